"""The table of contents in a page."""

from __future__ import annotations

import re

from markdown_pages import page, shown


def _shown(text: str) -> str:
    return shown(page(text, dialect="jekyll", footnotes="endnotes")).replace("\n", "")


def test_headings_are_nested_by_level() -> None:
    """A deeper heading is in a list inside its parent's item, a level left out makes no empty list."""
    html = _shown("1. x\n{:toc}\n\n## A\n\n#### B\n\n## C\n{: .no_toc}\n\n# D[^1]\n\n[^1]: note\n")
    assert html.startswith(
        '<ol id="markdown-toc"><li><a href="#a" id="markdown-toc-a">A</a>'
        '<ol><li><a href="#b" id="markdown-toc-b">B</a></li></ol></li>'
        '<li><a href="#d" id="markdown-toc-d">D</a></li></ol>'
    )


def test_a_mark_without_a_list_is_dropped() -> None:
    """There is nothing whose place it could take."""
    assert _shown("text\n\n{:toc}\n\n# A\n") == '<p>text</p><h1 id="a">A</h1>'


def test_one_list_of_contents_is_enough() -> None:
    """A further mark leaves its list as it is."""
    html = shown(page("- A\n{:toc}\n\n# H\n\n- B\n{:toc}\n", dialect="jekyll"))
    assert html.count('markdown-toc"') == 1
    assert "<li>B</li>" in html


def test_options() -> None:
    """Levels that the site leaves out are not listed, and its prefix begins every id but those given."""
    text = "- A\n{:toc}\n\n# H\n\n## I\n\n## J {#own}\n"
    html = shown(page(text, dialect="jekyll", toc_levels=(2,), id_prefix="s-"))
    assert html.count("<li>") == 2
    assert '<h1 id="s-h">' in html
    assert '<h2 id="own">' in html


def test_no_ids() -> None:
    """Without auto_ids only headings with an id of their own have one, and are listed."""
    html = shown(page("- A\n{:toc}\n\n# H\n\n## J {#own}\n", dialect="jekyll", auto_ids=False))
    assert html.count("<li>") == 1
    assert "<h1>H</h1>" in html


def test_a_heading_in_the_list() -> None:
    """It vanishes with the list, and is not listed."""
    html = _shown("- # A ![b](c.png)\n- d\n{:toc}\n\n# E\n")
    assert html.startswith('<ul id="markdown-toc"><li><a href="#e" id="markdown-toc-e">E</a></li></ul>')


def test_each_heading_has_a_line() -> None:
    """Without the tags (``{{ content | strip_html }}``) their words are apart."""
    html = shown(page("- x\n{:toc}\n\n# A\n\n## B\n\n# C\n", dialect="jekyll"))
    assert re.sub(r"<[^>]*>", "", html).split() == ["A", "B", "C", "A", "B", "C"]


def test_the_mark_of_a_link_definition_is_nothing() -> None:
    """Neither a list nor an attribute."""
    assert _shown("[a]\n\n[a]: b\n{:toc .c}\n") == '<p><a class="c" href="⟦href b⟧">a</a></p>'
