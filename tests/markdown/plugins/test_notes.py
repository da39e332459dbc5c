"""Side notes and margin notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "notes.md"))
def test_notes(text: str, html: str) -> None:
    """A note becomes mark, toggle and text, in every container, whatever it holds."""
    assert shown(page(text)).rstrip() == html.rstrip()


@pytest.mark.parametrize("dialect", ["native", "jekyll"])
@pytest.mark.parametrize("text", ["1984. Orwell", "2) second", "* Note", "- dash", "\n+ plus\n"])
def test_a_single_line_is_no_list(text: str, dialect: str) -> None:
    """It keeps its number or its sign."""
    html = shown(page(f"a{{% sidenote 's' '{text}' %}} b{{% marginnote 'm' '{text}' %}}\n", dialect=dialect))
    assert html.count(f"{text.strip()}<a") == 2


@pytest.mark.parametrize(("dialect", "tag"), [("native", "<li>"), ("jekyll", "")])
def test_a_first_line_that_looks_like_an_item(dialect: str, tag: str) -> None:
    """With more lines it is an item in a native site; Jekyll's plugins parse no blocks."""
    html = shown(page("a{% sidenote 's' '1. one\nmore' %}\n", dialect=dialect))
    assert f"{tag or '1. '}one" in html


@pytest.mark.parametrize(("dialect", "shows"), [("native", "<p>said</p>"), ("jekyll", "&gt; said<a")])
def test_a_quotation_in_one_line(dialect: str, shows: str) -> None:
    """A native note may be one; in Jekyll's the sign is text."""
    assert shows in shown(page("a{% sidenote 's' '> said' %}\n", dialect=dialect))
