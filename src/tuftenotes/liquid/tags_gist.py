"""``{% gist %}``, which every site of GitHub Pages has from the plugin jekyll-gist.

Jekyll fetches a gist's text while it builds, for readers without scripts. Nothing is fetched here: they get a
link.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from liquid.ast import Node

from tuftenotes.liquid.plugin_calls import surroundings
from tuftenotes.liquid.tag_nodes import JekyllTag, TagError

if TYPE_CHECKING:
    from typing import TextIO

    from liquid.stream import TokenStream

    from liquid import RenderContext, Token

__all__ = ["GistTag"]

_HOST = "https://gist.github.com/"


class GistNode(Node):
    """A gist, or one file of it; each of `words` may be a variable."""

    __slots__ = ("words",)

    def __init__(self, token: Token, words: list[str]) -> None:
        super().__init__(token)
        self.words = words
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the script that shows it, and a link to it."""
        variable = surroundings(context).variable  # type: ignore[arg-type] # always a JekyllContext
        name, file = (escape(str(variable(word) or word)) for word in (*self.words, "")[:2])
        script = f"{_HOST}{name}.js" + (f"?file={file}" if file else "")
        link = f'<noscript><p><a href="{_HOST}{name}">{file or f"gist {name}"}</a></p></noscript>'
        return buffer.write(f'{link}<script src="{script}"> </script>')


class GistTag(JekyllTag):
    """``{% gist user/1234567 file.rb %}``."""

    name = "gist"

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Look for one word or two."""
        del stream
        words = markup.value.strip().split(maxsplit=1)
        if not words:
            message = "a gist is written “gist user/1234567” or “gist user/1234567 file.rb”"
            raise TagError(message, token)
        return GistNode(token, words)
