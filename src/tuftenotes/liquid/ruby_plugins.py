"""Reading ``_plugins/*.rb`` without running them.

Nearly every plugin of these sites takes its argument apart and fills one string, sometimes with a few
conditions on the way. What its text comes to is worked out from the code (`ruby_evaluation`); a plugin that
does anything else is known by name only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tuftenotes.liquid.ruby_evaluation import evaluate
from tuftenotes.liquid.ruby_methods import split_markup
from tuftenotes.liquid.ruby_objects import Surroundings
from tuftenotes.liquid.ruby_syntax import constants_of, methods_of
from tuftenotes.liquid.ruby_tokens import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tuftenotes.liquid.ruby_parser import Node
    from tuftenotes.liquid.ruby_syntax import Method

__all__ = ["RubyFilter", "RubyTag", "read_plugin", "split_markup"]

_REGISTERED = re.compile(r"""register_tag\s*\(?\s*(?:['"]([\w-]+)['"]|:(\w+))\s*,\s*([\w:]+)""")
_FILTERS = re.compile(r"register_filter\s*\(?\s*([\w:]+)")
_CLASS = re.compile(r"^[ \t]*class\s+([\w:]+)\s*<\s*([\w:]+)", re.MULTILINE)
_METHOD = re.compile(r"^[ \t]*def\s+(?:self\.)?(\w+[?!]?)[^\n]*$", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*#(?!\{)[^\n]*$|^=begin\b(?s:.*?)^=end\b[^\n]*$", re.MULTILINE)
_WHOLE = "one 'two  three'"
_PROBES = ("one two three", "one two", "one", "")


@dataclass(frozen=True, slots=True)
class RubyTag:
    """A tag that a plugin registers: where, under which name, and how it makes its text."""

    name: str
    path: str
    block: bool
    methods: Mapping[str, Method] = field(default_factory=dict)
    constants: Mapping[str, Node] = field(default_factory=dict)

    @property
    def readable(self) -> bool:
        """Whether what the tag shows is known for at least some arguments."""
        return any(self.fill(probe, "", Surroundings({})) is not None for probe in _PROBES)

    @property
    def takes_whole(self) -> bool:
        """Whether the plugin shows its argument as one text, without looking for quotes."""
        return _WHOLE in (self.fill(_WHOLE, "", Surroundings({})) or "")

    def fill(self, markup: str, content: str, around: Surroundings) -> str | None:
        """Return the text that the plugin would make, None where that is not known."""
        if "render" not in self.methods:
            return None
        try:
            return evaluate(self.methods, markup, content, around, self.constants)
        except UnreadableError:
            return None


@dataclass(frozen=True, slots=True)
class RubyFilter:
    """A module of filters that a plugin registers; filters are never honoured, only reported."""

    path: str
    names: tuple[str, ...]


def _classes(source: str) -> dict[str, tuple[int, str, str]]:
    """Return the place, the text and the parent of every class, up to the next class."""
    found = list(_CLASS.finditer(source))
    starts = [*(match.start() for match in found), len(source)]
    return {
        match[1].rpartition("::")[2]: (match.start(), source[match.end() : end], match[2])
        for match, end in zip(found, starts[1:], strict=True)
    }


def _class_of(name: str, place: int, classes: Mapping[str, tuple[int, str, str]]) -> tuple[str, str]:
    """Return the text and the parent of the class that is registered at `place`, as ``self`` or by name."""
    if name == "self":
        before = [found for found in classes.values() if found[0] < place]
        return max(before)[1:] if before else ("", "")
    return classes.get(name.rpartition("::")[2], (0, "", ""))[1:]


def read_plugin(source: str, path: str) -> tuple[list[RubyTag], list[RubyFilter]]:
    """Return the tags and the modules of filters that a plugin registers."""
    source = _COMMENT.sub("", source.replace("\r\n", "\n"))
    classes = _classes(source)
    tags: list[RubyTag] = []
    for match in _REGISTERED.finditer(source):
        code, parent = _class_of(match[3], match.start(), classes)
        block = parent.endswith("Block")
        tags.append(RubyTag(match[1] or match[2], path, block, methods_of(code), constants_of(code)))
    filters = [
        RubyFilter(path, tuple(found[1] for found in _METHOD.finditer(source)))
        for _ in _FILTERS.findall(source)[:1]
    ]
    return tags, filters
