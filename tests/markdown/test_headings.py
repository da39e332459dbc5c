"""GitHub's heading ids."""

from __future__ import annotations

import pytest

from tuftenotes.markdown.headings import heading_id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello, World!", "hello-world"),
        ("a  b -- c", "a--b----c"),
        ("Überschrift ça_va", "überschrift-ça_va"),
        ("हिन्दी", "हिन्दी"),
        ("a‿b", "a‿b"),
        ("The \\ell_1 norm", "the-ell_1-norm"),
        (" x ", "-x-"),
        ("!?", ""),
    ],
)
def test_ids_keep_word_characters_of_any_script(text: str, expected: str) -> None:
    """Letters, marks, digits, connectors and hyphens stay, blanks become hyphens, the rest goes."""
    assert heading_id(text) == expected
