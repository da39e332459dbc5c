"""Links, images, references."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown
from tuftenotes.diagnostics import Code

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "links.md"))
def test_links(text: str, html: str) -> None:
    """What only the site can resolve becomes a placeholder."""
    assert shown(page(text)).rstrip() == html.rstrip()


def test_an_image_without_an_address() -> None:
    """Nothing of it would be shown."""
    assert [problem.code for problem in page("![a]()").diagnostics] == [Code.BROKEN_LINK]
    assert not page("![a]()", dialect="jekyll").diagnostics


@pytest.mark.parametrize("address", ["", "C:\\x.pdf", "htp://a.org"])
def test_an_address_that_is_in_doubt_is_left_to_the_site(address: str) -> None:
    """The site reports addresses; a Jekyll site's stay what they are."""
    assert [p.kind for p in page(f"[a]({address})").placeholders] == ["href"]
    assert not page(f"[a]({address})", dialect="jekyll").placeholders


def test_a_reference_with_blanks_around_the_name() -> None:
    r"""As in LaTeX; a Jekyll site's MathJax reads its own."""
    text = "\\eqref{ q } and \\ref{q\t}"
    assert [(p.kind, p.target) for p in page(text).placeholders] == [("eqref", "q"), ("number", "q")]
    assert not page(text, dialect="jekyll").placeholders
