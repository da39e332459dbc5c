"""Liquid as Jekyll runs it, on top of python-liquid: our lexer, tags, filters; errors are diagnostics."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from liquid.exceptions import (
    BreakLoop,
    ContinueLoop,
    LiquidError,
    LiquidSyntaxError,
    ResourceLimitError,
    UnknownFilterError,
)
from liquid.output import LimitedStringIO
from liquid.parser import get_parser
from liquid.stream import TokenStream
from liquid.utils import ReadOnlyChainMap

from liquid import BoundTemplate, Environment, RenderContext
from tuftenotes.diagnostics import Code, Diagnostic, Severity, did_you_mean
from tuftenotes.liquid.budget import SizeBudget, weight
from tuftenotes.liquid.lexer import tokenize_template
from tuftenotes.liquid.problems import Problems
from tuftenotes.liquid.source_text import SourceText, diagnose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from io import StringIO
    from typing import TextIO

    from liquid.ast import Node

    from liquid import Token
    from tuftenotes.liquid.runtime import Runtime

__all__ = ["JekyllContext", "JekyllEnvironment", "JekyllTemplate", "RenderState", "Rendered"]

_MOST_INCLUDES = 50_000
"""Files that a page may include, each counted as often as it is deep: one may include itself, and twice."""


@dataclass(slots=True)
class RenderState:
    """What one rendering leaves behind besides its text.

    `page` is the path of the page, which ``include_relative`` starts from. `spans` has a pair (offset in the
    output, offset in the source) for every piece of text that was copied.
    """

    page: str
    problems: Problems = field(default_factory=Problems)
    spans: list[tuple[int, int]] = field(default_factory=list)
    source: SourceText | None = None
    buffer: StringIO | None = None
    registers: dict[str, Any] = field(default_factory=dict)
    budget: SizeBudget = field(default_factory=SizeBudget)
    depth: int = 0
    included: int = 0


@dataclass(frozen=True, slots=True)
class Rendered:
    """The text that a template made, and what came with it."""

    text: str
    problems: tuple[Diagnostic, ...]
    spans: tuple[tuple[int, int], ...]


class JekyllContext(RenderContext):
    """A context in which nothing but what the site defines is known: no ``now``, no ``today``."""

    __slots__ = ("called", "state")

    env: JekyllEnvironment
    called: Token | None
    """The filter in the page's own text that was called last; one in an argument's text stands there, too."""

    def __init__(self, template: JekyllTemplate, variables: Mapping[str, object], state: RenderState) -> None:
        super().__init__(template, globals=variables)
        self.state = state
        self.called = None
        # In Jekyll the counters of ``increment`` run on from page to page.
        self.counters = template.env.counters
        self.scope = ReadOnlyChainMap(self.locals, self.globals, self.counters)

    @property
    def runtime(self) -> Runtime:
        """The site around the template."""
        return self.env.runtime

    def assign(self, key: str, val: Any) -> None:  # noqa: ANN401 (as the library has it)
        """Set a variable."""
        self.state.budget.spend(weight(val))
        self.locals[key] = val

    def filter(self, name: str, token: Token | None) -> Callable[..., object]:
        """Return the filter called `name`; an unknown one warns once and passes its value on."""
        if token is not None and token.source:
            self.called = token
        try:
            found: Callable[..., object] = self.env.filters[name]
        except KeyError:
            self.warn_once(
                self.called, Code.TEMPLATE, f"unknown filter “{name}”", did_you_mean(name, self.env.filters)
            )
            return _pass_on
        return found

    def warn_once(self, token: Token | None, code: Code, message: str, hint: str = "") -> None:
        """Record a warning, the first time this environment sees it."""
        if message in self.env.warned:
            return
        self.env.warned.add(message)
        self.state.problems.add(diagnose(token, code, message, severity=Severity.WARNING, hint=hint))

    def note(self, token: Token | None, code: Code, message: str) -> None:
        """Record a note."""
        if self.state.problems.has_room(Severity.NOTE):
            self.state.problems.add(diagnose(token, code, message, severity=Severity.NOTE))

    def fail(self, error: LiquidError, token: Token | None = None) -> None:
        """Record an error of the template."""
        if self.state.problems.has_room(Severity.ERROR):
            self.state.problems.add(problem_of(error, token, self.state.page))


def _pass_on(_context: object, _token: object, value: object, _arguments: object) -> object:
    return value


def problem_of(error: LiquidError, token: Token | None, path: str) -> Diagnostic:
    """Make a diagnostic of an error that the library or one of our tags raised."""
    code = Code.TEMPLATE
    if isinstance(error, (LiquidSyntaxError, UnknownFilterError)):
        code = Code.TAG_SYNTAX
    code = getattr(error, "code", code)
    return diagnose(
        error.token or token, code, str(error.message), severity=Severity.ERROR,
        hint=getattr(error, "hint", ""), path=path,
    )  # fmt: skip


class JekyllTemplate(BoundTemplate):
    """A parsed template; `problems` is what was wrong with its syntax."""

    env: JekyllEnvironment
    problems: tuple[Diagnostic, ...] = ()
    blank = False

    def render_with_context(
        self,
        context: RenderContext,
        buffer: TextIO,
        *_args: object,
        partial: bool = False,
        **_kwargs: object,
    ) -> None:
        """Render every node; an error is recorded and ends its node, that of a limit ends the page."""
        assert isinstance(context, JekyllContext)  # noqa: S101 (what the environment makes)
        state = context.state
        state.included += state.depth
        if state.included > _MOST_INCLUDES:
            raise ResourceLimitError(
                "this page includes too many files; does one include itself?", token=None
            )
        state.depth += 1
        try:
            for node in self.nodes:
                try:
                    node.render(context, buffer)
                except (BreakLoop, ContinueLoop):
                    if partial:
                        raise
                    return
                except ResourceLimitError as error:
                    error.token = error.token or node.token
                    if partial:
                        raise
                    context.fail(error)
                    return
                except LiquidError as error:
                    context.fail(error, node.token)
        finally:
            state.depth -= 1


class JekyllEnvironment(Environment):
    """The tags, filters and limits of a Jekyll site; templates are parsed once each."""

    block_nesting_limit = 100
    context_depth_limit = 100
    loop_iteration_limit = 10_000_000
    local_namespace_limit = None  # the budget counts variables, without going through all of them each time
    output_stream_limit = 64 << 20
    template_class = JekyllTemplate

    def __init__(self, runtime: Runtime) -> None:
        super().__init__()
        self.runtime = runtime
        self.counters: dict[str, int] = {}
        self.warned: set[str] = set()
        self._problems = Problems()
        self._parsed: dict[tuple[str, int], JekyllTemplate] = {}

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        """Leave the library's own out: `factory` registers ours."""

    def error(  # type: ignore[override] # the library's is as loose
        self, exc: LiquidError, msg: str | None = None, token: Token | None = None
    ) -> None:
        """Record an error of syntax, so that the rest of the template is read too."""
        del msg
        if self._problems.has_room(Severity.ERROR):
            self._problems.add(problem_of(exc, token, ""))

    @property
    def blocks(self) -> frozenset[str]:
        """The names of the tags that need an end tag."""
        return frozenset(name for name, tag in self.tags.items() if tag.end == f"end{name}")

    def loose(self, token: Token, why: str) -> None:
        """Note that only the loose grammar could read an expression, and what the strict one said.

        Jekyll builds and publishes such a site, so that this must not keep it from being published.
        """
        hint = "Jekyll skips what it cannot read here, and so do we"
        message = f"not proper Liquid: {why}"
        if self._problems.has_room(Severity.NOTE):
            self._problems.add(diagnose(token, Code.TAG_SYNTAX, message, severity=Severity.NOTE, hint=hint))

    def parse_source(self, source: SourceText) -> JekyllTemplate:
        """Return the template of `source`, parsed at most once for each file."""
        key = (source.path, hash(source))
        if key not in self._parsed:
            self._parsed[key] = self._parse_afresh(source)
        return self._parsed[key]

    def _parse_afresh(self, source: SourceText) -> JekyllTemplate:
        outer, self._problems = self._problems, Problems()
        tokens = list(tokenize_template(source, self.error))
        nodes: list[Node] = get_parser(self).parse(TokenStream(iter(tokens)))
        template = JekyllTemplate(self, nodes, name=source.path, path=source.path)
        template.problems = tuple(self._problems)
        self._problems = outer
        return template

    def render_source(self, source: SourceText, scope: Mapping[str, object], *, page: str) -> Rendered:
        """Render `source` with the variables of `scope`; `page` is the path of the page it is for."""
        template = self.parse_source(source)
        state = RenderState(page, source=source)
        state.problems.extend(template.problems)
        context = JekyllContext(template, scope, state)
        buffer = LimitedStringIO(self.output_stream_limit)
        state.buffer = buffer
        template.render_with_context(context, buffer)
        return Rendered(buffer.getvalue(), tuple(state.problems), tuple(state.spans))
