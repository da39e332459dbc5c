r"""Mathematics in Markdown: every delimiter makes a token, so that Markdown never touches a formula.

``$$…$$`` follows kramdown, in which every existing course is written: inside a paragraph it is inline, a
block that begins and ends with it is display. ``{% math %}`` and ``{% m %}`` are tufte-jekyll's. A native
site may also write ``$…$`` by pandoc's rules and ``\(…\)``, ``\[…\]``; a Jekyll site needs two backslashes.
"""

from __future__ import annotations

import re
from functools import partial
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from tuftenotes.diagnostics import Code
from tuftenotes.markdown.landmarks import last
from tuftenotes.markdown.nested import OPEN_END, walk
from tuftenotes.markdown.page import Page, Place, page_of
from tuftenotes.markdown.plugins.attributes import with_attributes
from tuftenotes.markdown.plugins.tag import Call, Construct, State, declare
from tuftenotes.markdown.source_map import inline_region, nested_region
from tuftenotes.mathematics import TEXT_INSIDE, Formula, render_formulas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

    from tuftenotes.model import Dialect, PlaceholderKind

__all__ = ["formula_plugin", "push_formula"]

_ENVIRONMENTS = "equation|align|alignat|flalign|gather|multline|eqnarray|displaymath|math"
_BEGIN = re.compile(rf"\\begin\{{(?:{_ENVIRONMENTS})\*?\}}")
_DOLLARS = re.compile(r"\$\$(.*?)\$\$", re.DOTALL)
_DOLLAR = re.compile(rf"\$(?![\s$])((?:[^$\\]++|{TEXT_INSIDE}|\\.)*+)(?<![\s\\])\$(?!\d)", re.DOTALL)
_DELIMITERS = {
    "native": ((("\\(", "\\)"), False), (("\\[", "\\]"), True)),
    "jekyll": ((("\\\\(", "\\\\)"), False), (("\\\\[", "\\\\]"), True)),
}
_LABEL = re.compile(r"[ \t]*\{#([\w:.-]+)\}")
_LABEL_AT_END = re.compile(_LABEL.pattern + r"\s*\Z")
_BLOCK_STARTS = {
    "native": re.compile(rf"\$\$|\\\[|\\begin\{{(?:{_ENVIRONMENTS})\*?\}}"),
    "jekyll": re.compile(rf"\$\$|\\begin\{{(?:{_ENVIRONMENTS})\*?\}}"),
}
_MARK = re.compile("\ufdd0(number|eqref|chapter|tex-number|tex-eqref)(?:@([0-9]+))?:([^\ufdd1]*)\ufdd1")
_KINDS: dict[str, PlaceholderKind] = {
    "number": "number",
    "eqref": "eqref",
    "chapter": "chapter",
    "tex-number": "tex-number",
    "tex-eqref": "tex-eqref",
}


def formula_plugin(md: MarkdownIt, *, dialect: Dialect, dollars: bool) -> None:
    """Add formulas in every spelling; `dollars` turns ``$…$`` on."""
    md.inline.ruler.before("escape", "formula", partial(_inline_rule, dialect=dialect, dollars=dollars))
    alt: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("table", "formula", partial(_block_rule, dialect=dialect), alt)
    declare(md, Construct("math", (), partial(_expand, display=True), block=True, end="endmath"))
    declare(md, Construct("m", (), partial(_expand, display=False), end="em"))
    md.core.ruler.push("formulas", _render_all)
    md.add_render_rule("formula", _render)


def push_formula(state: State, tex: str, place: Place, *, display: bool, label: str = "") -> Token:
    """Push the formula `tex`, whose first character stands at `place`."""
    token = state.push("formula", "math", 0)
    token.meta = {"tex": tex, "display": display, "place": place, "label": label}
    return token


def _expand(state: State, call: Call, *, display: bool) -> None:
    if call.body is not None:
        place = Place(nested_region(call.region, call.body.offset, call.body.value), 0)
        push_formula(state, call.body.value, place, display=display)


def _inline_rule(state: StateInline, silent: bool, *, dialect: Dialect, dollars: bool) -> bool:
    character = state.src[state.pos]
    if character == "\\":
        return _backslash_formula(state, dialect, silent=silent)
    if character != "$":
        return False
    found = _DOLLARS.match(state.src, state.pos)
    if found is None and dollars:
        found = _DOLLAR.match(state.src, state.pos)
    if found is None or found.end() > state.posMax:
        return False
    if not silent and dialect == "native" and found.re is _DOLLAR:
        _report_uneven(state, found)
    if not silent and found[1].strip():
        label = _LABEL.match(state.src, found.end()) if dialect == "native" else None
        place = page_of(state.env).place(found.start(1))
        push_formula(state, found[1], place, display=False, label=label[1] if label else "")
    state.pos = found.end()
    return True


def _report_uneven(state: StateInline, found: re.Match[str]) -> None:
    """Report a formula between one dollar and two: the one too many is shown beside it."""
    page, behind = page_of(state.env), found.end()
    if state.pending.endswith("$"):
        offset, uneven = state.pos - 1, "begins with $$ and ends with $"
    elif state.src.startswith("$", behind) and not (
        _DOLLAR.match(state.src, behind) or _DOLLARS.match(state.src, behind)
    ):
        offset, uneven = state.pos, "begins with $ and ends with $$"
    else:
        return
    message = f"this formula {uneven}: one dollar is shown"
    page.report(Code.FOREIGN_SYNTAX, page.place(offset), message, r"write $x$ or $$x$$; a dollar is \$")


def _backslash_formula(state: StateInline, dialect: Dialect, *, silent: bool) -> bool:
    if state.src.startswith("\\$$", state.pos):
        if not silent:
            state.pending += "$$"
        state.pos += 3
        return True
    span = _delimited(state.src, state.pos, dialect) or _bare(state.src, state.pos)
    if span is None or span.end > state.posMax:
        return False
    if not silent:
        place = page_of(state.env).place(span.tex_start)
        push_formula(state, state.src[span.tex_start : span.tex_end], place, display=span.display)
    state.pos = span.end
    return True


class _Span(NamedTuple):
    """Where the TeX of a formula starts and ends, and where its closing delimiter ends."""

    tex_start: int
    tex_end: int
    end: int
    display: bool


def _delimited(text: str, start: int, dialect: Dialect) -> _Span | None:
    for (opening, closing), display in _DELIMITERS[dialect]:
        if text.startswith(opening, start):
            tex_start = start + len(opening)
            tex_end = text.find(closing, tex_start) if last(text, closing) >= tex_start else -1
            return _Span(tex_start, tex_end, tex_end + len(closing), display) if tex_end >= 0 else None
    return None


def _bare(text: str, start: int) -> _Span | None:
    opening = _BEGIN.match(text, start)
    if opening is None:
        return None
    closing = opening[0].replace("begin", "end", 1)
    at = text.find(closing, opening.end()) if last(text, closing) >= opening.end() else -1
    end = at + len(closing)
    return _Span(start, end, end, display=True) if at >= 0 else None


def _block_rule(state: StateBlock, start_line: int, end_line: int, silent: bool, *, dialect: Dialect) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    opening = _BLOCK_STARTS[dialect].match(state.src, start)
    if opening is None or state.is_code_block(start_line):
        return False
    alone = not state.src[opening.end() : state.eMarks[start_line]].strip()
    if silent and not (alone and dialect == "native"):
        return False
    line = _closing_line(state, start_line, opening)
    if line is None:
        return False
    if dialect == "jekyll" and not _ends_paragraph(state, line + 1):
        return False
    if not silent:
        _push_block(state, start_line, line, opening[0])
    return True


def _closing_line(state: StateBlock, start_line: int, opening: re.Match[str]) -> int | None:
    """Return the line whose end closes the formula, None where something follows it on that line."""
    close = {"$$": "$$", "\\[": "\\]"}.get(opening[0]) or opening[0].replace("begin", "end")
    line, position = start_line, opening.end()
    if last(state.src, close) < position:
        return None
    while line < state.lineMax and (line == start_line or _belongs(state, line)):
        found = state.src.find(close, position, state.eMarks[line])
        if found >= 0:
            rest = state.src[found + len(close) : state.eMarks[line]]
            return line if not _LABEL.sub("", rest).strip() else None
        line += 1
        position = state.bMarks[line]
    return None


def _belongs(state: StateBlock, line: int) -> bool:
    return state.isEmpty(line) or state.sCount[line] >= state.blkIndent


def _ends_paragraph(state: StateBlock, line: int) -> bool:
    """Return whether kramdown sees a block boundary before `line`: a blank line, attributes, the end."""
    if line >= state.lineMax:
        return state.env.get(OPEN_END) is not state.src
    start = state.bMarks[line] + state.tShift[line]
    return state.isEmpty(line) or state.sCount[line] < state.blkIndent or state.src.startswith("{:", start)


def _push_block(state: StateBlock, start_line: int, line: int, opening: str) -> None:
    page = page_of(state.env)
    text = state.getLines(start_line, line + 1, state.blkIndent, False)
    region = inline_region(page.block, text, start_line)
    label = (
        _LABEL.search(text, text.rfind("}") - 80 if len(text) > 80 else 0)
        if text.rstrip().endswith("}")
        else None
    )
    label = label if label and not text[label.end() :].strip() else None
    body = text[: label.start()] if label else text
    bare = opening.startswith("\\begin")
    first = 0 if bare else body.index(opening) + len(opening)
    last = len(body.rstrip()) - (0 if bare else len(opening))
    place = Place(region, first)
    token = push_formula(state, body[first:last], place, display=True, label=label[1] if label else "")
    token.map = [start_line, line + 1]
    if bare and page.options.dialect == "jekyll":
        _frame_as_paragraph(state, token)
    state.line = line + 1


def _frame_as_paragraph(state: StateBlock, formula: Token) -> None:
    """Put a paragraph around an environment without delimiters, which is text to kramdown."""
    formula.block = False
    state.tokens.pop()
    state.push("paragraph_open", "p", 1).map = formula.map
    inline = state.push("inline", "", 0)
    inline.map, inline.children = formula.map, [formula]
    state.push("paragraph_close", "p", -1)


def _render_all(state: StateCore) -> None:
    """Render the formulas of the page together: macros hold from their definition to the end of the page."""
    tokens = [token for token in walk(state.tokens, ("formula",)) if token.type == "formula"]
    if not tokens:
        return
    page = page_of(state.env)
    for token in tokens:
        if token.block and "id" in token.attrs and not token.meta["label"]:
            token.meta["label"] = str(token.attrs["id"])
    formulas = [Formula(t.meta["tex"], t.meta["display"], t.meta["label"]) for t in tokens]
    result = render_formulas(formulas, page.options)
    for token, html in zip(tokens, result.html, strict=True):
        token.meta["html"] = _numbered_marks(page, html, token.meta["place"])
    for problem in result.problems:
        place = tokens[problem.formula].meta["place"]
        page.report(problem.code, _shifted(place, problem.offset), problem.message, problem.hint)
    for label in result.labels:
        if tokens[label.formula].attrs.get("id") == label.anchor:
            del tokens[label.formula].attrs["id"]
        place = tokens[label.formula].meta["place"]
        number = _numbered_marks(page, label.number, place)
        page.add_label(label.name, label.anchor, number, _shifted(place, label.offset))


def _shifted(place: Place, offset: int) -> Place:
    return Place(place.region, place.offset + offset)


def _numbered_marks(page: Page, html: str, place: Place) -> str:
    """Turn the marks for numbers that only the site knows into placeholders of the page."""
    if "\ufdd0" not in html:
        return html

    def placeholder(mark: re.Match[str]) -> str:
        return page.placeholder(_KINDS[mark[1]], unescape(mark[3]), _shifted(place, int(mark[2] or 0)))

    return _MARK.sub(placeholder, html)


def _render(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    html = str(token.meta["html"])
    if not token.block:
        # A displayed formula inside a paragraph: HTML's `p` takes no `div`; the style goes by the class.
        return html.replace("<div", "<span").replace("</div>", "</span>")
    return with_attributes(f"{html}\n", token.attrs) if html else ""
