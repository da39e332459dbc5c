"""A form in which the MathML of two renderers can be compared: text, structure and letter style.

What only says how large, how far or how it is reached falls away: spaces, padding, fences' sizes, invisible
operators, groups. What is left is a nested tuple of the elements that mean something and the letters in
the style in which they are seen.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from xml.etree import ElementTree as ET

__all__ = ["Form", "form_of"]

Form = str | tuple["Form", ...]

_TOKENS = {"mi", "mo", "mn", "mtext", "ms"}
_TRANSPARENT = {
    "math",
    "mrow",
    "mstyle",
    "mpadded",
    "TeXAtom",
    "semantics",
    "menclose",
    "maction",
    "mtext",
    "a",
    "span",
}
_DROPPED = {"mspace", "annotation", "mphantom", "none", "mprescripts"}
_INVISIBLE = re.compile("[\u2061-\u2064\ufe00\ufe01\u200b]")
_VARIANTS = {
    "bold": "MATHEMATICAL BOLD ",
    "italic": "MATHEMATICAL ITALIC ",
    "bold-italic": "MATHEMATICAL BOLD ITALIC ",
    "double-struck": "MATHEMATICAL DOUBLE-STRUCK ",
    "script": "MATHEMATICAL SCRIPT ",
    "-tex-calligraphic": "MATHEMATICAL SCRIPT ",
    "bold-script": "MATHEMATICAL BOLD SCRIPT ",
    "-tex-bold-calligraphic": "MATHEMATICAL BOLD SCRIPT ",
    "fraktur": "MATHEMATICAL FRAKTUR ",
    "bold-fraktur": "MATHEMATICAL BOLD FRAKTUR ",
    "sans-serif": "MATHEMATICAL SANS-SERIF ",
    "bold-sans-serif": "MATHEMATICAL SANS-SERIF BOLD ",
    "monospace": "MATHEMATICAL MONOSPACE ",
}
_SAME = str.maketrans(
    "―‾̲_̄ˉ^̂~̃⃗-‐∗⁎⋅∣∥\u00a0\u2002\u2003⟂’̇̈∕𝚤𝚥̌̆́`̀∘̊˚",
    "¯¯¯¯¯¯ˆˆ˜˜→−−**·|‖   ⊥'˙¨/ıȷˇ˘´´´∘∘∘".replace("´´´", "´\u0060\u0060"),
)
"""Characters of the same look and meaning, of which each renderer takes another."""


def form_of(mathml: str, *, display: bool) -> Form:
    """Return the normal form of one ``<math>`` element (with anything around it)."""
    start = mathml.index("<math")
    stop = mathml.rindex("</math>") + len("</math>")
    root = ET.fromstring(_xml(mathml[start:stop]))  # noqa: S314 -- our own output and a kept file
    return _joined(_children(root, display=display, variant=None))


def _xml(html: str) -> str:
    html = html.replace(' xmlns="http://www.w3.org/1998/Math/MathML"', "")
    return re.sub(r"&(?!lt;|gt;|amp;|quot;|#)(\w+);", lambda match: unescape(match[0]), html)


def _children(element: ET.Element, *, display: bool, variant: str | None) -> list[Form]:
    forms: list[Form] = []
    lines: list[Form] = []
    for child in element:
        if child.get("linebreak") == "newline":
            lines.append(("mtr", _joined(forms)))
            forms = []
        forms += _form(child, display=display, variant=variant)
    return [("mtable", *lines, ("mtr", _joined(forms)))] if lines else forms


def _joined(forms: list[Form]) -> Form:
    return forms[0] if len(forms) == 1 else ("row", *forms)


def _form(element: ET.Element, *, display: bool, variant: str | None) -> list[Form]:
    name = element.tag
    variant = element.get("mathvariant") or variant
    if name in _DROPPED:
        return []
    if name in _TOKENS and element.find(".//math") is None:
        return _token(element, variant)
    if name in _TRANSPARENT:
        return _children(element, display=display, variant=variant)
    return [_structure(element, display=display, variant=variant)]


def _structure(element: ET.Element, *, display: bool, variant: str | None) -> Form:
    """Return an element whose children have each a place of their own."""
    name = element.tag
    if name == "msqrt":
        return (name, _joined(_children(element, display=display, variant=variant)))
    if name in {"mtr", "mlabeledtr"}:
        row = [_joined(_children(cell, display=display, variant=variant)) for cell in element]
        return ("mtr", *(row[1:] + row[:1] if name == "mlabeledtr" else row))
    parts = tuple(_joined(_form(child, display=display, variant=variant)) for child in element)
    if name == "mtable":
        return _table(parts)
    if len(parts) == 2 and parts[1] == ("row",):
        return parts[0]
    return (_name(name, display=display), *parts)


def _name(name: str, *, display: bool) -> str:
    """Limits are beside their operator in a line, whichever element says so."""
    if display:
        return name
    return {"munder": "msub", "mover": "msup", "munderover": "msubsup"}.get(name, name)


def _table(rows: tuple[Form, ...]) -> Form:
    """Return a table without empty cells; one of one cell is what stands in it."""
    kept = [tuple(cell for cell in row if cell != ("row",)) for row in rows]
    kept = [row for row in kept if len(row) > 1]
    if len(kept) == 1 and len(kept[0]) == 2:
        return kept[0][1]
    return ("mtable", *kept)


def _token(element: ET.Element, variant: str | None) -> list[Form]:
    text = "".join(element.itertext())
    style = "b" if element.find("b") is not None else "i" if element.find("i") is not None else ""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    if element.find(".//code") is not None:
        variant = "monospace"
    if element.find(".//span[@class='math-sans']") is not None:
        variant = "sans-serif"
    if style and not variant:
        variant = {"b": "bold", "i": "italic"}[style]
    if not variant and element.tag == "mi" and len(text) == 1:
        variant = "italic"
    text = "".join(_styled(character, variant) for character in text)
    text = re.sub(r"\s+", "", text.translate(_SAME))
    return list(text.replace("″", "′′").replace("‴", "′′′").translate(_SPELT_OUT))


_SPELT_OUT = {ord("≔"): ":=", ord("≕"): "=:", ord("∷"): "::", ord("∶"): ":"}


def _styled(character: str, variant: str | None) -> str:
    """Return a letter as the mathematical letter that is seen."""
    prefix = _VARIANTS.get(variant or "")
    if prefix is None or not character.isalnum():
        return character
    plain = unicodedata.name(character, "")
    plain = plain.replace("LATIN ", "").replace("GREEK ", "").replace("CAPITAL LETTER", "CAPITAL")
    plain = plain.replace("SMALL LETTER", "SMALL")
    for candidate in (prefix + plain, prefix.replace("MATHEMATICAL ", "") + plain):
        try:
            return unicodedata.lookup(candidate)
        except KeyError:
            continue
    return _LETTERLIKE.get((prefix, character), character)


_LETTERLIKE = {
    ("MATHEMATICAL ITALIC ", "h"): "ℎ",
    **{("MATHEMATICAL DOUBLE-STRUCK ", a): b for a, b in zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)},
    **{("MATHEMATICAL SCRIPT ", a): b for a, b in zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)},
    **{("MATHEMATICAL FRAKTUR ", a): b for a, b in zip("CHIRZ", "ℭℌℑℜℨ", strict=True)},
}


_CHEMICAL = str.maketrans("⟶⟵⟷", "→←↔") | str.maketrans(
    "\ue428\ue429\ue42a\ue42b\ue408\ue410\ue42d", "←→↔⇄⇌⋯→"
)
"""The arrows and the bond for which MathJax's fonts have signs of their own."""


def detached(form: Form) -> Form:
    """Return a chemical formula with its scripts behind what they belong to: MathJax puts them on nothing."""
    return _joined(_loose(form))


def _loose(form: Form) -> list[Form]:
    if isinstance(form, str):
        return [form.translate(_CHEMICAL)]
    name, *parts = form
    inner = [_loose(part) for part in parts]
    if name == "row":
        return [piece for part in inner for piece in part]
    if name == "mmultiscripts":
        base, *after, below, above = inner
        return [*_scripts(below, above), *base, *_scripts(*[*after, [], []][:2])]
    places = {"msub": (1, 0), "msup": (0, 1), "msubsup": (1, 2)}.get(str(name))
    if places is not None:
        below, above = (inner[place] if place else [] for place in places)
        return [*inner[0], *_scripts(below, above)]
    return [(name, *(_joined(part) for part in inner))]


def _scripts(below: list[Form], above: list[Form]) -> list[Form]:
    return [("scripts", _joined(below), _joined(above))] if below or above else []
