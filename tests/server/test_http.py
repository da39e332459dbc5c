"""The socket side: free ports, connections that stay open, clients that misbehave."""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from werkzeug.wrappers import Response

from tuftenotes.server import http as http_module
from tuftenotes.server.http import PortError, listen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from _typeshed.wsgi import StartResponse, WSGIEnvironment


def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Answer with what was asked; `/stream` without a length, `/bug` not at all."""
    path = environ["PATH_INFO"]
    if path == "/bug":
        raise ZeroDivisionError
    body = iter([b"one", b"two"]) if path == "/stream" else path
    return Response(body, content_type="text/plain")(environ, start_response)


@dataclass(frozen=True)
class Peer:
    """A server that listens on this machine."""

    port: int

    def talk(self, data: bytes, seconds: float = 5) -> bytes:
        """Send bytes on a new connection and return all that comes back until its end."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as sock:
            sock.sendall(data)
            parts = []
            with contextlib.suppress(TimeoutError, ConnectionResetError):
                while part := sock.recv(65536):
                    parts.append(part)
            return b"".join(parts)


@pytest.fixture
def peer() -> Iterator[Peer]:
    """Run a server for one test."""
    with listen("127.0.0.1", 0, application) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield Peer(server.port)
        server.shutdown()
        thread.join()


def test_a_connection_serves_many_requests(peer: Peer) -> None:
    """It is not closed after each answer."""
    connection = http.client.HTTPConnection("127.0.0.1", peer.port)
    connection.connect()
    sock = connection.sock
    for number in range(5):
        connection.request("GET", f"/{number}")
        assert connection.getresponse().read() == f"/{number}".encode()
    assert connection.sock is sock
    connection.close()


def test_head_keeps_the_connection_in_step(peer: Peer) -> None:
    """HEAD has a length and no body, and the next answer is read right."""
    connection = http.client.HTTPConnection("127.0.0.1", peer.port)
    connection.request("HEAD", "/abc")
    response = connection.getresponse()
    assert response.read() == b""
    assert response.headers["Content-Length"] == "4"
    connection.request("GET", "/next")
    assert connection.getresponse().read() == b"/next"
    connection.close()


def test_an_answer_without_a_length_ends_with_the_connection(peer: Peer) -> None:
    """So a stream can go on as long as it likes."""
    answer = peer.talk(b"GET /stream HTTP/1.1\r\nHost: x\r\n\r\n")
    assert b"Connection: close" in answer
    assert answer.endswith(b"\r\n\r\nonetwo")


def test_a_client_that_wants_one_answer(peer: Peer) -> None:
    """It is told that the connection ends, and it does."""
    answer = peer.talk(b"GET /fine HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert b"\r\nConnection: close\r\n" in answer
    assert answer.endswith(b"/fine")


def test_a_body_is_not_taken_for_the_next_request(peer: Peer) -> None:
    """A request with a body gets its answer, and then the connection ends."""
    for extra in (b"Content-Length: 30", b"Transfer-Encoding: chunked"):
        second = b"GET /second HTTP/1.1\r\nHost: x\r\n\r\n"
        answer = peer.talk(b"POST / HTTP/1.1\r\nHost: x\r\n" + extra + b"\r\n\r\n" + second)
        assert answer.count(b"HTTP/1.1 ") == 1


@pytest.mark.parametrize(
    "request_line",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nno colon here\r\n\r\n",
        b"GET /" + b"a" * 70000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nX: " + b"a" * 70000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"\0\0\0\0\r\n\r\n",
    ],
)
def test_nonsense_does_no_harm(peer: Peer, request_line: bytes) -> None:
    """It is refused or ignored, and the next client is served."""
    answer = peer.talk(request_line, seconds=0.5)
    assert not answer.startswith(b"HTTP/1.1 5") or answer.startswith(b"HTTP/1.1 505")
    assert peer.talk(b"GET /fine HTTP/1.0\r\nHost: x\r\n\r\n").endswith(b"/fine")


def test_slow_clients_hold_up_nobody(peer: Peer) -> None:
    """Fifty connections that never finish their request, and one that does."""
    slow = [socket.create_connection(("127.0.0.1", peer.port)) for _ in range(50)]
    for sock in slow:
        sock.sendall(b"GET / HTTP/1.1\r\nHo")
    start = time.monotonic()
    assert peer.talk(b"GET /fine HTTP/1.0\r\nHost: x\r\n\r\n").endswith(b"/fine")
    assert time.monotonic() - start < 2
    for sock in slow:
        sock.close()


def test_a_client_that_stays_silent_is_let_go(peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a while without a request its connection ends."""
    monkeypatch.setattr(http_module.Handler, "timeout", 0.1)
    with socket.create_connection(("127.0.0.1", peer.port), timeout=5) as sock:
        assert sock.recv(100) == b""


def test_a_client_that_goes_away_is_no_error(peer: Peer, capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing is printed when somebody closes a window."""
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", peer.port)) as sock:
            sock.sendall(b"GET /stream HTTP/1.1\r\nHost: x\r\n\r\n")
    peer.talk(b"GET /fine HTTP/1.0\r\nHost: x\r\n\r\n")
    assert capfd.readouterr().err == ""


def test_a_bug_is_a_traceback(peer: Peer, capfd: pytest.CaptureFixture[str]) -> None:
    """It is shown on the terminal, and the next client is served."""
    assert peer.talk(b"GET /bug HTTP/1.1\r\nHost: x\r\n\r\n") == b""
    assert peer.talk(b"GET /fine HTTP/1.0\r\nHost: x\r\n\r\n").endswith(b"/fine")
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_the_next_free_port() -> None:
    """A port that is taken is passed over."""
    with listen("127.0.0.1", 0, application) as first, listen("127.0.0.1", first.port, application) as second:
        assert first.port < second.port < first.port + 50


def test_no_free_port(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the ports that were tried."""
    monkeypatch.setattr(http_module, "TRIES", 1)
    with (
        listen("127.0.0.1", 0, application) as first,
        pytest.raises(PortError, match=f"No port from {first.port} to {first.port} is free"),
    ):
        listen("127.0.0.1", first.port, application)


def test_a_host_that_is_not_here() -> None:
    """Neither an unknown name nor an address of another machine can be listened at."""
    for host in ("name.invalid", "192.0.2.1"):
        with pytest.raises(PortError, match="Cannot listen at"):
            listen(host, 4000, application)
