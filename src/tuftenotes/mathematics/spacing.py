r"""Spaces, struts, boxes without size and shifted boxes: what math-core lacks or measures in ``rem``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.lengths import css_length, in_em
from tuftenotes.mathematics.text import text_group
from tuftenotes.mathematics.tokens import Token, source

if TYPE_CHECKING:
    from tuftenotes.mathematics.reader import Reader
    from tuftenotes.mathematics.work import Handler, Work

__all__ = ["SPACING_COMMANDS", "space"]


def space(width: str) -> str:
    """Return a horizontal space; a negative one is a margin, because ``mspace`` has no negative width."""
    if width.startswith("-"):
        return f'<mspace style="margin-left:{width}"/>'
    return f'<mspace width="{width}"/>'


def _length(text: str, command: Token) -> str:
    length = css_length(text)
    if length is None:
        message = f"{command.text} has “{text}” where a length such as 3pt is needed"
        raise FormulaError(command.at, Code.MATH_SYNTAX, message)
    return length


def _hspace(work: Work, reader: Reader, command: Token) -> list[Token]:
    reader.take("*")
    return [work.slot(space(_length(reader.name(command), command)), command.at)]


def _kern(work: Work, reader: Reader, command: Token) -> list[Token]:
    return [work.slot(space(_length(reader.dimension(command), command)), command.at)]


def _nothing(_work: Work, _reader: Reader, _command: Token) -> list[Token]:
    return []


def _drop_argument(_work: Work, reader: Reader, command: Token) -> list[Token]:
    reader.take("*")
    reader.argument(command)
    return []


def _wide(work: Work, _reader: Reader, command: Token) -> list[Token]:
    return [work.slot(space("2em"), command.at)]


def _smash(work: Work, reader: Reader, command: Token) -> list[Token]:
    part = source(reader.optional() or [])
    sizes = {"t": ' height="0"', "b": ' depth="0"'}.get(part, f' height="{_THIN}" depth="0"')
    return [work.slot(f"<mpadded{sizes}>{work.row(reader.argument(command))}</mpadded>", command.at)]


_THIN = "0.02em"
"""What hangs out of a box without any width or height at all is not painted by WebKit."""
_HIGH, _DEEP = 0.7, 0.2
"""How far letters of Libertinus Math reach above the line and below it, in em."""
_LAPS = {"l": ("-1width", "flex-end"), "r": ("", ""), "c": ("-0.5width", "center")}
"""How far to the left of its place the content begins, as Firefox knows it, and as a flex box does it."""


def _lap(work: Work, reader: Reader, command: Token) -> list[Token]:
    r"""Rewrite ``\mathllap`` and the like: no width, the content hangs out to the left, right or both."""
    argument = reader.argument(command)
    if any(token.text == "$" for token in argument):  # in LaTeX \rlap takes text
        argument = text_group(work, argument, command.at)
    space, place = _LAPS[command.text[-4]]
    if not space:
        return [work.slot(f'<mpadded width="{_THIN}">{work.row(argument)}</mpadded>', command.at)]
    # MathML Core cannot say “minus my own width”; a flex box in HTML can, but not in Firefox.
    box = f'<span style="display:inline-flex;width:{_THIN};justify-content:{place}">'
    html = f"<mtext>{box}<math>{work.row(argument)}</math></span></mtext>"
    return [work.slot(f'<mpadded width="{_THIN}" lspace="{space}">{html}</mpadded>', command.at)]


def _raise(work: Work, reader: Reader, command: Token) -> list[Token]:
    shift = _length(reader.dimension(command), command)
    if command.text == "\\lower":
        shift = shift[1:] if shift.startswith("-") else "-" + shift
    return [_shifted(work, shift, reader.argument(command), command)]


def _raisebox(work: Work, reader: Reader, command: Token) -> list[Token]:
    shift = _length(reader.name(command), command)
    return [_shifted(work, shift, text_group(work, reader.argument(command), command.at), command)]


def _shifted(work: Work, shift: str, content: list[Token], command: Token) -> Token:
    return work.slot(_moved(work.row(content), shift, _HIGH), command.at)


def _moved(html: str, shift: str, height: float) -> str:
    """Return an element of a height (in em) moved up, or down if `shift` is negative, with room for it there.

    ``mpadded`` moves what it holds and leaves the room for it where it was.
    """
    amount = in_em(shift)
    room = f'height="{height + amount:.4g}em"' if amount > 0 else f'depth="{_DEEP - amount:.4g}em"'
    return f'<mrow><mspace {room}/><mpadded voffset="{shift}">{html}</mpadded></mrow>'


def _rule(work: Work, reader: Reader, command: Token) -> list[Token]:
    lift = _length(source(reader.optional() or []) or "0em", command)
    width, height = _length(reader.name(command), command), _length(reader.name(command), command)
    box = f'<mspace width="{width}" height="{height}" style="background:currentColor"/>'
    if in_em(lift):
        box = _moved(box, lift, in_em(height))
    return [work.slot(box, command.at)]


def _box(work: Work, reader: Reader, command: Token) -> list[Token]:
    r"""Rewrite MathJax's ``\Space{width}{height}{depth}``."""
    width, height, depth = (_length(reader.name(command), command) for _ in range(3))
    return [work.slot(f'<mspace width="{width}" height="{height}" depth="{depth}"/>', command.at)]


def _strut(work: Work, _reader: Reader, command: Token) -> list[Token]:
    return [work.slot('<mspace height=".7em" depth=".3em"/>', command.at)]


SPACING_COMMANDS: dict[str, Handler] = {
    "\\hspace": _hspace,
    "\\mspace": _hspace,
    "\\kern": _kern,
    "\\hskip": _kern,
    "\\mkern": _kern,
    "\\mskip": _kern,
    "\\hfill": _wide,
    "\\hfil": _wide,
    "\\hfilll": _wide,
    "\\smash": _smash,
    "\\strut": _strut,
    "\\raise": _raise,
    "\\lower": _raise,
    "\\raisebox": _raisebox,
    "\\rule": _rule,
    "\\Rule": _box,
    "\\Space": _box,
    "\\vspace": _drop_argument,
    **dict.fromkeys(("\\mathllap", "\\mathrlap", "\\mathclap", "\\llap", "\\rlap", "\\clap"), _lap),
    **dict.fromkeys(
        ("\\allowbreak", "\\nobreak", "\\goodbreak", "\\badbreak", "\\break", "\\-", "\\/", "\\noindent",
         "\\displaybreak", "\\allowdisplaybreaks", "\\centering", "\\mathsurround", "\\null"),
        _nothing,
    ),
}  # fmt: skip
