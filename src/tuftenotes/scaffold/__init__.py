"""What ``tuftenotes new`` makes: a small complete site, or one more lecture; never over an existing file."""

from __future__ import annotations

import json
import unicodedata
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FileInTheWayError", "create_lecture", "create_site", "slug_of"]


class FileInTheWayError(Exception):
    """A file that would have to be overwritten; `paths` are those, relative to the site."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(", ".join(paths))
        self.paths = paths


def create_site(folder: Path) -> tuple[str, ...]:
    """Write the starting site into `folder`, which is made if needed, and return the names of its files.

    Where one of them exists already nothing at all is written and `FileInTheWayError` tells which.
    """
    with as_file(files(__name__) / "site") as site:
        made = {
            path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
        }
    in_the_way = tuple(sorted(name for name in made if (folder / name).exists()))
    if in_the_way:
        raise FileInTheWayError(in_the_way)
    for name, data in made.items():
        write_new(folder / name, data)
    return tuple(sorted(made))


def create_lecture(content: Path, title: str) -> Path:
    """Write the page of a new lecture below `content` and return its path."""
    page = content / slug_of(title) / "index.md"
    if page.exists():
        raise FileInTheWayError((page.as_posix(),))
    text = (files(__name__) / "lecture.md").read_text("utf-8")
    # A JSON string is a YAML string, whatever is in it.
    write_new(page, text.replace("TITLE", json.dumps(title, ensure_ascii=False)).encode())
    return page


def slug_of(title: str) -> str:
    """Return the folder name of a title: lower case, words joined by hyphens, letters of any script kept."""
    kept = "".join(c if c.isalnum() or unicodedata.category(c).startswith("M") else " " for c in title)
    return "-".join(unicodedata.normalize("NFC", kept).lower().split()) or "lecture"


def write_new(path: Path, data: bytes) -> None:
    """Write a file that does not exist yet, and its folders; fails if it has come into being meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
