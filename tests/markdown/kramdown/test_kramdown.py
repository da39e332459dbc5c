"""Our reading of a Jekyll page beside kramdown's own, which ``scripts/kramdown_reference.rb`` writes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from markdown_pages import page, shown

HERE = Path(__file__).parent
CASES = (HERE / "cases.txt").read_text("utf-8").rstrip("\n").split("\n=====\n")
REFERENCE = json.loads((HERE / "reference.json").read_text("utf-8"))

OURS = {
    "a formula, code or tag with a pipe is no table: kramdown destroys it": (
        "a $$x|y$$ b",
        "P($$a|b$$) and `a|b` go",
        "| $$a|b$$ | `c|d` |",
        "$$\na\n$$\n\nInline $$x|y$$ and $$ z $$.",
    ),
    "an element that closes on its line keeps its closing tag: kramdown prints it": (
        '<div class="c" markdown="1">*x*</div>',
        '<td markdown="1">*x*</td>',
        '<table>\n<tr>\n<td markdown="span">*x*</td>\n<td markdown="1">**y**</td>\n</tr>\n</table>',
        '<ul>\n<li markdown="1">*x*</li>\n</ul>',
    ),
    "what shows nothing leaves nothing": ("{::comment}\nhidden\n{:/comment}\n\nshown",),
    "raw HTML between extension braces is a block without a paragraph": ("{::nomarkdown}<b>*x*</b>{:/}",),
    "footnotes have the same texts and links in valid HTML": (
        "[^1] and[^1]\n\n[^1]: foot\n    more\n\n    para",
    ),
    "code is coloured by Pygments": ("```python\na\n```",),
    "a closed tag keeps its slash": ("line<br/>\nnext",),
    "a URL is percent-encoded, as it must be": ('[link](<a b> "t")',),
    "strong inside emphasis is written the other way round": (
        "***bold italic*** **bold *it* x** *it **bold** x*",
    ),
    "a title may stand in parentheses": ('[x](u \'title\') [y](u "ti\\"tle") [z](u (paren))',),
    "blanks inside one backtick are code": ("`` a`b `` ` x ` `a",),
    "an inch mark is left alone": ("5'10\" and 1990's",),
    "displays in a sentence have an element for the style sheet": (
        "\\\\(x\\\\) and \\\\[y\\\\]",
        "\\begin{align}\na &= b\n\\end{align}",
    ),
    "a formula has no attributes": ("$$\na\n$$\n{: .x}",),
}
"""Where we differ, and why; everything else must be equal."""
DIFFERENT = {text for texts in OURS.values() for text in texts}


def normal(html: str) -> str:
    """Return HTML without what no reader sees: how blanks, formulas, images and wrappers are written."""
    html = re.sub(r"\\\((.*?)\\\)", r"⟨\1⟩", html, flags=re.DOTALL)
    html = re.sub(r"\\\[(.*?)\\\]", r"⟪\1⟫", html, flags=re.DOTALL)
    html = re.sub(r'<div class="mathblock"[^>]*>(⟪.*?⟫)</div>', r"\1", html, flags=re.DOTALL)
    html = re.sub(r'<span class="unbroken">(.*?)</span>', r"\1", html, flags=re.DOTALL)
    html = re.sub(
        r'<div class="highlight"><pre[^>]*>(.*?)</pre></div>', r"<pre>\1</pre>", html, flags=re.DOTALL
    )
    html = re.sub(r'<div class="table-wrapper"[^>]*>(.*?)</div>', r"\1", html, flags=re.DOTALL)
    html = re.sub(r"⟦image (\S+)([^⟧]*)⟧", r'<img src="\1"\2>', html)
    html = re.sub(r"⟦href ([^⟧]*)⟧", r"\1", html)
    for written, read in (
        (" />", ">"),
        ("&quot;", '"'),
        ("<tbody>", ""),
        ("\u200b", ""),
        ("text-align: ", "text-align:"),
    ):
        html = html.replace(written, read)
    html = re.sub(r' (?:loading="lazy"|tabindex="0")', "", html)
    html = re.sub(r"\s*([<>])\s*", r"\1", html)
    return " ".join(html.split())


def ours(text: str) -> str:
    """Return what we make of a page of a Jekyll site."""
    return shown(page(text, dialect="jekyll", dollars=False, footnotes="endnotes", numbering="none"))


@pytest.mark.parametrize(("text", "html"), list(zip(CASES, REFERENCE, strict=True)), ids=range(len(CASES)))
def test_a_reader_gets_what_kramdown_makes(text: str, html: str) -> None:
    """Equal, or listed with the reason; a difference that is gone must leave the list."""
    assert (normal(ours(text)) == normal(html)) is (text not in DIFFERENT)


def test_every_listed_difference_is_tried() -> None:
    """The list speaks of cases that there are."""
    assert set(CASES) >= DIFFERENT


def test_a_native_page_has_none_of_it() -> None:
    """Pipes, braces and carets are text there."""
    for text in ("|a|b|", "^", "1) a", "{::comment}x{:/comment}"):
        assert "table" not in shown(page(text))
    assert shown(page("3. a\n")).startswith('<ol start="3">')


def test_hard_wrap_breaks_lines() -> None:
    """Kramdown's option of that name."""
    assert "<br>" in shown(page("a\nb", dialect="jekyll", hard_wrap=True))
