"""The rendering of all pages through their layouts; only those whose view or templates changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tuftenotes.code_version import code_version
from tuftenotes.diagnostics import Code, Diagnostic, Location
from tuftenotes.digest import digest
from tuftenotes.model import Output
from tuftenotes.references import fill_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tuftenotes.cache import Store
    from tuftenotes.layout import Templates
    from tuftenotes.model import PageView
    from tuftenotes.output import Destination
    from tuftenotes.parse_stage import Parsed

__all__ = ["Layouts", "Rendered", "read_layouts", "render_pages"]

_KIND = "page"


@dataclass(frozen=True, slots=True)
class Layouts:
    """The templates, what each layout reads of `site`, and what is wrong with them."""

    templates: Templates
    attributes: Mapping[str, frozenset[str]]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """The pages as outputs, how many were rendered, and what went wrong."""

    outputs: tuple[Output, ...]
    count: int
    diagnostics: tuple[Diagnostic, ...]


def read_layouts(store: Store, templates: Templates) -> Layouts:
    """Check the templates and find out what they read.

    Both are remembered, so that a build in which no page is rendered need not load Jinja.
    """
    import msgspec  # noqa: PLC0415 (after the parsing of the command line)

    shape = tuple[dict[str, list[str]], tuple[Diagnostic, ...]]
    key = digest(code_version(), templates.digest)
    known = store.values("layouts", [key]).get(key)
    if known is None:
        read = {layout: sorted(templates.site_attributes(layout)) for layout in sorted(templates.layouts)}
        known = msgspec.msgpack.encode((read, templates.check()))
        store.put("layouts", key, known)
    attributes, problems = msgspec.msgpack.decode(known, type=shape)
    return Layouts(templates, {layout: frozenset(names) for layout, names in attributes.items()}, problems)


def render_pages(  # noqa: PLR0913, PLR0917 (each of the six is a different thing)
    store: Store,
    layouts: Layouts,
    views: Sequence[PageView],
    parsed: Parsed,
    destination: Destination,
    progress: Callable[[int], None],
) -> Rendered:
    """Render every page whose bytes are not in the destination already.

    What is remembered of a page is the digest of its bytes: where the destination holds them, nothing is to
    be done, and where it does not, rendering is quicker than keeping every page twice.
    """
    keys = _keys(layouts.templates, views)
    known = store.values(_KIND, keys)
    outputs: list[Output] = []
    found: list[Diagnostic] = []
    count = 0
    for done, (view, key) in enumerate(zip(views, keys, strict=True), 1):
        wanted = known[key].decode() if key in known else ""
        if wanted and destination.holds(view.output, wanted):
            outputs.append(Output(view.output, view.path, digest=wanted))
        else:
            html, problems = layouts.templates.render(view, fill_marks(parsed.html(view.path), view.fills))
            data = html.encode("utf-8", "replace")
            made = digest(data)
            outputs.append(Output(view.output, view.path, data, digest=made))
            found += problems
            count += 1
            if not problems and made != wanted:
                store.put(_KIND, key, made.encode())
        progress(done)
    return Rendered(tuple(outputs), count, _once(found))


def _once(problems: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return each problem of a template once, however many pages meet it."""
    grouped: dict[tuple[Location, Code, str], list[Diagnostic]] = {}
    for problem in problems:
        grouped.setdefault((problem.location, problem.code, problem.message), []).append(problem)
    return tuple(
        replace(first, hint=f"{first.hint}, and {len(more)} more") if more else first
        for first, *more in grouped.values()
    )


def _keys(templates: Templates, views: Sequence[PageView]) -> list[str]:
    """Return the key of each page; what is the same for many of them is digested once."""
    import msgspec  # noqa: PLC0415 (as above)

    encode = msgspec.msgpack.Encoder().encode
    attributes: dict[tuple[str, int], str] = {}

    def of_site(name: str, value: Any) -> str:  # noqa: ANN401 (it is plain data)
        place = (name, id(value))
        if place not in attributes:
            attributes[place] = digest(name, encode(value))
        return attributes[place]

    start = digest(code_version(), templates.digest)
    return [
        digest(
            start,
            view.output,
            view.layout,
            view.body_digest,
            encode(view.page),
            encode(view.fills),
            *(of_site(name, value) for name, value in view.site.items()),
        )
        for view in views
    ]
