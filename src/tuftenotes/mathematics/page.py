"""The formulas of a page, one after another: macros and numbers carry over from each to the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code, did_you_mean
from tuftenotes.mathematics.client import client_html
from tuftenotes.mathematics.commands import BUILT_IN
from tuftenotes.mathematics.display import CELL, quick_display
from tuftenotes.mathematics.engine import convert
from tuftenotes.mathematics.environments import gathered
from tuftenotes.mathematics.expand import expand
from tuftenotes.mathematics.formula import Formula, FormulaError, MathPage, Problem
from tuftenotes.mathematics.lines import NUMBER, number_cell, number_line
from tuftenotes.mathematics.memo import Memo
from tuftenotes.mathematics.nesting import check_nesting
from tuftenotes.mathematics.numbering import CHAPTER_MARK, Numbering
from tuftenotes.mathematics.polish import polish
from tuftenotes.mathematics.rewrite import HANDLERS, rewrite
from tuftenotes.mathematics.rows import wrap
from tuftenotes.mathematics.scope import Scope
from tuftenotes.mathematics.shortcut import preamble, quick_content
from tuftenotes.mathematics.tokens import Token, split_at, strip, tokenize
from tuftenotes.mathematics.width import width_if_wide
from tuftenotes.mathematics.work import Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuftenotes.mathematics.formula import EquationLabel
    from tuftenotes.model import ParseOptions

__all__ = ["render_formulas"]

BREAK = "\ufdd4"
"""Between displays of one formula that stand one below the other."""
_FEW = 18
"""Elements (each has one slash). Without text, so many fit on a phone: few are wider than 0.9 em."""
_MOST_HINTS = 100
"""Problems of a page whose hint is looked for: each is compared with all macros."""
_SYMBOL = 2
"""Characters of a command that is no word, as in ``\\,``."""
_BESIDE = "it belongs into the text beside the formula"
_HINTS = {
    "\\*": "write “*” without the backslash, or “\\ast”",
    **dict.fromkeys(("\\cite", "\\footnote", "\\includegraphics", "\\item", "\\section"), _BESIDE),
} | {
    f"\\{sign}": f"“\\{sign}” stands at the edge of a formula, and this is inside one; a bracket is “{sign}”"
    for sign in "()[]"
}
_LINE_ENDS = frozenset({"\\\\"})
_MADE = Memo(4_000_000)


@dataclass(slots=True)
class _Page:
    options: ParseOptions
    scope: Scope
    numbering: Numbering
    start: int
    """The version of the scope before anything was defined."""
    kinds: tuple[str, str]
    """What formulas in the text and displays have in common, for their keys."""
    short: tuple[bool, bool]
    """Whether formulas in the text and displays may take the short way."""
    problems: list[Problem] = field(default_factory=list)


def render_formulas(formulas: Sequence[Formula], options: ParseOptions) -> MathPage:
    r"""Render the formulas of one page, in document order.

    Never raises: a formula that cannot be rendered becomes its source in ``<code class="math-error">``, and
    a problem tells why. The HTML may hold marks that the site fills: ``\ufdd0number@3:NAME\ufdd1``
    (3 is the offset of the reference), ``\ufdd0eqref@3:NAME\ufdd1`` and ``\ufdd0chapter:\ufdd1``; inside TeX
    for MathJax the first two are ``tex-number`` and ``tex-eqref``.
    """
    prefix = CHAPTER_MARK + "." if options.numbering == "chapter" else ""
    scope = Scope.of(options.macros)
    kind = f"{options.numbering} {options.renderer}"
    mathml = options.renderer == "mathml"
    short = (mathml, mathml and options.numbering != "all")
    page = _Page(options, scope, Numbering(prefix), scope.version, (kind, f"{kind} display"), short)
    html = [_render(page, index, formula) for index, formula in enumerate(formulas)]
    return MathPage(
        html=tuple(html),
        labels=tuple(page.numbering.labels.values()),
        problems=tuple(page.problems),
    )


def _render(page: _Page, index: int, formula: Formula) -> str:
    """Return the HTML of a formula."""
    tex, scope = formula.tex, page.scope
    version = scope.version
    key = (tex, version, page.kinds[formula.display])
    html = _MADE.get(key)
    if html is not None and not formula.label:
        return html
    if version == page.start and (scope_of_page := preamble(tex, page.options.macros)):
        page.scope = scope_of_page
        return ""
    environment = "\\begin" in tex
    html = None if environment else _plain(page, formula)
    if html is None:
        before = (version, page.numbering.state, len(page.problems))
        if environment:
            html = _lines(page, index, formula) or _plain(page, formula)
        html = html or _long(page, index, formula)
        if formula.label or before != (scope.version, page.numbering.state, len(page.problems)):
            return html
    _MADE.put(key, html)
    return html


def _plain(page: _Page, formula: Formula) -> str | None:
    """Return the HTML of a formula that has neither number nor label nor anything out of the ordinary."""
    if formula.label or not page.short[formula.display]:
        return None
    inner = quick_content(formula.tex, page.scope, display=formula.display)
    return None if inner is None else _framed(inner, formula)


def _lines(page: _Page, index: int, formula: Formula) -> str | None:
    """Return the HTML of an environment of plain lines."""
    if not formula.display or formula.label or page.options.renderer != "mathml":
        return None
    numbered = page.options.numbering != "none"
    made = quick_display(formula.tex, page.scope, numbered=numbered)
    if made is None:
        return None
    inner, marks = made
    if CELL in inner:
        work = Work(index, formula.display, page.scope, page.numbering, numbered, rewrite)
        first, *others = inner.split(CELL)
        counted = [mark for mark in marks if not mark.silent]
        cells = [number_cell(work, mark) + other for mark, other in zip(counted, others, strict=True)]
        inner = first + "".join(cells)
        page.problems += work.problems
    return _framed(inner, formula)


def _long(page: _Page, index: int, formula: Formula) -> str:
    """Return the HTML of any formula; its source if it cannot be made."""
    numbered = page.options.numbering != "none"
    work = Work(index, formula.display, page.scope, page.numbering, numbered, rewrite)
    work.outer_label = formula.label
    try:
        result = _made(page, work, formula)
    except FormulaError as error:
        page.problems.append(_problem(page, index, error))
        return _failed(formula, [label for label in page.numbering.labels.values() if label.formula == index])
    page.problems += work.problems
    return result


def _made(page: _Page, work: Work, formula: Formula) -> str:
    tokens = tokenize(formula.tex)
    expanded = strip(expand(tokens, page.scope))
    if not expanded and tokens:
        return ""
    check_nesting(expanded)
    if page.options.renderer == "mathjax":
        every = page.options.numbering == "all"
        return client_html(work, formula, expanded, all_numbered=every)
    return _framed(_mathml(page, work, expanded), formula)


def _mathml(page: _Page, work: Work, expanded: list[Token]) -> str:
    """Return the content of the ``<math>`` element."""
    if work.display and len(split_at(expanded, _LINE_ENDS)) > 1:
        rewritten = gathered(work, expanded, expanded[0].at)
    else:
        rewritten = rewrite(work, expanded)
    if work.display:
        rewritten = _numbered(page, work, rewritten)
    elif work.marks.tag is not None:
        at = work.marks.tag[0].at if work.marks.tag else 0
        work.problem(at, Code.MATH_SYNTAX, "\\tag in a formula within the text is not shown")
    html = BREAK.join(_stacked(rewritten)) if work.wide > 1 else convert(rewritten, display=work.display)
    return polish(work.fill(html), work.slots)


def _stacked(rewritten: list[Token]) -> list[str]:
    """Return displays that each want the whole width."""
    blocks: list[list[Token]] = [[]]
    depth = opened = 0
    for token in rewritten:
        if token.text == "\\begin" and depth == 0:
            opened += 1
            if opened > 1:
                blocks.append([])
        depth += (token.text == "\\begin") - (token.text == "\\end")
        blocks[-1].append(token)
    return [convert(block, display=True) for block in blocks]


def _numbered(page: _Page, work: Work, rewritten: list[Token]) -> list[Token]:
    r"""Give a display without an environment its number: for ``\tag`` or a label, or as the site says."""
    marks = work.marks
    if work.outer_label:
        marks.labels.append((work.outer_label, 0))
    wanted = work.numbered and (bool(work.outer_label) or page.options.numbering == "all")
    if work.taggable and not marks.labels and marks.tag is None:
        return rewritten
    number = number_line(work, marks, counted=wanted and not work.taggable)
    if number and number[0].text == NUMBER:
        return wrap("equation*", "", [*rewritten, *number], number[0].at)
    return [*number, *rewritten]


def _problem(page: _Page, index: int, error: FormulaError) -> Problem:
    looked_for = error.unknown and len(page.problems) < _MOST_HINTS
    hint = _hint(page, error.unknown) if looked_for else error.hint
    return Problem(index, error.offset, error.code, error.message, hint)


def _hint(page: _Page, unknown: str) -> str:
    """Return what may have been meant by a command or an environment."""
    if not unknown.startswith("\\"):
        return did_you_mean(unknown, ("align", "aligned"))
    if unknown in _HINTS:
        return _HINTS[unknown]
    if len(unknown) == _SYMBOL and not unknown[1].isalpha():
        return f"write “{unknown[1]}” without the backslash" if unknown.isprintable() else ""
    known = {name[1:] for name in (*page.scope.macros, *HANDLERS) if name[1:].isalpha()} | BUILT_IN
    return did_you_mean(unknown[1:], known).replace("“", "“\\")


def _framed(inner: str, formula: Formula) -> str:
    """Return the ``<math>`` element around the content, with the author's TeX in it."""
    wide = below = behind = ""
    before = "<math>"
    scrolling = _scrolling(inner) if inner.count("/") > _FEW or "<mtext" in inner else ""
    if "<mtable" in inner:
        # A numbered display is as wide as the column. Percentages are of the nearest box around, so that each
        # box up to the formula needs the width (Firefox, and Chromium where the formula is in a scroll box).
        wide = ' style="width:100%"' if 'style="width: 100%"' in inner else ""
        inner, *others = inner.split(BREAK)
        below = "".join([f'<math display="block"><mrow{wide}>{other}</mrow></math>' for other in others])
    if formula.display:
        before, behind = f'<div class="mathblock"{scrolling}><math display="block">', f"{below}</div>"
    elif scrolling:
        before, behind = f'<span class="mathlong"{scrolling}><math>', "</span>"
    return (
        f"{before}<semantics{wide}><mrow{wide}>{inner}</mrow>"
        f'<annotation encoding="application/x-tex">{_source(formula)}</annotation></semantics></math>{behind}'
    )


def _source(formula: Formula) -> str:
    """Return the author's TeX as HTML."""
    tex = formula.tex.strip()
    return escape(tex, quote=False) if "<" in tex or ">" in tex or "&" in tex else tex


def _scrolling(inner: str) -> str:
    """Return the attributes of a box that a narrow screen makes narrower than the formula.

    The keyboard must reach a box that scrolls, and then it needs a name; `--width` lets paper shrink it.
    """
    width = max(map(width_if_wide, inner.split(BREAK))) if BREAK in inner else width_if_wide(inner)
    return f' tabindex="0" role="group" aria-label="Formula" style="--width:{width:.1f}"' if width else ""


def _failed(formula: Formula, labels: Sequence[EquationLabel]) -> str:
    """Return the source of a formula, where references to its labels land."""
    kind = " math-display" if formula.display else ""
    landings = "".join(
        f'<span id="{escape(anchor)}"></span>' for anchor in dict.fromkeys(label.anchor for label in labels)
    )
    return f'<code class="math-error{kind}">{landings}{_source(formula)}</code>'
