"""The theme that we ship: its templates, style sheets and fonts, wherever the installation keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tuftenotes.layout import TemplateSource
from tuftenotes.sources import Asset

__all__ = ["Theme", "read_theme", "theme_folder"]


@dataclass(frozen=True, slots=True)
class Theme:
    """The files of the theme: `templates` and `styles` by their names inside their folders.

    In an installed wheel `styles` has the entry compiled, too: ``tufte.compressed.css`` and
    ``tufte.expanded.css``. `fonts` are keyed by where they go in the destination; the licences beside them
    are among them.
    """

    templates: dict[str, TemplateSource]
    styles: dict[str, str]
    fonts: dict[str, Asset]


@cache
def theme_folder() -> Path:
    """Return the folder that holds ``templates/``, ``sass/`` and ``fonts/``.

    In an installed wheel they lie inside the package; in a checkout (also an editable install) they are at
    the top level of the repository, which is itself a site.
    """
    package = Path(__file__).resolve().parent
    return next(
        folder for folder in (package / "theme", package.parents[1]) if (folder / "templates").is_dir()
    )


@cache
def read_theme() -> Theme:
    """Read the theme, once: it is a part of the program.

    A broken installation is an `OSError` or `StopIteration`, not a diagnostic.
    """
    folder = theme_folder()
    templates = {
        name: TemplateSource(f"theme/templates/{name}", path.read_text("utf-8"))
        for name, path in _files(folder / "templates", ".html", ".xml", ".json", ".txt")
    }
    styles = {name: path.read_text("utf-8") for name, path in _files(folder / "sass", ".scss", ".css")}
    fonts = {
        f"fonts/{name}": Asset(f"theme/fonts/{name}", str(path)) for name, path in _files(folder / "fonts")
    }
    return Theme(templates, styles, fonts)


def _files(folder: Path, *suffixes: str) -> list[tuple[str, Path]]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [
        (path.relative_to(folder).as_posix(), path)
        for path in found
        if (not suffixes or path.suffix in suffixes) and not path.name.startswith(".")
    ]
