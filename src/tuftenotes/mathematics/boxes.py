r"""Colours, sizes, links, classes and other attributes: MathML elements with a style around a formula."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.mathematics.colours import DVIPS, mixed
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.lengths import css_length
from tuftenotes.mathematics.text import text_group
from tuftenotes.mathematics.tokens import Token, source

if TYPE_CHECKING:
    from tuftenotes.mathematics.reader import Reader
    from tuftenotes.mathematics.work import Handler, Work

__all__ = ["BOX_COMMANDS"]

_NAME = re.compile(r"[A-Za-z]+\d*")
_HEX = re.compile(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
_SAFE_STYLE = re.compile(r"[\w\s:;.,#%()+-]*")
_SAFE_LINK = re.compile(r"(?:https?:|mailto:|[^:]*$|[^:]*[/?#])", re.IGNORECASE)

_SIZES = {
    "\\tiny": 50,
    "\\Tiny": 60,
    "\\scriptsize": 70,
    "\\footnotesize": 80,
    "\\small": 85,
    "\\normalsize": 100,
    "\\large": 120,
    "\\Large": 144,
    "\\LARGE": 173,
    "\\huge": 207,
    "\\Huge": 249,
}
"""Per cent of the text size, as LaTeX's 10 pt classes have them."""

_ENCLOSURES = {
    "box": "math-box",
    "roundedbox": "math-box math-round",
    "circle": "math-box math-circle",
    "updiagonalstrike": "math-up",
    "downdiagonalstrike": "math-down",
    "horizontalstrike": "math-strike",
    "top": "math-top",
    "bottom": "math-bottom",
    "left": "math-left",
    "right": "math-right",
}


def _colour(work: Work, model: str, value: str, command: Token) -> str:
    """Return a colour of LaTeX as one of CSS."""
    if "!" in value and not model:
        names, shares = value.split("!")[::2], value.split("!")[1::2]
        mixture = mixed([_colour(work, "", name, command) for name in names], shares)
        if mixture is not None:
            return mixture
    known = work.scope.colors.get(value)
    if known and not model:
        model, _, value = known[1:].rstrip("}").partition("]{")
    model = model or ("HTML" if _HEX.fullmatch(value) and value.startswith("#") else "named")
    if model == "HTML" and (match := _HEX.fullmatch(value)):
        return "#" + match[1]
    if model == "named" and _NAME.fullmatch(value):
        return DVIPS.get(value, value)
    try:
        parts = [float(part) for part in value.split(",")]
    except ValueError:
        parts = []
    if model == "rgb" and len(parts) == 3:
        parts = [part * 255 for part in parts]
    if model == "gray" and len(parts) == 1:
        parts = [parts[0] * 255] * 3
    if model in {"rgb", "RGB", "gray"} and len(parts) == 3:
        return "#" + "".join(f"{max(0, min(255, round(part))):02x}" for part in parts)
    raise FormulaError(command.at, Code.MATH_UNSUPPORTED, f"{command.text} has the colour “{value}”")


def _read_colour(work: Work, reader: Reader, command: Token) -> str:
    model = source(reader.optional() or [])
    return _colour(work, model, reader.name(command), command)


def _around(work: Work, attributes: str, content: list[Token], at: int) -> list[Token]:
    return [work.slot(f"<mrow {attributes}>{work.render(content)}</mrow>", at)]


def _color(work: Work, reader: Reader, command: Token) -> list[Token]:
    colour = _read_colour(work, reader, command)
    return _around(work, f'style="color:{colour}"', reader.rest_of_group(), command.at)


def _textcolor(work: Work, reader: Reader, command: Token) -> list[Token]:
    colour = _read_colour(work, reader, command)
    return _around(work, f'style="color:{colour}"', reader.argument(command), command.at)


def _colorbox(work: Work, reader: Reader, command: Token) -> list[Token]:
    border = _read_colour(work, reader, command) if command.text == "\\fcolorbox" else ""
    style = f"background:{_read_colour(work, reader, command)};padding:.2em"
    if border:
        style += f";border:.05em solid {border}"
    content = text_group(work, reader.argument(command), command.at)
    return _around(work, f'style="{style}"', content, command.at)


def _size(work: Work, reader: Reader, command: Token) -> list[Token]:
    return _around(work, f'style="font-size:{_SIZES[command.text]}%"', reader.rest_of_group(), command.at)


def _enclose(work: Work, reader: Reader, command: Token) -> list[Token]:
    notations = reader.name(command).replace(",", " ").split()
    reader.optional()
    unknown = [name for name in notations if name not in _ENCLOSURES]
    if unknown:
        message = f"\\enclose has the notation “{unknown[0]}”"
        raise FormulaError(command.at, Code.MATH_UNSUPPORTED, message)
    names = " ".join(_ENCLOSURES[name] for name in notations)
    return _around(work, f'class="{names}"', reader.argument(command), command.at)


def _boxed(work: Work, reader: Reader, command: Token) -> list[Token]:
    content = reader.argument(command)
    if command.text != "\\boxed":
        content = text_group(work, content, command.at)
    return _around(work, 'class="math-box"', content, command.at)


_STRIKES = {"\\cancel": "math-up", "\\bcancel": "math-down", "\\xcancel": "math-up math-down"}


def _cancel(work: Work, reader: Reader, command: Token) -> list[Token]:
    reader.optional()
    return _around(work, f'class="{_STRIKES[command.text]}"', reader.argument(command), command.at)


def _bbox(work: Work, reader: Reader, command: Token) -> list[Token]:
    r"""Rewrite MathJax's ``\bbox[yellow, 5px, border: 1px solid red]{x}``."""
    styles = []
    for part in source(reader.optional() or []).split(","):
        option = part.strip()
        if css_length(option):
            styles.append(f"padding:{css_length(option)}")
        elif option.startswith("border:") and _SAFE_STYLE.fullmatch(option):
            styles.append(option)
        elif option:
            styles.append(f"background:{_colour(work, '', option, command)}")
    return _around(work, f'style="{";".join(styles)}"', reader.argument(command), command.at)


def _class(work: Work, reader: Reader, command: Token) -> list[Token]:
    name = "class" if command.text == "\\class" else "id"
    value = escape(reader.name(command))
    return _around(work, f'{name}="{value}"', reader.argument(command), command.at)


def _style(work: Work, reader: Reader, command: Token) -> list[Token]:
    style = reader.name(command)
    if not _SAFE_STYLE.fullmatch(style) or "url" in style.lower():
        raise FormulaError(command.at, Code.MATH_UNSUPPORTED, f"\\style has the declarations “{style}”")
    return _around(work, f'style="{escape(style)}"', reader.argument(command), command.at)


def _href(work: Work, reader: Reader, command: Token) -> list[Token]:
    """Make a link: only HTML has them, so it is HTML inside the formula, and a formula inside that."""
    address = reader.name(command).replace("\\", "")
    if command.text == "\\url":
        inner = escape(address)
    else:
        inner = f"<math>{work.render(reader.argument(command))}</math>"
    if not _SAFE_LINK.match(address):
        raise FormulaError(command.at, Code.MATH_UNSUPPORTED, f"{command.text} has the address “{address}”")
    return [work.slot(f'<mtext><a href="{escape(address)}">{inner}</a></mtext>', command.at)]


BOX_COMMANDS: dict[str, Handler] = {
    "\\color": _color,
    "\\textcolor": _textcolor,
    "\\mathcolor": _textcolor,
    "\\colorbox": _colorbox,
    "\\fcolorbox": _colorbox,
    "\\enclose": _enclose,
    "\\boxed": _boxed,
    "\\fbox": _boxed,
    "\\framebox": _boxed,
    "\\bbox": _bbox,
    "\\class": _class,
    "\\cssId": _class,
    "\\style": _style,
    "\\href": _href,
    "\\url": _href,
    **dict.fromkeys(_SIZES, _size),
    **dict.fromkeys(_STRIKES, _cancel),
}
