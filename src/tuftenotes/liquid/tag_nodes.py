"""What our tags are made of: bodies, text and output, and a tag class whose errors don't stop the parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from liquid.ast import IllegalNode, Node
from liquid.builtin.content import ContentNode, Literal
from liquid.exceptions import LiquidError, LiquidSyntaxError
from liquid.parser import get_parser
from liquid.tag import Tag
from liquid.token import TOKEN_EOF, TOKEN_EXPRESSION, TOKEN_OUTPUT, TOKEN_TAG, Token

from tuftenotes.diagnostics import Code
from tuftenotes.liquid.expressions import FilteredValue, Path
from tuftenotes.liquid.strict_syntax import MarkupError
from tuftenotes.liquid.unknown_tags import hint_for
from tuftenotes.liquid.values import to_output

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from liquid.stream import TokenStream

    from liquid import Environment, RenderContext
    from tuftenotes.liquid.environment import JekyllContext

__all__ = [
    "Body",
    "JekyllTag",
    "Output",
    "TagError",
    "Text",
    "Unknown",
    "parse_body",
    "rendered_aside",
    "strip_blank",
]


class TagError(LiquidSyntaxError):
    """An error of a tag, with the code and the hint of its diagnostic."""

    def __init__(
        self, message: str, token: Token | None, code: Code = Code.TAG_SYNTAX, hint: str = ""
    ) -> None:
        super().__init__(message, token=token)
        self.code = code
        self.hint = hint


class Body(Node):
    """A sequence of nodes."""

    __slots__ = ("nodes",)

    def __init__(self, token: Token, nodes: list[Node]) -> None:
        super().__init__(token)
        self.nodes = nodes
        self.blank = all(node.blank for node in nodes)

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Render the nodes in their order."""
        return sum([node.render(context, buffer) for node in self.nodes])

    def children(self, static_context: RenderContext, *, include_partials: bool = True) -> Iterable[Node]:
        """Return the nodes."""
        del static_context, include_partials
        return self.nodes


def strip_blank(bodies: Iterable[Body]) -> bool:
    """Take the white space out of `bodies` where none of them makes output; tell whether that was so."""
    bodies = list(bodies)
    blank = all(body.blank for body in bodies)
    if blank:
        for body in bodies:
            body.nodes = [node for node in body.nodes if not isinstance(node, ContentNode)]
    return blank


class TextNode(ContentNode):
    """Text of the template; where it goes to the page itself, its place is remembered."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Copy the text."""
        state = context.state  # type: ignore[attr-defined] # always a JekyllContext
        if buffer is state.buffer and self.token.source is state.source:
            state.spans.append((buffer.tell(), self.token.start_index))
        return buffer.write(self.text)


class Text(Literal):
    """The pseudo tag for text."""

    node_class = TextNode

    def parse(self, stream: TokenStream) -> ContentNode:
        """Make a node of the text; the markup after the end of a broken block is dropped."""
        token = stream.current
        return TextNode(token, "" if token.kind == TOKEN_EXPRESSION else token.value)


class OutputNode(Node):
    """``{{ … }}``."""

    __slots__ = ("expression",)

    def __init__(self, token: Token, expression: FilteredValue) -> None:
        super().__init__(token)
        self.expression = expression
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the value; a variable that does not exist is noted."""
        value = self.expression.evaluate(context)
        if value is None:
            _note_undefined(context, self.expression)  # type: ignore[arg-type] # always a JekyllContext
            return 0
        return buffer.write(to_output(value))

    def expressions(self) -> Iterable[FilteredValue]:
        """Return what is printed."""
        return [self.expression]


def _note_undefined(context: JekyllContext, expression: FilteredValue) -> None:
    path = expression.left
    if isinstance(path, Path) and not path.find(context)[0]:
        context.note(expression.token, Code.TEMPLATE, f"“{path.text}” is not defined; it prints nothing")


class JekyllTag(Tag):
    """A tag of ours: `parse_markup` gets the tag's token and that of its markup.

    An error in it is recorded, and what belongs to the tag is skipped, so that the rest is read too.
    """

    block = False
    names: ClassVar[tuple[str, ...]] = ()

    def get_node(self, stream: TokenStream) -> Node:
        """Parse the tag; leave the stream at its last token."""
        token = stream.current
        try:
            return self.parse(stream)
        except LiquidError as error:
            if isinstance(error, MarkupError) and error.token is None:
                error.token = token
            error.token = error.token or token
            self.env.error(error)
            if self.end:
                _skip_block(stream, token.value, self.end)
            elif stream.current.kind == TOKEN_TAG and stream.peek.kind == TOKEN_EXPRESSION:
                next(stream)
            return IllegalNode(token)

    def parse(self, stream: TokenStream) -> Node:
        """Take the two tokens of the tag and hand them on."""
        token = stream.eat(TOKEN_TAG)
        return self.parse_markup(token, stream.expect(TOKEN_EXPRESSION), stream)

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Return the node of the tag; the stream stands at `markup` and must end at the tag's last token."""
        raise NotImplementedError


def _skip_block(stream: TokenStream, name: str, end: str) -> None:
    """Step to the last token of the block `name` that the stream is in."""
    depth = 1
    while stream.current.kind != TOKEN_EOF:
        token = next(stream)
        if token.kind == TOKEN_TAG and token.value in {name, end}:
            depth += 1 if token.value == name else -1
            if not depth:
                return


def parse_body(
    tag: Tag, token: Token, stream: TokenStream, ends: frozenset[str]
) -> tuple[Body, Token, Token]:
    """Parse up to a tag named in `ends`; return the body and the two tokens of that tag.

    The stream is left at the markup of the ending tag. Raises `TagError` where the block is never closed.
    """
    next(stream)
    block = get_parser(tag.env).parse_block(stream, ends)
    found = stream.current
    if found.kind == TOKEN_EOF:
        raise TagError(f"“{token.value}” is never closed by “{{% end{token.value} %}}”", token)
    return Body(token, block.nodes), found, next_markup(stream)


def rendered_aside(body: Body, context: RenderContext, buffer: TextIO) -> str:
    """Return what a body makes."""
    aside = context.get_buffer(buffer)
    body.render(context, aside)
    return aside.getvalue()


def next_markup(stream: TokenStream) -> Token:
    """Step from a tag's name to its markup and return that."""
    next(stream)
    return stream.expect(TOKEN_EXPRESSION)


class Output(JekyllTag):
    """The pseudo tag for ``{{ … }}``."""

    name = TOKEN_OUTPUT

    def parse(self, stream: TokenStream) -> Node:
        """Make a node of the expression."""
        stream.eat(TOKEN_OUTPUT)
        markup = stream.expect(TOKEN_EXPRESSION)
        expression = FilteredValue.parse(markup)
        check_loose(self, markup, expression.markup.loose)
        return OutputNode(markup, expression)


def check_loose(tag: Tag, token: Token, why: str) -> None:
    """Warn where the strict grammar refused the markup and the loose one had to read it."""
    if why:
        tag.env.loose(token, why)  # type: ignore[attr-defined] # always a JekyllEnvironment


class Unknown(JekyllTag):
    """The pseudo tag for every name that is not registered."""

    name = "illegal"

    def __init__(self, env: Environment) -> None:
        super().__init__(env)
        self.refused: set[str] = set()

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Refuse it."""
        del markup, stream
        name = token.value
        if name == "else" or name in {"elsif", "when"}:
            raise TagError(f"“{name}” stands outside of the tag it belongs to", token)
        if name.startswith("end"):
            if name[3:] in self.refused:
                return IllegalNode(token)
            raise TagError(f"“{name}” has no “{name[3:]}” before it", token)
        self.refused.add(name)
        raise TagError(f"unknown tag “{name}”", token, Code.UNKNOWN_TAG, hint_for(name, self.env.tags))
