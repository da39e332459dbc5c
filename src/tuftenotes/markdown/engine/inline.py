"""The inline parser: text runs up to the next character that starts a rule, and only its rules are asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.parser_inline import ParserInline, RuleFuncInline2Type, RuleFuncInlineType

from tuftenotes.markdown.engine.starts import DELIMITERS, INLINE_STARTS, starts_of
from tuftenotes.markdown.engine.states import FastStateInline
from tuftenotes.markdown.tokens import new_token

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

__all__ = ["FastInline"]

_BRACKETS = "[]"
"""Where markdown-it's search for the end of a link's text must be able to stop, rule or no rule."""

_TEXT = "text"


class _Table:
    """The rules by the character they start with, made from one state of the ruler."""

    def __init__(self, names: Sequence[str], rules: list[RuleFuncInlineType]) -> None:
        self.made_from = rules
        named = [(name, rule) for name, rule in zip(names, rules, strict=True) if name != _TEXT]
        starts = {name: starts_of(name, INLINE_STARTS) for name, _ in named}
        characters = sorted(set("".join(starts.values())))
        self.rules: Mapping[str, tuple[RuleFuncInlineType, ...]] = {
            character: tuple(rule for name, rule in named if character in starts[name])
            for character in characters
        }
        stops = "".join(sorted({*characters, *_BRACKETS}))
        self.next_stop: Callable[..., re.Match[str] | None] = re.compile(f"[{re.escape(stops)}]").search


class FastInline(ParserInline):
    """markdown-it's inline parser, driven by the characters that the rules declare."""

    def __init__(self) -> None:
        super().__init__()
        self._made: _Table | None = None
        self._second_from: list[RuleFuncInline2Type] = []
        self._second_rules: list[tuple[str, RuleFuncInline2Type]] = []

    def _table(self) -> _Table:
        rules = self.ruler.getRules("")
        if self._made is None or self._made.made_from is not rules:
            self._made = _Table(self.ruler.get_active_rules(), rules)
        return self._made

    def tokenize(self, state: StateInline) -> None:
        """Read from the state's position up to its end."""
        table = self._table()
        rules, next_stop = table.rules, table.next_stop
        text, end = state.src, state.posMax
        deepest = state.md.options["maxNesting"]
        position = unread = state.pos
        while position < end and state.level < deepest:
            stop = next_stop(text, position, end)
            if stop is None:
                break
            place = stop.start()
            position = place + 1
            found = rules.get(stop[0])
            if found is None:
                continue
            if place > unread:
                state.append_pending(text[unread:place])
            state.pos = unread = place
            for rule in found:
                if rule(state, False):  # noqa: FBT003 (a rule's arguments)
                    position = unread = state.pos
                    break
            if position <= place:
                message = "an inline rule matched and did not move on"
                raise RuntimeError(message)
        if unread < end:
            state.append_pending(text[unread:end])
            state.pos = end
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 (markdown-it's name)
        """Move the state behind the token that begins at its position, without making it."""
        start = state.pos
        known = state.cache.get(start)
        if known is not None:
            state.pos = known
            return
        if state.level >= state.md.options["maxNesting"]:
            state.pos = state.posMax + 1  # as markdown-it does
        else:
            self._skip(state, start)
        state.cache[start] = state.pos

    def _skip(self, state: StateInline, start: int) -> None:
        table = self._table()
        stop = table.next_stop(state.src, start, state.posMax)
        place = stop.start() if stop else state.posMax
        if place > start:
            state.pos = place
            return
        if stop:
            state.level += 1
            for rule in table.rules.get(stop[0], ()):
                if rule(state, True):  # noqa: FBT003 (as above)
                    state.level -= 1
                    return
            state.level -= 1
        state.pos = start + 1

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Parse the text of a block into `tokens`."""
        if self._table().next_stop(src) is None and md.options["maxNesting"] > 0:
            if src:
                tokens.append(new_token("text", "", 0, 0, src))
            return tokens
        state = FastStateInline(src, md, env, tokens)
        self.tokenize(state)
        may_have_delimiters = state.delimiters or any(state.tokens_meta)
        for marks, rule in self._second():
            if not marks or (may_have_delimiters and any(mark in src for mark in marks)):
                rule(state)
        return state.tokens

    def _second(self) -> Sequence[tuple[str, RuleFuncInline2Type]]:
        """Return the rules of the second pass, each with the delimiters that it looks at."""
        rules = self.ruler2.getRules("")
        if self._second_from is not rules:
            names = self.ruler2.get_active_rules()
            self._second_rules = [
                (DELIMITERS.get(name, ""), rule) for name, rule in zip(names, rules, strict=True)
            ]
            self._second_from = rules
        return self._second_rules
