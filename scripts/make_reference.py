"""Write the lists in the guide of what the program knows: its configuration keys and its diagnostics.

    python scripts/make_reference.py

The tables in the code are the source (`tuftenotes.config_keys.KEYS`, `tuftenotes.diagnostics.Code`); a test
asserts that the pages are up to date.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from tuftenotes.config_keys import KEYS, Key
from tuftenotes.diagnostics import Code, Severity
from tuftenotes.settings import severity_of

if TYPE_CHECKING:
    from collections.abc import Iterable

GUIDE = Path(__file__).parents[1] / "content" / "guide"


def with_list(text: str, heading: str, items: Iterable[str]) -> str:
    """Return a page with `items` below `heading`, in place of what stands there up to the next heading."""
    before, found, after = text.partition(f"## {heading}\n")
    if not found:
        raise ValueError(f"there is no heading “{heading}”")
    _, mark, rest = after.partition("\n## ")
    return "".join([before, found, "\n", "\n".join(items), mark, rest])


def key_entry(key: Key) -> str:
    """Return one item of the definition list."""
    facts = [key.doc]
    if key.choices:
        facts.append("One of " + ", ".join(f"`{choice}`" for choice in key.choices) + ".")
    if key.default not in ("", (), {}):
        facts.append(f"Default: {shown(key.default)}.")
    if key.jekyll is not None:
        facts.append(f"In a Jekyll site: {shown(key.jekyll)}.")
    if key.example:
        section, _, last = key.name.rpartition(".")
        example = f"{last}: {key.example}"
        facts.append(f"For example `{f'{section}: {{{example}}}' if section else example}`.")
    return f"`{key.name}`\n: {' '.join(facts)}\n"


def shown(value: object) -> str:
    """Return a default as one writes it."""
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else value
    return f"`{text if isinstance(text, str) and text.isprintable() else json.dumps(text)}`"


def code_entry(code: Code) -> str:
    """Return one item of the definition list."""
    level = named(code.severity)
    jekyll = severity_of(code, "jekyll")
    less = f"; in a Jekyll site a {jekyll.name.lower()}" if jekyll is not code.severity else ""
    return f"`{code.slug}`\n: {code.__doc__} *{level}{less}.*\n"


def named(severity: Severity) -> str:
    """Return a level with its article."""
    return {Severity.ERROR: "An error", Severity.WARNING: "A warning", Severity.NOTE: "A note"}[severity]


def pages() -> dict[Path, str]:
    """Return the two pages as they should be."""
    lists = {
        "configuration.md": ("The keys", map(key_entry, KEYS)),
        "diagnostics.md": ("The codes", map(code_entry, Code)),
    }
    return {
        GUIDE / name: with_list((GUIDE / name).read_text("utf-8"), heading, items)
        for name, (heading, items) in lists.items()
    }


def main() -> None:
    """Write both pages."""
    for path, text in pages().items():
        path.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
