"""Asking other hosts, on a host of this machine."""

from __future__ import annotations

import socket
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tuftenotes.diagnostics import Severity
from tuftenotes.visits import Manners, visit_all
from web_host import WebHost, listening

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def host() -> Iterator[WebHost]:
    """Return a host that listens."""
    yield from listening()


@pytest.fixture
def waits() -> list[float]:
    """Return what the manners waited for."""
    return []


@pytest.fixture
def manners(waits: list[float]) -> Manners:
    """Return manners whose waiting takes no time and is noted."""
    return Manners(timeout=5, pause=0.125, sleep=waits.append)


def said(host: WebHost, path: str, manners: Manners) -> str:
    """Return the level and the message for a path, without the address; empty if nothing is wrong."""
    verdict = visit_all([host.url(path)], manners)[host.url(path)]
    return f"{verdict.severity.name} {verdict.message.replace(host.url(''), '')}" if verdict else ""


@pytest.mark.parametrize(
    ("path", "message", "asked"),
    [
        ("/200", "", ["HEAD /200"]),
        ("/200?q=é ü#part", "", ["HEAD /200?q=%C3%A9%20%C3%BC"]),
        ("/404", "WARNING “/404”: the answer is 404 Not Found", ["HEAD /404", "GET /404"]),
        ("/410", "WARNING “/410”: the answer is 410 Gone", ["HEAD /410", "GET /410"]),
        ("/500", "WARNING “/500”: the answer is 500 Internal Server Error", ["HEAD /500", "GET /500"]),
        ("/418", "WARNING “/418”: the answer is 418 I'm a Teapot", ["HEAD /418"]),
        ("/no-head", "", ["HEAD /no-head", "GET /no-head"]),
        ("/403", "NOTE “/403” could not be checked: the answer is 403 Forbidden", ["HEAD /403", "GET /403"]),
        ("/999", "NOTE “/999” could not be checked: the answer is 999", ["HEAD /999"]),
        ("/302/200", "", ["HEAD /302/200", "HEAD /200"]),
        ("/301/200", "NOTE “/301/200” has moved for good to “/200”", ["HEAD /301/200", "HEAD /200"]),
        ("/301/302/200", "", ["HEAD /301/302/200", "HEAD /302/200", "HEAD /200"]),
        (
            "/307/404",
            "WARNING “/307/404”: the answer is 404 Not Found",
            ["HEAD /307/404", "HEAD /404", "GET /404"],
        ),
        ("/302/", "", ["HEAD /302/"]),
        ("/busy-once", "", ["HEAD /busy-once"] * 2),
        (
            "/429/x",
            "NOTE “/429/x” could not be checked: the answer is 429 Too Many Requests",
            ["HEAD /429/x"],
        ),
        ("/until", "WARNING “/until”: the answer is 503 Service Unavailable", ["HEAD /until"]),
        ("/broken-once", "", ["HEAD /broken-once"] * 2),
    ],
)
def test_answers(host: WebHost, manners: Manners, path: str, message: str, asked: list[str]) -> None:
    """Each answer is judged, HEAD is asked first and GET only where that may help, redirects are followed."""
    assert said(host, path, manners) == message
    assert host.asked == asked


def test_a_circle_of_redirects(host: WebHost, manners: Manners) -> None:
    """Redirects that lead on and on are a warning."""
    few = replace(manners, redirects=3)
    path = "/302" * 9 + "/200"
    assert said(host, path, few) == f"WARNING “{path}” leads from one address to the next without end"
    assert len(host.asked) == 4


def test_a_redirect_out_of_the_web(host: WebHost, manners: Manners) -> None:
    """No redirect leads to a file of this machine."""
    verdict = visit_all([host.url("/302//file:///etc/passwd")], manners)
    assert len(host.asked) < 10
    assert all(entry.startswith(("HEAD /", "GET /")) for entry in host.asked)
    assert list(verdict)


def test_who_does_not_answer(host: WebHost, manners: Manners, waits: list[float]) -> None:
    """A slow host, one that hangs up and one that speaks nonsense are asked three times, then told of."""
    hasty = replace(manners, timeout=0.2)
    assert said(host, "/slow", hasty) == "WARNING “/slow” does not answer within 0.2 seconds"
    assert host.asked == ["HEAD /slow"] * 3
    assert waits == [0.0, 0.125, 1.0, 0.125, 1.0, 0.125]
    assert said(host, "/dropped", manners).startswith("WARNING “/dropped” cannot be reached: ")
    assert said(host, "/garbage", manners).startswith("WARNING “/garbage” cannot be reached: ")


def test_nobody_listens(manners: Manners) -> None:
    """A port that is closed and a host that does not exist are told of, and not for ever."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{free.getsockname()[1]}/"
    nowhere = "http://no-such-host.invalid/"
    found = visit_all([closed, nowhere], manners)
    refused, unknown = found[closed], found[nowhere]
    assert refused is not None
    assert refused.message.startswith(f"“{closed}” cannot be reached: ")
    assert not refused.lasting
    assert unknown is not None
    assert unknown.severity is Severity.WARNING


@pytest.mark.parametrize(
    "address", ["http://", "http://a:x/", "http://[::1/", f"http://{'a' * 80}/", "http://a b/"]
)
def test_what_is_no_address(address: str, manners: Manners) -> None:
    """It is told, and nobody is asked."""
    verdict = visit_all([address], manners)[address]
    assert verdict is not None
    assert "is no address" in verdict.message


def test_politeness(host: WebHost, manners: Manners, waits: list[float]) -> None:
    """A host gets one question at a time and a pause after each; anchors of one page are one question."""
    addresses = [host.url(f"/200?{n}#{m}") for n in range(6) for m in range(3)]
    addresses += [host.url(f"/302/200?{n}") for n in range(3)]
    assert set(visit_all(addresses, manners).values()) == {None}
    assert host.most_at_once == 1
    assert len(host.asked) == 12
    assert waits.count(0.125) == 12


def test_several_hosts(host: WebHost, manners: Manners) -> None:
    """Other hosts need not wait."""
    for other in listening():
        found = visit_all([host.url("/404"), other.url("/200")], manners)
        assert [verdict is None for verdict in found.values()] == [False, True]
