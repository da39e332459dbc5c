"""What each rule starts with: the declarations that the fast parsers rest on.

A rule that is not declared here fails loudly when the parser is built, since it would silently never be
asked. A declaration may be too wide, never too narrow; the oracle tests compare with stock markdown-it, which
asks every rule everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ANYWHERE", "BLOCK_STARTS", "DELIMITERS", "INLINE_STARTS", "UndeclaredRuleError", "starts_of"]

ANYWHERE = ""
"""Stands for: this rule may start with any character."""

INLINE_STARTS: Mapping[str, str] = {
    # markdown-it's
    "linkify": ":",
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
    # of mdit-py-plugins
    "span": "[",
    "footnote_inline": "^",
    "footnote_ref": "[",
    "footnote_undefined": "[",
    # ours
    "tag": "{",
    "tag_after_bracket": "[",
    "formula": "\\$",
    "reference": "\\@",
    "extension": "{",
    "kramdown_link": "[!",
    "raw_html": "<",
    "attribute_list": "{",
}

BLOCK_STARTS: Mapping[str, str] = {
    # markdown-it's
    "table": ANYWHERE,
    "code": ANYWHERE,
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
    "lheading": ANYWHERE,
    "paragraph": ANYWHERE,
    # of mdit-py-plugins
    "container_sidenote": ":",
    "container_marginnote": ":",
    "container_fullwidth": ":",
    "footnote_def": "[",
    "deflist": ANYWHERE,
    # ours
    "tag": "{",
    "formula": "\\$",
    "block_attributes": "{",
    "kramdown_table": ANYWHERE,
    "definitions": ANYWHERE,
    "abbreviation": "*",
    "attribute_definition": "{",
    "extension": "{",
    "end_of_block": "^",
    "open_paragraph": ANYWHERE,
}
"""By the first character of a line that is not a blank."""

DELIMITERS: Mapping[str, str] = {
    "balance_pairs": "*_~",
    "strikethrough": "~",
    "emphasis": "*_",
    "fragments_join": "*_~",
}
"""The rules of the second inline pass that only have to do with delimiters, and with which of them.

`fragments_join` puts together the texts that delimiters leave where they mean nothing, and counts the levels
of those that mean something.
"""


class UndeclaredRuleError(LookupError):
    """A rule of a plugin is not among the declarations, so that nothing would ever ask it."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the rule “{name}” does not declare the characters it starts with")


def starts_of(name: str, declared: Mapping[str, str]) -> str:
    """Return the characters that the rule `name` starts with; raises `UndeclaredRuleError`."""
    try:
        return declared[name]
    except KeyError:
        raise UndeclaredRuleError(name) from None
