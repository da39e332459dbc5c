"""What Jinja makes of the theme's templates, kept beside what Python makes of our modules.

It is code, and therefore never kept in a site's folder: what is found there may be anybody's. The folder is
the ``__pycache__`` of this package, or wherever Python was told to keep such files.
"""

from __future__ import annotations

import marshal
import os
import sys
from functools import cache
from importlib.util import cache_from_source
from types import CodeType

from tuftenotes.code_version import code_version
from tuftenotes.layout_code import CompiledTemplates

__all__ = ["compiled_templates", "keep_compiled"]

_MOST = 100
"""Templates; the theme has some twenty. A site may call a folder of its own as the theme does, and the
preview would keep every version of what is edited there."""


@cache
def compiled_templates() -> CompiledTemplates:
    """Return what earlier processes with this version of the program left; nothing if that cannot be read."""
    version = _version()
    try:
        with open(_file(), "rb") as file:  # noqa: PTH123 (half the time of Path.open)
            if file.read(len(version)) != version:
                return CompiledTemplates()
            known = marshal.load(file)  # noqa: S302 (it lies where Python itself finds our code)
    except (OSError, ValueError, EOFError, TypeError, NotImplementedError):
        return CompiledTemplates()
    return CompiledTemplates(known={key: code for key, code in known.items() if isinstance(code, CodeType)})


def keep_compiled(compiled: CompiledTemplates) -> None:
    """Leave `compiled` for later processes, unless Python was told not to, or cannot, write such files.

    Beyond so many templates all are forgotten.
    """
    if len(compiled.known) > _MOST:
        compiled.known.clear()
    if not compiled.grown or sys.dont_write_bytecode:
        return
    compiled.grown = False
    try:
        path = _file()
        temporary = f"{path}.{os.getpid()}"
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 (a text, not a path)
        with open(temporary, "wb") as file:  # noqa: PTH123 (likewise)
            file.write(_version() + marshal.dumps(compiled.known))
        os.replace(temporary, path)  # noqa: PTH105 (likewise)
    except (OSError, NotImplementedError):
        return


def _file() -> str:
    """Return the path; raises `NotImplementedError` where Python keeps no such files."""
    return cache_from_source(os.path.join(os.path.dirname(__file__), "theme_templates.py"))  # noqa: PTH118, PTH120


def _version() -> bytes:
    return code_version().encode() + repr(sys.implementation).encode()
