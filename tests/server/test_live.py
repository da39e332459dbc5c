"""Open pages are told what concerns them, once, from whatever state they are in."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any

from tuftenotes.server import live as live_module
from tuftenotes.server.live import Live, Problem, events
from tuftenotes.server.snapshot import File

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest


def page(text: str) -> File:
    """Return a page whose digest is its text."""
    return File("text/html", text, (0, 0, 0), text.encode())


def sheet(text: str) -> File:
    """Return a style sheet whose digest is its text."""
    return File("text/css", text, (0, 0, 0), text.encode())


def message(stream: Iterator[bytes]) -> dict[str, Any]:
    """Return the next message of a stream."""
    part = next(part for part in stream if part.startswith(b"data: "))
    parsed: dict[str, Any] = json.loads(part.removeprefix(b"data: "))
    return parsed


def listen(live: Live, path: str = "/a/", shown: str = "1") -> Iterator[bytes]:
    """Open the stream of a page that was just loaded."""
    stream = events(live, path, shown, live.instance, live.state.version)
    next(stream)
    return stream


def test_a_page_hears_of_its_own_change_only() -> None:
    """The change of another page is no message; that of its own is one."""
    live = Live()
    live.show({"a/index.html": page("1"), "b/index.html": page("1")}, "")
    stream = listen(live)
    live.show({"a/index.html": page("1"), "b/index.html": page("2")}, "")
    live.show({"a/index.html": page("2"), "b/index.html": page("2")}, "")
    told = message(stream)
    assert told == {
        "instance": live.instance,
        "version": 3,
        "changed": True,
        "assets": {},
        "problems": [],
    }


def test_a_changed_file_of_another_kind_is_named() -> None:
    """Every page hears of a style sheet, with the address that it has."""
    live = Live()
    live.show({"a/index.html": page("1"), "css/main.css": sheet("1")}, "/notes")
    stream = listen(live, "/notes/a/")
    live.show({"a/index.html": page("1"), "css/main.css": sheet("2")}, "/notes")
    told = message(stream)
    assert told["assets"] == {"/notes/css/main.css": "2"}
    assert not told["changed"]


def test_a_page_that_was_loaded_before_a_build_is_told_at_once() -> None:
    """Between loading and listening nothing is missed; which files differ is then unknown."""
    live = Live()
    live.show({"a/index.html": page("1")}, "")
    stream = events(live, "/a/", "old", live.instance, 0)
    told = message(stream)
    assert told["changed"]
    assert told["assets"] is None


def test_a_page_of_an_earlier_run_is_told_at_once() -> None:
    """After a restart of the server the page compares by digest."""
    live = Live()
    live.show({"a/index.html": page("1")}, "")
    told = message(events(live, "/a/", "1", "another", 1))
    assert not told["changed"]
    assert told["assets"] is None


def test_problems_come_and_go() -> None:
    """An error is told with its text and link, and its end as well; the last good build stays."""
    live = Live()
    live.show({"a/index.html": page("1")}, "")
    stream = listen(live)
    live.fail((Problem("a.md:1: error", "editor://a.md:1"),))
    assert message(stream)["problems"] == [{"text": "a.md:1: error", "link": "editor://a.md:1"}]
    assert live.state.snapshot["a/index.html"].digest == "1"
    live.show(live.state.snapshot, "")
    assert message(stream)["problems"] == []


def test_a_page_loaded_during_an_error_hears_of_it() -> None:
    """The overlay is there after a reload."""
    live = Live()
    live.fail((Problem("broken"),))
    assert message(listen(live, shown=""))["problems"] == [{"text": "broken", "link": ""}]


def test_nothing_new_is_no_version() -> None:
    """A build that changed nothing wakes nobody."""
    live = Live()
    live.show({"a/index.html": page("1")}, "")
    live.show({"a/index.html": page("1")}, "")
    assert live.state.version == 1


def test_a_page_that_appears_or_goes() -> None:
    """Where the 404 page is shown, the page that comes to exist is a change, and so is its end."""
    live = Live()
    live.show({"404.html": page("404")}, "")
    stream = listen(live, "/new/", "404")
    live.show({"404.html": page("404"), "new/index.html": page("1")}, "")
    assert message(stream)["changed"]
    live.show({"404.html": page("404")}, "")
    assert message(stream)["changed"]


def test_a_silent_stream_shows_that_it_is_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise a closed window would never be noticed."""
    monkeypatch.setattr(live_module, "HEARTBEAT", 0.01)
    live = Live()
    live.show({"a/index.html": page("1")}, "")
    assert next(listen(live)) == b": still here\n\n"


def test_streams_end_with_the_server() -> None:
    """Closing wakes and ends what waits."""
    live = Live()
    live.show({"a/index.html": page("1")}, "")
    stream = listen(live)
    threading.Timer(0.05, live.close).start()
    assert list(stream) == []
