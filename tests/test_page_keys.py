"""The front matter of a native page."""

from __future__ import annotations

import pytest

from markdown_pages import complaints, page


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("date: yesterday", "error[date]: “yesterday” is not a date"),
        ("last_modified_at: 12.10.2026", "error[date]: “12.10.2026” is not a date"),
        ("title: [a, b]", "error[config]: “title” must be a text"),
        ("order: first", "error[config]: “order” must be a number or false, not “first”"),
        ("notes: opened", "error[config]: “notes” must be one of closed, open, not “opened”"),
        ("lang: [de]", "error[config]: “lang” must be a text"),
        ("lang: deutsch", "warning[config]: “lang” must be the tag of a language, not “deutsch”"),
        (
            "permalink: https://foo.org/bar",
            "error[config]: “permalink” is a path on the site, not an address like “https://foo.org/bar”",
        ),
        ("titel: x", "note[unknown-key]: nothing reads the key “titel”, except templates as page.titel"),
    ],
)
def test_what_nothing_can_use_is_named_in_its_line(line: str, expected: str) -> None:
    """A value of the wrong kind is an error, a key that looks like a known one a note."""
    document = page(f"---\na: 1\n{line}\n---\n")
    assert complaints(document).startswith(f"a.md:3:1: {expected}\n    {line}\n    ^")


@pytest.mark.parametrize("key", ["draft", "nav", "published", "search", "sitemap"])
@pytest.mark.parametrize("value", ["y", '"true"', "'yes'", "1", "0", "ja", "n", "[no]"])
def test_only_true_and_false_are_heard(key: str, value: str) -> None:
    """What is neither would be taken for the usual, and a draft be on the site."""
    found = page(f"---\n{key}: {value}\n---\n")
    assert complaints(found).startswith(f"a.md:2:1: error[config]: “{key}” must be true or false, not “")
    assert complaints(found).endswith(f"hint: write “{key}: true” or “{key}: false”, without quotes")


def test_a_wrong_value_is_left_out() -> None:
    """No template stumbles over it and says the same again."""
    assert page("---\ndate: soon\nlayuot: x\n---\n").meta == {"layuot": "x"}


@pytest.mark.parametrize(
    "block",
    [
        "date: 2026-10-05",
        "date: 2026-10-05 10:00:00 +0200",
        "date: 2026-10-05T10:00:00Z",
        "date:",
        "title: 1984",
        "draft: false\npublished: yes\nsearch: off\nsitemap: true\nnav:",
        "permalink: /a/b/\nlang: en-GB",
        "lang: ''",
        "order: false\nnav_order: 2.5\nnotes: open",
        "title: x\ntitles: [a]",
        "format: html\ntoc: true\nmathjax: true\nkeywords: [a]\nweight: 3",
    ],
)
def test_what_can_be_used_or_is_somebody_elses_is_well(block: str) -> None:
    """Dates may have a time and a zone, and templates may have any keys of their own."""
    assert not complaints(page(f"---\n{block}\n---\n"))


def test_a_jekyll_page_says_what_it_likes() -> None:
    """Jekyll has its own rules for dates, and no others."""
    assert page("---\ndate: soon\norder: first\ndraft: y\n---\n", dialect="jekyll").meta == {
        "date": "soon",
        "order": "first",
        "draft": "y",
    }
