"""The parser as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from tuftenotes.markdown.engine.block import FastBlock
from tuftenotes.markdown.engine.core import quicken_core
from tuftenotes.markdown.engine.inline import FastInline
from tuftenotes.markdown.engine.renderer import FastRenderer

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FastMarkdown"]


class FastMarkdown(MarkdownIt):
    """A `MarkdownIt` with the fast parsers and renderer; presets, plugins and options are used as ever."""

    def __init__(self, config: str = "commonmark", options_update: Mapping[str, Any] | None = None) -> None:
        super().__init__(config, options_update, renderer_cls=FastRenderer)
        self.inline, self.block = FastInline(), FastBlock()
        self.configure(config, options_update)
        quicken_core(self)
