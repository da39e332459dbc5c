r"""Finding the formulas in raw HTML that MathJax would find in the reader's browser."""

from __future__ import annotations

import re
from html import unescape

from tuftenotes.mathematics.formula import Formula

__all__ = ["TEXT_INSIDE", "split_html"]

_ENVIRONMENTS = (
    "equation|align|gather|multline|eqnarray|alignat|flalign|xalignat|xxalignat|subequations|displaymath|math"
    "|alignedat|aligned|gathered|array|cases|matrix|[pbBvV]matrix|split|CD"
)
_TOKEN = re.compile(
    rf"""(?P<comment><!--.*?(?:-->|\Z))
    | <script\b(?P<script>[^>]*)>(?P<tex>.*?)(?:</script\s*>|\Z)
    | (?P<verbatim><(?P<name>code|pre|style|textarea|annotation(?:-xml)?|math|svg|noscript|kbd|samp)\b[^>]*>
        .*?(?:</(?P=name)\s*>|\Z))
    | (?P<tag></?[A-Za-z](?:[^"'>]|"[^"]*"|'[^']*')*>)
    | (?P<escape>\\\\|\\\$)
    | \$\$(?P<dollars>(?:\\.|[^\\$]|\$(?!\$))+?)\$\$
    | \\\[(?P<brackets>.*?)\\\]
    | \\\((?P<parentheses>.*?)\\\)
    | (?P<environment>\\begin\{{(?P<kind>(?:{_ENVIRONMENTS})\*?)\}}.*?\\end\{{(?P=kind)\}})
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


def _group(depth: int) -> str:
    inner = f"|{_group(depth - 1)}" if depth else ""
    return rf"\{{(?:[^{{}}\\]|\\.{inner}){{0,400}}+\}}"


TEXT_INSIDE = (
    r"\\(?:(?:text(?:rm|normal|up|md|bf|it|sl|sf|tt)?|emph|[fhm]box|(?:short)?intertext|tag\*?)(?![A-Za-z])\s*+"
    rf"|(?:f?color|raise)box\s*+(?:\{{[^{{}}$\\]*+\}}\s*+){{1,2}}){_group(2)}"
)
"""A regular expression for text inside a formula: a dollar in it does not end the formula, as in pandoc."""
_DOLLAR = re.compile(rf"\$(?![\s$])((?:[^\\$<]++|{TEXT_INSIDE}|\\.)++)(?<!\s)\$(?!\d)", re.DOTALL)
_MATH_SCRIPT = re.compile(
    r"""\btype\s*=\s*["']?math/tex(?P<display>\s*;\s*mode\s*=\s*display)?""", re.IGNORECASE
)
_TAG = re.compile(r"<[A-Za-z/!]")


def split_html(html: str, *, dollars: bool) -> tuple[str | Formula, ...]:
    r"""Cut raw HTML into HTML (strings) and the formulas in its text, in order; joined they are the whole.

    Formulas are ``\(…\)``, ``\[…\]``, ``$$…$$`` (display), bare environments, ``<script type="math/tex">``
    and, with `dollars`, ``$…$``. Nothing is looked for in code, preformatted text, scripts, comments and
    attributes. Character references in a formula (``&lt;``) are resolved.
    """
    parts: list[str | Formula] = []
    text_start = 0
    for match in _TOKEN.finditer(html):
        formula = _formula(match)
        if formula is None:
            if match["escape"] is None:
                _add_text(parts, html[text_start : match.start()], dollars=dollars)
                _add(parts, match[0])
                text_start = match.end()
            continue
        _add_text(parts, html[text_start : match.start()], dollars=dollars)
        parts.append(formula)
        text_start = match.end()
    _add_text(parts, html[text_start:], dollars=dollars)
    return tuple(parts)


def _formula(match: re.Match[str]) -> Formula | None:
    """Return the formula that was found, or None where it is markup, or where markup cuts through it."""
    if match["script"] is not None:
        script = _MATH_SCRIPT.search(match["script"])
        return Formula(_without_cdata(match["tex"]), script["display"] is not None) if script else None
    for name, display in (
        ("dollars", True),
        ("brackets", True),
        ("parentheses", False),
        ("environment", True),
    ):
        tex = match[name]
        if tex is not None:
            return None if _TAG.search(tex) else Formula(unescape(tex), display)
    return None


def _without_cdata(tex: str) -> str:
    """Return the formula of a script without the shell that kramdown puts around it."""
    return re.sub(r"^\s*(?:%\s*)?<!\[CDATA\[|(?:%\s*)?\]\]>\s*$", "", tex)


def _add(parts: list[str | Formula], html: str) -> None:
    """Add HTML, joined with HTML before it."""
    if parts and isinstance(parts[-1], str):
        parts[-1] += html
    elif html:
        parts.append(html)


def _add_text(parts: list[str | Formula], text: str, *, dollars: bool) -> None:
    """Add text between tags, where single dollars may be formulas (pandoc's rules for what is money)."""
    start = 0
    if dollars:
        for match in _DOLLAR.finditer(text):
            if match.start() and text[match.start() - 1] == "\\":
                continue
            _add(parts, text[start : match.start()])
            parts.append(Formula(unescape(match[1]), display=False))
            start = match.end()
    _add(parts, text[start:])
