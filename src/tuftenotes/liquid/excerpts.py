"""The start of a document: what stands before the excerpt separator, made whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuftenotes.liquid.source_text import SourceText
from tuftenotes.liquid.values import to_s

if TYPE_CHECKING:
    from collections.abc import Collection

    from tuftenotes.liquid.items import Item
    from tuftenotes.liquid.jekyll_config import JekyllConfig

__all__ = ["excerpt_source"]

_TAG = re.compile(r"\{%-?\s*(\w+)\s*.*?-?%\}", re.DOTALL | re.ASCII)
_DEFINITION = re.compile(r"^ {0,3}(\[[^\]]+\])(:.+)$", re.MULTILINE)


def _close_blocks(head: str, blocks: Collection[str]) -> str:
    """End the blocks that the separator cut through."""
    for name in reversed(_TAG.findall(head)):
        if name in blocks and not re.search(rf"\{{%-?\s*end{name}.*?\s*-?%\}}", head, re.DOTALL):
            head += f"\n{{% end{name} %}}"
    return head


def excerpt_source(item: Item, config: JekyllConfig, blocks: Collection[str]) -> SourceText | None:
    """Return the text of a document's excerpt; None where documents have none, the body where it has no more.

    `blocks` are the names of the tags that have an end tag. Link definitions from the rest come along.
    """
    separator = to_s(item.value("excerpt_separator")) or config.text("excerpt_separator")
    if not separator:
        return None
    head, _, tail = item.body.partition(separator)
    if not tail:
        return item.body if head == item.body else _same_place(head, item.body)
    if "{%" in head:
        head = _close_blocks(head, blocks)
    definitions = [label + target for label, target in _DEFINITION.findall(tail) if label in head]
    if definitions:
        head += "\n\n" + "\n".join(definitions)
    return _same_place(head, item.body)


def _same_place(text: str, body: SourceText) -> SourceText:
    return SourceText(text, body.path, body.first_line, body.first_column)
