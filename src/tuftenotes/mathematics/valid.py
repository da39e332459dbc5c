"""Saying the style and the size of part of a formula as validators know it: by ``mstyle``.

MathML Core lets every element have ``displaystyle`` and ``scriptlevel``; the Nu checker goes by MathML 3,
where most have neither.
"""

from __future__ import annotations

import re

__all__ = ["with_mstyle", "without_level"]

_TAG = re.compile(
    r"<(/?)(mtable|mfrac|mrow|msub|msup|msubsup|munder|mover|munderover|mmultiscripts|mroot)\b([^>]*)>"
)
_STYLED = re.compile(r' (?:displaystyle|scriptlevel)="[^"]*"')
_LEVEL = re.compile(r' scriptlevel="[^"]*"')
_TOP = ' scriptlevel="0"'
_TABLE = '<mtable displaystyle="true" scriptlevel="0"'
_FRACTION = re.compile(r'<mfrac( displaystyle="\w+")>((?:[^<]++|<(?!/?mfrac))*+</mfrac>)')


def with_mstyle(html: str) -> str:
    """Return the content of a formula with both attributes on ``mstyle``, but for a table's first."""
    table = html.startswith(_TABLE)
    if table and html.find(" scriptlevel=", len(_TABLE)) < 0 and html.find(" displaystyle=", len(_TABLE)) < 0:
        return without_level(html)
    if html.count(" scriptlevel=") == table:
        # Nothing but the table around all and \\tfrac: no need to know what is inside what.
        styles = html.count(" displaystyle=") - table
        mended, fractions = _FRACTION.subn(r"<mstyle\1><mfrac>\2</mstyle>", html) if styles else (html, 0)
        if fractions == styles:
            return without_level(mended)
    parts: list[str] = []
    closing: list[str] = []
    small = place = 0  # how many of the open elements set what is in them smaller
    for match in _TAG.finditer(html):
        end, name, attributes = match.groups()
        parts.append(html[place : match.start()])
        place = match.end()
        if end:
            small -= name not in {"mtable", "mrow"}
            parts.append(closing.pop())
        elif attributes.endswith("/"):
            parts.append(match[0])
        else:
            opening, close = _tags(name, attributes, at_top=not small)
            parts.append(opening)
            closing.append(close)
            small += name not in {"mtable", "mrow"}
    return "".join([*parts, html[place:]])


def without_level(html: str) -> str:
    """Return a table without the first of the levels on it; nothing around it is smaller."""
    return html.replace(_TOP, "", 1)


def _tags(name: str, attributes: str, *, at_top: bool) -> tuple[str, str]:
    """Return what begins an element and what ends it."""
    if name == "mtable" and at_top:
        attributes = attributes.replace(_TOP, "")
    styles = "".join((_LEVEL if name == "mtable" else _STYLED).findall(attributes))
    if not styles:
        return f"<{name}{attributes}>", f"</{name}>"
    if name == "mrow":
        return f"<mstyle{attributes}>", "</mstyle>"
    for style in _STYLED.findall(styles):
        attributes = attributes.replace(style, "")
    return f"<mstyle{styles}><{name}{attributes}>", f"</{name}></mstyle>"
