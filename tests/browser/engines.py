"""Firefox and WebKitGTK as they are installed, driven by the little of their own protocols that a test needs.

Both have a least width for a window; a page is shown in a frame, which may be as narrow as a telephone.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["ENGINES", "Frame"]

Command = "Callable[[str, dict[str, Any]], Any]"
_WAIT = 60
"""Seconds in which a browser must have started."""
_MINI_BROWSER = "*/webkit2gtk-4.*/MiniBrowser"
_SHOW = """
const [url, width, done] = arguments
document.body.innerHTML = ''
const frame = document.createElement('iframe')
Object.assign(frame.style, {width: width + 'px', height: '900px', border: 0})
frame.onload = () => frame.contentDocument.fonts.ready.then(() => done(frame.contentWindow.innerWidth))
frame.src = url
document.body.append(frame)
"""
_RUN = """
const [script, given, done] = arguments
const view = document.querySelector('iframe').contentWindow
view.focus()
done(JSON.stringify(view.Function('return (' + script + ')')()(...given)))
"""


@dataclass(frozen=True)
class Frame:
    """A frame in a browser's window that shows pages at any width."""

    send: Callable[[str, dict[str, Any]], Any]
    address: str

    def show(self, path: str, width: int) -> None:
        """Load a page of the server at a width in pixels."""
        shown = self._asynchronous(_SHOW, [self.address + path, width])
        assert shown == width, shown

    def run(self, script: str, *given: object) -> Any:  # noqa: ANN401 - it is the script's
        """Call a function of JavaScript in the page and return what it returns."""
        return json.loads(self._asynchronous(_RUN, [script, list(given)]))

    def _asynchronous(self, script: str, arguments: list[Any]) -> Any:  # noqa: ANN401 - likewise
        return self.send("execute", {"script": script, "args": arguments})


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@contextmanager
def _running(*command: str) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(_WAIT)


@dataclass
class _Marionette:
    """Firefox's own protocol: JSON arrays, each behind its length."""

    wire: socket.socket
    sent: int = field(default=0)

    def read(self) -> Any:  # noqa: ANN401 - JSON
        length = b""
        while not length.endswith(b":"):
            length += self.wire.recv(1)
        data = b""
        while len(data) < int(length[:-1]):
            data += self.wire.recv(int(length[:-1]) - len(data))
        return json.loads(data)

    def call(self, name: str, arguments: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
        self.sent += 1
        data = json.dumps([0, self.sent, name, arguments]).encode()
        self.wire.sendall(str(len(data)).encode() + b":" + data)
        _, _, error, result = self.read()
        assert error is None, error
        return result

    def send(self, name: str, arguments: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
        """Do what a frame asks for."""
        if name == "execute":
            return self.call("WebDriver:ExecuteAsyncScript", arguments)["value"]
        return self.call("WebDriver:Navigate", arguments)


def _connected(port: int) -> socket.socket:
    end = time.monotonic() + _WAIT
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=_WAIT)
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


@contextmanager
def firefox(address: str, folder: Path) -> Iterator[Frame]:
    """Start Firefox ESR without a screen."""
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    if path is None:
        missing_engine("Firefox is not installed")
    port = _free_port()
    (folder / "user.js").write_text(f'user_pref("marionette.port", {port});\n', "utf-8")
    command = (str(path), "--headless", "--marionette", "--no-remote", "--profile", str(folder))
    with _running(*command), _connected(port) as wire:
        browser = _Marionette(wire)
        browser.read()
        browser.call("WebDriver:NewSession", {})
        browser.call("WebDriver:SetWindowRect", {"width": 1600, "height": 1000})
        browser.send("navigate", {"url": address + "frame.html"})
        yield Frame(browser.send, address)
        browser.call("Marionette:Quit", {"flags": ["eForceQuit"]})


@dataclass(frozen=True)
class _WebDriver:
    """The W3C's protocol over HTTP."""

    port: int

    def call(self, path: str, body: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
        request = Request(f"http://127.0.0.1:{self.port}/{path}", json.dumps(body).encode())
        with urlopen(request, timeout=_WAIT) as answer:  # noqa: S310 - likewise
            return json.load(answer)["value"]

    def session(self, capabilities: dict[str, Any]) -> str:
        end = time.monotonic() + _WAIT
        while True:
            try:
                answer = self.call("session", {"capabilities": {"alwaysMatch": capabilities}})
                return str(answer["sessionId"])
            except URLError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.2)


@contextmanager
def webkit(address: str, folder: Path) -> Iterator[Frame]:  # noqa: ARG001 - every engine is given one
    """Start WebKitGTK's MiniBrowser, on a screen in memory where there is no other."""
    browser = next(Path("/usr/lib").glob(_MINI_BROWSER), None)
    if browser is None or shutil.which("WebKitWebDriver") is None:
        missing_engine("WebKitGTK and its driver (Debian: webkit2gtk-driver) are not installed")
    with ExitStack() as stack:
        if "DISPLAY" not in os.environ:
            if shutil.which("Xvfb") is None:
                missing_engine("there is no screen, and Xvfb (Debian: xvfb) is not installed")
            stack.enter_context(_running("Xvfb", ":97", "-screen", "0", "1700x1100x24"))
            os.environ["DISPLAY"] = ":97"
            stack.callback(os.environ.pop, "DISPLAY")
        driver = _WebDriver(_free_port())
        stack.enter_context(_running("WebKitWebDriver", f"--port={driver.port}"))
        options = {"binary": str(browser), "args": ["--automation"]}
        session = f"session/{driver.session({'webkitgtk:browserOptions': options})}"
        driver.call(f"{session}/window/rect", {"width": 1600, "height": 1000})
        driver.call(f"{session}/url", {"url": address + "frame.html"})
        yield Frame(lambda _, arguments: driver.call(f"{session}/execute/async", arguments), address)


def missing_engine(reason: str) -> None:
    """Skip; only Chromium is required anywhere."""
    import pytest  # noqa: PLC0415 - only tests call this

    pytest.skip(reason)


ENGINES = {"firefox": firefox, "webkit": webkit}
