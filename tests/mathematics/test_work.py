"""Slots: what math-core cannot make, put in afterwards."""

from __future__ import annotations

from tuftenotes.mathematics.numbering import Numbering
from tuftenotes.mathematics.rewrite import rewrite
from tuftenotes.mathematics.scope import Scope
from tuftenotes.mathematics.work import Work


def work() -> Work:
    """Return the state at the beginning of a formula."""
    return Work(0, display=True, scope=Scope(), numbering=Numbering(), numbered=True, rewrite=rewrite)


def test_slots_are_filled() -> None:
    """An element takes the place of the token it was in, a character stays in its text."""
    state = work()
    element, character = state.slot("<mi>X</mi>", 0).text, state.slot("&amp;", 0).text
    assert state.fill(f"<mi>{element}</mi>") == "<mi>X</mi>"
    assert state.fill(f'<mi mathvariant="normal">ab{element}c</mi>') == (
        '<mi mathvariant="normal">ab</mi><mi>X</mi><mi mathvariant="normal">c</mi>'
    )
    assert state.fill(f"<mtext>a {character} b</mtext>") == "<mtext>a &amp; b</mtext>"
    assert state.fill(f"<mtext>{element}{character}</mtext>") == "<mi>X</mi><mtext>&amp;</mtext>"


def test_private_characters_of_authors_are_no_slots() -> None:
    """A character that looks like a slot and is none shows nothing."""
    state = work()
    state.slot("<mi>X</mi>", 0)
    assert state.fill("<mi>\U000f1234</mi>") == "<mi></mi>"
