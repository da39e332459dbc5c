"""The indentation of items."""

from __future__ import annotations

import pytest

from tuftenotes.markdown.kramdown.items import Indentation, first_line


@pytest.mark.parametrize(
    ("marker", "content", "text", "width", "attributes"),
    [
        (1, " a", "a", 2, ""),
        (2, "  a", "a", 4, ""),
        (1, "\ta", "a", 4, ""),
        (1, " \ta", "a", 4, ""),
        (1, " ", "", 4, ""),
        (1, " {:.x} a", "a", 2, ".x"),
        (1, " {:.x}", "", 4, ".x"),
    ],
)
def test_first_line(marker: int, content: str, text: str, width: int, attributes: str) -> None:
    """Text begins behind the blanks; an empty item counts as indented by four."""
    assert first_line(marker, content) == (text, Indentation(width), attributes)


def test_lines_of_an_item() -> None:
    """Indented text belongs to it, by blanks or tabs; so does any other text right below, but no element."""
    two = Indentation(2)
    assert two.holds("  a")
    assert two.holds("\ta")
    assert not two.holds(" a")
    assert two.may_be_lazy("a")
    assert not two.may_be_lazy("<div>")
    assert not two.may_be_lazy("{:.x}")
    assert not two.may_be_lazy("")
    assert two.may_be_lazy("   <div>")
    assert two.strip("\ta") == ("  a", True)
    assert two.strip("a") == ("a", False)
