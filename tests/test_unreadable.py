"""Files that are no text."""

from __future__ import annotations

import pytest

from tuftenotes.unreadable import not_utf8, unreadable


def test_a_file_that_cannot_be_opened() -> None:
    """It is an error at the file."""
    problem = unreadable("a.md", "Permission denied")
    assert (str(problem.location), problem.severity.name) == ("a.md", "ERROR")


@pytest.mark.parametrize(
    ("data", "start", "place", "hint"),
    [
        (b"a\nb\xe9c\n", 3, "a.md:2:2", "save the file as UTF-8"),
        (b"\xff\xfea\x00", 0, "a.md:1:1", "the file looks like UTF-16; save it as UTF-8"),
    ],
)
def test_a_byte_that_is_no_text(data: bytes, start: int, place: str, hint: str) -> None:
    """Its place is told by line and column of characters."""
    problem = not_utf8("a.md", data, start)
    assert (str(problem.location), problem.hint) == (place, hint)
