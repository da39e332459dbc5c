"""Quotation marks; kramdown's cases.txt has those of Jekyll sites."""

from __future__ import annotations

import re

import pytest

from markdown_pages import page, shown


def _set(text: str, dialect: str = "native") -> str:
    """Return what a reader sees of a paragraph."""
    html = shown(page(text, dialect=dialect, dollars=dialect == "native", footnotes="endnotes"))
    return re.sub(r"<[^>]*>", "", html).replace("&quot;", '"').strip()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ('the "value of $x$" ("$x$")', "the “value of ⟨x⟩” (“⟨x⟩”)"),
        ("$X$'s parents, the 'great $Y$'", "⟨X⟩’s parents, the ‘great ⟨Y⟩’"),
        ('"<i>H</i>\'s" <b>"s"</b>', "“H’s” “s”"),
        ('"a<br>"b', "“a“b"),
        ("{% newthought 'Bob' %}'s", "Bob’s"),
        ('"![a](b.png)"', '“⟦image b.png alt="a"⟧”'),
    ],
)
def test_what_is_seen_counts(text: str, seen: str) -> None:
    """A formula beside a mark is like a word, and a tag of raw HTML is nothing."""
    assert _set(text) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ('"a *"b*" ("c "\'d', "“a “b” (“c “‘d"),
        ('a" and `b`" **c**" d." e)"', "a” and b” c” d.” e)”"),
        ("'tis 'Twas 'til", "’tis ’Twas ’til"),
        ("'a", "‘a"),
        ('a " b', 'a " b'),
        ('a"b', 'a"b'),
    ],
)
def test_marks_without_a_partner(text: str, seen: str) -> None:
    """One before a word opens and one behind a word closes, as in a quotation of several paragraphs."""
    assert _set(text) == seen


@pytest.mark.parametrize("dialect", ["native", "jekyll"])
def test_inches(dialect: str) -> None:
    """A mark behind a digit is none of quotation."""
    assert _set('24" wide and 6\' 2"', dialect) == '24" wide and 6’ 2"'


def test_escaped_marks() -> None:
    """They stay as they are, and count for those beside them."""
    assert _set('\\"a "b\\"') == '"a “b"'


def test_addresses() -> None:
    """An address between angle brackets is shown as it is."""
    assert _set("<http://a.b/it's>") == "http://a.b/it's"
