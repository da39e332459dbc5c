"""What a Jekyll site asks of kramdown changes its pages, and what is not heard is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitetest import SiteTest

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "---\n---\n# Head\n\n* x\n{:toc}\n\n### Part\n\nDon't say \"ho\" -- '08[^a] or `c`[^a].\n\n[^a]: Foot.\n\n```python\nNone\n```\n\n```\nx\n```\n"  # noqa: E501 (one text)


def page(tmp_path: Path, config: str, text: str = PAGE) -> str:
    """Return what a page becomes with these lines in the configuration."""
    SiteTest(tmp_path).write({"_config.yml": config, "p.md": text}).build()
    return (tmp_path / "_site" / "p.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("config", "shown", "absent"),
    [
        (
            "kramdown: {header_offset: 1, toc_levels: '1,3'}",
            ['<h2 id="head">', '<h4 id="part">', ">Part</a>"],
            [],
        ),
        ("kramdown: {header_offset: 4}", ['<h5 id="head">', '<h6 id="part">'], []),
        ("kramdown: {header_offset: -2}", ['<h1 id="head">', '<h1 id="part">'], []),
        (
            'kramdown: {smart_quotes: "apos,apos,quot,quot"}',
            ["Don't say &quot;ho&quot; – '08<sup"],
            ["’", "“"],
        ),
        ("kramdown: {smart_quotes: [39, 39, 8222, 8220]}", ["Don't say „ho“ – '08<sup"], ["’", "”"]),
        ('kramdown: {smart_quotes: "sbquo,lsquo,bdquo,ldquo"}', ["Don‘t say „ho“ – ‘08<sup"], ["’", "”"]),
        ('kramdown: {footnote_backlink: ""}', ['href="#fn:a"'], ["reversefootnote"]),
        ('kramdown: {footnote_backlink: "back &uarr;"}', [">back ↑</a>"], ["↩"]),
        ("kramdown: {footnote_nr: 5}", [">5</a></sup>", '<ol start="5">'], []),
        (
            "kramdown: {footnote_prefix: p-}",
            ['id="fnref:p-a"', 'href="#fn:p-a"', 'id="fn:p-a"', 'href="#fnref:p-a"', 'id="fnref:p-a:1"'],
            [],
        ),
        (
            "kramdown: {syntax_highlighter_opts: {css_class: code}}",
            ['<div class="language-python highlighter-rouge"><div class="highlight"><pre class="code"'],
            ['<pre class="highlight"'],
        ),
        (
            "kramdown: {syntax_highlighter_opts: {span: {disable: true}}}",
            ["<code>c</code>", '<div class="language-python highlighter-rouge">'],
            [],
        ),
        (
            "kramdown: {syntax_highlighter_opts: {block: {disable: true}}}",
            [
                '<code class="language-plaintext highlighter-rouge">c</code>',
                '<code class="language-python">None',
            ],
            ["<span"],
        ),
        *(
            (
                config,
                ["<code>c</code>", '<code class="language-python">None', "<code>x\n</code>"],
                ["<span", "highlight"],
            )
            for config in (
                "highlighter: none",
                "highlighter: pygments",
                "kramdown: {syntax_highlighter_opts: {disable: true}}",
            )
        ),
        ("kramdown: {syntax_highlighter: coderay}", ["<span"], []),
    ],
)
def test_options(config: str, shown: list[str], absent: list[str], tmp_path: Path) -> None:
    """Every option does what it does in kramdown."""
    html = page(tmp_path, config)
    assert [part for part in shown if part not in html] == []
    assert [part for part in absent if part in html] == []


@pytest.mark.parametrize(("highlighter", "colours"), [("none", 0), ("pygments", 1), ("rouge", 1)])
def test_the_tag_for_code(highlighter: str, colours: int, tmp_path: Path) -> None:
    """The tag ``highlight`` colours code unless no highlighter is wanted; Pygments means Rouge to it."""
    text = "---\n---\n{% highlight python %}\nNone\n{% endhighlight %}\n"
    html = page(tmp_path, f"highlighter: {highlighter}", text)
    assert html.count("<span") == colours
    assert '<code class="language-python" data-lang="python">' in html


@pytest.mark.parametrize(
    ("option", "noted"),
    [
        ("typographic_symbols: {hellip: ...}", True),
        ("link_defs: {a: [b]}", True),
        ("smart_quotes: 'a,b'", True),
        ("smart_quotes: 'lsquo,rsquo,ldquo,rdquo'", False),
        ("html_to_native: false", False),
        ("input: GFM", False),
    ],
)
def test_what_is_not_heard(option: str, noted: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """An option that changes the pages in Jekyll alone is noted once, at its place."""
    files = {"_config.yml": f"kramdown:\n  {option}\n", "p.md": PAGE, "q.md": PAGE}
    report = SiteTest(tmp_path).write(files).build()
    found = [str(d.location) for d in report.diagnostics if "kramdown" in d.message or "smart" in d.message]
    assert found == (["_config.yml:2:3"] if noted else [])
