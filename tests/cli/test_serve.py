"""``tuftenotes serve``: what the terminal shows, and how it ends."""

from __future__ import annotations

import contextlib
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tuftenotes.cli import run
from tuftenotes.cli.console import Console
from tuftenotes.cli.serve import editor_link, is_loopback, report
from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity
from tuftenotes.server import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Terminal:
    """The program as it runs in a site, and what it has printed so far."""

    root: Path
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    def read(self) -> None:
        """Take over what is printed, in a thread."""
        stream = self.process.stderr
        assert stream is not None
        self.lines.extend(iter(stream.readline, ""))

    def waits_for(self, pattern: str, seconds: float = 15) -> re.Match[str]:
        """Wait until a line fits, and return how."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for line in self.lines:
                if found := re.search(pattern, line):
                    return found
            time.sleep(0.02)
        pytest.fail(f"no line fits {pattern!r} in {self.lines}")

    def edit(self, text: str) -> None:
        """Write the text of the page."""
        (self.root / "content" / "index.md").write_text(text, "utf-8")


def get(url: str) -> str:
    """Return a page as it is served."""
    with urllib.request.urlopen(url) as response:  # noqa: S310 - our own server
        text: str = response.read().decode()
    return text


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """Start the program in a site of one page."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("Text.\n", "utf-8")
    (tmp_path / "_config.yml").write_text("baseurl: /notes\n", "utf-8")
    command = [sys.executable, "-m", "tuftenotes", "serve", "--port", "0", "--jobs", "1"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        terminal = Terminal(tmp_path, process)
        thread = threading.Thread(target=terminal.read)
        thread.start()
        try:
            yield terminal
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
            thread.join(5)


def test_the_terminal_tells_what_happens(terminal: Terminal) -> None:
    """The address, each build in a line, a problem once; nothing but the sources is in the site."""
    url = terminal.waits_for(r"Serving at (http://127\.0\.0\.1:\d+/notes/)")[1]
    assert "Text." in get(url)
    terminal.edit("{% newthought 'open\n")
    terminal.waits_for(r"^content/index\.md:1:\d+: error\[")
    terminal.waits_for(r"\d\d:\d\d:\d\d  1 error; still showing the last good build")
    assert "Text." in get(url)
    terminal.edit("{% newthought 'open\n\nAnother line.\n")
    time.sleep(1)
    terminal.edit("Mended.\n")
    terminal.waits_for(r"\d\d:\d\d:\d\d  1 of \d+ files changed, \d+\.\d\d s")
    assert "Mended." in get(url)
    assert sum("error" in line for line in terminal.lines) == 2
    assert sorted(path.name for path in terminal.root.iterdir()) == ["_config.yml", "content"]


def test_the_terminal_of_a_site_that_is_faulty_from_the_start(capsys: pytest.CaptureFixture[str]) -> None:
    """Where no build was good yet, none is said to be shown."""
    fault = Diagnostic(Location("a.md"), Severity.ERROR, Code.TAG_SYNTAX, "not closed")
    for shown in (False, True):
        report(Console("", quiet=False, verbose=False), Outcome((fault,), None, news=True, shown=shown))
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition("; ")[2] for line in lines if "1 error" in line] == [
        "nothing to show yet",
        "still showing the last good build",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once(terminal: Terminal, number: signal.Signals) -> None:
    """Ctrl-C or a signal: within a second, with an open stream, without a traceback."""
    url = terminal.waits_for(r"Serving at (http://127\.0\.0\.1:\d+)/")[1]
    with urllib.request.urlopen(f"{url}/__tuftenotes__/events?path=/notes/") as stream:  # noqa: S310 - our own
        assert stream.readline() == b"retry: 500\n"
        start = time.monotonic()
        terminal.process.send_signal(number)
        assert terminal.process.wait(5) == 0
        assert time.monotonic() - start < 1.5
    terminal.waits_for("Stopped")
    assert not [line for line in terminal.lines if "Traceback" in line]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")
def test_it_ends_at_once_with_a_client_that_is_stuck(terminal: Terminal) -> None:
    """One that has asked for a film and takes nothing of it, and one that never finishes its request."""
    url = terminal.waits_for(r"Serving at http://127\.0\.0\.1:(\d+)/")
    (terminal.root / "content" / "film.mp4").write_bytes(bytes(30_000_000))
    terminal.waits_for(r"1 of \d+ files changed")
    with socket.socket() as stuck, socket.socket() as slow:
        stuck.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        for client, request in (
            (stuck, b"GET /notes/film.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n"),
            (slow, b"GET"),
        ):
            client.connect(("127.0.0.1", int(url[1])))
            client.sendall(request)
        assert stuck.recv(12) == b"HTTP/1.1 200"
        start = time.monotonic()
        terminal.process.send_signal(signal.SIGINT)
        assert terminal.process.wait(5) == 0
        assert time.monotonic() - start < 1.5
    assert not [line for line in terminal.lines if "Traceback" in line]


def test_a_host_that_is_not_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit status 1 and the reason; that others could read the site is said before."""
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run(["serve", "--host", "192.0.2.1"]) == 1
    err = capsys.readouterr().err
    assert "warning: whoever can reach this machine at 192.0.2.1 can read the site" in err
    assert "Cannot listen at 192.0.2.1" in err


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104 - only a name here
        ("box", False),
    ],
)
def test_which_hosts_are_private(host: str, *, loopback: bool) -> None:
    """Only what this machine alone can reach."""
    assert is_loopback(host) is loopback


@pytest.mark.parametrize(
    ("template", "location", "link"),
    [
        (
            "vscode://file/{path}:{line}:{column}",
            Location("a b.md", 3, 7),
            "vscode://file/srv/notes/a%20b.md:3:7",
        ),
        ("idea://open?file=/{path}&line={line}", Location("a.md"), "idea://open?file=/srv/notes/a.md&line=1"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="its paths begin with a drive")
def test_the_link_that_opens_the_editor(template: str, location: Location, link: str) -> None:
    """The template's fields are filled in; a file as a whole is opened at its first line."""
    diagnostic = Diagnostic(location, Severity.ERROR, Code.TAG_SYNTAX, "not closed")
    assert editor_link(template, Path("/srv/notes"), diagnostic) == link
