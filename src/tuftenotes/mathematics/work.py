"""What is known while one formula is made."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.mathematics.engine import convert
from tuftenotes.mathematics.formula import FormulaError, Problem
from tuftenotes.mathematics.numbering import Marks, Numbering
from tuftenotes.mathematics.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuftenotes.mathematics.reader import Reader
    from tuftenotes.mathematics.scope import Scope

    Handler = Callable[["Work", Reader, Token], list[Token]]

__all__ = ["Handler", "Work"]

# Plane 15 is for private use: math-core passes its characters through as identifiers.
_FIRST_SLOT = 0xF0000
_MOST_SLOTS = 1 << 17
"""Characters from there on."""
_SLOT = re.compile("[\U000f0000-\U000ffffd]")
_SLOT_ELEMENT = re.compile(
    "<(mi|mo|mn|mtext)( [^>]*)?>([^<\U000f0000-\U000ffffd]*[\U000f0000-\U000ffffd][^<]*)</\\1>"
)


@dataclass(slots=True)
class Work:
    """One formula on its way: where it stands, the page's definitions and numbers, and its slots.

    A slot is MathML that math-core cannot make. It is given to math-core as one private character and put
    in its place afterwards.
    """

    index: int
    display: bool
    scope: Scope
    numbering: Numbering
    numbered: bool
    """Whether environments count their lines without being asked."""
    rewrite: Callable[[Work, Sequence[Token]], list[Token]]
    marks: Marks = field(default_factory=Marks)
    slots: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    outer_label: str = ""
    """The label that was written behind the formula, until a line takes it."""
    wide: int = 0
    """How many environments with numbers were made; each wants the whole width."""
    taggable: bool = False
    """Whether an environment that numbers its own lines was met."""

    def problem(self, offset: int, code: Code, message: str, hint: str = "") -> None:
        """Report something that does not keep the formula from being shown."""
        self.problems.append(Problem(self.index, offset, code, message, hint))

    def slot(self, html: str, at: int) -> Token:
        """Return the token that stands for finished MathML (or, inside a text, for HTML text)."""
        if len(self.slots) == _MOST_SLOTS:
            raise FormulaError(at, Code.MATH_SYNTAX, "this formula has too many parts")
        self.slots.append(html)
        return Token(chr(_FIRST_SLOT + len(self.slots) - 1), at)

    def render(self, tokens: Sequence[Token]) -> str:
        """Return the MathML of part of the formula, rewritten and with its slots filled."""
        return self.fill(convert(self.rewrite(self, tokens), display=self.display))

    def row(self, tokens: Sequence[Token]) -> str:
        """Return the MathML of part of the formula as exactly one element."""
        return f"<mrow>{self.render(tokens)}</mrow>"

    def fill(self, html: str) -> str:
        """Put what the slots hold in their places."""
        if not self.slots or _SLOT.search(html) is None:
            return html
        html = _SLOT_ELEMENT.sub(self._unwrap, html)
        return _SLOT.sub(lambda match: self._held(match[0]), html)

    def _held(self, character: str) -> str:
        number = ord(character) - _FIRST_SLOT
        return self.slots[number] if number < len(self.slots) else ""

    def _unwrap(self, match: re.Match[str]) -> str:
        """Take slots that hold elements out of the token element they were put in."""
        tag, attributes, text = match[1], match[2] or "", match[3]
        parts: list[str] = []
        for part in re.split("([\U000f0000-\U000ffffd])", text):
            element = len(part) == 1 and part >= "\U000f0000" and self._held(part).startswith("<")
            if element or not parts or parts[-1].startswith("<"):
                parts.append(self._held(part) if element else part)
            else:
                parts[-1] += part
        return "".join(
            part if part.startswith("<") else _token_element(tag, attributes, part) for part in parts if part
        )

    def reference(self, name: str, kind: str, at: int) -> Token:
        r"""Return a slot for ``\ref`` or ``\eqref``: a mark that the site fills with a link."""
        return self.slot(f"<mtext>\ufdd0{kind}@{at}:{escape(name, quote=False)}\ufdd1</mtext>", at)


def _token_element(tag: str, attributes: str, text: str) -> str:
    """Return part of a token element as one of its own; several letters in one ``<mi>`` were upright."""
    if tag == "mi" and not attributes and len(text) == 1 and text.isalpha() and text <= "\uffff":
        attributes = ' mathvariant="normal"'
    return f"<{tag}{attributes}>{text}</{tag}>"
