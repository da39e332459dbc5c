"""The WSGI application: requests are answered from the last good build and change nothing."""

from __future__ import annotations

import html
import ipaddress
import os
import re
import socket
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote

from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.wrappers import Response
from werkzeug.wsgi import wrap_file

from tuftenotes.digest import digest
from tuftenotes.server.addresses import Redirect, resolve
from tuftenotes.server.live import events
from tuftenotes.server.snapshot import File

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import StartResponse, WSGIEnvironment

    from tuftenotes.server.live import Live

__all__ = ["OWN", "Application", "host_is_allowed"]

OWN = "/__tuftenotes__/"
"""The addresses of our own that no site has."""
SCRIPTS = ("live.js", "idiomorph.js", "overlay.js")
HOST = re.compile(r"(?:\[(?P<address>[^]]*)\]|(?P<name>[^]\[:]*))(?::[0-9]*)?")
BARE_PAGE = "<!doctype html><html lang=en><meta charset=utf-8><title>tuftenotes</title><body>{}</body></html>"


class Application:
    """Answers for `live` at the host name `host`.

    With `live_pages` a script that keeps the page up to date is added to each page as it is sent;
    `follow` makes it scroll to what has changed.
    """

    def __init__(self, live: Live, host: str, *, live_pages: bool = True, follow: bool = False) -> None:
        self.live = live
        self.host = host
        self.live_pages = live_pages
        self.follow = follow
        folder = files(__package__) / "browser"
        self.scripts = {name: script((folder / name).read_bytes()) for name in SCRIPTS}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request, as WSGI has it."""
        response = self.respond(environ)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers.setdefault("Cache-Control", "no-cache")
        return response(environ, start_response)

    def respond(self, environ: WSGIEnvironment) -> Response:
        """Return the answer to a request."""
        if not host_is_allowed(environ.get("HTTP_HOST", ""), self.host):
            return plain(403, "This server answers to its own name only; see --host.")
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return plain(405, "This server only shows pages.", Allow="GET, HEAD")
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        if path.startswith(OWN):
            return self.own(path.removeprefix(OWN), environ)
        return self.page(path, environ)

    def page(self, path: str, environ: WSGIEnvironment) -> Response:
        """Return the file at the URL path `path`, or the site's 404 page."""
        state = self.live.state
        found = resolve(state.snapshot, state.baseurl, path)
        if isinstance(found, Redirect):
            query = environ.get("QUERY_STRING", "")
            return plain(302, "", Location=found.location + (f"?{query}" if query else ""))
        if found is not None:
            return self.send(state.snapshot[found], 200, environ)
        if "404.html" in state.snapshot:
            return self.send(state.snapshot["404.html"], 404, environ)
        told = f"<p>There is no {html.escape(path)} in the site, which is at {html.escape(state.baseurl)}/"
        body = BARE_PAGE.format(told if state.snapshot else "")
        return self.send(File("text/html", "", (0, 0, 0), body.encode()), 404, environ)

    def send(self, file: File, status: int, environ: WSGIEnvironment) -> Response:
        """Return a file, whole, in part (ranges) or not at all (304), as the request asks."""
        if file.data is None:
            return send_large(file, environ)
        data, tag = file.data, file.digest
        if file.is_page and self.live_pages:
            data, tag = self.with_script(file), f"{tag}-{self.live.instance}-{self.live.state.version}"
        response = Response(data, status, content_type=content_type(file.mimetype))
        response.set_etag(tag)
        return in_part(response, environ, len(data)) if status == 200 else response

    def with_script(self, file: File) -> bytes:
        """Return a page with the script that keeps it up to date, before the end of its body."""
        state = self.live.state
        tag = (
            f'<script src="{OWN}live.js" data-tuftenotes data-digest="{file.digest}" '
            f'data-instance="{self.live.instance}" data-version="{state.version}"'
            f"{' data-follow' if self.follow else ''} async></script>"
        ).encode()
        data = file.data or b""
        place = data.rfind(b"</body>")
        return data + tag if place < 0 else data[:place] + tag + data[place:]

    def own(self, name: str, environ: WSGIEnvironment) -> Response:
        """Return one of our scripts, or the stream of events."""
        if name in self.scripts and self.live_pages:
            return self.send(self.scripts[name], 200, environ)
        if name != "events" or not self.live_pages:
            return plain(404, "There is nothing here.")
        query = {key: values[0] for key, values in parse_qs(environ.get("QUERY_STRING", "")).items()}
        version = query.get("version", "")
        stream = events(
            self.live,
            unquote(query.get("path", "/")),
            query.get("digest", ""),
            query.get("instance", ""),
            int(version) if version.isascii() and version.isdigit() and len(version) < 10 else -1,
        )
        headers = {"Cache-Control": "no-store"}
        return Response(stream, headers=headers, content_type="text/event-stream; charset=utf-8")


def plain(status: int, text: str, **headers: str) -> Response:
    """Return an answer in a few words."""
    return Response(text + "\n" if text else "", status, headers, content_type="text/plain; charset=utf-8")


def script(data: bytes) -> File:
    """Return a script of ours as a file to send."""
    return File("text/javascript", digest(data), (0, 0, len(data)), data)


def content_type(mimetype: str) -> str:
    """Return the Content-Type of a file; all text that a build makes is UTF-8."""
    is_text = mimetype.startswith("text/") or mimetype in {"application/json", "application/xml"}
    return f"{mimetype}; charset=utf-8" if is_text else mimetype


def send_large(file: File, environ: WSGIEnvironment) -> Response:
    """Return a file that is not kept in memory; what was opened is sent, even if replaced."""
    try:
        handle = open(file.path, "rb")  # noqa: SIM115, PTH123 - the response closes it
    except OSError:
        return plain(404, "This file has just been removed.")
    status = os.fstat(handle.fileno())
    response = Response(wrap_file(environ, handle), content_type=file.mimetype, direct_passthrough=True)
    response.content_length = status.st_size
    response.set_etag(digest(repr((status.st_ino, status.st_mtime_ns, status.st_size))))
    return in_part(response, environ, status.st_size)


def in_part(response: Response, environ: WSGIEnvironment, length: int) -> Response:
    """Return the part of a response that the request asks for, or the answer that there is none such."""
    try:
        return response.make_conditional(environ, accept_ranges=True, complete_length=length)
    except RequestedRangeNotSatisfiable as error:
        response.close()
        return plain(416, "There is no such part.", **dict(error.get_headers(environ)[1:]))


def host_is_allowed(header: str, bound: str) -> bool:
    """Tell whether a Host header names this server.

    A page on the web can make its own name resolve to 127.0.0.1 and then read what is served here (DNS
    rebinding); such a request still carries that name. An address in digits cannot be rebound.
    """
    parts = HOST.fullmatch(header.strip().lower())
    name = (parts["address"] or parts["name"]).removesuffix(".") if parts else ""
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        own = socket.gethostname().lower()
        return bool(name) and name in {bound.lower(), own, f"{own}.local"}
    return True
