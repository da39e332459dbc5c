"""Front matter and the rest of the page."""

from __future__ import annotations

import pytest

from tuftenotes.front_matter import has_front_matter, read_front_matter


@pytest.mark.parametrize(
    ("text", "meta", "body", "first_line"),
    [
        ("---\ntitle: T\n---\nText", {"title": "T"}, "Text", 4),
        ("---\ntitle: T\n...\nText", {"title": "T"}, "Text", 4),
        ("---  \ntitle: T\n---  \nText", {"title": "T"}, "Text", 4),
        ("---\r\ntitle: T\r\n---\r\nText\r\n", {"title": "T"}, "Text\r\n", 4),
        ("\ufeff---\ntitle: T\n---\nText", {"title": "T"}, "Text", 4),
        ("---\n---\n\nText", {}, "\nText", 3),
        ("---\n# only a comment\n---\nText", {}, "Text", 4),
        ("---\na: 1\n---", {"a": 1}, "", 3),
        ("---\ndate: 2020-04-13\n---\n", {"date": "2020-04-13"}, "", 4),
        ("---\na: '---'\nb: |\n  ---\n---\nText", {"a": "---", "b": "---\n"}, "Text", 6),
        ("Text\n---\na: 1\n---\n", {}, "Text\n---\na: 1\n---\n", 1),
        ("---\n\nA break, no key.\n", {}, "---\n\nA break, no key.\n", 1),
        ("--- x\n", {}, "--- x\n", 1),
        ("", {}, "", 1),
        ("\ufeffText", {}, "Text", 1),
    ],
)
def test_split(text: str, meta: dict[str, object], body: str, first_line: int) -> None:
    """Front matter is split from the body, and the body's first line is known."""
    front = read_front_matter(text, "a.md")
    assert (front.meta, front.body, front.first_line, front.diagnostics) == (meta, body, first_line, ())


def test_lines() -> None:
    """The line of each top-level key is known."""
    front = read_front_matter("---\na: 1\n\nb:\n  c: 2\nlayout: x\n---\n", "a.md")
    assert front.lines == {"a": 2, "b": 4, "layout": 6}


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("---\ntitle: T\n\nText", "a.md:1:1", "not closed"),
        ("---\ntitle: a: b\n---\n", "a.md:2:9", "mapping values"),
        ("---\n- a\n---\n", "a.md:2:1", "key: value"),
        ("---\n\n\nword\n---\n", "a.md:4:1", "key: value"),
    ],
)
def test_faults(text: str, place: str, message: str) -> None:
    """A broken front matter is reported at its place and counts as empty."""
    front = read_front_matter(text, "a.md")
    (problem,) = front.diagnostics
    assert front.meta == {}
    assert str(problem.location) == place
    assert message in problem.message


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("\n---\ntitle: X\n---\n", "a.md:2:1"),
        ("----\ntitle: X\n----\n", "a.md:1:1"),
        ("—\ntitle: X\n—\n", "a.md:1:1"),
        ("+++\ntitle = 'X'\n+++\n", "a.md:1:1"),
        ("\r\n---\r\ntitle: X\r\n---\r\n", "a.md:2:1"),
    ],
)
def test_what_only_looks_like_front_matter_is_named(text: str, place: str) -> None:
    """A front matter below a blank line, between other dashes or in TOML would be shown on the page."""
    front = read_front_matter(text, "a.md")
    (problem,) = front.diagnostics
    assert (front.body, str(problem.location)) == (text, place)
    assert "not read" in problem.message


@pytest.mark.parametrize(
    "text", ["\n---\n\nText\n", "----\nText\n----\n", "- a\n", "+++\n", "– a: b\n", "\n"]
)
def test_rules_and_lists_are_no_front_matter(text: str) -> None:
    """A page may begin with a line, a list or a dash."""
    assert read_front_matter(text, "a.md").diagnostics == ()


def test_repeated_key() -> None:
    """A key given twice is reported, and the rest is kept."""
    front = read_front_matter("---\ntitle: A\ntitle: B\n---\nText", "a.md")
    assert front.meta == {"title": "B"}
    assert [str(problem.location) for problem in front.diagnostics] == ["a.md:3:1"]


def test_lone_carriage_returns() -> None:
    """They end lines for an editor, so that they count."""
    front = read_front_matter("---\ntitle: A\rlayout: page\n---\nText", "a.md")
    assert front.first_line == 5
    assert front.lines == {"title": 2, "layout": 3}


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"---\n", True),
        (b"---\r\n", True),
        (b"--- \t\n", True),
        (b"\xef\xbb\xbf---\n", True),
        (b"---", False),
        (b"----\n", False),
        (b" ---\n", False),
        (b"", False),
    ],
)
def test_test_for_pages(data: bytes, found: bool) -> None:  # noqa: FBT001 - a column of the table
    """A file is a page if its first line is three dashes."""
    assert has_front_matter(data) is found
