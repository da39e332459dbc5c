"""Tags and attributes in a block of HTML."""

from __future__ import annotations

import pytest

from markdown_pages import page
from tuftenotes.diagnostics import Code

TAG = "{% sidenote 'a' 'b' %}"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (f"<div>\nText.{TAG}\n</div>", ["2:6"]),
        (f"Text\n\n<p>{TAG} and {TAG}</p>", ["3:4", "3:31"]),
        (f"> <div>\n> {TAG}\n> </div>", ["2:3"]),
        (f"<div>$x$ {TAG}</div>", ["1:10"]),
        (f'<div markdown="1">\n<p>{TAG}</p>\n</div>', ["2:4"]),
        (f"<details><summary>{TAG}</summary>\n\nText\n\n</details>", ["1:19"]),
        ("<div>{% unknown %}</div>", ["1:6"]),
        ("<div>\n\nText\n\n</div>\n{: .x}", ["6:1"]),
    ],
)
def test_what_is_shown_as_typed_is_reported(text: str, places: list[str]) -> None:
    """Formulas are read in a block of HTML, tags and lines of attributes are not."""
    document = page(text)
    assert {problem.code for problem in document.diagnostics} == {Code.MISPLACED}
    assert [str(problem.location).removeprefix("a.md:") for problem in document.diagnostics] == places


@pytest.mark.parametrize("name", ["pre", "code", "script", "style"])
def test_braces_that_are_meant(name: str) -> None:
    """Code, scripts and comments may show a tag; an attribute may hold one."""
    inside = f"<{name}>{{% a %}}\n{{: .b}}\n</{name}>"
    assert not page(f"<div title='{{% c %}}'><!-- {{% d %}} -->{inside}{{ e }} %}}</div>").diagnostics


@pytest.mark.parametrize(
    "text", [f"<div>\n\nText.{TAG}\n\n</div>", f'<div markdown="1">\nText.{TAG}\n</div>']
)
def test_what_the_hint_says_helps(text: str) -> None:
    """With an empty line behind the opening tag, or ``markdown="1"``, the tag is read."""
    assert not page(text).diagnostics
    assert 'class="sidenote"' in page(text).html


def test_a_jekyll_page_is_left_alone() -> None:
    """Its tags are read before its HTML is."""
    assert not page(f"<div>{TAG}</div>", dialect="jekyll").diagnostics


@pytest.mark.parametrize("piece", ["<a ", '<a "', "<!-- {%", "<pre>{%", "{% a ", "{: ", "<code {% a %} "])
def test_hostile_blocks_take_no_longer_than_their_length(piece: str) -> None:
    """Signs that nothing completes are passed over quickly."""
    page("<div>" + piece * (30_000 // len(piece)) + "</div>")
