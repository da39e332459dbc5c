"""The copy of MathJax in a site."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from sitetest import SiteTest, problems

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "---\nmath: {renderer: mathjax}\n---\n$x$\n"
PROGRAM = "mathjax/tex-chtml.js"


def test_the_copy_is_there_where_a_page_needs_it(tmp_path: Path) -> None:
    """One page of the site asks for MathJax: it has the script, the others have MathML and none."""
    pytest.importorskip("mathjax")
    site = SiteTest(tmp_path).write({"content/a.md": PAGE, "content/b.md": "$x$"})
    assert problems(site.build()) == []
    assert {PROGRAM, "mathjax/LICENSE", "mathjax/input/tex/extensions/mhchem.js"} <= site.outputs().keys()
    assert f'<script defer src="/{PROGRAM}">' in site.page("a/index.html")
    assert r'<span class="math inline">\(x\)</span>' in site.page("a/index.html")
    assert "preload" in site.page("b/index.html")
    assert "libertinus" not in site.page("a/index.html")
    assert "MathJax" not in site.page("b/index.html")
    site.write({"content/a.md": "$x$"})
    site.build()
    assert PROGRAM not in site.outputs()


def test_an_address_of_the_author_s(tmp_path: Path) -> None:
    """With an address there is no copy."""
    address = "https://example.org/mathjax/tex-chtml.js"
    site = SiteTest(tmp_path).write({"content/a.md": PAGE, "_config.yml": f"math: {{mathjax: '{address}'}}"})
    assert problems(site.build()) == []
    assert PROGRAM not in site.outputs()
    assert f'<script defer src="{address}">' in site.page("a/index.html")


def test_a_page_without_formulas_needs_no_mathjax(tmp_path: Path) -> None:
    """A site may ask for MathJax and have pages without a formula."""
    site = SiteTest(tmp_path).write({"content/a.md": "text", "_config.yml": "math: {renderer: mathjax}"})
    assert problems(site.build()) == []
    assert "MathJax" not in site.page("a/index.html")
    assert PROGRAM not in site.outputs()


def test_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is named, and what to do; its formulas are shown as TeX."""
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.delitem(sys.modules, "mathjax", raising=False)
    site = SiteTest(tmp_path).write({"content/a.md": PAGE})
    report = site.build()
    assert problems(report) == ["content/a.md warning[math-renderer]"]
    assert report.diagnostics[0].hint.startswith('pip install "tuftenotes[mathjax]"')


def test_a_jekyll_site_in_our_layouts(tmp_path: Path) -> None:
    """It gets the copy as a native one does."""
    pytest.importorskip("mathjax")
    site = SiteTest(tmp_path).write(
        {
            "_config.yml": "dialect: jekyll\n",
            "a.md": PAGE.replace("$x$", "$$x$$").replace("---\n$", "layout: page\n---\n$"),
        }
    )
    site.build()
    made = site.outputs(tmp_path / "_site")
    assert PROGRAM in made
    assert b"window.MathJax" in made["a.html"]


def test_references_lead_to_other_pages(tmp_path: Path) -> None:
    """Inside a formula they are links in MathJax's own way, with the number that the other page has."""
    site = SiteTest(tmp_path).write(
        {
            "_config.yml": "math: {renderer: mathjax, mathjax: /m.js}\nbaseurl: /b\n",
            "content/a.md": "$$x \\eqref{y} \\ref{z} \\ref{own}$$ {#own}\n",
            "content/b.md": "\\begin{equation} y \\label{y} \\end{equation}\n",
        }
    )
    report = site.build()
    page = site.page("a/index.html")
    assert r"\href{/b/b/#eq-y}{\text{(1)}} \text{??} \href{#eq-own}{\text{1}}" in page
    assert problems(report) == ["content/a.md:1:15 warning[label-undefined]"]
