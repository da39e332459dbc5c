"""The MathJax set-up in a site's own templates: what its pages mean by ``$``, its macros, its numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tuftenotes.mathematics import MathJaxConfig, mathjax_config

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuftenotes.model import ParseOptions

__all__ = ["mathjax_of", "with_mathjax"]

_COMMENT = re.compile(r"<!--(?!\[if).*?-->|\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}", re.DOTALL)
_SETUP = re.compile(r"MathJax\.Hub\.Config\s*\(|(?:window\.)?MathJax\s*=\s*\{")


def mathjax_of(templates: Iterable[str]) -> MathJaxConfig:
    """Return what all set-ups in the templates say together; the first numbering and macro of a name win."""
    found = MathJaxConfig()
    for template in templates:
        text = _COMMENT.sub("", template)
        starts = [match.start() for match in _SETUP.finditer(text)]
        for start, end in zip(starts, [*starts, len(text)][1:], strict=True):
            config = mathjax_config(text[start:end])
            found = _together(found, config) if config else found
    return found


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
