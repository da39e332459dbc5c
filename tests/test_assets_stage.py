"""Files that are copied as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline import document, gap
from tuftenotes.assets_stage import copies, picture_sizes
from tuftenotes.digest import digest
from tuftenotes.sources import Asset

if TYPE_CHECKING:
    from pathlib import Path

SVG = b'<svg width="3" height="4">'


def assets(folder: Path, *names: str) -> dict[str, Asset]:
    """Write the same picture under these names."""
    for name in names:
        (folder / name).write_bytes(SVG)
    return {name: Asset(f"content/{name}", str(folder / name)) for name in names}


def test_copies(tmp_path: Path) -> None:
    """Every file becomes an output with its digest; one that cannot be read is reported."""
    found = assets(tmp_path, "a.svg") | {"gone": Asset("content/gone", str(tmp_path / "gone"))}
    (output,), (problem,) = copies(found)
    assert (output.path, output.source, output.digest) == ("a.svg", "content/a.svg", digest(SVG))
    assert (problem.location.path, problem.code.slug) == ("content/gone", "unreadable")


def test_sizes(tmp_path: Path) -> None:
    """Only the sizes of pictures that a page may show are read."""
    page = document(
        "x.md", placeholders=(gap("image", "../a%20b.svg?x"), gap("image", "c.txt"), gap("href", "d.svg"))
    )
    assert picture_sizes(assets(tmp_path, "a b.svg", "c.txt", "d.svg"), [page]) == {"a b.svg": (3, 4)}
