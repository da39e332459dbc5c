"""Tags of Jekyll plugins: ``seo``, ``feed_meta``, and those that a site's own plugins or templates define."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liquid.ast import Node

from tuftenotes.diagnostics import Code
from tuftenotes.liquid.feed import feed_link
from tuftenotes.liquid.plugin_calls import surroundings
from tuftenotes.liquid.ruby_plugins import RubyTag, split_markup
from tuftenotes.liquid.seo import Seo, seo_html
from tuftenotes.liquid.tag_nodes import JekyllTag, parse_body, rendered_aside
from tuftenotes.liquid.tags_include import IncludedValues
from tuftenotes.liquid.tags_tufte import is_block
from tuftenotes.markdown.tags import named_arguments

if TYPE_CHECKING:
    from typing import TextIO

    from liquid.stream import TokenStream

    from liquid import Environment, RenderContext, Token
    from tuftenotes.liquid.environment import JekyllContext
    from tuftenotes.liquid.source_text import SourceText
    from tuftenotes.liquid.tag_nodes import Body

__all__ = ["FeedMetaTag", "PluginTag", "SeoTag", "TemplateTag"]


class SeoNode(Node):
    """The metadata of a page."""

    __slots__ = ("with_title",)

    def __init__(self, token: Token, *, with_title: bool) -> None:
        super().__init__(token)
        self.with_title = with_title
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write it."""
        page, site, paginator = (context.scope.get(name) for name in ("page", "site", "paginator"))
        runtime = context.runtime  # type: ignore[attr-defined] # always a JekyllContext
        return buffer.write(seo_html(Seo(page, site, paginator, runtime), with_title=self.with_title))


class SeoTag(JekyllTag):
    """``{% seo %}``, ``{% seo title=false %}``."""

    name = "seo"

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Look whether the title is wanted."""
        del stream
        return SeoNode(token, with_title="title=false" not in markup.value.lower())


class FeedMetaNode(Node):
    """The link to the feed."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write it."""
        return buffer.write(feed_link(context.runtime.config))  # type: ignore[attr-defined] # always a JekyllContext


class FeedMetaTag(JekyllTag):
    """``{% feed_meta %}``."""

    name = "feed_meta"

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Make the node."""
        del markup, stream
        node = FeedMetaNode(token)
        node.blank = False
        return node


class PluginNode(Node):
    """A tag of a Ruby plugin, filled in from what could be read of it."""

    __slots__ = ("body", "markup", "tag")

    def __init__(self, token: Token, tag: RubyTag, markup: str, body: Body | None) -> None:
        super().__init__(token)
        self.tag = tag
        self.markup = markup
        self.body = body
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the plugin's text, or the tag's arguments and content where it cannot be known."""
        content = _content(context, buffer, self.body)
        text = self.tag.fill(self.markup, content, surroundings(context))  # type: ignore[arg-type] # always a JekyllContext
        if text is None:
            _warn_unreadable(context, self.token, self.tag)  # type: ignore[arg-type] # always a JekyllContext
            text = " ".join(split_markup(self.markup)) + content
        return buffer.write(text)


def _content(context: RenderContext, buffer: TextIO, body: Body | None) -> str:
    return rendered_aside(body, context, buffer) if body else ""


def _warn_unreadable(context: JekyllContext, token: Token, tag: RubyTag) -> None:
    message = (
        f"the plugin {tag.path} defines “{tag.name}” in Ruby, which is not run; what it was given is shown"
    )
    hint = f"define it in _includes/tags/{tag.name}.html, which gets include.arguments and include.content"
    context.warn_once(token, Code.UNKNOWN_TAG, message, hint)


class PluginTag(JekyllTag):
    """A tag that a file of ``_plugins`` registers."""

    def __init__(self, env: Environment, tag: RubyTag) -> None:
        super().__init__(env)
        self.tag = tag
        self.name = tag.name

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Take the body of a block."""
        end = f"end{self.name}"
        body = None
        if self.tag.block or is_block(stream, self.name, end):
            body, _, _ = parse_body(self, token, stream, frozenset((end,)))
        return PluginNode(token, self.tag, markup.value, body)


class TemplateNode(Node):
    """A tag defined by a template: the include gets the arguments and the content."""

    __slots__ = ("body", "markup", "source")

    def __init__(self, token: Token, source: SourceText, markup: str, body: Body | None) -> None:
        super().__init__(token)
        self.source = source
        self.markup = markup
        self.body = body
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Render the template."""
        values: dict[str, object] = {
            name: argument.value for name, argument in named_arguments(self.markup).items()
        }
        values |= {
            "arguments": split_markup(self.markup),
            "markup": self.markup.strip(),
            "content": _content(context, buffer, self.body),
        }
        template = context.env.parse_source(self.source)  # type: ignore[attr-defined] # always a JekyllEnvironment
        with context.extend({"include": IncludedValues(values)}):
            template.render_with_context(context, buffer, partial=True)
        return 1


class TemplateTag(JekyllTag):
    """A tag whose template is ``_includes/tags/NAME.html``."""

    def __init__(self, env: Environment, name: str, source: SourceText) -> None:
        super().__init__(env)
        self.name = name
        self.source = source

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Take the body if there is an end tag."""
        end = f"end{self.name}"
        body = None
        if is_block(stream, self.name, end):
            body, _, _ = parse_body(self, token, stream, frozenset((end,)))
        return TemplateNode(token, self.source, markup.value, body)
