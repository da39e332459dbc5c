"""The tag language."""

from __future__ import annotations

import pytest

from tuftenotes.markdown.tags import UnclosedQuoteError, match_tag, named_arguments, split_arguments

SPLIT = [
    ("", []),
    ("a b", ["a", "b"]),
    ("'a b' \"c d\"", ["a b", "c d"]),
    (r'"say \"hi\" \n"', ['say "hi" \\n']),
    (r"a\ b \'", ["a b", "'"]),
    ("""it"'"s""", ["it's"]),
    ("1, 'text'", ["1,", "text"]),
    ("'a\nb'\n 'c'", ["a\nb", "c"]),
    ("''", [""]),
]


@pytest.mark.parametrize(("markup", "values"), SPLIT)
def test_arguments_are_split_as_a_shell_would(markup: str, values: list[str]) -> None:
    """Quotes, escapes and adjacent parts follow Ruby's Shellwords."""
    assert [argument.value for argument in split_arguments(markup)] == values


@pytest.mark.parametrize(
    ("markup", "glued"),
    [
        ("'a' \"b c\"", False),
        ("'a', 'b'", False),
        (r"'it'\''s'", False),
        ("""'it'"'"'s'""", False),
        ('"The "Swan" pub"', True),
        ("id='x'", True),
        ("'a'b", True),
    ],
)
def test_a_bare_word_touching_quotes_is_seen(markup: str, *, glued: bool) -> None:
    """The quotes between them are lost in the value; the ways to write a quotation mark are none of this."""
    assert any(argument.glued for argument in split_arguments(markup)) == glued


def test_offsets_point_at_the_text_inside_the_quotes() -> None:
    """An argument knows where its value begins, counted from where the markup begins."""
    assert [a.offset for a in split_arguments(" 'a' \"b\" c", 10)] == [12, 16, 19]


@pytest.mark.parametrize(("markup", "offset"), [("'a", 0), ("'it's'", 5), ('a "b', 2)])
def test_an_unclosed_quote_is_an_error_at_the_quote(markup: str, offset: int) -> None:
    """The error tells which quote has no end."""
    with pytest.raises(UnclosedQuoteError) as caught:
        split_arguments(markup)
    assert caught.value.offset == offset


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{% a %}", "a"),
        ("{%a%}", "a"),
        ("{%- a -%}", "a"),
        ("{% a\n'b' %}", "a"),
        ("{% %}", None),
        ("{% a", None),
    ],
)
def test_a_tag_ends_at_the_first_percent_brace(text: str, name: str | None) -> None:
    """Blanks are optional on both sides, as hundreds of pages have it."""
    tag = match_tag(text, 0)
    assert (tag and tag.name) == name


def test_include_parameters_may_be_quoted_escaped_and_bare() -> None:
    """Jekyll's three ways to write a parameter are read, over several lines too."""
    found = named_arguments(""" x.html id="a \\"b\\"" note='c\nd' url=e.png """)
    assert {name: argument.value for name, argument in found.items()} == {
        "id": 'a "b"',
        "note": "c\nd",
        "url": "e.png",
    }
