"""Other programs' notations: whoever pastes from them should hear of what is shown as it was typed.

The text of a page, without its code and formulas, has hardly any of the signs that such a notation begins
with. So it is first asked for those, in one go, and looked at closely only if it has one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.markdown.foreign_signs import (
    CODE,
    COMMANDS,
    DIRECTIVES,
    ENVIRONMENTS,
    OTHER,
    SIGNS,
    WITH_DOLLARS,
    WITHOUT_DOLLARS,
)
from tuftenotes.markdown.nested import inline_tokens, region_of
from tuftenotes.markdown.page import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from tuftenotes.markdown.page import Page

__all__ = ["looks_foreign", "report_directives", "report_foreign"]

_ORDINARY = bytes(sorted(set(range(256)) - set(b"\\{[$|@~^<`#")))
_SEQUENCES = ("::", ")=\n", "==", "%%", "!!!", "???", "•", "▪", "●", "-\u00a0", "*\u00a0", "+\u00a0")
_MOST_IN_A_PARAGRAPH = 100
"""Signs; each is looked for in the whole paragraph."""
_PIECES = {"softbreak": "\n", "hardbreak": "\n", "code_inline": CODE}
_AS_TYPED = re.compile(rf"[^{CODE}{OTHER}\n“”‘’«»—–…]+")
"""What typography leaves alone, so that it stands in the source as it does in the text."""
_UNREAD = re.compile(r"(?s)(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|\{%.*?%\}")
_COMMAND = r"(?<![\w:/])\\(?:begin\{[A-Za-z]+\*?\}|[A-Za-z]{2,}(?![A-Za-z]))"
_DIRECTIVE = re.compile(r"\{([A-Za-z][\w:-]*)[^}]*\}")


def looks_foreign(texts: Sequence[str]) -> bool:
    """Tell whether the texts of a page have a sign in them that is worth a closer look."""
    text = "\n".join((*texts, ""))
    return bool(text.encode("utf-8", "replace").translate(None, _ORDINARY)) or any(
        s in text for s in _SEQUENCES
    )


def report_foreign(page: Page, tokens: Sequence[Token]) -> None:
    """Report what another program would have read in the text of a parsed page."""
    seen: set[str] = set()
    for token in inline_tokens(tokens):
        text = "".join(
            child.content if child.type == "text" else _PIECES.get(child.type, OTHER)
            for child in token.children or ()
        )
        for found in islice(_union().finditer(text), _MOST_IN_A_PARAGRAPH):
            _report(page, token, found, seen)


def report_directives(page: Page, tokens: Sequence[Token]) -> None:
    """Report blocks of code that are directives, or would be run, elsewhere: ```` ```{note} ````."""
    for token in tokens:
        found = _DIRECTIVE.match(token.info.strip()) if token.type == "fence" and token.map else None
        if found and token.map:
            line = token.map[0]
            column = page.block.line(line).find("{")
            hint = DIRECTIVES.get(found[1], "a box can be a > quotation, or ::: marginnote … :::")
            place = Place(page.block, page.block.starts[line] + max(column, 0))
            page.report(Code.FOREIGN_SYNTAX, place, f"“{{{found[1]}}}” is shown as code: a directive", hint)


@cache
def _union() -> re.Pattern[str]:
    signs = (f"(?P<s{number}>{sign.pattern})" for number, sign in enumerate(SIGNS))
    return re.compile("|".join((*signs, f"(?P<command>{_COMMAND})")), re.MULTILINE)


def _report(page: Page, token: Token, found: re.Match[str], seen: set[str]) -> None:
    name = str(found.lastgroup)
    if name == "command":
        what, hint, once, escaped = *_command(found[0]), True, False
        key = found[0]
    else:
        _, what, hint, once, escaped = SIGNS[int(name[1:])]
        key = name
    if not what or (once and key in seen):
        return
    if hint in WITH_DOLLARS and not page.options.dollars:
        hint = WITHOUT_DOLLARS
    offset = _offset(token.content, found[0], escaped=escaped)
    if offset is not None:
        seen.add(key)
        shown = _AS_TYPED.match(found[0])
        place = Place(region_of(page, token), offset)
        message = f"“{shown[0].strip() if shown else ''}” is shown as it is typed: {what}"
        page.report(Code.FOREIGN_SYNTAX, place, message, hint)


def _command(typed: str) -> tuple[str, str]:
    """Return what a command of LaTeX in the text is and what to write instead; nothing for an unknown one."""
    name = typed[1:]
    if not name.startswith("begin{"):
        return ("a command of LaTeX", COMMANDS[name]) if name in COMMANDS else ("", "")
    environment = name[6:-1]
    hint = f"a formula needs its \\end{{{environment}}}, in the same paragraph"
    return "an environment of LaTeX", ENVIRONMENTS.get(environment, hint)


@lru_cache(maxsize=1)
def _masked(source: str) -> str:
    """Return the source of a paragraph with blanks for its code and tags."""
    return _UNREAD.sub(lambda code: " " * len(code[0]), source)


def _offset(source: str, text: str, *, escaped: bool) -> int | None:
    """Return where `text` stands in the source of its paragraph; None where a backslash says it is meant."""
    typed = _AS_TYPED.match(text)
    if typed is None:
        return None
    masked = _masked(source)
    offset = masked.find(typed[0])
    behind_backslash = masked[offset - 1 : offset] == "\\"
    if offset < 0 or (behind_backslash and not escaped):
        return None
    return offset - behind_backslash
