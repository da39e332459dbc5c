"""The renderer: markdown-it's, with short ways for what most of a page consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

__all__ = ["FastRenderer"]


class FastRenderer(RendererHTML):
    """Renders the same HTML; text and tags without attributes are written without detours."""

    def render(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:
        """Return the HTML of block tokens."""
        rules = self.rules
        out: list[str] = []
        for index, token in enumerate(tokens):
            if token.type == "inline":
                if token.children:
                    out.append(self.renderInline(token.children, options, env))
                continue
            rule = rules.get(token.type)
            out.append((rule or self.renderToken)(tokens, index, options, env))
        return "".join(out)

    def renderInline(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:  # noqa: N802
        """Return the HTML of the children of an inline token."""
        rules = self.rules
        is_stock_text = rules.get("text") == self.text
        out: list[str] = []
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "text" and is_stock_text:
                text = token.content
                is_plain = "<" not in text and '"' not in text and "&" not in text and ">" not in text
                out.append(text if is_plain else escapeHtml(text))
                continue
            rule = rules.get(kind)
            out.append((rule or self.renderToken)(tokens, index, options, env))
        return "".join(out)

    def renderToken(  # noqa: N802 (markdown-it's name)
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """Return the tag of one token."""
        token = tokens[idx]
        if token.attrs or token.hidden or not token.nesting:
            return super().renderToken(tokens, idx, options, env)
        if not token.block:
            return f"<{token.tag}>" if token.nesting > 0 else f"</{token.tag}>"
        if token.nesting < 0:
            return f"</{token.tag}>\n"
        start = "\n<" if idx and tokens[idx - 1].hidden else "<"
        following = tokens[idx + 1] if idx + 1 < len(tokens) else None
        if following is None:
            return f"{start}{token.tag}>\n"
        on_one_line = (
            following.type == "inline"
            or following.hidden
            or (following.nesting == -1 and following.tag == token.tag)
        )
        return f"{start}{token.tag}>" if on_one_line else f"{start}{token.tag}>\n"
