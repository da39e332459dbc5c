"""How far the text of a list item or a definition is indented, and which lines belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tuftenotes.markdown.kramdown.lines import ends_lazy_text, is_end_mark

__all__ = ["Indentation", "first_line"]

_ATTRIBUTES = re.compile(r"\s*\{:(?![:/]|\w[\w-]*:)((?:\\\}|[^}])+)\}\s*")
_TABS = re.compile(r"( *)(\t+)")


@dataclass(frozen=True, slots=True)
class Indentation:
    """The column at which the text of an item begins, in blanks from the left of its list."""

    width: int

    def holds(self, line: str) -> bool:
        """Return whether a line is indented far enough to belong to the item."""
        return _deep_enough(self.width).match(line) is not None

    def may_be_lazy(self, line: str) -> bool:
        """Return whether a line right below may belong to the item although it is not indented."""
        if not line.strip():
            return False
        if self.width >= 3 or not line.startswith(" " * (self.width + 1)):
            return not ends_lazy_text(line) or is_end_mark(line)
        return True

    def strip(self, line: str) -> tuple[str, bool]:
        """Return a line without the indentation, and whether it had it."""
        tabs = len(line) - len(line.lstrip("\t"))
        line = " " * (4 * tabs) + line[tabs:]
        indented = line.startswith(" " * self.width)
        return (line[self.width :] if indented else line), indented


def first_line(marker: int, content: str) -> tuple[str, Indentation, str]:
    """Read the first line of an item, behind its marker that ends in column `marker`.

    Return its text, where the text begins, and the attributes between braces that it starts with.
    """
    attributes = _ATTRIBUTES.match(content)
    if not content[attributes.end() if attributes else 0 :].strip():
        return "", Indentation(4), attributes[1] if attributes else ""
    while tabs := _TABS.match(content):
        blanks = len(tabs[1])
        filled = 4 - (blanks + marker) % 4 + (len(tabs[2]) - 1) * 4
        content = tabs[1] + " " * filled + content[tabs.end() :]
    text = content.lstrip()
    width = Indentation(marker + len(content) - len(content.lstrip(" ")))
    attributes = _ATTRIBUTES.match(text)
    return (text[attributes.end() :], width, attributes[1]) if attributes else (text, width, "")


@lru_cache(maxsize=64)
def _deep_enough(width: int) -> re.Pattern[str]:
    fours, ones = divmod(width, 4)
    return re.compile(rf"(?:(?:\t| {{4}}){{{fours}}} {{{ones}}}|(?:\t| {{4}}){{{fours + 1}}}).*\S")
