"""The rewrites that `doctor --fix` makes in a Jekyll site: in the configuration and the workflow, no more."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Fix", "find_fixes"]

_SYMBOL = re.compile(r"^(\s*style:\s*):(\w+)", re.MULTILINE)
_GEMS = re.compile(r"^gems:", re.MULTILINE)
_OLD_MARKDOWN = re.compile(r"^markdown:\s*(?:redcarpet|rdiscount|maruku)\s*$", re.MULTILINE)
_PYGMENTS = re.compile(r"^(?:pygments:.*|highlighter:\s*pygments)\n?", re.MULTILINE)
_BUILD_STEP = re.compile(
    r"^(?P<indent>[ ]*)- (?:name:[^\n]*\n(?P=indent)  )?uses: actions/jekyll-build-pages@[^\n]*\n"
    r"(?:(?P=indent)  [^\n]*\n)*",
    re.MULTILINE,
)
_BUILD_COMMAND = re.compile(r"(?:bundle exec )?jekyll build")


@dataclass(frozen=True, slots=True)
class Fix:
    """A file to be rewritten, its new text, and what changes in it."""

    path: str
    text: str
    changes: tuple[str, ...]


def find_fixes(config: tuple[str, str] | None, workflows: dict[str, str]) -> list[Fix]:
    """Return what would be rewritten; `config` is the configuration's path and text, None without one."""
    fixes: list[Fix] = []
    if config:
        fixes.append(_config(*config))
    fixes += [_workflow(path, text) for path, text in sorted(workflows.items())]
    return [fix for fix in fixes if fix.changes]


def _config(path: str, text: str) -> Fix:
    changes: list[str] = []
    for pattern, replacement, change in (
        (_SYMBOL, r"\1\2", "a Ruby symbol becomes a word (style: compressed)"),
        (_GEMS, "plugins:", "“gems” is called “plugins” since Jekyll 3.5"),
        (_OLD_MARKDOWN, "markdown: kramdown", "the Markdown engine of long ago becomes kramdown"),
        (_PYGMENTS, "", "the choice of Pygments goes: it is the only one here"),
    ):
        new = pattern.sub(replacement, text)
        if new != text:
            text = new
            changes.append(change)
    return Fix(path, text, tuple(changes))


def _workflow(path: str, text: str) -> Fix:
    changes: list[str] = []

    def steps(match: re.Match[str]) -> str:
        indent = match["indent"]
        lines = (
            "- uses: actions/setup-python@v5",
            "  with:",
            "    python-version: '3.x'",
            "- run: pip install tuftenotes",
            "- run: tuftenotes build --destination _site",
        )
        return "".join(f"{indent}{line}\n" for line in lines)

    new = _BUILD_STEP.sub(steps, text)
    if new != text:
        text = new
        changes.append("the step that builds with Jekyll builds with tuftenotes")
    new = _BUILD_COMMAND.sub("tuftenotes build", text)
    if new != text:
        text = new
        changes.append("“jekyll build” becomes “tuftenotes build”")
    return Fix(path, text, tuple(changes))
