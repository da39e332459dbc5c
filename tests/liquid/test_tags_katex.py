"""Tests for the tags of jekyll-katex."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from liquid_texts import complaints, shown
from sitetest import SiteTest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        (r"{% katex %}x_1{% endkatex %}", "{% m %}x_1{% em %}"),
        (r"{% katex display %}x{% endkatex %}", "{% math %}x{% endmath %}"),
        (r"{% katexmm %}a $x$, $$y$$ b{% endkatexmm %}", "a {% m %}x{% em %}, {% math %}y{% endmath %} b"),
        (r"{% katexmm %}\$5 and $\$ x$ \$6{% endkatexmm %}", r"$5 and {% m %}\$ x{% em %} $6"),
        ("{% katexmm %}$a\nb$ $c{% endkatexmm %}", "{% m %}a\nb{% em %} $c"),
        (r"{% assign x = 'y' %}{% katexmm %}${{ x }}${% endkatexmm %}", "{% m %}y{% em %}"),
    ],
)
def test_formulas(text: str, formulas: str) -> None:
    """They become formulas of our own tags; a dollar behind a backslash is one."""
    assert shown(text).replace("\ufdd2", "{").replace("\ufdd3", "}") == formulas


@pytest.mark.parametrize("name", ["katex", "katexmm"])
def test_never_closed(name: str) -> None:
    """A block has an end."""
    assert complaints(f"{{% {name} %}}x") == [
        f"page.md:1:1: “{name}” is never closed by “{{% end{name} %}}”",
    ]


def test_plugin_of_the_site() -> None:
    """A site's own tag of that name stays."""
    ruby = """
class K < Liquid::Tag
  def render(context)
    "<b>#{@markup.strip}</b>"
  end
end
Liquid::Template.register_tag('katex', K)
"""
    assert shown("{% katex 12 %}", plugins={"_plugins/k.rb": ruby}) == "<b>12</b>"


def test_page(tmp_path: Path) -> None:
    """On a page the formulas are MathML."""
    mixed = "{% katexmm %}Let *$y < z$*: $$z$$\n{% endkatexmm %}\n"
    page = "---\ntitle: A\n---\nA {% katex %}x{% endkatex %} b.\n\n" + mixed
    site = SiteTest(tmp_path).write({"_config.yml": "plugins: [jekyll-katex]\n", "a.md": page})
    assert site.build().diagnostics == ()
    html = (site.root / "_site" / "a.html").read_text("utf-8")
    assert html.count("<math") == 3
    assert "<em><math>" in html
