"""Layouts: a page's view and body in, the whole HTML page out, through Jinja.

Jinja is imported when the first template is read, so that a build in which nothing changed never pays for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import islice
from traceback import walk_tb
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity, did_you_mean, lines_of
from tuftenotes.digest import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from jinja2 import nodes

    from tuftenotes.layout_code import CompiledTemplates
    from tuftenotes.layout_environment import TemplateEnvironment
    from tuftenotes.model import PageView

__all__ = ["TemplateSource", "Templates"]

SUFFIX = ".html"
UNDEFINED = re.compile(r"'(\w+)' is undefined")
TOO_DEEP = "nested too deeply, or a recursion without end"
CONTEXT = ("page", "site", "content")
THEME_PATH = "theme/templates/"
MOST_UNSHOWN = 100


@dataclass(frozen=True, slots=True)
class TemplateSource:
    """A template's text and the path that diagnostics show for it."""

    path: str
    text: str


@lru_cache(maxsize=2)
def environment_over(
    sources: tuple[tuple[str, TemplateSource], ...], compiled: CompiledTemplates | None
) -> TemplateEnvironment:
    """Return the Jinja environment over templates; the preview builds often, and compiles them once."""
    from tuftenotes.layout_environment import TemplateEnvironment  # noqa: PLC0415 - see the module

    named = dict(sources)

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        source = named.get(name)
        return (source.text, source.path, lambda: True) if source else None

    return TemplateEnvironment(load, compiled)


class Templates:
    """A site's templates, its own before the theme's.

    `sources` maps the names that ``extends`` and ``include`` use (``post.html``, ``includes/head.html``) to
    the templates. A layout is a template at the top level, named without its suffix. What is in `compiled`
    need not be compiled again. `origin` tells the place, and the line there, at which a value of the data
    files is written, where it knows.
    """

    def __init__(
        self,
        sources: Mapping[str, TemplateSource],
        compiled: CompiledTemplates | None = None,
        origin: Callable[[object], tuple[Location, str] | None] = lambda _: None,
    ) -> None:
        self.origin = origin
        self.compiled = compiled
        self.sources = dict(sorted(sources.items()))
        self.digest = digest(*(part for name, s in self.sources.items() for part in (name, s.path, s.text)))
        self.layouts = frozenset(
            name.removesuffix(SUFFIX) for name in self.sources if name.endswith(SUFFIX) and "/" not in name
        )

    def site_attributes(self, layout: str) -> frozenset[str]:
        """Return every X of the ``site.X`` that a layout, its parents and its includes may read.

        ``"*"`` is among them where `site` is used as a whole. A template that cannot be parsed reads
        nothing; `check` tells about it.
        """
        reachable = self.reachable(layout + SUFFIX)
        return frozenset[str]().union(*(self.read.get(name, ()) for name in reachable))

    def check(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the templates before any page is rendered.

        That is their syntax, filters and tests that don't exist, and templates that are named but missing;
        and the site's own blocks that no template above them has.
        """
        return (*(found for name in self.sources for found in self.faults(name)), *self.unshown())

    def render(self, view: PageView, body: str) -> tuple[str, tuple[Diagnostic, ...]]:
        """Return a page's HTML, and what was wrong: then the HTML is empty.

        A fault ends the rendering, and is reported where it is in the template. A value that is no date or
        names no page does not end it, and is reported where a data file has it. The hint names the page. A
        page without a layout (an empty name) is its body.
        """
        if not view.layout:
            return body, ()
        if view.layout not in self.layouts:
            return "", (self.unknown_layout(view),)
        from jinja2 import TemplateError  # noqa: PLC0415 - see the module
        from markupsafe import Markup  # noqa: PLC0415 - likewise

        try:
            self.environment.begin()
            template = self.environment.get_template(view.layout + SUFFIX)
            content = Markup(body)  # noqa: S704 - the body is the author's own HTML
            html, faults = template.render(page=view.page, site=view.site, content=content), []
        except (
            TemplateError,
            ArithmeticError,
            AssertionError,  # Jinja's, of what a template gives to a filter, or of one it cannot translate
            AttributeError,
            LookupError,
            MemoryError,
            RecursionError,
            SyntaxError,
            TypeError,
            ValueError,
        ) as error:
            html, faults = "", [self.fault(error, view)]
        found: dict[tuple[Location, str], Diagnostic] = {}
        for fault in (*(self.fault(error, view) for error in self.environment.unfit), *faults):
            found.setdefault((fault.location, fault.message), fault)
        return "" if found else html, tuple(found.values())

    def unknown_layout(self, view: PageView) -> Diagnostic:
        """Return the diagnostic for a page that names a layout we don't have."""
        hint = did_you_mean(view.layout, self.layouts) or f"known layouts: {', '.join(sorted(self.layouts))}"
        message = f"there is no layout “{view.layout}”"
        return Diagnostic(view.layout_location, Severity.ERROR, Code.UNKNOWN_LAYOUT, message, hint)

    @cached_property
    def environment(self) -> TemplateEnvironment:
        """The Jinja environment over these sources."""
        return environment_over(tuple(self.sources.items()), self.compiled)

    @cached_property
    def trees(self) -> dict[str, nodes.Template]:
        """The syntax tree of every template that has one."""
        from jinja2 import TemplateSyntaxError  # noqa: PLC0415 - see the module

        trees = {}
        for name, source in self.sources.items():
            try:
                trees[name] = self.environment.parse(source.text, name, source.path)
            except (TemplateSyntaxError, RecursionError):
                continue
        return trees

    @cached_property
    def read(self) -> dict[str, frozenset[str]]:
        """What each template itself reads of `site`."""
        from tuftenotes.layout_environment import read_attributes  # noqa: PLC0415 - see the module

        return {name: read_attributes(tree) for name, tree in self.trees.items()}

    @cached_property
    def named(self) -> dict[str, frozenset[str]]:
        """The templates that each template itself names."""
        from tuftenotes.layout_environment import EVERYTHING, referenced_templates  # noqa: PLC0415 - likewise

        found = {name: referenced_templates(tree) for name, tree in self.trees.items()}
        return {name: frozenset(self.sources) if EVERYTHING in n else n for name, n in found.items()}

    def reachable(self, start: str) -> Iterable[str]:
        """Return the names of `start` and of every template that it may pull in."""
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            waiting += self.named.get(name, ())
        return seen

    def faults(self, name: str) -> Iterator[Diagnostic]:
        """Yield what is wrong with one template."""
        from jinja2 import TemplateSyntaxError, nodes  # noqa: PLC0415 - see the module

        source = self.sources[name]
        try:
            tree = self.environment.parse(source.text, name, source.path)
            self.environment.compile(tree, name, source.path, raw=True)
        except TemplateSyntaxError as error:
            yield self.at(source.path, error.lineno, error.message or "syntax error")
            return
        except RecursionError:
            yield self.at(source.path, 1, TOO_DEEP)
            return
        except AssertionError as error:
            yield self.at(source.path, 1, f"Jinja cannot translate this template: {error}")
            return
        for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
            wanted = getattr(getattr(node, "template", None), "value", None)
            if (
                isinstance(wanted, str)
                and wanted not in self.sources
                and not getattr(node, "ignore_missing", False)
            ):
                hint = did_you_mean(wanted, self.sources)
                yield self.at(source.path, node.lineno, f"there is no template “{wanted}”", hint)

    def unshown(self) -> Iterator[Diagnostic]:
        """Yield a warning for each block of the site's own templates that is never shown."""
        from tuftenotes.layout_blocks import unshown_blocks  # noqa: PLC0415 - see the module

        own = (found for found in unshown_blocks(self.trees) if not self.of_theme(found[0]))
        for name, block, known in islice(own, MOST_UNSHOWN):
            path = self.sources[name].path
            message = f"no template above this one has a block “{block.name}”, so that it is not shown"
            names = ", ".join(sorted(known)) or "none"
            hint = did_you_mean(block.name, known) or f"known blocks: {names}"
            yield replace(self.at(path, block.lineno, message, hint), severity=Severity.WARNING)

    def of_theme(self, name: str) -> bool:
        """Tell whether a template is the theme's; a site may have taken away on purpose what is above it."""
        return self.sources[name].path.startswith(THEME_PATH)

    def fault(self, error: Exception, view: PageView) -> Diagnostic:
        """Return the diagnostic for an error that came up while a page was rendered."""
        from jinja2 import TemplateNotFound, TemplateSyntaxError  # noqa: PLC0415 - see the module

        from tuftenotes.layout_filters import UnfitValueError  # noqa: PLC0415 - likewise

        page = f"while rendering {view.path}"
        if isinstance(error, TemplateSyntaxError):
            path = error.filename or self.sources[view.layout + SUFFIX].path
            return self.at(path, error.lineno, error.message or "syntax error", page)
        if isinstance(error, UnfitValueError):
            path, line = error.place
            if written := self.origin(error.value):
                hint = "; ".join(filter(None, (error.hint, f"{page} by {path}:{line}")))
                return Diagnostic(written[0], Code.DATA.severity, Code.DATA, error.message, hint, written[1])
            return self.at(path, line, str(error), page)
        path, line = self.place_of(error, view)
        if isinstance(error, (MemoryError, RecursionError, SyntaxError)):  # of the Python that Jinja made
            return self.at(path, line, TOO_DEEP, page)
        if isinstance(error, TemplateNotFound):
            return self.at(path, line, f"there is no template “{error.name}”", page)
        message = str(error) or type(error).__name__
        name = UNDEFINED.search(message)
        guess = did_you_mean(name[1], CONTEXT) if name else ""
        return self.at(path, line, message, f"{guess} ({page})" if guess else page)

    def place_of(self, error: Exception, view: PageView) -> tuple[str, int]:
        """Return the innermost template and line that an error went through."""
        paths = {source.path for source in self.sources.values()}
        places = [(f.f_code.co_filename, line) for f, line in walk_tb(error.__traceback__)]
        inside = [place for place in places if place[0] in paths]
        return inside[-1] if inside else (self.sources[view.layout + SUFFIX].path, 0)

    def at(self, path: str, line: int, message: str, hint: str = "") -> Diagnostic:
        """Return a template's diagnostic with the line that it points to."""
        text = next((source.text for source in self.sources.values() if source.path == path), "")
        lines = lines_of(text)
        excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
        return Diagnostic(Location(path, line), Severity.ERROR, Code.TEMPLATE, message, hint, excerpt)
