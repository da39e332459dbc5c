"""What templates may ask of the site around them, as functions passed in: nothing here touches a disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tuftenotes.liquid.ruby_time import Clock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tuftenotes.diagnostics import Diagnostic
    from tuftenotes.liquid.source_text import SourceText

__all__ = ["Runtime"]


def _nothing(_name: str) -> None:
    return None


def _same(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Runtime:
    """The services of a site.

    `config` is ``_config.yml`` over Jekyll's defaults. `markdown` renders a Markdown text, `smarten` makes
    typographic quotes, `compile_sass` compiles a text in a syntax (``sass`` or ``scss``) and says what is
    wrong, at no path where that is the text itself; `highlight` takes code, a language and whether to number
    the lines. `include` finds a file in the folder of includes, `read` any text file of the site; `link` and
    `post` return the URL (without baseurl) of a file by its path and of a post by its name, None where there
    is none. `plugins` maps the paths of Ruby files to their texts.
    """

    config: Mapping[str, object] = field(default_factory=dict)
    clock: Clock = field(default_factory=lambda: Clock(datetime(1970, 1, 1, tzinfo=UTC), UTC))
    markdown: Callable[[str], str] = _same
    smarten: Callable[[str], str] = _same
    compile_sass: Callable[[str, str], tuple[str, tuple[Diagnostic, ...]]] = lambda text, _syntax: (text, ())
    highlight: Callable[[str, str, bool], str] = lambda code, _language, _lines: code
    include: Callable[[str], SourceText | None] = _nothing
    include_names: Callable[[], tuple[str, ...]] = tuple
    read: Callable[[str], SourceText | None] = _nothing
    link: Callable[[str], str | None] = _nothing
    post: Callable[[str], str | None] = _nothing
    plugins: Mapping[str, str] = field(default_factory=dict)
