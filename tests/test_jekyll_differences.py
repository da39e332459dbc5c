"""Every difference from Jekyll that the guide lists is there, and listed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitetest import SiteTest

HERE = Path(__file__).parent
GUIDE = HERE.parent / "content" / "guide" / "jekyll.md"
LAYOUT = "<title>{{ page.title }}</title><article>{{ content }}</article>"

# Title in the guide -> a page (its body, or the whole file), what it shows, what it does not show.
CASES: dict[str, tuple[str | bytes, list[str], list[str]]] = {
    "A bar inside a formula, code or a tag": (
        "a $$|x|$$, `b|c` and d{% sidenote 'e' 'f|g' %}\n",
        ["f|g", ">b|c</code>"],
        ["<table"],
    ),
    "Lines of a formula or a tag": (
        "a $$x\n- y\n+ z$$ b{% sidenote 'c' 'd\n# e' %} f\n",
        ["- y", "+ z</annotation>", " b<label", " f</"],
        ["<ul>"],
    ),
    "Braces with a backslash in a formula": ("a \\\\(\\{b\\}\\\\)\n", [r"\{b\}</annotation>"], []),
    "Backticks inside more backticks": ("a `` b```c `` d\n", [">b```c</code>"], []),
    "Brackets with a backslash in an address": (
        "[a](https://b.c/d_\\(e\\))\n",
        ['href="https://b.c/d_(e)"'],
        [],
    ),
    "The text of a note in a heading": ("## Head{% sidenote 'a' 'note' %}\n", ['<h2 id="head">'], []),
    "A page with broken front matter": (
        b'---\nlayout: page\ntitle: T\nkey: "open\n---\n*text*\n',
        ["<title>T</title>", "<em>text</em>"],
        ["---"],
    ),
    "A page that begins with a byte order mark": (
        b"\xef\xbb\xbf---\nlayout: page\n---\n*text*\n",
        ["<article><p><em>text</em></p>"],
        ["---"],
    ),
    'An element with `markdown="1"` that closes on the line of its text': (
        '<div markdown="1">*text*</div>\n',
        ["<em>text</em>", "</div>"],
        ["&lt;/div"],
    ),
    "Ids that occur twice": (
        "a{% sidenote 'i' 'one' %} b{% sidenote 'i' 'two' %}\n",
        ['id="i"', 'id="i-1"'],
        [],
    ),
    "A theme that is not installed": (b"---\nlayout: post\n---\n*text*\n", ["<em>text</em>", "<body"], []),
    "A tag of a plugin that cannot be read": ("{% odd one two %}\n", ["one two"], []),
    "Formulas": ("$$x^2$$ $$\\E$$\n", ["<math", "𝔼"], ["\\(x"]),
    "A formula in raw HTML": ("<div>$$x$$ \\(y\\)</div>\n", ["<mi>x</mi>", "<mi>y</mi>"], ["$$"]),
    "Notes": ("a{% sidenote 'i' 'note' %}\n", ['role="doc-noteref"', 'class="sidenote"'], []),
    "Code": ("```python\nTrue\n```\n", ['<span class="kc">True</span>'], []),
    "Footnotes": (
        "a[^1]\n\n[^1]: foot\n",
        ['href="#fn:1"', 'id="fnref:1"', "<section"],
        [],
    ),
    "Pictures": ("![a](/a.gif) ![b](/a.gif)\n", ["width=", 'loading="lazy"'], []),
    "Addresses with blanks": ("[a](<b c>)\n", ['href="b%20c"'], []),
    "Comments between braces": ("{::comment}\nhidden\n{:/}\n\na\n", ["<article><p>a"], ["hidden", "<!--"]),
    "Strong emphasis in emphasis": ("***a***\n", ["<em><strong>a</strong></em>"], []),
    "A link’s title in parentheses": ("[a](b (t))\n", ['title="t"'], []),
    "The time of the build": ("{{ site.time | date: '%H:%M:%S' }}\n", ["<p>00:00:00</p>"], []),
    "A gist": ("{% gist a/1 %}\n", ['<a href="https://gist.github.com/a/1">', "a/1.js"], []),
    "Formulas of jekyll-katex": ("{% katexmm %}$x$ \\$5{% endkatexmm %}\n", ["<math>", " $5"], ["katex"]),
    "Blanks inside one backtick": ("x ` a ` y\n", [">a</code>"], []),
    "A quotation mark behind a number": ("5' 10\" wide\n", ["10&quot; wide"], ["”"]),
    "Attributes of a formula": ("$$\nx\n$$\n{: .c}\n", ["<math"], ['class="c"', "{:"]),
}
# Those that have a test of their own.
OTHERS = (
    "A page of HTML that is not UTF-8",
    "A `baseurl` of one slash",
    "What a plugin counts",
)
FILES: dict[str, str | bytes] = {
    "_config.yml": "title: T\ntheme: not-here\n",
    "_layouts/page.html": LAYOUT,
    "_includes/head.html": "<script>MathJax = {tex: {macros: {E: '\\\\mathbb{E}'}}}</script>",
    "a.gif": b"GIF89a\x0a\x00\x0a\x00\x00\x00\x00;",
    "_plugins/odd.rb": "Liquid::Template.register_tag('odd', Class.new(Liquid::Tag))\n",
}


@pytest.mark.parametrize("title", CASES)
def test_differences(title: str, tmp_path: Path) -> None:
    """The page shows what the guide says."""
    text, shown, absent = CASES[title]
    page = text if isinstance(text, bytes) else f"---\nlayout: page\n---\n{text}".encode()
    site = SiteTest(tmp_path).write({**FILES, "page.md": page})
    site.build()
    html = (tmp_path / "_site" / "page.html").read_text("utf-8")
    assert [part for part in shown if part not in html] == []
    assert [part for part in absent if part in html] == []


def test_a_page_that_is_not_utf8(tmp_path: Path) -> None:
    """It keeps its layout, and the bytes that cannot be read are marked."""
    SiteTest(tmp_path).write({**FILES, "page.html": b"---\nlayout: page\n---\nCaf\xe9\n"}).build()
    assert "<article>Caf\ufffd" in (tmp_path / "_site" / "page.html").read_text("utf-8")


def test_what_a_whole_site_has_in_common(tmp_path: Path) -> None:
    """A base URL of a slash is none, and what a plugin counts begins anew on every page."""
    plugin = (
        "class N < Liquid::Tag\n@@n = 0\ndef render(c)\n@@n += 1\n"
        "\"(#{@@n})\"\nend\nend\nLiquid::Template.register_tag('count', N)\n"
    )
    page = "---\n---\n{% count %}{% count %} [{{ site.baseurl }}]\n"
    files = {"_config.yml": "baseurl: /\n", "_plugins/n.rb": plugin, "a.html": page, "b.html": page}
    SiteTest(tmp_path).write(files).build()
    shown = [(tmp_path / "_site" / name).read_text("utf-8").strip() for name in ("a.html", "b.html")]
    assert shown == ["(1)(2) []"] * 2


def test_the_guide_lists_them() -> None:
    """All of them, and no other."""
    part = GUIDE.read_text("utf-8").partition("## What differs")[2].partition("\n## ")[0]
    listed = re.findall(r"^\* \*\*(.*?)\*\*", part, re.MULTILINE)
    assert set(listed) == {*CASES, *OTHERS}
    assert len(listed) == len(set(listed))
