"""The Tufte tags as Liquid tags: each stays in the text, between noncharacters, for the Markdown stage.

They serve all generations of the tufte-jekyll plugins: arguments by number, the includes that replaced the
plugins, and the forks whose tags are blocks (``{% sidenote %}…{% endsidenote %}``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from liquid.ast import Node
from liquid.token import TOKEN_EXPRESSION, TOKEN_TAG, Token

from tuftenotes.liquid.expressions import Literal
from tuftenotes.liquid.likeness import is_alike
from tuftenotes.liquid.plugin_calls import surroundings
from tuftenotes.liquid.tag_nodes import JekyllTag, TagError, parse_body, rendered_aside
from tuftenotes.liquid.tags_include import IncludeNode, IncludeTag
from tuftenotes.liquid.values import to_output
from tuftenotes.markdown.tags import UnclosedQuoteError, split_arguments

if TYPE_CHECKING:
    from typing import TextIO

    from liquid.expression import Expression
    from liquid.stream import TokenStream

    from liquid import Environment, RenderContext
    from tuftenotes.liquid.ruby_plugins import RubyTag
    from tuftenotes.liquid.tag_nodes import Body

__all__ = ["CLOSE", "INCLUDES", "OPEN", "TUFTE_TAGS", "MathNode", "MathTag", "TufteIncludeTag", "TufteTag"]

OPEN, CLOSE = "\ufdd2", "\ufdd3"
"""What stands in the text for the braces of a Tufte tag: any other ``{%`` there is a sample to be shown."""

TUFTE_TAGS = ("sidenote", "marginnote", "marginfigure", "fullwidth", "maincolumn", "newthought", "epigraph")
"""The names of the tags that take arguments."""

# File of the cs228 dialect -> the tag it stands for, and its parameters in the order of the tag's arguments.
INCLUDES: dict[str, tuple[str, tuple[tuple[str, ...], ...]]] = {
    "sidenote.html": ("sidenote", (("id",), ("note",))),
    "marginnote.html": ("marginnote", (("id",), ("note",))),
    "marginfigure.html": ("marginfigure", (("id",), ("url", "src"), ("description", "caption"))),
    "maincolumn_img.html": ("maincolumn", (("src", "url"), ("caption", "description"))),
    "fullwidth.html": ("fullwidth", (("src", "url"), ("caption", "description"))),
}


_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)(?:[?#].*)?\Z|^https?://", re.IGNORECASE)
_WIDTH = re.compile(r"[\d.]+(?:%|px|em|rem|pt|cm)?\Z|(?:max-)?width\b", re.IGNORECASE)
_ARITY = {"maincolumn": 2, "fullwidth": 2, "marginfigure": 3}
_WITHOUT_ID = 2
_FIGURES = ("maincolumn", "fullwidth")
_MARGIN_CAPTION = re.compile(r"""<figcaption[^>]*class=["'][^"']*\bmarginnote""")


class TufteNode(Node):
    """A Tufte tag: its arguments, its body where it is a block, its `file` where it is an include."""

    __slots__ = ("arguments", "body", "file", "name")

    def __init__(
        self,
        token: Token,
        name: str,
        arguments: list[Expression],
        body: Body | None = None,
        file: str = "",
    ) -> None:
        super().__init__(token)
        self.name = name
        self.arguments = arguments
        self.body = body
        self.file = file
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the tag anew; what stood between it and its end tag becomes its last argument."""
        values = [to_output(argument.evaluate(context)) for argument in self.arguments]
        if self.body:
            content = rendered_aside(self.body, context, buffer).strip()
            values = [content, *values] if self.name == "epigraph" else [*values, content]
        return buffer.write(self.spelled(values, context) + self._ending(context))

    def _ending(self, context: RenderContext) -> str:
        """Return the line end that the site's own include ends with: text below is a paragraph then."""
        own = self.file and context.runtime.include(self.file)  # type: ignore[attr-defined] # a JekyllContext
        return "\n" if own and own.endswith("\n") else ""

    def spelled(self, values: list[str], context: RenderContext) -> str:
        """Return the tag with these arguments."""
        del context
        return f"{OPEN}% {self.name} {' '.join(map(_quoted, values))} %{CLOSE}"


class FigureNode(TufteNode):
    """A figure of the cs228 dialect; its caption is a margin note where the site's own include has it so."""

    __slots__ = ()

    def __init__(self, token: Token, file: str, arguments: list[Expression]) -> None:
        super().__init__(token, file, arguments, file=file)

    def spelled(self, values: list[str], context: RenderContext) -> str:
        """Return the include, with the class of the caption."""
        path, caption = (value.replace("\\", "\\\\").replace('"', '\\"') for value in values)
        own = context.runtime.include(self.file)  # type: ignore[attr-defined] # always a JekyllContext
        named = ' class="marginnote"' if own and _MARGIN_CAPTION.search(own) else ""
        return f'{OPEN}% include {self.file} src="{path}" caption="{caption}"{named} %{CLOSE}'


class CopiedNode(Node):
    """A Tufte tag as it stands in the page."""

    __slots__ = ("end",)

    def __init__(self, token: Token, end: int) -> None:
        super().__init__(token)
        self.end = end
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Copy it, and remember its place."""
        start, source = self.token.start_index, self.token.source
        state = context.state  # type: ignore[attr-defined] # always a JekyllContext
        if buffer is state.buffer and source is state.source:
            state.spans.append((buffer.tell(), start))
        return buffer.write(OPEN + source[start + 1 : self.end - 1] + CLOSE)


class SiteNode(Node):
    """A tag that we know and the site defines in Ruby: ours, unless the site's shows something else."""

    __slots__ = ("arguments", "markup", "ours", "plugin")

    def __init__(self, ours: Node, plugin: RubyTag, markup: str, arguments: list[str]) -> None:
        super().__init__(ours.token)
        self.ours = ours
        self.plugin = plugin
        self.markup = markup
        self.arguments = arguments
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Fill the plugin's text in and compare."""
        body = self.ours.body if isinstance(self.ours, TufteNode) else None
        content = rendered_aside(body, context, buffer) if body else ""
        text = self.plugin.fill(self.markup, content, surroundings(context))  # type: ignore[arg-type] # always a JekyllContext
        values = [*self.arguments, content] if body else self.arguments
        baseurl = to_output(context.runtime.config.get("baseurl"))  # type: ignore[attr-defined] # always a JekyllContext
        if text is None or is_alike(self.plugin.name, values, text, baseurl):
            return self.ours.render_to_output(context, buffer)
        return buffer.write(text)


class MathNode(Node):
    """A formula between two tags."""

    __slots__ = ("body", "end", "name")

    def __init__(self, token: Token, name: str, end: str, body: Body) -> None:
        super().__init__(token)
        self.name = name
        self.end = end
        self.body = body
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write both tags and what is between them."""
        count = buffer.write(f"{OPEN}% {self.name} %{CLOSE}")
        return count + self.body.render(context, buffer) + buffer.write(f"{OPEN}% {self.end} %{CLOSE}")


def _quoted(value: str) -> str:
    """Return an argument in double quotes, as shellsplit reads them back."""
    escaped = re.sub(r'([$`"\\])', r"\\\1", value).replace("%}", "%\u2060}")
    return f'"{escaped}"'


def arguments_of(token: Token, markup: Token) -> list[Literal]:
    """Return the arguments of a tag, split as Ruby's shellsplit does."""
    try:
        arguments = split_arguments(markup.value, markup.start_index)
    except UnclosedQuoteError as error:
        place = Token(TOKEN_EXPRESSION, "", error.offset, markup.source)
        hint = "an apostrophe inside a text needs double quotes around the text"
        raise TagError(f"a quote in “{token.value}” is never closed", place, hint=hint) from error
    return [
        Literal(Token(TOKEN_EXPRESSION, argument.value, argument.offset, markup.source), argument.value)
        for argument in arguments
    ]


def arrange(name: str, values: list[str], markup: str, whole: bool) -> list[str] | None:  # noqa: FBT001 (of the plugin)
    """Return the arguments in the order of today's tag, None where they are so already.

    The first ``marginfigure`` had no id, a later argument of a figure is its width, and a plugin that takes
    its argument as a `whole` needs no quotes around the words.
    """
    if whole and len(values) > 1 and name in {"newthought", "marginnote"}:
        return [markup.strip()]
    if name == "marginfigure" and len(values) == _WITHOUT_ID and _PICTURE.search(values[0]):
        return None if _PICTURE.search(values[1]) else ["", *values]
    most = _ARITY.get(name, len(values))
    if len(values) > most and all(map(_WIDTH.match, values[most:])):
        return values[:most]
    return None


def is_block(stream: TokenStream, name: str, end: str) -> bool:
    """Tell whether the tag that the stream stands at has an end tag of its own."""
    for token in stream.tokens[stream.pos :]:
        if token.kind == TOKEN_TAG and token.value in {name, end}:
            return token.value == end
    return False


class TufteTag(JekyllTag):
    """``{% sidenote 'id' 'text' %}`` and its kin."""

    def __init__(self, env: Environment, name: str, plugin: RubyTag | None = None) -> None:
        super().__init__(env)
        self.name = name
        self.plugin = plugin if plugin and plugin.readable else None
        self.whole = bool(plugin and plugin.takes_whole)

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Split the arguments, and look whether the site means what we do by the tag."""
        arguments = arguments_of(token, markup)
        ours = self._ours(token, markup, stream, arguments)
        if self.plugin is None:
            return ours
        values = [str(argument.value) for argument in arguments]
        if not (isinstance(ours, TufteNode) and ours.body):
            values = arrange(self.name, values, markup.value, self.whole) or values
        return SiteNode(ours, self.plugin, markup.value, values)

    def _ours(self, token: Token, markup: Token, stream: TokenStream, arguments: list[Literal]) -> Node:
        end = f"end{self.name}"
        if not is_block(stream, self.name, end):
            values = [str(argument.value) for argument in arguments]
            arranged = arrange(self.name, values, markup.value, self.whole)
            if arranged is not None:
                return TufteNode(token, self.name, [Literal(markup, value) for value in arranged])
            close = markup.source.find("%}", markup.start_index + len(markup.value))
            return CopiedNode(token, close + 2)
        body, _, _ = parse_body(self, token, stream, frozenset((end,)))
        return TufteNode(token, self.name, [*arguments], body)


class MathTag(JekyllTag):
    """``{% math %} … {% endmath %}`` (display) and ``{% m %} … {% em %}`` (inline)."""

    def __init__(self, env: Environment, name: str, end: str) -> None:
        super().__init__(env)
        self.name = name
        self.end = end

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Take everything up to the end tag."""
        del markup
        if not is_block(stream, self.name, self.end):
            hint = f"end the formula with “{{% {self.end} %}}”"
            raise TagError(f"“{self.name}” is never closed", token, hint=hint)
        body, _, _ = parse_body(self, token, stream, frozenset((self.end,)))
        return MathNode(token, self.name, self.end, body)


class TufteIncludeTag(IncludeTag):
    """``include``, where the five names of the cs228 dialect are Tufte tags."""

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Parse as usual, and replace what we do ourselves."""
        node = super().parse_markup(token, markup, stream)
        return _as_mark(token, node) if isinstance(node, IncludeNode) else node


def _as_mark(token: Token, node: IncludeNode) -> Node:
    name = node.name[0] if len(node.name) == 1 else ""
    if not isinstance(name, str) or name not in INCLUDES or not node.parameters:
        return node
    tag, order = INCLUDES[name]
    given = dict(node.parameters)
    if not set(given) <= {alias for aliases in order for alias in aliases}:
        return node
    empty = Literal(token, "")
    arguments = [next((given[alias] for alias in aliases if alias in given), empty) for aliases in order]
    if tag in _FIGURES:
        return FigureNode(token, name, arguments)
    return TufteNode(token, tag, arguments, file=name)
