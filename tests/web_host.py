"""A host on this machine that answers as its paths say, for tests of who asks other hosts."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["WebHost", "listening"]


@dataclass
class WebHost:
    """What was asked, in order, how many asked at the same time at most, and when the slow may answer."""

    port: int = 0
    asked: list[str] = field(default_factory=list)
    most_at_once: int = 0
    end: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)
    _now: int = 0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """Return the address of a path."""
        return f"http://{host}:{self.port}{path}"

    def enter(self, request: str) -> int:
        """Note that a request came; return how often it did."""
        with self.lock:
            self.asked.append(request)
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
            return Counter(self.asked)[request]

    def leave(self) -> None:
        """Note that a request was answered."""
        with self.lock:
            self._now -= 1


class _Handler(BaseHTTPRequestHandler):
    web_host: WebHost

    def log_message(self, *_args: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        """Answer as the first word of the path says, after the host has noted the question."""
        times = self.web_host.enter(f"{self.command} {self.path}")
        word, _, rest = self.path.lstrip("/").partition("/")
        if word == "slow":
            self.web_host.end.wait()
        self.web_host.leave()  # before it is answered: then the next may come
        if word == "garbage":
            self.wfile.write(b"this is not HTTP\r\n\r\n")
        elif word != "dropped" and (word, times, self.command) != ("broken-once", 1, "HEAD"):
            self.answer(*_answer(word, rest, times, self.command))

    do_GET = do_HEAD  # noqa: N815 (the library's name)

    def answer(self, status: int, headers: dict[str, str]) -> None:
        """Send an answer without a body."""
        self.send_response(status)
        for name, value in {**headers, "Content-Length": "0"}.items():
            self.send_header(name, value)
        self.end_headers()


def _answer(word: str, rest: str, times: int, method: str) -> tuple[int, dict[str, str]]:
    """Return a status, and where it leads or when to come again."""
    if word == "no-head" and method == "HEAD":
        return 405, {}
    if word == "busy-once" and times == 1:
        return 429, {"Retry-After": "0"}
    if word == "until":
        return 503, {"Retry-After": "Fri, 31 Dec 2100 23:59:59 GMT"}
    if word.isdecimal():
        return int(word), {"Location": f"/{rest}", "Retry-After": "3600"} if rest else {}
    return 200, {}


def listening(address: str = "127.0.0.1") -> Iterator[WebHost]:
    """Yield a host that listens at an address of this machine, and close it."""
    host = WebHost()

    class Handler(_Handler):
        """The handler of this host."""

        web_host = host

    server = ThreadingHTTPServer((address, 0), Handler)
    host.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield host
    finally:
        host.end.set()
        server.shutdown()
        thread.join()
        server.server_close()
