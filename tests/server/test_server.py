"""The parts together: a site is built, shown, followed, and leaves nothing behind."""

from __future__ import annotations

import tempfile
import threading
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from weakref import WeakSet

import pytest

from tuftenotes.model import BuildReport
from tuftenotes.server import Built, Listeners, Outcome, Settings, address, serve

if TYPE_CHECKING:
    from collections.abc import Iterator


class Circle:
    """What nothing but a collection of garbage takes away."""

    all: ClassVar[WeakSet[Circle]] = WeakSet()

    def __init__(self) -> None:
        self.itself = self
        self.all.add(self)


@dataclass
class Preview:
    """A server in a thread that shows the text of ``page.md``."""

    root: Path
    stop: threading.Event = field(default_factory=threading.Event)
    ready: threading.Event = field(default_factory=threading.Event)
    outcomes: list[Outcome] = field(default_factory=list)
    url: str = ""
    folder: Path = Path()

    def build(self, folder: Path) -> Built:
        """Build the site of one page, and leave a little garbage, as templates and tracebacks do."""
        self.folder = folder
        Circle()
        (folder / "index.html").write_text((self.root / "page.md").read_text("utf-8"), "utf-8")
        return Built(BuildReport(str(folder), written=("index.html",)), "")

    def announce(self, url: str) -> None:
        """Take the address."""
        self.url = url
        self.ready.set()

    def get(self) -> str:
        """Return the page as it is served."""
        with urllib.request.urlopen(self.url) as response:  # noqa: S310 - our own server
            text: str = response.read().decode()
        return text


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """Serve a site of one page."""
    (tmp_path / "page.md").write_text("one", "utf-8")
    preview = Preview(tmp_path)
    listeners = Listeners(preview.announce, preview.outcomes.append, lambda _: "", preview.stop.is_set)
    thread = threading.Thread(target=serve, args=(preview.build, Settings((tmp_path,), port=0), listeners))
    thread.start()
    assert preview.ready.wait(10)
    yield preview
    preview.stop.set()
    thread.join(5)
    assert not thread.is_alive()


def test_an_edit_is_served(preview: Preview) -> None:
    """The site is there when the address is told, and follows its files."""
    assert preview.get().startswith("one")
    (preview.root / "page.md").write_text("two", "utf-8")
    end = time.monotonic() + 5
    while not preview.get().startswith("two"):
        assert time.monotonic() < end
        time.sleep(0.02)
    assert len(preview.outcomes) >= 2


def test_no_garbage_is_left(preview: Preview) -> None:
    """However little a build leaves in circles, it is gone when the next one is waited for."""
    for number in range(3):
        (preview.root / "page.md").write_text(f"text {number}", "utf-8")
        end = time.monotonic() + 5
        while len(preview.outcomes) < number + 2:
            assert time.monotonic() < end
            time.sleep(0.02)
    end = time.monotonic() + 5
    while len(Circle.all):
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_burst_of_files_costs_three_builds_at_most(preview: Preview) -> None:
    """As of git: the first starts at once, and the last sees what was written last."""
    for number in range(500):
        (preview.root / f"other-{number}.md").write_text("one of many", "utf-8")
    (preview.root / "page.md").write_text("last", "utf-8")
    end = time.monotonic() + 5
    while not preview.get().startswith("last"):
        assert time.monotonic() < end
        time.sleep(0.02)
    time.sleep(0.5)
    assert 2 <= len(preview.outcomes) <= 1 + 3


def test_it_ends_within_a_second_and_leaves_nothing(preview: Preview) -> None:
    """Also with an open stream; the temporary folder is gone."""
    stream = urllib.request.urlopen(f"{preview.url}__tuftenotes__/events?path=/")  # noqa: S310 - our own server
    assert stream.readline() == b"retry: 500\n"
    assert preview.folder.is_dir()
    start = time.monotonic()
    preview.stop.set()
    while preview.folder.exists():
        assert time.monotonic() - start < 1.5
        time.sleep(0.02)
    stream.close()
    assert preview.folder.is_relative_to(tempfile.gettempdir())


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:4000/notes/"),
        ("localhost", "http://localhost:4000/notes/"),
        ("0.0.0.0", "http://127.0.0.1:4000/notes/"),  # noqa: S104 - only a name here
        ("::1", "http://[::1]:4000/notes/"),
        ("::", "http://[::1]:4000/notes/"),
    ],
)
def test_the_address_that_is_shown(host: str, url: str) -> None:
    """It can be opened on this machine, whatever was bound."""
    assert address(host, 4000, "/notes") == url
