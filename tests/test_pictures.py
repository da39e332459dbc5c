"""The HTML of pictures."""

from __future__ import annotations

import pytest

from tuftenotes.pictures import dark_variant, double_variant, picture


@pytest.mark.parametrize(
    ("attributes", "sides"),
    [
        ([], ' width="30" height="20"'),
        ([("width", "15")], ' height="10" width="15"'),
        ([("height", "10")], ' width="15" height="10"'),
        ([("width", "50%")], ' width="50%"'),
        ([("height", "auto")], ' height="auto"'),
        ([("width", "1"), ("height", "2")], ' width="1" height="2"'),
    ],
)
def test_the_sides_that_the_author_left_open_come_from_the_file(
    attributes: list[tuple[str, str]], sides: str
) -> None:
    """The proportions hold, so that the page doesn't move when the picture arrives."""
    assert picture("a.png", attributes, (30, 20)) == f'<img src="a.png"{sides}>'


def test_without_a_size_nothing_is_invented() -> None:
    """A picture elsewhere keeps what the author wrote, escaped."""
    assert picture('a"b', [("alt", "<x>")]) == '<img src="a&quot;b" alt="&lt;x&gt;">'


def test_variants_are_offered_to_the_browser() -> None:
    """A dark variant is chosen by the reader's colour scheme, a finer one by the screen."""
    assert picture("f.png", [], None, {"dark": "f.dark.png", "2x": "f@2x.png"}) == (
        '<picture><source srcset="f.dark.png" media="(prefers-color-scheme: dark)">'
        '<img src="f.png" srcset="f@2x.png 2x"></picture>'
    )


def test_variants_are_named_before_the_ending() -> None:
    """The names are those of the ecosystem."""
    assert (dark_variant("a/f.svg"), double_variant("a/f.png")) == ("a/f.dark.svg", "a/f@2x.png")
