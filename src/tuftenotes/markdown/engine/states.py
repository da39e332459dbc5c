"""What the parsers know while they read: markdown-it's states, with short ways for what they do most."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline.state_inline import Scanned, StateInline

from tuftenotes.markdown.tokens import new_token

if TYPE_CHECKING:
    from markdown_it.token import Token

    from tuftenotes.markdown.tokens import Nesting

__all__ = ["FastStateBlock", "FastStateInline"]


class FastStateBlock(StateBlock):
    """markdown-it's state of the block parser."""

    def push(self, ttype: str, tag: str, nesting: Nesting) -> Token:
        """Add a token to the stream."""
        if nesting < 0:
            self.level -= 1
        token = new_token(ttype, tag, nesting, self.level)
        token.block = True
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:  # noqa: FBT001, N802, N803
        """Cut lines out of the source, from each as much of its indentation as `indent` says."""
        if indent > 0 or begin >= end:
            return super().getLines(begin, end, indent, keepLastLF)
        text, starts, ends = self.src, self.bMarks, self.eMarks
        last = text[starts[end - 1] : ends[end - 1] + keepLastLF]
        if begin + 1 == end:
            return last
        return "".join([*(text[starts[line] : ends[line] + 1] for line in range(begin, end - 1)), last])


class FastStateInline(StateInline):
    """markdown-it's state of the inline parser.

    Text that is not in a token yet is a plain attribute: the parser hands it over in long runs, so that
    markdown-it's buffer for single characters has nothing to save. What kind of character stands beside ``*``
    and ``_`` is remembered.
    """

    pending: str = ""

    def append_pending(self, text: str) -> None:
        """Add text that is not in a token yet."""
        self.pending += text

    def pushPending(self) -> Token:  # noqa: N802 (markdown-it's name)
        """Make a token of the text that is in none."""
        token = new_token("text", "", 0, self.pendingLevel, self.pending)
        self.tokens.append(token)
        self.pending = ""
        return token

    def push(self, ttype: str, tag: str, nesting: Nesting) -> Token:
        """Add a token to the stream, behind one of the text before it."""
        if self.pending:
            self.pushPending()
        meta = None
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token = new_token(ttype, tag, nesting, self.level)
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            meta = {"delimiters": self.delimiters}
        self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(meta)
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: FBT001, N802, N803 (its names)
        """Measure a run of delimiters and tell whether it can open or close emphasis (CommonMark 6.2)."""
        text, end, marker = self.src, self.posMax, self.src[start]
        position = start + 1
        while position < end and text[position] == marker:
            position += 1
        space_before, mark_before = _kind(text[start - 1]) if start else (True, False)
        space_after, mark_after = _kind(text[position]) if position < end else (True, False)
        left = not space_after and (not mark_after or space_before or mark_before)
        right = not space_before and (not mark_before or space_after or mark_after)
        can_open = left and (canSplitWord or not right or mark_before)
        can_close = right and (canSplitWord or not left or mark_after)
        return Scanned(can_open, can_close, position - start)


@lru_cache(maxsize=4096)
def _kind(character: str) -> tuple[bool, bool]:
    """Return whether a character is white space, and whether it is punctuation."""
    return isWhiteSpace(ord(character)), isMdAsciiPunct(ord(character)) or isPunctChar(character)
