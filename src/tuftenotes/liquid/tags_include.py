"""``include``, ``include_cached`` and ``include_relative``."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from liquid.ast import Node
from liquid.exceptions import LiquidError

from tuftenotes.diagnostics import Code, did_you_mean
from tuftenotes.liquid.expressions import FilteredValue, Literal, sub_token, value_of
from tuftenotes.liquid.tag_nodes import JekyllTag, TagError
from tuftenotes.liquid.values import to_output

if TYPE_CHECKING:
    from typing import TextIO

    from liquid.expression import Expression
    from liquid.stream import TokenStream

    from liquid import RenderContext, Token
    from tuftenotes.liquid.environment import JekyllContext
    from tuftenotes.liquid.source_text import SourceText

__all__ = ["IncludeCachedTag", "IncludeNode", "IncludeRelativeTag", "IncludeTag", "IncludedValues"]

_VALUE = r"""([\w-]+)\s*=\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)'|([\w.-]+))"""
_PARAMETER = re.compile(_VALUE, re.ASCII | re.DOTALL)
_PARAMETERS = re.compile(rf"\s*(?:{_VALUE}(?=\s|\Z)\s*)*\Z", re.ASCII | re.DOTALL)
_VARIABLE_NAME = re.compile(
    r"(?P<name>[^{]*(?:\{\{\s*[\w\-.]+\s*(?:\|.*)?\}\}[^\s{}]*)+)(?P<rest>.*)", re.ASCII | re.DOTALL
)
_OUTPUT = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_NAME = re.compile(r"[\w/.\-()+~#@]+\Z", re.ASCII)
_BAD_SEQUENCE = re.compile(r"[./]{2,}")


class IncludedValues(dict[str, object]):
    """The ``include`` object."""


class IncludeNode(Node):
    """A file rendered in place, in the scope of what includes it."""

    __slots__ = ("name", "parameters", "relative")

    def __init__(
        self,
        token: Token,
        name: list[str | Expression],
        parameters: list[tuple[str, Expression]] | None,
        *,
        relative: bool,
    ) -> None:
        super().__init__(token)
        self.name = name
        self.parameters = parameters
        self.relative = relative
        self.blank = False

    def file_name(self, context: RenderContext) -> str:
        """Return the name of the file in its folder; raise `TagError` where it cannot be one."""
        name = "".join(p if isinstance(p, str) else to_output(p.evaluate(context)) for p in self.name)
        if _BAD_SEQUENCE.search(name) or not _NAME.match(name):
            raise TagError(f"“{name}” cannot be the name of an include", self.token)
        return name.removeprefix("/")

    def values(self, context: RenderContext) -> IncludedValues:
        """Return the parameters."""
        return IncludedValues((key, value.evaluate(context)) for key, value in self.parameters or ())

    def find(self, context: JekyllContext) -> SourceText:
        """Return the file; raise `TagError` where there is none."""
        name = self.file_name(context)
        runtime = context.runtime
        if self.relative:
            path = normpath(join(dirname(context.state.page), name))
            source, place = runtime.read(path), dirname(path) or "the site"
        else:
            folder = to_output(runtime.config.get("includes_dir")) or "_includes"
            source, place = runtime.include(name), folder
        if source is None:
            hint = "" if self.relative else did_you_mean(name, runtime.include_names())
            raise TagError(f"there is no “{name}” in {place}", self.token, Code.TEMPLATE, hint)
        return source

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Render the file."""
        source = self.find(context)  # type: ignore[arg-type] # always a JekyllContext
        template = context.env.parse_source(source)  # type: ignore[attr-defined] # always a JekyllEnvironment
        context.state.problems.extend(template.problems)  # type: ignore[attr-defined] # a JekyllContext
        # Without parameters the variable of the including file shines through, as in Jekyll.
        scope = {} if self.parameters is None else {"include": self.values(context)}
        with context.extend(scope):
            try:
                template.render_with_context(context, buffer, partial=True)
            except LiquidError as error:
                error.token = error.token or self.token
                raise
        return 1


def _name_parts(markup: Token, text: str) -> list[str | Expression]:
    """Return the pieces of a file name: texts, and the expressions between ``{{`` and ``}}``."""
    parts: list[str | Expression] = []
    position = 0
    for match in _OUTPUT.finditer(text):
        parts += [
            text[position : match.start()],
            FilteredValue.parse(sub_token(markup, match.start(1), match[1])),
        ]
        position = match.end()
    return [*parts, text[position:]]


class IncludeTag(JekyllTag):
    """``{% include file.html name="text" other=variable %}``."""

    name = "include"
    relative = False

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Read the name of the file and the parameters."""
        del stream
        text = markup.value.strip()
        variable = _VARIABLE_NAME.match(text)
        if variable:
            name, rest = variable["name"].strip(), variable["rest"].strip()
        else:
            name, rest = [*re.split(r"\s+", text, maxsplit=1), ""][:2]
        if not name:
            raise TagError("“include” needs the name of a file", token)
        parameters = _read_parameters(token, markup, rest) if rest else None
        return IncludeNode(token, _name_parts(markup, name), parameters, relative=self.relative)


def _read_parameters(token: Token, markup: Token, text: str) -> list[tuple[str, Expression]]:
    if not _PARAMETERS.match(text):
        raise TagError(
            f"the parameters “{text}” are not “name="
            "'text'” or “name=variable” pairs", token,
            hint="a quote inside a text needs a backslash before it, or the other kind around the text",
        )  # fmt: skip
    return [(found[1], _parameter(markup, found)) for found in _PARAMETER.finditer(text)]


def _parameter(markup: Token, found: re.Match[str]) -> Expression:
    if found[2] is not None:
        return Literal(markup, found[2].replace('\\"', '"'))
    if found[3] is not None:
        return Literal(markup, found[3].replace("\\'", "'"))
    return value_of(markup, found[4])


class IncludeCachedTag(IncludeTag):
    """``{% include_cached … %}``: the same, as every file is parsed once anyway."""

    name = "include_cached"


class IncludeRelativeTag(IncludeTag):
    """``{% include_relative … %}``: a file beside the page."""

    name = "include_relative"
    relative = True
