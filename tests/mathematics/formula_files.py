"""Reading the files of formulas that the tests of this folder go through."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Sample", "read_samples"]


class Sample(NamedTuple):
    """A formula of a page; formulas of one page share macros, numbers and labels."""

    page: str
    display: bool
    tex: str


def read_samples(path: Path) -> list[Sample]:
    """Return the formulas of a file in the form of `torture.txt`."""
    samples = []
    page = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, _, text = line.partition(" ")
        if kind == "##":
            page = text
        elif kind in {"$", "$$"}:
            samples.append(Sample(page, kind == "$$", text.replace("␤", "\n")))
    return samples
