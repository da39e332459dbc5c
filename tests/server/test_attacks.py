"""What hostile pages and programs send is refused, row by row, over a real socket."""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from tuftenotes.server import http as http_module
from tuftenotes.server.application import Application
from tuftenotes.server.http import listen
from tuftenotes.server.live import Live
from tuftenotes.server.snapshot import IN_MEMORY, take_snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET = b"what nobody may read"
PAGE = "<!doctype html><html lang=en><title>A</title><body><p>Hello</p></body></html>"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Serve a site that lies beside a secret, has hidden files, a film and links that lead out of it."""
    folder = tmp_path_factory.mktemp("attacked")
    site = folder / "site"
    (site / "vae").mkdir(parents=True)
    (folder / "private").mkdir()
    for path in (folder / "secret.txt", folder / "private" / "secret.txt", site / ".env"):
        path.write_bytes(SECRET)
    (site / ".tuftenotes-manifest.json").write_bytes(SECRET)
    for path in (site / "index.html", site / "vae" / "index.html"):
        path.write_text(PAGE, "utf-8")
    (site / "film.mp4").write_bytes(b"0" * (IN_MEMORY + 1))
    if sys.platform != "win32":
        link_out(site, folder)
    live = Live()
    live.show(take_snapshot(site, {}), "")
    with listen("127.0.0.1", 0, Application(live, "127.0.0.1")) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server.port
        live.close()
        server.shutdown()
        thread.join()


def link_out(site: Path, folder: Path) -> None:
    """Put links into the site: to a file and folders outside, by absolute and relative paths."""
    (site / "file").symlink_to(folder / "secret.txt")
    (site / "up").symlink_to("..")
    (site / "private").symlink_to(folder / "private", target_is_directory=True)
    (site / "root").symlink_to("/")
    (site / "notes.html").symlink_to("../secret.txt")


def talk(port: int, data: bytes, seconds: float = 0.4) -> bytes:
    """Send bytes on a new connection; return what comes back until its end, or until nothing more comes."""
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as sock:
        parts = []
        with contextlib.suppress(TimeoutError, ConnectionError):
            sock.sendall(data)
            while part := sock.recv(65536):
                parts.append(part)
        return b"".join(parts)


def request(path: bytes, method: bytes = b"GET", host: bytes = b"localhost", rest: bytes = b"") -> bytes:
    """Return a request as it goes over the wire, whose connection ends with the answer."""
    head = b"%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n" % (method, path, host)
    return head + rest + b"\r\n"


PATHS = (
    *(b"/../secret.txt", b"/vae/../../secret.txt", b"/./../secret.txt", b"/vae/..", b"/..", b"/."),
    *(b"/%2e%2e/secret.txt", b"/%2E%2E/secret.txt", b"/.%2e/secret.txt", b"/..%2fsecret.txt"),
    *(b"/%2e%2e%2fsecret.txt", b"/vae/..%2f..%2fsecret.txt", b"/%252e%252e/secret.txt"),
    *(b"/%252e%252e%252fsecret.txt", b"/..%255csecret.txt", b"/..\\secret.txt", b"/..%5csecret.txt"),
    *(b"/%2e%2e%5csecret.txt", b"/vae\\..\\..\\secret.txt", b"/....//secret.txt", b"/..;/secret.txt"),
    *(b"/.../secret.txt", b"/%c0%ae%c0%ae/secret.txt", b"/%c0%af..%c0%afsecret.txt"),
    *(
        b"/%e0%80%ae%e0%80%ae/secret.txt",
        b"/%u002e%u002e/secret.txt",
        b"/\xef\xbc\x8e\xef\xbc\x8e/secret.txt",
    ),
    *(
        b"//secret.txt",
        b"///etc/passwd",
        b"/etc/passwd",
        b"/%2fetc%2fpasswd",
        b"/" + b"../" * 500 + b"etc/passwd",
    ),
    *(b"/C:/Windows/win.ini", b"/C:%5cWindows%5cwin.ini", b"/%5c%5cserver%5cshare", b"/file:///etc/passwd"),
    *(b"/secret.txt%00.html", b"/%00", b"/index.html%00", b"/index.html%00.png", b"/..%00/secret.txt"),
    *(b"/index.html/", b"/index.html/..", b"/index.html::$DATA", b"/index.html.", b"/index.html%20"),
    *(b"/INDEX.HTML", b"/VAE/", b"/index.htm%6C~", b"/~root", b"/CON", b"/NUL.html", b"/aux/"),
    *(b"/.env", b"/%2eenv", b"/.tuftenotes-manifest.json", b"/vae/../.env", b"/.git/config", b"/.ssh/id_rsa"),
    *(b"/file", b"/up/secret.txt", b"/private/secret.txt", b"/root/etc/passwd", b"/notes", b"/notes.html"),
    *(b"/__tuftenotes__/", b"/__tuftenotes__/../secret.txt", b"/__tuftenotes__/application.py"),
    *(
        b"/__tuftenotes__/..%2fapplication.py",
        b"/__tuftenotes__/%2e%2e/live.py",
        b"/__tuftenotes__/live.js%00",
    ),
    *(b"/" + b"a" * 60_000, b"/" + b"%2e" * 20_000, b"/vae" + b"/" * 60_000, b"/%", b"/%zz", b"/\xff\xfe"),
)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[:40].decode("latin-1"))
def test_no_path_leads_out_of_the_site(port: int, path: bytes) -> None:
    """Whatever a path tries, it is a name that the site does not have, and no file of the disk."""
    answer = talk(port, request(path), 5)
    assert answer.startswith(b"HTTP/1.1 404 ")
    assert SECRET not in answer
    assert b"root:" not in answer
    assert b"Hello" not in answer


METHODS = (
    *("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "PROPPATCH", "MKCOL"),
    *("COPY", "MOVE", "LOCK", "UNLOCK", "SEARCH", "PURGE", "DEBUG", "get", "HEADS", "GET2"),
)


@pytest.mark.parametrize("method", METHODS)
def test_only_get_and_head_are_answered(port: int, method: str) -> None:
    """Nothing can be written, listed or echoed, and no other spelling of GET is one."""
    answer = talk(port, request(b"/", method.encode(), rest=b"X-Echo: echoed\r\n"), 5)
    assert answer.startswith(b"HTTP/1.1 405 ")
    assert b"Allow: GET, HEAD\r\n" in answer
    assert b"echoed" not in answer


HOSTS = (
    *(b"evil.example", b"evil.example:4000", b"localhost.evil.example", b"127.0.0.1.evil.example", b"", b":"),
    *(b"127.0.0.1@evil.example", b"evil.example/localhost", b"localhost, evil.example", b"[evil]", b"[::1"),
    *(b"xn--lcalhost-54a", b"loc\xc3\xa5lhost", b"localhost\x00.evil.example", b"a" * 60_000, b"0x7f.evil"),
)


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: host[:40].decode("latin-1"))
def test_a_foreign_host_is_refused(port: int, host: bytes) -> None:
    """A page on the web cannot read the preview by letting its own name resolve to this machine."""
    for path in (b"/", b"/__tuftenotes__/events", b"/__tuftenotes__/live.js"):
        answer = talk(port, request(path, host=host), 5)
        assert answer.startswith((b"HTTP/1.1 403 ", b"HTTP/1.1 400 "))
        assert b"Hello" not in answer


def test_no_answer_says_what_it_was_made_with(port: int) -> None:
    """The versions of Python and of a library are nobody's business."""
    for data in (request(b"/"), request(b"/", b"PUT"), b"GET / / HTTP/1.1\r\n\r\n"):
        assert b"Server: tuftenotes\r\n" in talk(port, data, 5)
        assert b"Python" not in talk(port, data, 5)


def test_a_request_without_a_host_is_refused(port: int) -> None:
    """As HTTP/1.1 has it; HTTP/1.0 gets no page either."""
    for version in (b"1.0", b"1.1"):
        answer = talk(port, b"GET / HTTP/%s\r\nConnection: close\r\n\r\n" % version, 5)
        assert answer.split(b" ")[1] == b"403"


FORMS = {
    "an address of another host": b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "not HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    "zeros": b"\0\0\0\0\r\n\r\n",
    "one word": b"GET\r\n\r\n",
    "four words": b"GET / / HTTP/1.1\r\n\r\n",
    "a version from the future": b"GET / HTTP/9.9\r\n\r\n",
    "a version in words": b"GET / HTTP/one\r\n\r\n",
    "a preface of HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "a line that is too long": b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
    "a header that is too long": request(b"/", rest=b"X: " + b"a" * 70_000 + b"\r\n"),
    "too many headers": request(b"/", rest=b"X: y\r\n" * 200),
    "a header without an end": request(b"/")[:-2],
    "a line without an end": b"GET / HT",
    "nothing at all": b"",
}


@pytest.mark.parametrize("form", FORMS)
def test_what_is_no_request_is_refused(port: int, form: str) -> None:
    """It gets an error or no answer, never a page nor a fault of the server; the next client is served."""
    answer = talk(port, FORMS[form])
    assert b"Hello" not in answer
    assert b" 500 " not in answer
    assert b"Hello" in talk(port, request(b"/"), 5)


@pytest.mark.parametrize(
    "rest",
    [
        b"Content-Length: 60\r\n",
        b"Content-Length: -1\r\n",
        b"Content-Length: x\r\n",
        b"Content-Length: 0\r\nContent-Length: 60\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
        b"Transfer-Encoding: xchunked\r\n",
        b"Expect: 100-continue\r\nContent-Length: 99999999999\r\n",
    ],
    ids=lambda rest: rest.replace(b"\r\n", b" ").decode(),
)
def test_no_request_hides_in_another(port: int, rest: bytes) -> None:
    """The body of a request is not taken for the next one: its connection ends with the answer."""
    hidden = request(b"/vae/")
    answer = talk(port, b"GET / HTTP/1.1\r\nHost: localhost\r\n" + rest + b"\r\n" + hidden, 5)
    assert answer.count(b"<p>Hello") <= 1
    assert b"vae" not in answer


RANGES = (
    *(b"bytes=0-0,1-1,2-2", b"bytes=99999999999999999999-", b"bytes=-99999999999999999999", b"bytes=5-2"),
    *(b"bytes=a-b", b"bytes=--1", b"lines=1-2", b"bytes=" + b"0-1," * 10_000 + b"0-1", b"bytes=", b"\xff"),
)


@pytest.mark.parametrize("path", [b"/film.mp4", b"/index.html"])
@pytest.mark.parametrize("value", RANGES, ids=lambda value: value[:40].decode("latin-1"))
def test_odd_ranges_do_no_harm(port: int, path: bytes, value: bytes) -> None:
    """They get the whole file, a part of it, or the answer that there is none such."""
    answer = talk(port, request(path, rest=b"Range: " + value + b"\r\n"), 5)
    assert answer.split(b" ")[1] in {b"200", b"206", b"416", b"400"}
    assert len(answer) < IN_MEMORY + 2000


@pytest.mark.parametrize(
    "query",
    [
        b"path=%00",
        b"path=../../secret.txt",
        b"path=%2e%2e%2fsecret.txt",
        b"version=99999999999999999999999",
        b"version=-1",
        b"version=%D9%A3",
        b"digest=%0d%0aX-Injected:%20yes",
        b"&" * 5000,
        b"path=%ff&instance=%ff",
    ],
    ids=lambda query: query[:40].decode("latin-1"),
)
def test_odd_questions_for_events_do_no_harm(port: int, query: bytes) -> None:
    """The stream opens and says nothing that was put into it."""
    answer = talk(port, request(b"/__tuftenotes__/events?" + query))
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert b"X-Injected" not in answer
    assert SECRET not in answer


def test_a_redirect_stays_on_this_host(port: int) -> None:
    """No path makes it lead to another one, nor puts a header into the answer."""
    for path in (b"/vae", b"/vae?x=%0d%0aX-Injected:%20yes", b"/vae?//evil.example"):
        answer = talk(port, request(path), 5)
        assert b"\r\nLocation: /vae/" in answer
        assert b"\r\nX-Injected" not in answer
    assert b"\r\nLocation" not in talk(port, request(b"//evil.example/vae"), 5)


SLOW = (b"", b"GET", b"GET / HTTP/1.1\r\nHost: loc", request(b"/", b"POST", rest=b"Content-Length: 9\r\n"))


@pytest.mark.parametrize("start", SLOW, ids=["silent", "in the line", "in a header", "in the body"])
def test_slow_clients_hold_up_nobody(port: int, start: bytes) -> None:
    """Sixty connections stop in the middle of a request, and another one is answered."""
    with contextlib.ExitStack() as stack:
        for _ in range(60):
            sock = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            sock.sendall(start)
        assert b"Hello" in talk(port, request(b"/"), 5)


def test_a_client_that_does_not_read_is_let_go(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that nobody takes ends with the patience of the server, and holds up nobody meanwhile."""
    monkeypatch.setattr(http_module.Handler, "timeout", 0.2)
    with socket.socket() as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        sock.connect(("127.0.0.1", port))
        sock.sendall(b"GET /film.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n" * 20)
        assert b"Hello" in talk(port, request(b"/"), 5)
        assert b"Hello" in talk(port, request(b"/"), 5)
