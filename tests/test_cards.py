"""Where cards are."""

import pytest

from tuftenotes.cards import card_path


@pytest.mark.parametrize(
    ("output", "title", "path"),
    [
        ("index.html", "Home", "cards/index.png"),
        ("a/b/index.html", "Æther – “quoted”", "cards/a/b.png"),
        ("a.html", "A", "cards/a.png"),
        ("feed.xml", "Feed", ""),
        ("a.html", "数学", ""),
        ("a.html", "", ""),
    ],
)
def test_path(output: str, title: str, path: str) -> None:
    """A page has a card if it is one, and if its title can be written with the theme's letters."""
    assert card_path(output, title) == path
