"""A digest of the program itself: of our own sources and of the versions of the libraries.

It is part of every key of the cache, so that no result of another version is ever taken for one of this.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from tuftenotes.digest import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["code_version"]

_LIBRARIES = (
    "brotli",
    "fonttools",
    "jinja2",
    "libsass",
    "linkify_it_py",
    "markdown_it_py",
    "markupsafe",
    "math_core",
    "mdit_py_plugins",
    "msgspec",
    "pygments",
    "python_liquid",
    "pyyaml",
)
_DISTRIBUTION = re.compile(r"(.+?)-([^-]+?)(?:-py\d.*)?\.(?:dist|egg)-info")


@cache
def code_version() -> str:
    """Return the digest; it does not depend on where or when the program was installed.

    The versions are read off the names of the folders that installers leave beside the libraries: asking
    `importlib.metadata` takes ten times as long.
    """
    parts: list[str | bytes] = []
    for name, path in sorted(_sources(os.path.dirname(os.path.abspath(__file__)))):  # noqa: PTH100, PTH120 (slower)
        with open(path, "rb") as file:  # noqa: PTH123 (likewise)
            parts += (name, file.read())
    python = f"{sys.version_info[:2]} {unicodedata.unidata_version}"
    return digest(python, *_versions(), *parts)


def _sources(folder: str, inside: str = "") -> Iterator[tuple[str, str]]:
    """Yield the name inside the package and the path of every module in a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield f"{inside}{entry.name}", entry.path
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _sources(entry.path, f"{inside}{entry.name}/")


def _versions() -> list[str]:
    found: dict[str, str] = {}
    for folder in sys.path:
        names = os.listdir(folder) if os.path.isdir(folder) else ()  # noqa: PTH112, PTH208 (likewise)
        for name in sorted(name for name in names if name.endswith("-info")):
            match = _DISTRIBUTION.fullmatch(name)
            library = match[1].lower().replace("-", "_").replace(".", "_") if match else ""
            if match and library in _LIBRARIES:
                found.setdefault(library, match[2])
    return [f"{library} {found[library]}" for library in sorted(found)]
