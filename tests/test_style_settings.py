"""The variables that a site sets for the theme's style sheets."""

from __future__ import annotations

import pytest

from tuftenotes.style_settings import Unread, unread_settings
from tuftenotes.theme import read_theme

THEME = {
    "_settings.scss": "$ink: #111 !default;\n$note-width:\n  15rem !default; // of $notes\n",
    "tufte.scss": "a { color: $ink; width: $note-width; $own: 1; b: $own }",
}


def unread(settings: str, *others: str) -> list[str]:
    """Return the names of the variables that nothing reads."""
    return [found.name for found in unread_settings(settings, THEME, others)]


def test_place() -> None:
    """A misspelt variable is told at its place, with the theme's that it may mean."""
    text = "// of $note-widht\r\n$ink: red;\r\n  $note-width-: 2em;"
    assert list(unread_settings(text, THEME, ())) == [
        Unread("$note-width-", 3, 3, "  $note-width-: 2em;", "did you mean “$note-width”?")
    ]


@pytest.mark.parametrize(
    "settings",
    [
        "$ink: red; $note_width: 1em;",
        "$brand: red;",
        "$inkk: red;\n$ink: $inkk;",
        "$inkk: red;\n$font: '#{$inkk}';",
        "$own: 2;",
        "// $inkk: red;\n/*\n$inkk: red;\n*/",
        "$ink: red; // instead of inkk\n$inkk: red;",
        "/*\n$inkk: red;",
    ],
)
def test_read(settings: str) -> None:
    """The theme's own are known, by either spelling; the author's are theirs, if used or like none."""
    assert unread(settings) == []


def test_use_in_another_sheet() -> None:
    """A variable may be used by any sheet of the site; being set there again is no use."""
    assert unread("$inkk: red;", "$inkk: blue;") == ["$inkk"]
    assert unread("$inkk: red;", "p { color: $inkk }") == []
    assert unread("$ink-k: red;", "p { color: $ink_k }") == []


def test_all_settings_of_the_theme() -> None:
    """Whatever the theme lets a site set is known."""
    theme = read_theme().styles
    settings = theme["_settings.scss"].replace(" !default", "")
    assert list(unread_settings(settings, theme, ())) == []
    misspelt = settings.replace("$measure:", "$mesure:")
    assert [found.name for found in unread_settings(misspelt, theme, ())] == ["$mesure"]


@pytest.mark.parametrize(
    "text",
    [
        "$" + "a" * 100_000 + " " * 100_000,
        "/*" * 100_000,
        "'" * 100_001,
        "$a:" * 50_000,
        '"' + '\\"' * 50_000,
    ],
)
def test_hostile_settings(text: str) -> None:
    """A text of one kind of sign is read in one go."""
    assert unread(text) == []
