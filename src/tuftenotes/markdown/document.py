"""From a file to a `Document`: everything that can be known of a page without the rest of the site."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from markdown_it.token import Token

from tuftenotes.diagnostics import Code, Diagnostic, Location
from tuftenotes.digest import digest
from tuftenotes.front_matter import FrontMatter, read_front_matter
from tuftenotes.markdown.elements import report_unknown_elements
from tuftenotes.markdown.foreign import looks_foreign, report_directives, report_foreign
from tuftenotes.markdown.nested import inline_tokens
from tuftenotes.markdown.page import Page, take_out_marks
from tuftenotes.markdown.page_options import own_options
from tuftenotes.markdown.parser import parser_for
from tuftenotes.markdown.plain_text import plain_text
from tuftenotes.markdown.source_map import whole_region
from tuftenotes.markdown.unclosed import report_unclosed
from tuftenotes.model import Document, Heading, ParseOptions, SourceFile
from tuftenotes.page_keys import check_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.utils import EnvType

__all__ = ["parse_document", "parse_inline"]

_DESCRIPTION_LENGTH = 200
"""Characters; search engines show about 160."""
_ASCII = bytes(range(128))
_PLAIN = re.compile(r"(?:[^\W_]|[ ,;:()?+=/’“”–—…]|-(?!-)|\.(?!\.))*")
"""A line that means nothing in Markdown, as most titles; it is what it is in HTML, too."""
_NOT_IN_CONTENTS = frozenset(
    {"note", "note_label", "note_body", "note_mark", "footnote_ref", "link_open", "link_close", "html_inline"}
)


def parse_document(source: SourceFile, options: ParseOptions) -> Document:
    """Parse a page. Never raises on any bytes: what is wrong comes back as diagnostics of the document."""
    text, problems = _decode(source)
    front = read_front_matter(text, source.path)
    body = take_out_marks(front.body)
    options, more = own_options(options, front.meta, Location(source.path, front.lines.get("math", 0)))
    page = _page(source.path, text, body, front.first_line, options)
    if front.meta and options.dialect == "native":
        meta, found = check_keys(front, source.path, page.lines)
        front, more = replace(front, meta=meta), (*more, *found)
    env: dict[str, Any] = {}
    page.install(env)
    md = parser_for(options)
    tokens = md.parse(body, env)
    page.diagnostics.extend((*problems, *front.diagnostics, *more))
    rendered = str(md.renderer.render(tokens, md.options, env)), tuple(_headings(md, tokens, page, env))
    return _document(source, front, page, tokens, *rendered)


def parse_inline(text: str, options: ParseOptions) -> str:
    """Render a line of Markdown (a title, a subtitle) as inline HTML, without notes and links.

    Its problems are those of the place it comes from, which has reported them already or shows the text as
    it is; placeholders have no meaning outside a page, so references show their names.
    """
    return _inline(text, options)[1]


def _inline(text: str, options: ParseOptions) -> tuple[str, str]:
    """Return a line of Markdown as plain text and as HTML."""
    text = take_out_marks(" ".join(text.split()))
    if _PLAIN.fullmatch(text):
        return text, text
    page = _page("", text, text, 1, options)
    env: dict[str, Any] = {}
    page.install(env)
    md = parser_for(options)
    tokens = md.parseInline(text, env)
    for token in inline_tokens(tokens):
        token.children = [t for t in token.children or () if t.type not in _NOT_IN_CONTENTS]
    return plain_text(tokens), str(md.renderer.render(tokens, md.options, env)).strip()


def _decode(source: SourceFile) -> tuple[str, tuple[Diagnostic, ...]]:
    try:
        return source.data.decode("utf-8"), ()
    except UnicodeDecodeError as problem:
        before = source.data[: problem.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        return source.data.decode("utf-8", "replace"), (
            Diagnostic(
                Location(source.path, line, column),
                Code.ENCODING.severity,
                Code.ENCODING,
                f"the byte 0x{source.data[problem.start]:02x} here is not UTF-8",
                "save the file as UTF-8",
            ),
        )


def _page(path: str, text: str, body: str, first_line: int, options: ParseOptions) -> Page:
    region = whole_region(_with_line_feeds(body), first_line)
    lines = _with_line_feeds(text).split("\n")
    return Page(path=path, lines=lines, options=options, block=region, inline=region)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _document(  # noqa: PLR0913, PLR0917 - what a parse leaves behind
    source: SourceFile,
    front: FrontMatter,
    page: Page,
    tokens: Sequence[Token],
    html: str,
    headings: tuple[Heading, ...],
) -> Document:
    """Put together what is known; `html` is the rendered body."""
    title, title_html = _title(front, headings, page.options)
    native = page.options.dialect == "native"
    subtitle = parse_inline(str(front.meta.get("subtitle") or ""), page.options) if native else ""
    types, texts = _tally(tokens)
    if native:
        _look_for_leftovers(page, tokens, types, texts)
    data = html.encode("utf-8", "surrogatepass")
    has_formulas = "formula" in types or "<math" in title_html or "<math" in subtitle
    return Document(
        path=source.path,
        name=source.name,
        meta=front.meta,
        html=html,
        body_digest=digest(data),
        title=title,
        title_html=title_html,
        description=str(front.meta.get("description") or "") or _description(tokens),
        excerpt="",
        words=sum(len(text.split()) for text in texts),
        has_math="formula" in types,
        has_code=bool(types & {"fence", "code_block"}),
        headings=headings,
        labels=tuple(page.labels),
        placeholders=tuple(page.placeholders),
        anchor_links=tuple(page.anchor_links),
        lines=front.lines,
        diagnostics=tuple(sorted(set(page.diagnostics), key=lambda d: d.sort_key)),
        math_renderer=page.options.renderer,
        math_characters=_beyond_ascii(data, f"{title_html}{subtitle}".encode("utf-8", "replace"))
        if has_formulas and page.options.renderer == "mathml"
        else "",
        subtitle_html=subtitle,
    )


def _title(front: FrontMatter, headings: Sequence[Heading], options: ParseOptions) -> tuple[str, str]:
    """Return a page's title as text and as HTML: the front matter's, else the first heading of level 1."""
    given = str(front.meta.get("title") or "")
    heading = next((h for h in headings if h.level == 1), None)
    if heading and not given:
        return heading.text, heading.html
    return _inline(given, options)


def _beyond_ascii(*texts: bytes) -> str:
    """Return each character beyond ASCII in texts in UTF-8 once, sorted."""
    characters = (text.translate(None, _ASCII).decode("utf-8", "ignore") for text in texts)
    return "".join(sorted(set().union(*characters)))


def _tally(tokens: Sequence[Token]) -> tuple[set[str], list[str]]:
    """Return the types of token in a page, and the pieces of its text."""
    types = set()
    texts = []
    families = [tokens]
    while families:
        for token in families.pop():
            if token.type == "text":
                texts.append(token.content)
                continue
            types.add(token.type)
            if token.children:
                families.append(token.children)
    return types, texts


def _look_for_leftovers(page: Page, tokens: Sequence[Token], types: set[str], texts: Sequence[str]) -> None:
    """Report what was not read as its author meant it."""
    if looks_foreign(texts):
        report_foreign(page, tokens)
    if "fence" in types:
        report_directives(page, tokens)
    if "html_inline" in types:
        report_unknown_elements(page, tokens)
    if "fence" in types or "html_block" in types:
        report_unclosed(page, tokens)


def _headings(md: MarkdownIt, tokens: Sequence[Token], page: Page, env: EnvType) -> Iterator[Heading]:
    for index, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        children = [t for t in tokens[index + 1].children or () if t.type not in _NOT_IN_CONTENTS]
        html = str(md.renderer.render([Token("inline", "", 0, children=children)], md.options, env)).strip()
        line = page.block.locate(0)[0] + (token.map[0] if token.map else 0)
        yield Heading(
            int(token.tag[1:]), str(token.attrGet("id") or ""), html, plain_text(children).strip(), line
        )


def _description(tokens: Sequence[Token]) -> str:
    """Return the start of the page's first paragraph as plain text, cut at a word."""
    texts = (
        " ".join(plain_text(inline.children or ()).split())
        for opening, inline in itertools.pairwise(tokens)
        if opening.type == "paragraph_open"
    )
    text = next(filter(None, texts), "")
    if len(text) <= _DESCRIPTION_LENGTH:
        return text
    return text[:_DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(",;:–— ") + "…"
