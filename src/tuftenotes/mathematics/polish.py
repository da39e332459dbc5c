"""Mending math-core's MathML where browsers, screen readers or copies are better off with another form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuftenotes.mathematics.valid import with_mstyle, without_level

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["polish", "polish_tidy"]

_TAG_CELL = re.compile(
    r'<mtd style="width: (50|7\.5)%;text-align: right;justify-items: end;"><mtext>@(\d+)@</mtext></mtd>'
)
_DOTS = re.compile(
    r'<mo( lspace="0")?>([.·])</mo><mo lspace="0" rspace="0\.1667em">\2</mo>'
    r'<mo lspace="0"(?: rspace="0")?>\2</mo>'
)
_PROSE = re.compile(
    r'(?:<mtd style="width: 50%"></mtd>)?<mtd[^>]*>(<mtext class="math-intertext">.*?</mtext>)</mtd>'
    r'(?:<mtd style="width: 50%"></mtd>)?(?=</mtr>)',
    re.DOTALL,
)
_SIGN_AFTER_ALIGNMENT = re.compile(r'(<mtd style="[^"]*padding-left: 0;">)<mo>(?=[+−±∓]</mo>)')
_BRACE = re.compile(r'<mtd[^>]*><mrow class="math-brace-(\d+)">')
_BELOW = re.compile(r'<mtd[^>]*><mrow class="math-below"/></mtd>')
_LAST_RULE = re.compile(
    r'<mtr>((?:<mtd style="border-top: [^"]*"></mtd>)+)</mtr></mtable>',
)
_STRUT = '<mspace height="0.56em"/>'
"""Chromium and WebKit let a root hang from the bar over what is in it, where TeX centres the two: over a low
letter it reached far below the line."""
_LEAF = r"<(?:m[ino]|mtext)\b[^>]*>[^<]*</\w+>"
_BASE = re.compile(rf"(?<=<mroot>)(?:<mrow>|{_LEAF}|<msub>{_LEAF}{_LEAF}</msub>)")

_ACCENTS = "´`˙¨˘˚\u20db\u20dc"
_SIGN_AS_SCRIPT = re.compile("<mo>(?=[+−±∗⋆∘×†‡•]</mo>(?:<mo>[^<]*</mo>)?</msu)")
_LOW_FENCES = re.compile(
    r'<mrow><mo((?: lspace="[^"]*")?>[(\[{|‖⌊⌈⟨]</mo>'
    r'(?:<m[in]>[^<]*</m[in]>|<mo(?: [lr]space="[^"]*")*>[-,;+−=<>≤≥/]</mo>)++)'
    r'<mo((?: rspace="[^"]*")?>[)\]}|‖⌋⌉⟩]</mo></mrow>)'
)
"""WebKit sets stretchy fences too high where nothing between them reaches below the line."""
_BIG = re.compile(r'<mo[^>]* minsize="([\d.]+)em"[^>]*>[^<]*</mo>')
_AXIS = 0.26
"""Em above the base line: the middle of a fence, and Libertinus Math's ``AxisHeight``."""
_TILDE = ('"true">~</mo></mover>', '"true">˜</mo></mover>')
"""The sign between words lies too low for an accent, and the font has no wide forms of it."""


def polish(html: str, slots: Sequence[str] = ()) -> str:
    """Return the mended content of a formula; `slots` hold the cells with the numbers of its lines.

    Dots are one character again, not three full stops: that is what is copied and read aloud.
    """
    html = _with_application(html)
    if "<msqrt>" in html:
        html = html.replace("<msqrt>", "<msqrt>" + _STRUT)
    if "<mroot>" in html:
        html = _BASE.sub(_with_strut, html)
    if "<mrow><mo" in html:
        html = _LOW_FENCES.sub(r'<mrow><mo stretchy="false"\1<mo stretchy="false"\2', html)
    if "</mo></msu" in html:
        html = _mend_signs(html)
    return _attributes(html, slots) if '="' in html else html


def polish_tidy(html: str) -> str:
    """Return the mended content of a formula, or of a numbered display, made of `TIDY` commands alone."""
    html = _with_application(html)
    if "</mo></msu" in html:
        html = _mend_signs(html)
    html = _with_high_fences(html)
    return without_level(_with_signs_between(html)) if html.startswith("<mtable") else html


def _with_application(html: str) -> str:
    """Write the sign between a function and what it is applied to as the character that it is."""
    return html.replace("&ApplyFunction;", "\u2061") if "&A" in html else html


def _mend_signs(html: str) -> str:
    """Take the room away from around a sign that stands alone above or below a letter: WebKit keeps it."""
    return _SIGN_AS_SCRIPT.sub('<mo lspace="0" rspace="0">', html)


def _attributes(html: str, slots: Sequence[str]) -> str:
    """Mend what is about attributes; half of the formulas have none."""
    if 'rspace="0.1667em">' in html and ('em">.<' in html or 'em">·<' in html):
        html = _DOTS.sub(_dots, html)
    if "<mover accent" in html:
        html = _accents(html)
    if "math-core-" in html:
        html = html.replace("math-core-sans-serif-font", "math-sans").replace(
            "math-core-serif-font", "math-serif"
        )
    html = _with_high_fences(html)
    if "<mtable" in html:
        html = _table(html, slots)
    if " displaystyle=" in html or " scriptlevel=" in html:
        return with_mstyle(html)
    return html


def _accents(html: str) -> str:
    for accent in _ACCENTS:
        if accent in html:
            end = f"{accent}</mo></mover>"
            html = html.replace(f"<mo>{end}", f'<mo stretchy="false">{end}')
    return html.replace(*_TILDE)


def _with_signs_between(html: str) -> str:
    """Let a sign that goes on from the line above be between two things, although its cell begins with it."""
    if 'padding-left: 0;"><mo>' in html:
        return _SIGN_AFTER_ALIGNMENT.sub(r'\1<mo form="infix">', html)
    return html


def _table(html: str, slots: Sequence[str]) -> str:
    html = _with_signs_between(html)
    if slots:
        html = _TAG_CELL.sub(lambda match: _number_cell(slots[int(match[2])], match[1]), html)
    if "math-intertext" in html:
        columns = max(row.count("<mtd") for row in html.split("<mtr>"))
        html = _PROSE.sub(rf'<mtd class="math-prose" columnspan="{columns}">\1</mtd>', html)
    if "math-brace" in html:
        html = _BELOW.sub("", _BRACE.sub(r'<mtd class="math-cases" rowspan="\1"><mrow>', html))
    if "border-top" in html:
        html = _LAST_RULE.sub(r'<mtr class="math-rule">\1</mtr></mtable>', html)
    return html


def _number_cell(cell: str, width: str) -> str:
    """Return the cell of a number; beside a ``multline`` it is narrow."""
    return cell if width == "50" else cell.replace(">", f' style="width: {width}%">', 1)


def _with_strut(match: re.Match[str]) -> str:
    base = match[0]
    return f"<mrow>{_STRUT}" if base == "<mrow>" else f"<mrow>{_STRUT}{base}</mrow>"


def _with_high_fences(html: str) -> str:
    return _BIG.sub(_with_room, html) if ' minsize="' in html else html


def _with_room(fence: re.Match[str]) -> str:
    r"""Return a fence of a given size (``\big(``) in a row of its own, with a strut as high and deep as it.

    Chromium does not let a fence grow that has a script, WebKit none that is alone in its cell; and in WebKit
    it grows as what is beside it is high and deep: upwards only, where nothing reaches below the line.
    """
    half = float(fence[1]) / 2
    return f'<mrow>{fence[0]}<mspace height="{half + _AXIS:.2f}em" depth="{half - _AXIS:.2f}em"/></mrow>'


def _dots(match: re.Match[str]) -> str:
    before = "0" if match[1] else "0.1667em"
    return f'<mo lspace="{before}" rspace="0.1667em">{"…" if match[2] == "." else "⋯"}</mo>'
