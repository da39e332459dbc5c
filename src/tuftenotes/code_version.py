"""A digest of the program itself: of our own sources and of the versions of the libraries.

It is part of every key of the cache, so that no result of another version is ever taken for one of this.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from pathlib import Path

from tuftenotes.digest import digest

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
    package = Path(__file__).resolve().parent
    sources = sorted(package.rglob("*.py"))
    parts = [part for path in sources for part in (path.relative_to(package).as_posix(), path.read_bytes())]
    python = f"{sys.version_info[:2]} {unicodedata.unidata_version}"
    return digest(python, *_versions(), *parts)


def _versions() -> list[str]:
    found: dict[str, str] = {}
    for folder in map(Path, sys.path):
        names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else ()
        for name in names:
            match = _DISTRIBUTION.fullmatch(name)
            library = match[1].lower().replace("-", "_").replace(".", "_") if match else ""
            if match and library in _LIBRARIES:
                found.setdefault(library, match[2])
    return [f"{library} {found[library]}" for library in sorted(found)]
