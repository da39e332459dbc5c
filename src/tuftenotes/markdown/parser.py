"""The Markdown parser of a site: markdown-it with our constructs, in an order that is data."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from tuftenotes.markdown.engine import FastMarkdown
from tuftenotes.markdown.nested import parse_inlines
from tuftenotes.markdown.plugins.attributes import attributes_plugin
from tuftenotes.markdown.plugins.code import code_plugin
from tuftenotes.markdown.plugins.containers import containers_plugin
from tuftenotes.markdown.plugins.epigraph import epigraph_plugin
from tuftenotes.markdown.plugins.figures import figures_plugin
from tuftenotes.markdown.plugins.footnote_names import footnote_names_plugin
from tuftenotes.markdown.plugins.footnotes import footnotes_plugin
from tuftenotes.markdown.plugins.formula import formula_plugin
from tuftenotes.markdown.plugins.headings import headings_plugin
from tuftenotes.markdown.plugins.html import html_plugin
from tuftenotes.markdown.plugins.links import links_plugin
from tuftenotes.markdown.plugins.newthought import newthought_plugin
from tuftenotes.markdown.plugins.notes import notes_plugin
from tuftenotes.markdown.plugins.paragraph import paragraph_plugin
from tuftenotes.markdown.plugins.strikethrough import strikethrough_plugin
from tuftenotes.markdown.plugins.table import table_plugin
from tuftenotes.markdown.plugins.table_frames import table_frames_plugin
from tuftenotes.markdown.plugins.tag import tag_plugin
from tuftenotes.markdown.plugins.typography import typography_plugin

if TYPE_CHECKING:
    from tuftenotes.model import ParseOptions

__all__ = ["Engine", "parser_for"]

Engine = Literal["fast", "stock"]


@lru_cache(maxsize=8)
def parser_for(options: ParseOptions, engine: Engine = "fast") -> MarkdownIt:
    """Return the parser for `options`; one a process, since `MarkdownIt` objects don't pickle.

    Both engines make the same tokens; ``"stock"`` is markdown-it as it comes, to compare with.

    Core rules run in the order in which the plugins push them, so the order below is the order of the passes
    over a page: raw HTML is cut into HTML and formulas before the formulas are rendered together.
    """
    make = FastMarkdown if engine == "fast" else MarkdownIt
    md = make("commonmark", {"typographer": True, "xhtmlOut": False, "breaks": options.hard_wrap})
    md.enable("table")
    md.core.ruler.at("inline", lambda state: parse_inlines(state.md, state.env, state.tokens))
    tag_plugin(md)
    table_plugin(md, dialect=options.dialect)
    html_plugin(md, dialect=options.dialect, dollars=options.dollars)
    formula_plugin(md, dialect=options.dialect, dollars=options.dollars)
    paragraph_plugin(md)
    notes_plugin(md)
    newthought_plugin(md)
    epigraph_plugin(md)
    footnotes_plugin(md, sidenotes=options.footnotes == "sidenotes")
    figures_plugin(md, dialect=options.dialect)
    if options.dialect == "native":
        footnote_names_plugin(md)
        containers_plugin(md)
        deflist_plugin(md)
    attributes_plugin(md)
    code_plugin(md)
    typography_plugin(md, dialect=options.dialect, smart=options.smart, quotes=options.quotes)
    table_frames_plugin(md)
    headings_plugin(md, dialect=options.dialect)
    links_plugin(md)
    strikethrough_plugin(md)
    if options.dialect == "native":
        tasklists_plugin(md)
    else:
        from tuftenotes.markdown.kramdown import kramdown_plugin  # noqa: PLC0415 (a native site never needs it)

        kramdown_plugin(md)
    return md
