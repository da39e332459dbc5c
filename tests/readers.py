"""All that reads what an author wrote, each as a function from a text to what is wrong with it.

The tests of hostile and of made-up texts, and the programs in ``bench/`` that measure the same, go through
this table.
"""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType

from liquid_texts import rendered
from tuftenotes.build import BuildRequest, build
from tuftenotes.checks.levels import read_levels
from tuftenotes.data_files import parse_data
from tuftenotes.diagnostics import Code, Diagnostic, Location, SiteError
from tuftenotes.layout import Templates, TemplateSource
from tuftenotes.liquid.jekyll_config import make_jekyll_config, read_jekyll_config
from tuftenotes.liquid.matter import read_matter
from tuftenotes.markdown.document import parse_document
from tuftenotes.mathematics import macros_of_config
from tuftenotes.model import PageView, ParseOptions, SourceFile
from tuftenotes.settings import make_config
from tuftenotes.site import Surroundings, assemble
from tuftenotes.style_process import compile_apart
from tuftenotes.styles import compile_styles
from tuftenotes.theme import read_theme
from tuftenotes.yaml_data import parse_yaml

__all__ = ["APART", "READERS", "Reader", "faults_of"]

Reader = Callable[[str], Sequence[Diagnostic]]

_DATA = {"a": {"b": [1, "x", None, {"c": 2}]}, "l": [3, 1, 2], "s": "text", "n": 5}
_KRAMDOWN = ParseOptions(dialect="jekyll", dollars=False, footnotes="endnotes", numbering="none")
_PAGE = MappingProxyType({"title": "T", "toc": [{"level": 2, "id": "a", "html": "A"}], "url": "/"})


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _markdown(text: str, options: ParseOptions = ParseOptions()) -> Sequence[Diagnostic]:  # noqa: B008 (frozen)
    return parse_document(SourceFile("a.md", "a.md", _bytes(text), ""), options).diagnostics


def _formula(tex: str) -> Sequence[Diagnostic]:
    return _markdown(f"$$\n{tex.replace('$$', '')}\n$$\n")


def _front_matter(text: str) -> Sequence[Diagnostic]:
    """Read the text as the front matter of a native page, make a site of it and put it into the theme."""
    document = parse_document(
        SourceFile("a.md", "a.md", _bytes(f"---\n{text}\n---\nText.\n"), ""), ParseOptions()
    )
    templates = _theme()
    around = Surroundings(layouts=templates.layouts, site_attributes=lambda _: frozenset("*"))
    site = assemble([document], make_config({}, {}, "native")[0], around)
    found = [*document.diagnostics, *site.diagnostics]
    for view in site.pages:
        found += templates.render(view, document.html)[1]
    return found


@cache
def _theme() -> Templates:
    return Templates(read_theme().templates)


def _matter(text: str) -> Sequence[Diagnostic]:
    return read_matter(f"---\n{text}\n---\nText.\n", "a.md", UTC).diagnostics


def _config(text: str) -> Sequence[Diagnostic]:
    yaml = parse_yaml(text, "_config.yml", code=Code.CONFIG)
    found = list(yaml.diagnostics)
    values = yaml.value if isinstance(yaml.value, dict) else {}
    for dialect in ("native", "jekyll"):
        config, problems = make_config(
            values, {k: Location("_config.yml", *place) for k, place in yaml.places.items()}, dialect
        )
        found += problems
        macros_of_config(config.get("math.macros") or {})
        read_levels(config.get("checks") or {})
    values, more = read_jekyll_config(text, "_config.yml")
    return [*found, *more, *make_jekyll_config(values, datetime(2026, 1, 2, tzinfo=UTC))[1]]


def _data(text: str, extension: str) -> Sequence[Diagnostic]:
    return parse_data(text, f"data/a{extension}", extension)[1]


def _liquid(text: str) -> Sequence[Diagnostic]:
    return rendered(text, _DATA, files={"i.html": "{{ include.x }}", "a.html": text[:200]}).problems


def _sheet(text: str) -> Mapping[str, str]:
    files = {"a.scss": '@import "settings"; a { b: $text-width; }', "_settings.scss": text}
    return {**files, "_b.scss": "$text-width: 1px !default;"}


def _scss(text: str) -> Sequence[Diagnostic]:
    return compile_styles("a.scss", _sheet(text))[1]


def _scss_apart(text: str) -> Sequence[Diagnostic]:
    try:
        return compile_apart("a.scss", _sheet(text))[1]
    except SiteError as error:
        return error.diagnostics


def _jinja(text: str) -> Sequence[Diagnostic]:
    sources = {
        "page.html": text,
        "includes/a.html": "{{ page.title }}",
        "base.html": "{% block a %}{% endblock %}",
    }
    templates = Templates({name: TemplateSource(f"templates/{name}", s) for name, s in sources.items()})
    view = PageView("a.md", "/", "index.html", "page", Location("a.md"), _PAGE, {"title": "S"}, "", ())
    return [*templates.check(), *templates.render(view, "<p>Text</p>")[1]]


def _whole(text: str, dialect: str) -> Sequence[Diagnostic]:
    """Build a site in which the text is configuration, front matter or data, and check it."""
    root = _folder()
    content, data = ("content", "data") if dialect == "native" else (".", "_data")
    place = zlib.crc32(_bytes(text)) % 4
    matter = text if place == 2 else "title: A"
    files = {
        "_config.yml": text if place < 2 else "title: A\n",
        f"{content}/index.md": f"---\n{matter}\n---\n# A\n\n{{% m %}}x{{% em %}}\n",
        f"{data}/a.yml": text if place == 3 else "- a\n",
        f"{content}/b.md": "---\nlayout: page\n---\n[a](index.md)\n",
    }
    for name, content_of in files.items():
        path = root / dialect / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_bytes(content_of))
    try:
        out, cached = root / f"{dialect}-out", root / f"{dialect}-cache"
        request = BuildRequest(
            root / dialect, destination=out, cache_dir=cached, checks=True, jobs=1, scratch=True
        )
        return build(request).diagnostics
    except SiteError as error:
        return error.diagnostics


@cache
def _folder() -> Path:
    """Return a folder of this process, which goes with it."""
    folder = tempfile.TemporaryDirectory(prefix="readers-")
    _FOLDERS.append(folder)
    return Path(folder.name)


_FOLDERS: list[tempfile.TemporaryDirectory[str]] = []

READERS: Mapping[str, Reader] = {
    "markdown": _markdown,
    "kramdown": partial(_markdown, options=_KRAMDOWN),
    "mathematics": _formula,
    "front-matter": _front_matter,
    "jekyll-front-matter": _matter,
    "config": _config,
    "yaml": partial(_data, extension=".yml"),
    "json": partial(_data, extension=".json"),
    "toml": partial(_data, extension=".toml"),
    "csv": partial(_data, extension=".csv"),
    "tsv": partial(_data, extension=".tsv"),
    "liquid": _liquid,
    "scss": _scss,
    "jinja": _jinja,
    "native-site": partial(_whole, dialect="native"),
    "jekyll-site": partial(_whole, dialect="jekyll"),
}
"""Every reader, by the name of what it reads."""

APART: Mapping[str, Reader] = {"scss": _scss_apart}
"""Readers that may end their process, being native code: as a build runs them, in one of their own."""


def faults_of(reader: str, text: str, readers: Mapping[str, Reader] = READERS) -> list[str]:
    """Return what is wrong with what a reader said of a text: problems that point to no place of a file."""
    return [
        f"{problem.location} ({problem.message}) is no place"
        for problem in readers[reader](text)
        if not _points(problem)
    ]


def _points(problem: Diagnostic) -> bool:
    """Tell whether a problem has a message and points to a file, a line, or a column of the line it shows."""
    where, excerpt = problem.location, problem.excerpt
    if not (problem.message and where.path and where.line >= 0 and where.column >= 0):
        return False
    if not where.line:
        return not where.column
    return not excerpt or where.column <= len(excerpt) + 1
