"""Asking other hosts whether what a site links to is still there, politely.

One question at a time to each host, with a pause behind it; HEAD first, and GET where that is refused,
without reading what comes; twice more where nobody answers; as late as ``Retry-After`` wants.
"""

from __future__ import annotations

import re
import socket
import ssl
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.client import HTTPException
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag, urljoin, urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from tuftenotes import __version__
from tuftenotes.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Manners", "Verdict", "visit_all"]

_AGENT = f"Mozilla/5.0 (compatible; tuftenotes/{__version__}; checks links)"
_HEAD_IS_REFUSED = frozenset({400, 403, 404, 405, 406, 410, 500, 501, 503})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_CLOSED_TO_PROGRAMS = frozenset({401, 402, 403, 407, 451, 999})
_BUSY = frozenset({429, 503})


class Verdict(NamedTuple):
    """What is wrong with an address and how bad that is; not `lasting` where the trouble may pass."""

    severity: Severity
    message: str
    lasting: bool = True


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask; all times in seconds.

    `pause` is kept after each question to a host, `longest_wait` is the most that a ``Retry-After`` is
    heeded. `hosts` are asked at the same time.
    """

    timeout: float = 10.0
    pause: float = 0.5
    longest_wait: float = 30.0
    tries: int = 3
    redirects: int = 10
    hosts: int = 8
    sleep: Callable[[float], None] = time.sleep


def visit_all(addresses: Sequence[str], manners: Manners) -> dict[str, Verdict | None]:
    """Ask for every address and return what is wrong with each, None where nothing is."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in dict.fromkeys(addresses):
        by_host[_host(address)].append(address)
    visitor = _Visitor(manners)
    with ThreadPoolExecutor(max_workers=manners.hosts, thread_name_prefix="visits") as pool:
        answers = pool.map(lambda urls: [(url, visitor.verdict(url)) for url in urls], by_host.values())
        return {address: verdict for answer in answers for address, verdict in answer}


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


class _NoRedirects(HTTPRedirectHandler):
    """Leaves redirects to us: we want to know of them, and urllib forgets the method."""

    def redirect_request(self, *_args: Any, **_named: Any) -> None:  # noqa: ANN401 (as urllib has it)
        """Follow none."""


@dataclass(slots=True)
class _Visitor:
    manners: Manners
    _locks: dict[str, Lock] = field(default_factory=lambda: defaultdict(Lock))
    _pages: dict[str, Verdict | None] = field(default_factory=dict)

    def verdict(self, address: str) -> Verdict | None:
        """Ask for an address, once for all its anchors."""
        page = urldefrag(address).url
        if page not in self._pages:
            try:
                self._pages[page] = self._follow(_ascii(page))
            except ValueError as error:  # a port that is none, half an IPv6 address, a host of 64 letters
                message = f"“{address}” is no address: {error}"
                self._pages[page] = Verdict(Severity.WARNING, message)
        return self._pages[page]

    def _follow(self, address: str) -> Verdict | None:
        """Go where an address leads to, and say what is there."""
        first, moved = address, True
        for _ in range(self.manners.redirects + 1):
            status, target = self._ask_again(address)
            if isinstance(status, str):
                return Verdict(Severity.WARNING, f"“{first}” {status}", lasting=False)
            if status not in _REDIRECTS or not target:
                return _judge(first, address if moved and address != first else "", status)
            moved = moved and status in _FOR_GOOD
            address = _ascii(urldefrag(urljoin(address, target)).url)
            if urlsplit(address).scheme not in {"http", "https"}:
                return Verdict(Severity.WARNING, f"“{first}” leads to “{address}”")
        return Verdict(Severity.WARNING, f"“{first}” leads from one address to the next without end")

    def _ask_again(self, address: str) -> tuple[int | str, str]:
        """Return the status and the target of a redirect, or why there is none, after some tries."""
        method, wait = "HEAD", 0.0
        answer: tuple[int | str, str] = "", ""
        for _ in range(self.manners.tries):
            self.manners.sleep(wait)
            status, target, later = self._ask(method, address)
            if method == "HEAD" and status in _HEAD_IS_REFUSED and not later:
                method = "GET"
                status, target, later = self._ask(method, address)
            answer = status, target
            wait = later or 1.0
            if not (isinstance(status, str) or status in _BUSY) or wait > self.manners.longest_wait:
                break
        return answer

    def _ask(self, method: str, address: str) -> tuple[int | str, str, float]:
        """Ask once; return status (or what went wrong), the target of a redirect, and ``Retry-After``."""
        request = Request(address, method=method, headers={"User-Agent": _AGENT, "Accept": "*/*"})  # noqa: S310
        with self._locks[_host(address)]:
            try:
                with _opener().open(request, timeout=self.manners.timeout) as answer:
                    return answer.status, "", 0.0
            except HTTPError as error:
                with error:
                    headers = error.headers
                return error.code, headers.get("Location", ""), _seconds(headers.get("Retry-After", ""))
            except (OSError, HTTPException) as error:
                return self._trouble(error), "", 0.0
            finally:
                self.manners.sleep(self.manners.pause)

    def _trouble(self, error: Exception) -> str:
        reason = error.reason if isinstance(error, URLError) else error
        if isinstance(reason, TimeoutError):
            return f"does not answer within {self.manners.timeout:g} seconds"
        if isinstance(reason, ssl.SSLCertVerificationError):
            return f"has a certificate that is not valid: {reason.verify_message}"
        if isinstance(reason, socket.gaierror):
            return "is on a host that does not exist"
        text = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        return f"cannot be reached: {text}"


def _opener() -> OpenerDirector:
    """Return what opens addresses of the web, through the proxies of the environment, and nothing else."""
    opener = OpenerDirector()
    for handler in (ProxyHandler, HTTPHandler, HTTPSHandler, _NoRedirects, UnknownHandler):
        opener.add_handler(handler())
    opener.add_handler(HTTPDefaultErrorHandler())
    opener.add_handler(HTTPErrorProcessor())
    return opener


def _judge(address: str, moved_to: str, status: int | str) -> Verdict | None:
    """Say what a final answer means."""
    if isinstance(status, int) and status < 400:
        message = f"“{address}” has moved for good to “{moved_to}”"
        return Verdict(Severity.NOTE, message) if moved_to else None
    named = f"{status} {_PHRASES.get(status, '')}".strip()
    if status in _CLOSED_TO_PROGRAMS or status == HTTPStatus.TOO_MANY_REQUESTS:
        message = f"“{address}” could not be checked: the answer is {named}"
        return Verdict(Severity.NOTE, message, lasting=status in _CLOSED_TO_PROGRAMS)
    lasting = isinstance(status, int) and status < 500
    return Verdict(Severity.WARNING, f"“{address}”: the answer is {named}", lasting)


_PHRASES: dict[int | str, str] = {status.value: status.phrase for status in HTTPStatus}


def _seconds(header: str) -> float:
    """Return how long a ``Retry-After`` wants us to wait, 0 where it says nothing."""
    if header.strip().isdecimal():
        return max(float(header), 0.001)
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return 0.0
    return max((moment.astimezone(UTC) - datetime.now(UTC)).total_seconds(), 0.001)


def _ascii(address: str) -> str:
    """Return an address as it goes over the wire; raises `ValueError` where it is none."""
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    if not host or re.search(r"[\s\x00-\x1f]", host):
        raise ValueError("there is no host in it")
    host = f"[{host}]" if ":" in host else host
    netloc = f"{host}:{parts.port}" if parts.port else host
    path, query = (quote(part, safe="/%:@!$&'()*+,;=~?[]") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, netloc, path or "/", query, ""))
