"""What a Jekyll site's plugins would do that a build does not: generators, hooks, gems without an equal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code, Diagnostic, Severity, did_you_mean
from tuftenotes.liquid.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuftenotes.liquid.model import JekyllModel

__all__ = ["unrun_plugins"]

_PREFIX = "jekyll-"
_KNOWN = ("feed", "gist", "include-cache", "katex", "paginate", "redirect-from", "seo-tag", "sitemap")
"""The gems whose work a build does, without the prefix that all have in common."""
_CHANGING = re.compile(r"(?:Jekyll::|<\s*)Generator\b|Jekyll::Hooks\b")


def unrun_plugins(model: JekyllModel) -> Iterator[Diagnostic]:
    """Yield a note for each plugin that makes or changes pages in Jekyll and is not run here."""
    for path, text in model.plugins.items():
        found = _CHANGING.search(text)
        if found:
            location, excerpt = SourceText(text, path).locate(found.start())
            message = "changes the site while it is built (a generator or hook), which is not run"
            yield Diagnostic(location, Severity.NOTE, Code.CONFIG, message, "", excerpt)
    for gem in sorted(model.config.plugins - {_PREFIX + name for name in _KNOWN}):
        location, _ = SourceText("", "_config.yml").locate(0)
        message = f"the plugin {gem} has no equal here; what it does is left out"
        hint = did_you_mean(gem.removeprefix(_PREFIX), _KNOWN).replace("“", f"“{_PREFIX}")
        yield Diagnostic(location, Severity.NOTE, Code.CONFIG, message, hint)
