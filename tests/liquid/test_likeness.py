"""Tests for comparing a plugin's HTML with what our tags show."""

from __future__ import annotations

import pytest

from tuftenotes.liquid.likeness import is_alike

SIDE = "<label class='margin-toggle sidenote-number'></label><span class='sidenote'>{} </span>"
MARGIN = "<label class='margin-toggle'>&#8853;</label><span class='marginnote'>{}</span>"
FIGURE = "<figure><figcaption>{1}</figcaption><img src='{0}'/></figure>"


@pytest.mark.parametrize(
    ("name", "values", "html", "alike"),
    [
        ("sidenote", ["i", "a *b*"], SIDE.format("a *b*"), True),
        ("sidenote", ["i", "a"], SIDE.format('"a"'), False),
        ("sidenote", ["a", "label"], SIDE.format("a"), False),
        ("sidenote", ["i", "a"], "<div class='sidenote'>a</div>", False),
        ("marginnote", ["a"], MARGIN.format("a"), True),
        ("marginnote", ["a"], "<span class='marginnote'>a</span>", False),
        (
            "marginnote",
            ["a"],
            "<input class='margin-toggle' checked/><span class='marginnote'>a</span>",
            False,
        ),
        ("marginnote", ["a", "b"], "<span>a</span>" + MARGIN.format("b"), False),
        ("marginfigure", ["i", "p.png", "c"], MARGIN.format("<img src='/b/p.png'/><br>c"), True),
        (
            "marginfigure",
            ["i", "p.png", "c"],
            MARGIN.format("<a href='/b/p.png'><img src='/b/p.png'/></a>c"),
            False,
        ),
        ("maincolumn", ["p.png", "c"], FIGURE.format("/b/p.png", "c"), True),
        ("maincolumn", ["/p.png", "c"], FIGURE.format("/b//p.png", "c"), True),
        ("maincolumn", ["p.png", "c"], FIGURE.format("p.png", "c"), False),
        ("maincolumn", ["http://x/p.png", "c"], FIGURE.format("http://x/p.png", "c"), True),
        ("maincolumn", [], FIGURE.format("p.png", ""), False),
        ("fullwidth", ["p.png", ""], "<div><img class='fullwidth' src='/b/p.png'/></div>", False),
        ("newthought", ["A b"], "<span class='newthought'>A b</span> ", True),
        (
            "epigraph",
            ["q", "a", "s"],
            "<blockquote><p>q</p><footer>a, <cite>s</cite></footer></blockquote>",
            True,
        ),
        ("epigraph", ["q\n\nr"], "<blockquote><p>q</p><p>r</p></blockquote>", False),
        ("epigraph", ["q <footer>a</footer>"], "<blockquote><p>q</p><footer>a</footer></blockquote>", False),
        ("epigraph", ["\n\nq\n\n"], "<blockquote><p>q</p></blockquote>", True),
    ],
)
def test_likeness(name: str, values: list[str], html: str, alike: bool) -> None:  # noqa: FBT001 (a table)
    """Words, picture, links, kind of note, its mark and blocks decide; ids and white space don't."""
    assert is_alike(name, values, html, "/b") is alike
