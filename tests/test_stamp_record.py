"""Leaving a stamp; `test_stamp` tells what it is good for."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from tuftenotes.stamp import Asked, Remembered, files_as_left, is_unchanged
from tuftenotes.stamp_record import Inputs, Start, forget_stamp, save_stamp

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no time that tells of every change")

TOLD = Remembered("docs", "1", "1", "")


def save(folder: Path, *names: str) -> Asked:
    """Leave a stamp of a build that read some files, the first of them a page."""
    for name in names:
        (folder / name).write_text(name, "utf-8")
    time.sleep(0.07)
    asked = Asked(str(folder), "key")
    files = {str(folder / name): "digest" if name == names[0] else "" for name in names}
    save_stamp(asked, Start(time.time_ns(), {}), Inputs({}, files, ()), {}, TOLD)
    return asked


def test_a_stamp(tmp_path: Path) -> None:
    """What was told comes back, and the digest of a page that is as it was read."""
    asked = save(tmp_path, "page.md", "_config.yml")
    assert is_unchanged(asked) == TOLD
    assert is_unchanged(asked._replace(key="another")) is None
    ((path, left),) = files_as_left(asked).items()
    assert (path, left.digest) == (str(tmp_path / "page.md"), "digest")
    (tmp_path / "page.md").write_text("other", "utf-8")
    assert files_as_left(asked) == {}
    assert is_unchanged(asked) is None


def test_forgetting(tmp_path: Path) -> None:
    """Without a stamp there is nothing to know, and nothing to forget twice."""
    asked = save(tmp_path, "page.md")
    forget_stamp(asked)
    forget_stamp(asked)
    assert is_unchanged(asked) is None
    assert files_as_left(asked) == {}


@pytest.mark.parametrize("name", ["a\tb.md", "a\nb.md"])
def test_names_that_do_not_fit(tmp_path: Path, name: str) -> None:
    """A tab or a line end in a name leaves no stamp."""
    assert is_unchanged(save(tmp_path, name)) is None


def test_a_missing_input(tmp_path: Path) -> None:
    """Nor does a file that is gone when the build ends."""
    asked = Asked(str(tmp_path), "key")
    save_stamp(asked, Start(time.time_ns(), {}), Inputs({}, {str(tmp_path / "gone"): ""}, ()), {}, TOLD)
    assert is_unchanged(asked) is None
