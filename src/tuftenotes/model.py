"""The values that travel down the pipeline: one frozen type per phase.

    SourceFile --parse--> Document --assemble--> Site of PageViews --render--> Output --write--> BuildReport

Paths are relative and use forward slashes everywhere; only the edge turns them into `pathlib` paths. Values
that the cache keeps hold plain data (strings, numbers, booleans, None, lists, string-keyed mappings) only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

# The cache decodes these types by their annotations, so the names must be there at run time.
from tuftenotes.diagnostics import Diagnostic, Location  # noqa: TC001

__all__ = [
    "BuildReport",
    "Document",
    "Heading",
    "Label",
    "Meta",
    "Output",
    "PageLink",
    "PageView",
    "ParseOptions",
    "Placeholder",
    "PlaceholderKind",
    "Site",
    "SourceFile",
]

Meta = Mapping[str, Any]
"""Front matter: plain data. Dates stay the strings the author wrote."""

Dialect = Literal["native", "jekyll"]
"""Which rules a site follows: ours, or those of Jekyll with kramdown."""

PlaceholderKind = Literal[
    "href", "asset", "image", "figure", "number", "eqref", "tex-number", "tex-eqref", "chapter"
]
"""What fills a gap in a page's HTML; `Placeholder` tells how."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the site that becomes a page.

    `path` is relative to the site's root (``content/vae/index.md``) and is what diagnostics show; `name` is
    relative to the folder the URLs start from (``vae/index.md``). `digest` is that of `data`.
    """

    path: str
    name: str
    data: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class ParseOptions:
    """Everything besides the file itself that decides how a page is parsed; part of the cache key.

    `macros` are the site-wide TeX macros as ``(name without backslash, number of arguments, body)``.
    `numbering` says which equations are numbered (``none``, ``ams``, ``all`` or ``chapter``). With
    `hard_wrap` a line end is a line break, with `block_html` raw HTML holds Markdown, with `span_html`
    elements in text do, with `line_numbers` lines of code are numbered, `toc_levels` are the levels of
    headings in a list of contents, and `id_prefix` begins the ids of headings, which only `auto_ids` makes:
    kramdown's options of that kind, as those that follow: headings stand `heading_offset` levels deeper than
    written; footnotes count from `first_footnote`, have `footnote_prefix` in their ids and `footnote_return`
    as the text of the link back (none where that is empty); `quotes` are single and double quotes, opening
    and closing, where they are not the usual ones. `plain_language` is the language that kramdown's
    highlighter, Rouge, gives to code without one; where it is empty, code has not the classes that Rouge
    gives it either, nor has code in a line with `bare_code_in_lines`. Blocks have colours only where
    `coloured`, and then `code_class` is the class of their ``pre``.
    """

    dialect: Dialect = "native"
    dollars: bool = True
    footnotes: Literal["sidenotes", "endnotes"] = "sidenotes"
    numbering: Literal["none", "ams", "all", "chapter"] = "ams"
    renderer: Literal["mathml", "mathjax"] = "mathml"
    macros: tuple[tuple[str, int, str], ...] = ()
    excerpt_separator: str = "\n\n"
    smart: bool = True
    hard_wrap: bool = False
    block_html: bool = False
    span_html: bool = True
    line_numbers: bool = False
    plain_language: str = ""
    toc_levels: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
    id_prefix: str = ""
    auto_ids: bool = True
    heading_offset: int = 0
    first_footnote: int = 1
    footnote_prefix: str = ""
    footnote_return: str = "↩\ufe0e"
    quotes: str = ""
    bare_code_in_lines: bool = False
    coloured: bool = True
    code_class: str = "highlight"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: `html` and `text` are its content without notes, `id` its anchor in the page."""

    level: int
    id: str
    html: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Label:
    """A thing that can be referred to from any page: its name, its anchor in the page, the number it shows.

    `number` may hold placeholder marks (the chapter number of the page, which only the site knows).
    """

    name: str
    anchor: str
    number: str
    location: Location


@dataclass(frozen=True, slots=True)
class Placeholder:
    r"""A gap in a page's HTML that only the whole site can fill.

    The HTML holds ``\ufdd0N\ufdd1`` for ``placeholders[N]`` (noncharacters, which the parser takes out of
    every source). What fills the gap depends on `kind`:

    * ``href``: a link target; filled with the URL, escaped for an attribute.
    * ``asset``: a path in a tag, looked up beside the page, then in the site's root; filled with the URL.
    * ``image``: a Markdown image or the picture of a tag; filled with the whole ``<img>``, which carries
      `attributes` and, where the file tells, ``width`` and ``height``.
    * ``figure``: the picture of a tag in a Jekyll site: the same, but its path is one from the root.
    * ``number``: a reference to a label; filled with a link that shows its number (``\ref``).
    * ``eqref``: the same with the number in parentheses.
    * ``tex-number``, ``tex-eqref``: these two inside TeX that MathJax will read; filled with TeX.
    * ``chapter``: the number of the page's chapter; `target` is empty.
    """

    kind: PlaceholderKind
    target: str
    location: Location
    excerpt: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed page: everything that can be known of it without the rest of the site.

    `html` is the body with placeholder marks; `body_digest` stands for it. `title` is the front matter's, or
    the first level-1 heading's text; `title_html` is the same as inline HTML, `subtitle_html` a native page's
    subtitle. `description` is plain text.
    `excerpt` is the rendered start of the page up to the separator (posts). `words` counts the running text.
    `anchor_links` are the links by Markdown to places in the page itself (``#anchor``), and where they stand.
    `lines` tells the line of each top-level key of the front matter. `math_characters` are those beyond ASCII
    of a page with formulas, for which the font of the formulas is made; empty where MathJax shows them.
    """

    path: str
    name: str
    meta: Meta
    html: str
    body_digest: str
    title: str
    title_html: str
    description: str
    excerpt: str
    words: int
    has_math: bool
    has_code: bool
    headings: tuple[Heading, ...] = ()
    labels: tuple[Label, ...] = ()
    placeholders: tuple[Placeholder, ...] = ()
    anchor_links: tuple[tuple[str, Location], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    math_renderer: Literal["mathml", "mathjax"] = "mathml"
    math_characters: str = ""
    subtitle_html: str = ""


@dataclass(frozen=True, slots=True)
class PageLink:
    """What one page may show of another: its URL (with the baseurl) and its title."""

    url: str
    title: str
    title_html: str


@dataclass(frozen=True, slots=True)
class PageView:
    """Exactly what one page of the output may show; equal views (and templates) make equal bytes.

    `output` is relative to the destination. `page` and `site` are what templates see under those names,
    plain data; `site` holds only the attributes that the layout names. `fills` has one string for each
    placeholder of the body, in order.
    """

    path: str
    url: str
    output: str
    layout: str
    layout_location: Location
    page: Meta
    site: Meta
    body_digest: str
    fills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """All pages as they will be shown, in the order of the course, and what was found wrong on the way.

    `added` are the pages that the theme makes where the author has none: ``404.html``. They have no source.
    `waits` says that a page is held back until its day, so that time alone makes another site of this one.
    """

    pages: tuple[PageView, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    added: tuple[PageView, ...] = ()
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the destination: its bytes, or the file to copy (an absolute path) where `data` is None.

    `source` names the site's file it comes from, for diagnostics about collisions. `digest` is that of the
    bytes; an output with a digest but neither bytes nor a file is in the destination already.
    """

    path: str
    source: str
    data: bytes | None = None
    copy_from: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. `written` and `removed` are paths in the destination; `seconds` is wall time.

    `replaced` are strangers' files that stood where ours had to go; `foreign` are files in the destination
    that are not ours and were left alone (counted on the first build only). `changed_pages` are the URL
    paths of the pages whose bytes changed.
    """

    destination: str
    pages: int = 0
    written: tuple[str, ...] = ()
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    parsed: int = 0
    rendered: int = 0
    changed_pages: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=())
    seconds: float = 0.0
    dry_run: bool = False
