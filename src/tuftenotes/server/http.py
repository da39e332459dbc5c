"""The socket side: threads, the next free port, connections that stay open between requests."""

from __future__ import annotations

import errno
import socket
import sys
from typing import TYPE_CHECKING, Any

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from _typeshed.wsgi import WSGIApplication

__all__ = ["PortError", "listen"]

TRIES = 50
"""How many ports after the one wanted are tried."""


class PortError(Exception):
    """The server cannot listen at this host or port; the text says why."""


class Handler(WSGIRequestHandler):
    """Answers the requests of one connection.

    Werkzeug closes every connection after one answer, and waits 10 ms before it does. As no request here has
    a body that anyone reads, a connection can simply be kept, unless the request has one.
    """

    protocol_version = "HTTP/1.1"
    timeout = 30
    """Seconds in which a client must send its next request, and take each part of the answer."""
    disable_nagle_algorithm = True
    wbufsize = 1 << 16

    def version_string(self) -> str:
        """Return what the answers say of the server: nothing that tells which faults it may have."""
        return "tuftenotes"

    def run_wsgi(self) -> None:
        """Call the application and send what it answers."""
        self.environ = environ = self.make_environ()
        has_body = "CONTENT_LENGTH" in environ or "HTTP_TRANSFER_ENCODING" in environ
        status, headers = "", []

        def start_response(
            line: str, fields: list[tuple[str, str]], exc_info: object = None
        ) -> Callable[[bytes], object]:
            nonlocal status, headers
            del exc_info
            status, headers = line, fields
            return self.wfile.write

        answer: Iterable[bytes] = self.server.app(environ, start_response)
        try:
            self.send_head(status, headers, close=has_body)
            for part in answer:
                self.wfile.write(part)
                if not self.sized:
                    self.wfile.flush()
            self.wfile.flush()
        except (ConnectionError, TimeoutError):
            self.close_connection = True
        finally:
            close = getattr(answer, "close", None)
            if close is not None:
                close()

    def send_head(self, status: str, headers: list[tuple[str, str]], *, close: bool) -> None:
        """Send the status and the headers; an answer without a length ends with the connection."""
        code, _, reason = status.partition(" ")
        names = {name.lower() for name, _ in headers}
        self.sized = "content-length" in names or code == "304" or self.command == "HEAD"
        self.send_response(int(code), reason)
        for name, value in headers:
            self.send_header(name, value)
        if close or self.close_connection or not self.sized:
            self.send_header("Connection", "close")
        self.end_headers()
        if not self.sized:
            self.wfile.flush()

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002, ANN401 - Werkzeug's signature
        """Say nothing: the terminal is for what the author has to know."""


class Server(ThreadedWSGIServer):
    """The server; a thread a connection, none of which keeps the program from ending."""

    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: tuple[str, int] | str) -> None:  # noqa: ANN401
        """Show the traceback of a bug; a client that goes away is none."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002, ANN401 - Werkzeug's signature
        """Say nothing."""


def listen(host: str, port: int, application: WSGIApplication) -> Server:
    """Return a server that listens at `host` and the first free port from `port` on (0: any)."""
    for candidate in range(port, min(port + TRIES, 65536)) if port else [0]:
        try:
            with bound_socket(host, candidate) as sock:
                return Server(host, sock.getsockname()[1], application, Handler, fd=sock.fileno())
        except OSError as error:
            if error.errno in {errno.EADDRINUSE, errno.EACCES} and port:
                continue
            raise PortError(f"Cannot listen at {host}: {error.strerror or error}") from error
    raise PortError(f"No port from {port} to {min(port + TRIES, 65536) - 1} is free.")


def bound_socket(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; `OSError` if the port is taken or the name unknown."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    sock = socket.socket(family, kind, protocol)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(address)
        sock.listen(Server.request_queue_size)
    except OSError:
        sock.close()
        raise
    return sock
