"""The table of other programs' notations."""

from __future__ import annotations

import re

import pytest

from tuftenotes.markdown.foreign_signs import COMMANDS, DIRECTIVES, ENVIRONMENTS, SIGNS, Sign


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.what)
def test_a_sign_has_no_groups(sign: Sign) -> None:
    """They are joined to one expression, whose only groups tell which of them was found."""
    assert re.compile(sign.pattern).groups == 0


def test_each_says_what_to_write_instead() -> None:
    """A hint is one line."""
    hints = [*(sign.hint for sign in SIGNS), *COMMANDS.values(), *ENVIRONMENTS.values(), *DIRECTIVES.values()]
    assert not [hint for hint in hints if "\n" in hint]
    assert all(sign.hint for sign in SIGNS)
