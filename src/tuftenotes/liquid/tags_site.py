"""Jekyll's tags that ask the site: ``link``, ``post_url`` and ``highlight``."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from liquid.ast import Node

from tuftenotes.diagnostics import Code
from tuftenotes.liquid.addresses import relative_url
from tuftenotes.liquid.expressions import FilteredValue, sub_token
from tuftenotes.liquid.tag_nodes import Body, JekyllTag, TagError, parse_body
from tuftenotes.liquid.values import to_output

if TYPE_CHECKING:
    from typing import TextIO

    from liquid.expression import Expression
    from liquid.stream import TokenStream

    from liquid import RenderContext, Token

__all__ = ["HighlightTag", "LinkTag", "PostUrlTag"]

_OUTPUT = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_HIGHLIGHT = re.compile(r'([a-zA-Z0-9.+#_-]+)((?:\s+\w+(?:=(?:\w+|"(?:[0-9]+\s)*[0-9]+"))?)*)\Z', re.ASCII)
_POST_NAME = re.compile(r"(?:.+/)*\d+-\d+-\d+-.*\Z")


class LinkNode(Node):
    """The URL of a file of the site, or of a post."""

    __slots__ = ("parts", "post")

    def __init__(self, token: Token, parts: list[str | Expression], *, post: bool) -> None:
        super().__init__(token)
        self.parts = parts
        self.post = post
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the URL with the baseurl; raise `TagError` where there is no such file."""
        name = "".join(p if isinstance(p, str) else to_output(p.evaluate(context)) for p in self.parts)
        runtime = context.runtime  # type: ignore[attr-defined] # always a JekyllContext
        url = runtime.post(name) if self.post else runtime.link(name)
        if url is None:
            kind = "post" if self.post else "file"
            raise TagError(f"there is no {kind} “{name}” in the site", self.token, Code.TEMPLATE)
        return buffer.write(relative_url(url, runtime.config))


class LinkTag(JekyllTag):
    """``{% link path/of/file.md %}``."""

    name = "link"

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Read the path, which may hold ``{{ … }}``."""
        del stream
        text = markup.value.strip()
        parts: list[str | Expression] = []
        position = 0
        for match in _OUTPUT.finditer(text):
            inner = FilteredValue.parse(sub_token(markup, match.start(1), match[1]))
            parts += [text[position : match.start()], inner]
            position = match.end()
        return LinkNode(token, [*parts, text[position:]], post=False)


class PostUrlTag(JekyllTag):
    """``{% post_url 2024-02-03-title %}``."""

    name = "post_url"

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Read the name of the post."""
        del stream
        name = markup.value.strip()
        if not _POST_NAME.match(name):
            raise TagError(f"“{name}” is not the name of a post (year-month-day-title)", token)
        return LinkNode(token, [name], post=True)


class HighlightNode(Node):
    """Code to be coloured."""

    __slots__ = ("body", "language", "lines")

    def __init__(self, token: Token, language: str, body: Body, *, lines: bool) -> None:
        super().__init__(token)
        self.language = language
        self.lines = lines
        self.body = body
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the figure that Jekyll makes."""
        aside = context.get_buffer(buffer)
        self.body.render(context, aside)
        code = aside.getvalue().strip("\r\n")
        runtime = context.runtime  # type: ignore[attr-defined] # always a JekyllContext
        html = runtime.highlight(code, self.language, self.lines).removesuffix("\n")
        name = escape(self.language)
        return buffer.write(
            f'<figure class="highlight"><pre><code class="language-{name.replace("+", "-")}" '
            f'data-lang="{name}">{html}</code></pre></figure>'
        )


class HighlightTag(JekyllTag):
    """``{% highlight python linenos %} … {% endhighlight %}``."""

    name = "highlight"
    end = "endhighlight"

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Read the language, the options and the code."""
        match = _HIGHLIGHT.match(markup.value.strip())
        if not match:
            raise TagError(
                "a highlight is written “highlight language” or “highlight language linenos”", token
            )
        body, _, _ = parse_body(self, token, stream, frozenset((self.end,)))
        return HighlightNode(token, match[1].lower(), body, lines="linenos" in match[2])
