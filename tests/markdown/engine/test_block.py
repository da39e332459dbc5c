"""The ruler that looks at a line's first character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.markdown.engine import FastMarkdown
from tuftenotes.markdown.engine.block import DispatchRuler, FastBlock

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock


def test_every_chain_is_one_rule() -> None:
    """Whoever asks for the rules of a chain gets one, and the same one as long as no rule changes."""
    ruler = FastBlock().ruler
    assert len(ruler.getRules("")) == len(ruler.getRules("paragraph")) == 1
    assert ruler.getRules("paragraph")[0] is ruler.getRules("paragraph")[0]


def test_a_new_rule_is_asked() -> None:
    """A rule that is put in place of another takes effect at once, and so does turning one off."""
    md = FastMarkdown()
    assert md.render("# a") == "<h1>a</h1>\n"
    md.block.ruler.disable("heading")
    assert md.render("# a") == "<p># a</p>\n"

    def shout(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
        if not silent:
            state.push("hr", "hr", 0)
            state.line = start + 1
        return True

    md.block.ruler.enable("heading")
    md.block.ruler.at("heading", shout)
    assert md.render("# a\nb") == "<hr />\n<p>b</p>\n"


def test_no_rules_no_chain() -> None:
    """A chain without rules is empty, as in markdown-it's own ruler."""
    assert DispatchRuler().getRules("") == []
