"""The rendering of all pages through their layouts; only those whose view or templates changed."""

from __future__ import annotations

import gc
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

from tuftenotes.code_version import code_version
from tuftenotes.diagnostics import Code, Diagnostic, Location
from tuftenotes.digest import digest
from tuftenotes.model import Output
from tuftenotes.parallel import ONE_JOB
from tuftenotes.references import fill_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tuftenotes.cache import Store
    from tuftenotes.layout import Templates
    from tuftenotes.model import PageView
    from tuftenotes.output import Destination
    from tuftenotes.parallel import Jobs
    from tuftenotes.parse_stage import Parsed

__all__ = ["Layouts", "Rendered", "read_layouts", "render_pages", "template_problems"]

_KIND = "page"
_BATCH = 500
"""Pages whose bodies are in memory at once."""
_PAGES_A_SWEEP = 32
"""What Jinja leaves behind in circles holds whole pages."""
_rendered_so_far = count(1)
_SECONDS_PER_BYTE = 1e-8
"""About what filling in and digesting cost, beside the layout itself."""

_Page = tuple[bytes, str, tuple[Diagnostic, ...]]
"""A page's bytes, their digest, and what was wrong."""


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


def render_pages(  # noqa: PLR0913, PLR0917 (each of the seven is a different thing)
    store: Store,
    layouts: Layouts,
    views: Sequence[PageView],
    parsed: Parsed,
    destination: Destination,
    progress: Callable[[int], None],
    jobs: Jobs = ONE_JOB,
) -> Rendered:
    """Render every page whose bytes are not in the destination already.

    What is remembered of a page is the digest of its bytes: where the destination holds them, nothing is to
    be done, and where it does not, rendering is quicker than keeping every page twice.
    """
    keys = _keys(layouts.templates, views)
    known = {key: value.decode() for key, value in store.values(_KIND, keys).items()}
    outputs: list[Output] = []
    missing: list[int] = []
    for index, (view, key) in enumerate(zip(views, keys, strict=True)):
        outputs.append(Output(view.output, view.path, digest=known.get(key, "")))
        if key not in known or not destination.holds(view.output, known[key]):
            missing.append(index)
    found: list[Diagnostic] = []
    pages = [views[index] for index in missing]
    for done, (index, page) in enumerate(
        zip(missing, _rendered(layouts, pages, parsed, jobs), strict=True), 1
    ):
        data, made, problems = page
        found += problems
        if not problems and made != outputs[index].digest:
            store.put(_KIND, keys[index], made.encode())
        outputs[index] = destination.spool.keep(replace(outputs[index], data=data, digest=made))
        progress(len(views) - len(missing) + done)
    return Rendered(tuple(outputs), len(missing), _once(found))


def _rendered(layouts: Layouts, views: Sequence[PageView], parsed: Parsed, jobs: Jobs) -> Iterator[_Page]:
    """Render pages, in several processes where that pays; bodies are loaded for a batch of them at a time."""
    render = partial(_render, layouts.templates)
    for start in range(0, len(views), _BATCH):
        batch = [(view, parsed.body(view.path)) for view in views[start : start + _BATCH]]
        yield render(batch[0])  # what the templates need is loaded before processes are forked
        yield from jobs.map_inherited(render, batch[1:], _seconds)


def _render(templates: Templates, item: tuple[PageView, bytes]) -> _Page:
    view, body = item
    html, problems = templates.render(view, fill_marks(body.decode(), view.fills))
    data = html.encode("utf-8", "replace")
    if next(_rendered_so_far) % _PAGES_A_SWEEP == 0:
        gc.collect(0)
    return data, digest(data), problems


def _seconds(item: tuple[PageView, bytes]) -> float:
    return 1e-3 + len(item[1]) * _SECONDS_PER_BYTE


def _once(problems: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return each problem of a template once, however many pages meet it."""
    grouped: dict[tuple[Location, Code, str], list[Diagnostic]] = {}
    for problem in problems:
        grouped.setdefault(_told_as(problem), []).append(problem)
    return tuple(
        replace(first, hint=f"{first.hint}, and {len(more)} more") if more else first
        for first, *more in grouped.values()
    )


def template_problems(layouts: Layouts, *rendered: Rendered) -> Iterator[Diagnostic]:
    """Yield what is wrong with the templates, and then what their pages met that has not been told by it."""
    told: set[tuple[Location, Code, str]] = set()
    for problems in (layouts.diagnostics, *(made.diagnostics for made in rendered)):
        yield from (problem for problem in problems if _told_as(problem) not in told)
        told.update(map(_told_as, problems))


def _told_as(problem: Diagnostic) -> tuple[Location, Code, str]:
    return problem.location, problem.code, problem.message


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
