"""Requests get the last good build, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from werkzeug.test import Client

from tuftenotes.server.application import Application, host_is_allowed
from tuftenotes.server.live import Live
from tuftenotes.server.snapshot import IN_MEMORY, File, take_snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from werkzeug.test import TestResponse

PAGE = "<!doctype html><html><head></head><body><p>Hello</p></body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a built site with a bit of everything."""
    for name, text in {
        "index.html": PAGE,
        "vae/index.html": PAGE,
        "404.html": PAGE.replace("Hello", "Lost"),
        "css/main.css": "p{}",
        "feed.xml": "<feed/>",
        ".tuftenotes-manifest.json": "{}",
    }.items():
        path = tmp_path / "built" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "built" / "film.mp4").write_bytes(b"0123456789" * (IN_MEMORY // 10 + 1))
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    return tmp_path / "built"


@pytest.fixture
def live(site: Path) -> Live:
    """Return a state that shows the site."""
    live = Live()
    live.show(take_snapshot(site, {}), "")
    return live


def get(
    live: Live, path: str, *, method: str = "GET", host: str = "localhost:4000", **headers: str
) -> TestResponse:
    """Send one request to the application."""
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return Client(Application(live, "127.0.0.1")).open(
        path, method=method, base_url=f"http://{host}", headers=fields, buffered="events" not in path
    )


def test_a_page_comes_with_the_script(live: Live) -> None:
    """The script goes before the end of the body and carries the page's digest; the file has none."""
    response = get(live, "/vae/")
    assert response.status_code == 200
    assert response.content_type == "text/html; charset=utf-8"
    digest = live.state.snapshot["vae/index.html"].digest
    assert f'data-digest="{digest}"' in response.text
    assert response.text.endswith("async></script></body></html>")
    assert b"script" not in (live.state.snapshot["vae/index.html"].data or b"")


def test_without_live_pages_nothing_is_added(live: Live) -> None:
    """The page is the file, and our own addresses do not exist."""
    client = Client(Application(live, "127.0.0.1", live_pages=False))
    assert client.get("/").text == PAGE
    assert client.get("/__tuftenotes__/live.js").status_code == 404
    assert client.get("/__tuftenotes__/events").status_code == 404


def test_the_sites_own_404_page(live: Live) -> None:
    """It comes with the status 404, and follows edits as other pages do."""
    response = get(live, "/nothing/")
    assert response.status_code == 404
    assert "Lost" in response.text
    assert "data-digest" in response.text


def test_a_site_without_a_404_page() -> None:
    """The answer names the address, escaped, and where the site is; before a good build it is empty."""
    live = Live()
    assert get(live, "/").status_code == 404
    assert "<p>" not in get(live, "/").text
    live.show({"a.html": File("text/html", "x", (0, 0, 1), b"x")}, "/notes")
    text = get(live, "/<b>").text
    assert "There is no /&lt;b&gt; in the site, which is at /notes/" in text


def test_folders_get_their_slash(live: Live) -> None:
    """The redirect keeps the query and stays on this host."""
    response = get(live, "/vae?a=1")
    assert response.status_code == 302
    assert response.headers["Location"] == "/vae/?a=1"


def test_conditional_requests(live: Live) -> None:
    """What the browser has already is not sent again, until the next build of a page."""
    for path in ("/", "/css/main.css", "/film.mp4"):
        tag = get(live, path).headers["ETag"]
        assert get(live, path, If_None_Match=tag).status_code == 304
    page_tag = get(live, "/").headers["ETag"]
    live.fail(())
    live.show({**live.state.snapshot, "new.css": live.state.snapshot["css/main.css"]}, "")
    assert get(live, "/", If_None_Match=page_tag).status_code == 200


@pytest.mark.parametrize("path", ["/film.mp4", "/feed.xml"])
def test_ranges(live: Live, path: str) -> None:
    """A part of a file, as players of films ask for it, from memory and from disk."""
    whole = get(live, path).data
    part = get(live, path, Range="bytes=2-5")
    assert part.status_code == 206
    assert part.data == whole[2:6]
    assert part.headers["Content-Range"] == f"bytes 2-5/{len(whole)}"
    assert get(live, path, Range=f"bytes={len(whole)}-").status_code == 416


def test_a_large_file_that_has_gone(live: Live, site: Path) -> None:
    """Between two builds a file may vanish; that is no error of the server."""
    (site / "film.mp4").unlink()
    assert get(live, "/film.mp4").status_code == 404


def test_head_has_no_body(live: Live) -> None:
    """HEAD tells the length that GET would have."""
    head, whole = get(live, "/", method="HEAD"), get(live, "/")
    assert head.data == b""
    assert head.headers["Content-Length"] == str(len(whole.data))


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"]
)
def test_nothing_can_be_written(live: Live, method: str) -> None:
    """Only GET and HEAD are answered."""
    response = get(live, "/", method=method)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/%252e%252e/secret.txt",
        "/..\\secret.txt",
        "/..%5csecret.txt",
        "/vae/../../secret.txt",
        "/css/..%2f..%2fsecret.txt",
        "/....//secret.txt",
        "/./../secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/%ff%fe",
        "//secret.txt",
        "/secret.txt%00.html",
        "/%00",
        "/index.html%00",
        "/.tuftenotes-manifest.json",
        "/%2etuftenotes-manifest.json",
        "/.git/config",
        "/vae/.",
        "/vae/..",
        "/INDEX.HTML",
        "/__tuftenotes__/",
        "/__tuftenotes__/../../secret.txt",
        "/__tuftenotes__/application.py",
        "/__tuftenotes__/..%2fapplication.py",
        "/C:/Windows/win.ini",
        "/etc/passwd",
        "/%2fetc%2fpasswd",
        "/file:///etc/passwd",
        "/index.html/",
        "/index.html/x",
        "/index.html::$DATA",
        "/index.html.",
        "/index.html%20",
        "/~root",
        "/" + "a" * 5000,
        "/" + "../" * 500 + "etc/passwd",
    ],
)
def test_no_way_out_of_the_site(live: Live, path: str) -> None:
    """Whatever a path tries, it is a name that the site doesn't have."""
    response = get(live, path)
    assert response.status_code == 404
    assert "secret" not in response.text.replace(path, "")


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example:4000"]
)
def test_a_foreign_host_is_refused(live: Live, host: str) -> None:
    """A page on the web cannot read the preview by letting its name resolve to this machine."""
    response = get(live, "/", host=host)
    assert response.status_code == 403
    assert "Hello" not in response.text


@pytest.mark.parametrize(
    ("header", "bound", "allowed"),
    [
        ("localhost", "127.0.0.1", True),
        ("LOCALHOST:4000", "127.0.0.1", True),
        ("localhost.", "127.0.0.1", True),
        ("notes.localhost:4000", "127.0.0.1", True),
        ("127.0.0.1:4000", "127.0.0.1", True),
        ("[::1]:4000", "::1", True),
        ("192.168.1.7:4000", "0.0.0.0", True),  # noqa: S104 - only a name here
        ("mybox.lan:4000", "mybox.lan", True),
        ("", "127.0.0.1", False),
        ("[evil", "127.0.0.1", False),
        ("[::1", "127.0.0.1", False),
        ("[::1]x", "127.0.0.1", False),
        ("localhost:evil", "127.0.0.1", False),
        ("evil.example", "0.0.0.0", False),  # noqa: S104
        ("127.0.0.1@evil.example", "127.0.0.1", False),
    ],
)
def test_which_hosts_are_this_machine(header: str, bound: str, *, allowed: bool) -> None:
    """Names of this machine and addresses in digits."""
    assert host_is_allowed(header, bound) is allowed


def test_browsers_are_told_to_keep_it_to_this_site(live: Live) -> None:
    """Types are not guessed, nothing is kept without asking, and other sites cannot embed it."""
    headers = get(live, "/css/main.css").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-cache"


def test_the_scripts_are_there(live: Live) -> None:
    """The page's script and the modules that it imports."""
    for name in ("live.js", "overlay.js", "idiomorph.js"):
        response = get(live, f"/__tuftenotes__/{name}")
        assert response.status_code == 200
        assert response.content_type == "text/javascript; charset=utf-8"


def test_the_stream_of_events(live: Live) -> None:
    """It decodes the page's address, is never cached, and takes any parameters."""
    state = live.state
    digest = state.snapshot["vae/index.html"].digest
    query = f"path=%2Fv%2561e%2F&digest={digest}&instance={live.instance}&version={state.version}"
    response = get(live, f"/__tuftenotes__/events?{query}")
    assert response.headers["Cache-Control"] == "no-store"
    parts = iter(response.response)
    assert next(parts) == b"retry: 500\n\n"
    live.close()
    assert list(parts) == []
    live = Live()
    stream = iter(get(live, "/__tuftenotes__/events?version=-%26&path=%00").response)
    assert next(stream) == b"retry: 500\n\n"
