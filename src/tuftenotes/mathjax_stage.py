"""The copy of MathJax that a site gets where it shows the formulas of a page (``math: {renderer: mathjax}``).

It comes out of the package django-static-mathjax, which has nothing to do with Django but its name
(``pip install "tuftenotes[mathjax]"``); a site may name another address instead (``math: {mathjax: …}``).
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tuftenotes.assets_stage import copies
from tuftenotes.diagnostics import Code, Diagnostic, Location
from tuftenotes.sources import Asset

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tuftenotes.model import Document, Output
    from tuftenotes.settings import Config

__all__ = ["with_mathjax_copy"]

_FOLDER = "mathjax"
_PARTS = (
    "tex-chtml.js",
    "input/tex/extensions/*.js",
    "output/chtml/fonts/woff-v2/*.woff",
    "output/svg.js",
    "output/svg/fonts/tex.js",
    "ui/*.js",
    "a11y/*.js",
    "sre/mathmaps/*.json",
)
"""What a page may load: the program itself, and what its menu and the less usual commands ask for."""


def with_mathjax_copy(
    outputs: Sequence[Output], config: Config, documents: Iterable[Document]
) -> tuple[tuple[Output, ...], tuple[Diagnostic, ...]]:
    """Add the files of MathJax to `outputs` if any page needs them; not installed, they are a problem."""
    page = next((d for d in documents if d.has_math and d.math_renderer == "mathjax"), None)
    if page is None or config.text("math.mathjax"):
        return tuple(outputs), ()
    folder = _installed()
    if folder is None:
        code = Code.MATH_RENDERER
        message = "MathJax, which this page asks for, is not installed; its formulas are shown as TeX"
        hint = 'pip install "tuftenotes[mathjax]", or give an address: math: {mathjax: "https://…"}'
        return tuple(outputs), (Diagnostic(Location(page.path), code.severity, code, message, hint),)
    licence = folder.parent / "LICENSE"
    files = [licence, *(file for part in _PARTS for file in sorted(folder.glob(part)))]
    files_of_mathjax, unreadable = copies({_name(f, folder): Asset(_name(f, folder), str(f)) for f in files})
    return (*outputs, *files_of_mathjax), unreadable


def _name(file: Path, folder: Path) -> str:
    inside = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else file.name
    return f"{_FOLDER}/{inside}"


def _installed() -> Path | None:
    """Return the folder with MathJax's components, if the package is there."""
    spec = find_spec("mathjax")
    places = [
        Path(place, "static", "mathjax", "es5") for place in (spec and spec.submodule_search_locations) or ()
    ]
    return next((place for place in places if (place / "tex-chtml.js").is_file()), None)
