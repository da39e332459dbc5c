"""The order of a course."""

from __future__ import annotations

import pytest

from pipeline import document
from tuftenotes.course import chapter_numbers, check_order, in_sequence, order_documents
from tuftenotes.diagnostics import Location


def ordered(pages: dict[str, dict[str, object]], *order: str) -> list[str]:
    """Return the names of pages in their order."""
    return [d.name for d in order_documents([document(name, meta) for name, meta in pages.items()], order)]


def test_by_path() -> None:
    """The home page is first, then all by path, numbers as numbers, an index before its folder."""
    names = ["b.md", "a/x.md", "a/index.md", "10-x.md", "9-x.md", "index.md", "B2.md", "a.md"]
    assert ordered({name: {} for name in names}) == [
        "index.md",
        "9-x.md",
        "10-x.md",
        "a.md",
        "a/index.md",
        "a/x.md",
        "b.md",
        "B2.md",
    ]


def test_by_number() -> None:
    """Pages with a number come before those without; any of three keys gives it."""
    pages: dict[str, dict[str, object]] = {
        "a.md": {},
        "b.md": {"order": 3},
        "c.md": {"nav_order": 1.5},
        "d.md": {"chapter": 2},
        "e.md": {"order": True},
        "index.md": {},
    }
    assert ordered(pages) == ["index.md", "c.md", "d.md", "b.md", "a.md", "e.md"]


def test_by_configuration() -> None:
    """The configuration's list counts most; it may name files, or folders of an index."""
    pages: dict[str, dict[str, object]] = {name: {} for name in ("index.md", "a.md", "b/index.md", "c.md")}
    assert ordered(pages, "c", "b", "a.md") == ["index.md", "c.md", "b/index.md", "a.md"]
    assert ordered(pages, "c", "index") == ["c.md", "index.md", "a.md", "b/index.md"]


def test_unknown_names() -> None:
    """A name in the configuration's list that no page has is reported."""
    documents = [document("vae.md"), document("gan/index.md")]
    places = [(Location("_config.yml", line, 5), f"  - {line}") for line in (1, 2, 3)]
    (problem,) = check_order(documents, ["vae", "gam", "gan/index"], lambda count: places[:count])
    assert "gam" in problem.message
    assert (problem.location, problem.excerpt) == places[1]
    assert problem.hint == "did you mean “gan”?"


@pytest.mark.parametrize(
    ("automatic", "numbers"),
    [(False, {"b.md": "7", "c.md": "A"}), (True, {"a.md": "1", "b.md": "7", "c.md": "A", "d.md": "8"})],
)
def test_chapters(automatic: bool, numbers: dict[str, str]) -> None:  # noqa: FBT001 - a column
    """A chapter has the number its page gives it, or the next one where numbers are automatic."""
    pages = [
        document("index.md"),
        document("a.md"),
        document("b.md", {"chapter": 7}),
        document("c.md", {"chapter": "A"}),
        document("d.md"),
        document("e.md", {"nav": False}),
        document("f.md", {"chapter": False}),
    ]
    assert chapter_numbers(pages, automatic=automatic) == numbers


def test_sequence() -> None:
    """Pages may stay out of the sequence."""
    assert in_sequence(document("a.md"))
    assert not in_sequence(document("a.md", {"nav": False}))
    assert not in_sequence(document("a.md", {"order": False}))
    assert not in_sequence(document("404.md"))
