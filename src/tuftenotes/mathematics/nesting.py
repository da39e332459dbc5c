r"""Checking that a formula is well nested, and not too deeply, before anything native sees it.

math-core recurses on the machine's stack: 500 levels crash a thread with a stack of 1 MB. Levels are not
only braces: ``\sqrt\sqrt\sqrt x`` nests as well, and so does every ``\displaystyle``, up to the end of
its group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.tokens import Token, is_word, source

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["MAX_DEPTH", "check_nesting"]

MAX_DEPTH = 100
"""How deep a formula may nest; hand-written ones stay below 15."""

_OPENERS = frozenset({"{", "\\begin", "\\left", "\\begingroup", "\\bgroup"})
_CLOSERS = {
    "}": frozenset({"{"}),
    "\\end": frozenset({"\\begin"}),
    "\\right": frozenset({"\\left"}),
    "\\endgroup": frozenset({"\\begingroup"}),
    "\\egroup": frozenset({"\\bgroup", "{"}),
}


def _commands(names: str) -> frozenset[str]:
    return frozenset("\\" + name for name in names.split())


_ONE_ARGUMENT = _commands(
    """
    not sqrt operatorname text textrm textit textbf textsf texttt mathord mathop mathopen mathclose mathbin
    mathrel mathpunct mathinner mathrm mathbf mathit mathbb mathfrak mathscr mathsf mathtt mathcal symbf
    boldsymbol bm bold frak Bbb boxed fbox cancel bcancel xcancel phantom hphantom vphantom overline
    underline overbrace underbrace overparen underparen overrightarrow underrightarrow overleftarrow
    underleftarrow overleftrightarrow underleftrightarrow overbracket underbracket acute grave dot ddot
    dddot ddddot tilde bar breve check hat vec mathring widetilde widehat widecheck utilde cramped pmod bra
    ket braket Bra Ket Braket set Set smash mbox hbox xrightarrow xleftarrow xRightarrow xLeftarrow
    xleftrightarrow xLeftrightarrow xhookleftarrow xhookrightarrow xmapsto shoveleft shoveright mathrlap
    mathllap mathclap rlap llap pmb vcenter substack
    """
) | {"^", "_"}
_MORE_ARGUMENTS = _commands(
    """
    frac dfrac tfrac cfrac binom dbinom tbinom overset underset stackrel sideset genfrac prescript textcolor
    mathchoice raise lower raisebox root colorbox href class style overunderset accentset underaccent
    """
)
_SWITCHES = _commands(
    """
    displaystyle textstyle scriptstyle scriptscriptstyle over atop choose brace brack color rm bf it sf tt
    cal tiny Tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge
    """
)
_CELL_ENDS = frozenset({"&", "\\\\", "\\cr"})
_COUNTED = _SWITCHES | _MORE_ARGUMENTS | _CELL_ENDS
_RELEVANT = _ONE_ARGUMENT | _COUNTED | _OPENERS | _CLOSERS.keys() | {" "}


def check_nesting(tokens: Sequence[Token]) -> None:
    """Raise `FormulaError` at a brace or environment without its partner, or at the level too deep."""
    stack: list[tuple[Token, str]] = []
    levels = [0]  # for each open group: what nests up to its end
    pending = 0  # commands whose argument is still to come
    for index, token in enumerate(tokens):
        text = token[0]
        if text not in _RELEVANT:
            pending = 0
        elif text in _ONE_ARGUMENT:
            pending += 1
            if len(stack) + sum(levels) + pending > MAX_DEPTH:
                raise _too_deep(token)
        elif text != " ":
            pending = 0
            _step(stack, levels, tokens, index)
    if stack:
        raise _unclosed(*stack[-1])


def _step(stack: list[tuple[Token, str]], levels: list[int], tokens: Sequence[Token], index: int) -> None:
    """Take note of what opens, closes or fills a group."""
    token = tokens[index]
    text = token.text
    if text in _COUNTED:
        _count(levels, tokens, index)
    if text in _OPENERS:
        stack.append((token, _name(tokens, index) if text == "\\begin" else ""))
        levels.append(0)
        if len(stack) + sum(levels) > MAX_DEPTH:
            raise _too_deep(token)
    elif text in _CLOSERS:
        _close(stack, token, _name(tokens, index) if text == "\\end" else "")
        levels.pop()


def _count(levels: list[int], tokens: Sequence[Token], index: int) -> None:
    """Count a command that nests up to the end of its group or cell."""
    text = tokens[index].text
    if text in _SWITCHES:
        levels[-1] += 1
    elif text in _MORE_ARGUMENTS:
        # With braces the arguments end; without, the last one may be such a command again, and so on.
        levels[-1] += not (index + 1 < len(tokens) and tokens[index + 1].text in "{[ ")
    elif text in _CELL_ENDS:
        levels[-1] = 0
    if sum(levels) > MAX_DEPTH:
        raise _too_deep(tokens[index])


def _too_deep(token: Token) -> FormulaError:
    return FormulaError(token.at, Code.MATH_UNSUPPORTED, f"nested more than {MAX_DEPTH} levels deep")


def _close(stack: list[tuple[Token, str]], token: Token, name: str) -> None:
    opened, opened_name = stack.pop() if stack else (Token("", token.at), "")
    if opened.text in _CLOSERS[token.text] and opened_name == name:
        return
    if token.text == "\\end" and opened.text == "\\begin":
        message = f"\\begin{{{opened_name}}} is closed by \\end{{{name}}}"
        raise FormulaError(token.at, Code.MATH_SYNTAX, message)
    if opened.text in {"", "{"} or token.text == "}":
        if opened.text and opened.text != "{":
            raise _unclosed(opened, opened_name)
        shown = f"\\end{{{name}}}" if token.text == "\\end" else token.text
        raise FormulaError(token.at, Code.MATH_SYNTAX, f"“{shown}” closes nothing")
    raise _unclosed(opened, opened_name)


def _name(tokens: Sequence[Token], index: int) -> str:
    r"""Return the name behind ``\begin`` or ``\end``."""
    place = index + 1
    while place < len(tokens) and tokens[place].text == " ":
        place += 1
    stop = place
    while stop < len(tokens) and tokens[stop].text != "}":
        stop += 1
    return source(tokens[place + 1 : stop])


def _unclosed(token: Token, name: str) -> FormulaError:
    if token.text == "\\begin":
        message = f"\\begin{{{name}}} has no \\end{{{name}}}"
    elif is_word(token.text):
        partner = "\\right" if token.text == "\\left" else "\\endgroup"
        message = f"{token.text} has no {partner}"
    else:
        message = f"this “{token.text}” is never closed"
    return FormulaError(token.at, Code.MATH_SYNTAX, message)
