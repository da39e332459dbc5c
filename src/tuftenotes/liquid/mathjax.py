"""The MathJax set-up in a site's own templates: what its pages mean by ``$``, its macros, its numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tuftenotes.mathematics import MathJaxConfig, mathjax_config

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tuftenotes.model import ParseOptions

__all__ = ["macro_keys", "mathjax_of", "with_mathjax", "with_page_macros"]

_COMMENT = re.compile(r"<!--(?!\[if).*?-->|\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}", re.DOTALL)
_LIQUID = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_MACROS = re.compile(r"\bMacros[\"']?\s*:\s*\{", re.IGNORECASE)
_PAGE_KEY = re.compile(r"\{\{-?\s*page\.([\w-]+)")
_SETUP = re.compile(r"MathJax\.Hub\.Config\s*\(|(?:window\.)?MathJax\s*=\s*\{")


def mathjax_of(templates: Iterable[str]) -> MathJaxConfig:
    """Return what all set-ups in the templates say together; the first numbering and macro of a name win."""
    found = MathJaxConfig()
    for template in templates:
        text = _COMMENT.sub("", template)
        starts = [match.start() for match in _SETUP.finditer(text)]
        for start, end in zip(starts, [*starts, len(text)][1:], strict=True):
            config = mathjax_config(_LIQUID.sub("", text[start:end]))
            found = _together(found, config) if config else found
    return found


def macro_keys(templates: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of front matter that a set-up puts into its table of macros.

    ``Macros: { {{ page.latex_macros }} }`` lets a page have macros of its own.
    """
    keys: dict[str, None] = {}
    for template in templates:
        text = _COMMENT.sub("", template)
        for table in _MACROS.finditer(text):
            if _SETUP.search(text, 0, table.start()):
                keys |= dict.fromkeys(_PAGE_KEY.findall(text[table.end() : _table_end(text, table.end())]))
    return tuple(keys)


def _table_end(text: str, position: int) -> int:
    """Return where the table ends that is open at `position`."""
    depth = 1
    for brace in re.compile(r"[{}]").finditer(text, position):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.start()
    return len(text)


def with_page_macros(options: ParseOptions, keys: Iterable[str], data: Mapping[str, object]) -> ParseOptions:
    r"""Return the options for a page whose front matter `data` may have macros under one of `keys`.

    They are written as in the set-up: ``R: '{\\mathbb{R}}', s: ['{\\overline{#1}}', 1]``.
    """
    macros: list[tuple[str, int, str]] = []
    for key in keys:
        text = data.get(key)
        if isinstance(text, str) and text.strip():
            config = mathjax_config("MathJax = {Macros: {" + text + "}}")
            macros += config.macros if config else ()
    if not macros:
        return options
    known = {name for name, _, _ in macros}
    return replace(options, macros=(*(m for m in options.macros if m[0] not in known), *macros))


def _together(first: MathJaxConfig, second: MathJaxConfig) -> MathJaxConfig:
    known = {name for name, _, _ in first.macros}
    return MathJaxConfig(
        dollars=first.dollars or second.dollars,
        numbering=second.numbering if first.numbering == "none" else first.numbering,
        macros=(*first.macros, *(macro for macro in second.macros if macro[0] not in known)),
        messages=(*first.messages, *second.messages),
    )


def with_mathjax(options: ParseOptions, config: MathJaxConfig, settled: Iterable[str]) -> ParseOptions:
    """Return the options as MathJax would have it; keys of ``math:`` that the site has `settled` stay."""
    stays = set(settled)
    known = {name for name, _, _ in options.macros}
    return replace(
        options,
        dollars=options.dollars if "dollars" in stays else options.dollars or config.dollars,
        numbering=options.numbering
        if "numbering" in stays or config.numbering == "none"
        else config.numbering,
        macros=(*options.macros, *(macro for macro in config.macros if macro[0] not in known)),
    )
