"""Formulas as plain text, for feeds, descriptions and the numbers that references show."""

from __future__ import annotations

import re
from html import unescape

__all__ = ["formula_text", "plain_text"]

_SUPERSCRIPTS = str.maketrans("0123456789+−=()ni′*", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ′*")
_SUBSCRIPTS = str.maketrans("0123456789+−=()aeoxhklmnpstijruv", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ")
_SCRIPT = re.compile(
    r"<m(sub|sup)><m[ion][^>]*>([^<]*)</m[ion]>(?:<mrow>)?((?:<m[ion][^>]*>[^<]*</m[ion]>)+)(?:</mrow>)?</m\1>"
)
_INVISIBLE = re.compile("[\u2062-\u2064\ufe00-\ufe0f]")
_LEAF_TAG = re.compile(r"</?(?:mi|mo|mn|mtext|mrow|mstyle|mspace|b|i|code)(?: [^>]*)?/?>")
_RELATION = re.compile(r"<mo(?: [^>]*)?>([=<>≤≥≠≈∼≃≡∝∈∉⊂⊆→←⇒⇔↦∣+−±×⋅∪∩∘]|&[lg]t;)</mo>")
_BLANKS = re.compile("[ \u00a0\u2000-\u200a\u2061]+")
_START, _END = "<semantics><mrow>", "</mrow><annotation"


def formula_text(html: str, tex: str) -> str:
    """Return a rendered formula as one line of text where that reads well, else the author's TeX on one line.

    Letters, operators and simple scripts read well (``pθ(x) = x₁²``); fractions, roots and tables do not.
    Empty for a formula that only defines macros.
    """
    if not html:
        return ""
    _, found, content = html.partition(_START)
    return plain_text(content.rpartition(_END)[0] if found else "<", tex)


def plain_text(html: str, tex: str) -> str:
    """Return the content of a formula, or part of it, as `formula_text` does."""
    html = _SCRIPT.sub(_script, html)
    html = _RELATION.sub(r" \1 ", html)
    text = _LEAF_TAG.sub("", html)
    if "<" in text or "\ufdd0" in text:
        return " ".join(tex.split())
    return _BLANKS.sub(" ", _INVISIBLE.sub("", unescape(text))).strip()


def _script(match: re.Match[str]) -> str:
    """Return a script as characters, or as it was where Unicode lacks one of them."""
    kind, base = match[1], match[2]
    table = _SUBSCRIPTS if kind == "sub" else _SUPERSCRIPTS
    script = _LEAF_TAG.sub("", match[3])
    return base + script.translate(table) if all(ord(c) in table for c in script) else match[0]
