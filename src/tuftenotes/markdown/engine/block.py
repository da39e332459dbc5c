"""The block parser: a ruler that asks only the rules that the line's first character can start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.ruler import Ruler

from tuftenotes.markdown.engine.guards import GUARDS
from tuftenotes.markdown.engine.starts import ANYWHERE, BLOCK_STARTS, starts_of
from tuftenotes.markdown.engine.states import FastStateBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

    from tuftenotes.markdown.engine.guards import Guard

    GuardedRule = tuple[Guard | None, RuleFuncBlockType]

__all__ = ["DispatchRuler", "FastBlock"]


class DispatchRuler(Ruler[RuleFuncBlockType]):
    """A ruler whose every chain is one rule: the one that looks at the character and asks the right rules.

    Rules of markdown-it itself (lists, quotes, paragraphs) ask the ruler which rules may end them, so that
    they profit as well.
    """

    def __init__(self) -> None:
        super().__init__()
        self._chains: dict[str, tuple[list[RuleFuncBlockType], list[RuleFuncBlockType]]] = {}

    def getRules(self, chainName: str = "") -> list[RuleFuncBlockType]:  # noqa: N802, N803 (markdown-it's names)
        """Return the one rule of a chain; made anew when the rules have changed."""
        rules = super().getRules(chainName)
        known = self._chains.get(chainName)
        if known is None or known[0] is not rules:
            known = self._chains[chainName] = (rules, [_dispatch(self._named(rules))] if rules else [])
        return known[1]

    def _named(self, rules: Sequence[RuleFuncBlockType]) -> list[tuple[str, RuleFuncBlockType]]:
        everything = zip(self.get_active_rules(), super().getRules(""), strict=True)
        names = {id(rule): name for name, rule in everything}
        return [(names[id(rule)], rule) for rule in rules]


def _dispatch(rules: Sequence[tuple[str, RuleFuncBlockType]]) -> RuleFuncBlockType:
    """Return one rule that does what `rules`, with their names, do one after the other."""
    starts = [starts_of(name, BLOCK_STARTS) for name, _ in rules]
    guarded: list[GuardedRule] = [(GUARDS.get(name), rule) for name, rule in rules]

    def starting(character: str) -> list[GuardedRule]:
        pairs = zip(starts, guarded, strict=True)
        return [rule for start, rule in pairs if start == ANYWHERE or (character and character in start)]

    table = {character: starting(character) for start in starts for character in start}
    others = starting("")

    def rule_of_line(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        position = state.bMarks[line] + state.tShift[line]
        text = state.src
        found = table.get(text[position], others) if position < len(text) else others
        for guard, rule in found:
            if (guard is None or guard(state, line, end, silent)) and rule(state, line, end, silent):
                return True
        return False

    return rule_of_line


class FastBlock(ParserBlock):
    """markdown-it's block parser with the rules in a `DispatchRuler`."""

    def __init__(self) -> None:
        super().__init__()
        stock = self.ruler
        self.ruler = DispatchRuler()
        names = stock.get_all_rules()
        for name, rule in zip(names, stock.getRules(), strict=True):
            alternatives = [chain for chain in _CHAINS if rule in stock.getRules(chain)]
            self.ruler.push(name, rule, {"alt": alternatives})

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token] | None:  # noqa: N803
        """Parse a text into blocks, which are added to `outTokens`."""
        if not src:
            return None
        state = FastStateBlock(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens


_CHAINS = ("paragraph", "reference", "blockquote", "list")
