"""What is remembered of other hosts' answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tuftenotes.cache import ANSWERS, clear_cache
from tuftenotes.diagnostics import Severity
from tuftenotes.visit_memory import Asker
from tuftenotes.visits import Manners
from web_host import WebHost, listening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUICK = Manners(timeout=5, pause=0, tries=1)
DAY = 86_400


@pytest.fixture
def host() -> Iterator[WebHost]:
    """Return a host that listens."""
    yield from listening()


def test_answers_are_kept_for_some_days(host: WebHost, tmp_path: Path) -> None:
    """What is there is believed for a week, what is not for a day, trouble of the network not at all."""
    addresses = [host.url("/200"), host.url("/404"), host.url("/dropped")]

    def ask_at(day: float) -> list[str]:
        host.asked.clear()
        found = Asker(tmp_path, QUICK, now=lambda: 1e9 + day * DAY)(addresses)
        assert [found[url][0] for url in addresses[1:]] == [Severity.WARNING, Severity.WARNING]
        assert addresses[0] not in found
        return sorted(set(host.asked))

    assert ask_at(0) == ["GET /404", "HEAD /200", "HEAD /404", "HEAD /dropped"]
    assert ask_at(0.9) == ["HEAD /dropped"]
    assert ask_at(1.1) == ["GET /404", "HEAD /404", "HEAD /dropped"]
    assert ask_at(7.5) == ["GET /404", "HEAD /200", "HEAD /404", "HEAD /dropped"]
    assert ask_at(3) == ["GET /404", "HEAD /200", "HEAD /404", "HEAD /dropped"]  # the clock was set back


@pytest.mark.parametrize("damage", [b"", b"{", b'{"a": 1}', b"\xff"])
def test_a_damaged_memory(host: WebHost, tmp_path: Path, damage: bytes) -> None:
    """It is no memory."""
    (tmp_path / ANSWERS).write_bytes(damage)
    Asker(tmp_path, QUICK)([host.url("/200")])
    assert host.asked == ["HEAD /200"]


def test_no_memory(host: WebHost, tmp_path: Path) -> None:
    """Without a folder, or where none can be made, everybody is asked each time."""
    (tmp_path / "file").write_text("x", "utf-8")
    for folder in (None, tmp_path / "file" / "cache"):
        Asker(folder, QUICK)([host.url("/200")])
    assert host.asked == ["HEAD /200"] * 2


def test_it_goes_with_the_cache(host: WebHost, tmp_path: Path) -> None:
    """What is remembered lies in the cache and is removed with it."""
    folder = tmp_path / "cache"
    Asker(folder, QUICK)([host.url("/200")])
    assert (folder / ".gitignore").is_file()
    assert clear_cache(folder)
    assert not folder.exists()
