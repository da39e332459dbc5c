"""Rules about the files beside the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from tuftenotes.diagnostics import Code, Diagnostic, Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuftenotes.checks.facts import Facts

__all__ = ["oversize_images", "unused_figures"]

_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif")
_HEAVY = 1_000_000
"""Bytes; a phone on a slow line takes five seconds for that."""


def unused_figures(site: Facts) -> Iterator[Diagnostic]:
    """Find pictures that no page shows."""
    shown = {unquote(file) for page in site.pages for file in page.frame.files}
    text = "".join((site.beside, *(page.whole or page.html for page in site.pages)))
    for name in sorted(site.assets):
        if not name.lower().endswith(_IMAGES) or _is_variant(name, site):
            continue
        base = name.rpartition("/")[2]
        if not any(file.endswith(f"/{name}") or file == name for file in shown) and base not in text:
            yield _problem(site, Code.UNUSED_FIGURE, name, "no page shows this picture")


def _is_variant(name: str, site: Facts) -> bool:
    """Return whether a picture is the dark or the finer variant of another."""
    stem, _, ending = name.rpartition(".")
    bases = (stem.removesuffix(".dark"), stem.removesuffix("@2x"))
    return any(base != stem and f"{base}.{ending}" in site.assets for base in bases)


def oversize_images(site: Facts) -> Iterator[Diagnostic]:
    """Find pictures that take long to load."""
    for name, size in sorted(site.assets.items()):
        if name.lower().endswith(_IMAGES) and size > _HEAVY:
            message = f"this picture has {size / 1e6:.1f} MB"
            yield _problem(site, Code.OVERSIZE_IMAGE, name, message, "scale it down, or save it as WebP")


def _problem(site: Facts, code: Code, name: str, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(Location(site.sources.get(name, name)), code.severity, code, message, hint)
