"""What the rules may know of a site."""

from __future__ import annotations

from checked_sites import site
from tuftenotes.diagnostics import Code


def test_a_text_is_found_in_the_source() -> None:
    """The place is the line and column of its first occurrence, or the page as a whole."""
    (page,) = site(index="one\r\ntwo three\n").pages
    found = page.at_text(Code.LOCALHOST, "three", "m")
    assert (str(found.location), found.excerpt) == ("index.md:2:5", "two three")
    assert str(page.at_text(Code.LOCALHOST, "four", "m").location) == "index.md"


def test_pages_are_found_by_their_url() -> None:
    """The rules about links go by URLs."""
    facts = site(index="a\n", other="b\n")
    assert facts.by_url["/other/"] is facts.pages[1]
