"""A look at the lines below says no only where the rule says no."""

from __future__ import annotations

import pytest

from engine_oracle import bare_parsers, documents, outcome
from tuftenotes.markdown.engine.guards import GUARDS
from tuftenotes.markdown.engine.starts import ANYWHERE, BLOCK_STARTS
from tuftenotes.model import ParseOptions

TEXTS = (
    "text\n===",
    "text\nmore\n  ---",
    "text\nmore\n\n===",
    "- item\n  text\n  ---\n- item",
    "> text\n===",
    "| a |\n|---|",
    "a\n:-:",
    "a | b\n--- | ---\nc | d",
    "a\n-",
    "a",
    "    code\n\n    code",
    "- a\n\n      code",
)
DEFINITIONS = (
    "Term\n: one\n~ two",
    "Term\n\n: one",
    "Term\n\n\n: one",
    "Term\n:",
    "A\n: b\n  c\n: d",
    "a $$b\n\nc$$",
)


@pytest.mark.parametrize("text", TEXTS)
def test_lines_that_may_begin_anything(text: str) -> None:
    """Tables, underlined headings and indented code are found where stock markdown-it finds them."""
    fast, stock = bare_parsers()
    assert outcome(fast, text) == outcome(stock, text)


@pytest.mark.parametrize("text", [*TEXTS, *DEFINITIONS])
def test_lines_below_a_term(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """So are definition lists, and paragraphs that a formula keeps open."""
    fast, stock = documents(text, ParseOptions(), monkeypatch)
    assert fast == stock


def test_the_guarded_rules() -> None:
    """Every rule that may start anywhere is guarded, but for the paragraph, which nothing can refuse."""
    assert set(GUARDS) == {name for name, starts in BLOCK_STARTS.items() if starts == ANYWHERE} - {
        "paragraph"
    }
