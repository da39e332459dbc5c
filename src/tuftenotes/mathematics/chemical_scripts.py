r"""What stands above and below in a chemical formula: charges, oxidation numbers, amounts, states."""

from __future__ import annotations

import re

__all__ = ["charge_in", "script_tex"]

_CHARGE = re.compile(r"\d*[A-Za-z]?[-+](?=$|[\s)\]},;_^(])|\.-?(?=$|[\s)\]},;_^(])")
_ROMAN = re.compile(r"[IVX]+")
_PIECE = re.compile(
    r"\$(?P<math>(?:[^$\\]|\\.)*)\$|\{(?P<text>[^{}]*)\}|\((?P<state>[a-z]{2,3})\)|(?P<word>[A-Za-z]{2,}|[A-Z])"
    r"|(?P<dot>\.)(?!\d)|(?P<command>\\(?:[A-Za-z]+ ?|.))(?P<arguments>(?:\{[^{}]*\})*)|(?P<other>.)",
    re.DOTALL,
)


def charge_in(text: str, position: int) -> re.Match[str] | None:
    """Return the charge behind a ``^`` without braces (``2-``, ``n+``, ``.-``), if it is one."""
    return _CHARGE.match(text, position)


def script_tex(content: str, *, upper: bool) -> str:
    r"""Return a script as TeX: words upright, single letters slanted, points as radicals.

    `content` is as written, with its braces or dollars.
    """
    if content.startswith("{") and content.endswith("}"):
        content = content[1:-1]
    if upper and _ROMAN.fullmatch(content):
        return f"\\mathrm{{{content}}}"
    return "".join(_piece(match, upper=upper) for match in _PIECE.finditer(content))


def _piece(match: re.Match[str], *, upper: bool) -> str:
    if match["math"] is not None:
        return f"{{{match['math']}}}"
    if match["text"] is not None:
        return f"\\text{{{match['text']}}}"
    if match["state"]:
        return f"\\mskip1mu(\\mathrm{{{match['state']}}})"
    if match["word"]:
        return f"\\mathrm{{{match['word']}}}"
    if match["dot"]:
        return "\\mkern1mu\\bullet\\mkern1mu " if upper else "."
    return match[0]
