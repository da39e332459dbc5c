"""Rendering a text with Liquid, for tests of tags and filters."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tuftenotes.liquid.factory import make_environment
from tuftenotes.liquid.ruby_time import Clock
from tuftenotes.liquid.runtime import Runtime
from tuftenotes.liquid.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tuftenotes.liquid.environment import Rendered

__all__ = ["BERLIN", "CLOCK", "complaints", "rendered", "shown"]

BERLIN = ZoneInfo("Europe/Berlin")
CLOCK = Clock(datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC), BERLIN)


def rendered(
    text: str,
    variables: Mapping[str, object] | None = None,
    *,
    files: Mapping[str, str] | None = None,
    first_line: int = 1,
    plugins: Mapping[str, str] | None = None,
) -> Rendered:
    """Render `text`; `files` are includes, and readable by their own names."""
    texts = {name: SourceText(content, f"_includes/{name}") for name, content in (files or {}).items()}
    runtime = Runtime(
        config={"baseurl": "/base", "url": "https://example.org", "title": "A title"},
        clock=CLOCK,
        markdown=lambda source: f"<p>{source}</p>\n",
        smarten=str.upper,
        compile_sass=lambda source, syntax: (f"{syntax}:{source}", ()),
        highlight=lambda code, language, lines: f"{language}/{lines}/{code}",
        include=texts.get,
        include_names=lambda: tuple(texts),
        read=texts.get,
        link={"a.md": "/a.html"}.get,
        post={"2020-01-02-x": "/x.html"}.get,
        plugins=plugins or {},
    )
    environment = make_environment(runtime)
    return environment.render_source(SourceText(text, "page.md", first_line), variables or {}, page="page.md")


def shown(text: str, variables: Mapping[str, object] | None = None, **given: Mapping[str, str]) -> str:
    """Return what a text renders to; it must have no problems worse than a note."""
    result = rendered(text, variables, **given)  # type: ignore[arg-type] # files and plugins
    assert [problem for problem in result.problems if problem.severity > 10] == []
    return result.text


def complaints(
    text: str, variables: Mapping[str, object] | None = None, **given: Mapping[str, str]
) -> list[str]:
    """Return the problems of a text as ``path:line:column: message``."""
    result = rendered(text, variables, **given)  # type: ignore[arg-type] # files and plugins
    return [f"{problem.location}: {problem.message}" for problem in result.problems]
