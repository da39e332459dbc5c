"""Each kind of edit is on the screen in place: the reader's line stays where it is, opened notes open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from browser.serving import Served, open_site, place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext

LECTURE = "content/averages/index.md"
TEMPLATE = '{% extends "default.html" %}{% block article %}<p>A line above.</p>{{ content }}{% endblock %}\n'
RIVERS = "---\ntitle: How Rivers Flow\n---\nDownhill.\n"
OVERLAY = "document.querySelector('tuftenotes-problems')"
WIDTH = "document.querySelector('img[src*=\"averages.svg\"]').naturalWidth"
OLD_NOTE = "needed twenty years for the first proof"
NEW_NOTE = "needed very many years, and more than a few pages of Latin, for the first proof"


@dataclass(frozen=True)
class Edit:
    """A change of the files, and what is true on the page once it is on the screen."""

    name: str
    change: Callable[[Served], None]
    seen: str


def says(text: str) -> str:
    """Return the expression that tells whether the page holds a text."""
    return f"document.body.textContent.includes({text!r})"


def replacing(old: str, new: str, name: str = LECTURE) -> Callable[[Served], None]:
    """Return an edit of the lecture or another file."""
    return lambda served: served.edit(name, old, new)


EDITS = (
    Edit("text", replacing("Throw it a thousand", "Toss it, if you can, a thousand"), says("if you can")),
    Edit("new paragraph", replacing("## The law", "One more.\n\nTwo more.\n\n## The law"), says("Two more.")),
    Edit(
        "formula",
        replacing(r"\mean{n} = \frac{1}{n}", r"\mean{n} = \frac{7}{n}"),
        "[...document.querySelectorAll('mfrac')].some((node) => node.textContent.startsWith('7'))",
    ),
    Edit("note", replacing(OLD_NOTE, NEW_NOTE), says("of Latin")),
    Edit(
        "title",
        replacing("title: Why Averages Settle Down", "title: Why the Averages of Many Throws Settle Down"),
        "document.title.includes('Many Throws') && document.querySelector('h1').innerText.includes('Many')",
    ),
    Edit("heading", replacing("## The settling of", "## The very slow settling of"), says("very slow")),
    Edit("template", lambda served: served.write("templates/page.html", TEMPLATE), says("A line above.")),
    Edit(
        "no template",
        lambda served: (served.root / "templates" / "page.html").unlink(),
        f"!{says('A line above.')}",
    ),
    Edit(
        "styles",
        lambda served: served.write("sass/_settings.scss", "$paper: #abcdef;\n$leading: 1.7;\n"),
        "getComputedStyle(document.documentElement).getPropertyValue('--paper').includes('#abcdef')",
    ),
    Edit(
        "image",
        replacing('width="600" height="300"', 'width="500" height="300"', "content/averages/averages.svg"),
        f"{WIDTH} === 500",
    ),
    Edit(
        "configuration",
        replacing("title: Lecture Notes", "title: Renamed Notes", "_config.yml"),
        "document.documentElement.outerHTML.includes('Renamed Notes')",
    ),
    Edit(
        "a page that comes",
        lambda served: served.write("content/flows/index.md", RIVERS),
        "document.querySelector(\"a[href$='flows/']\") !== null",
    ),
    Edit(
        "a page that goes",
        lambda served: (served.root / "content" / "flows" / "index.md").unlink(),
        "document.querySelector(\"a[href$='flows/']\") === null",
    ),
    Edit("a mistake", replacing("{% newthought 'Throw", "{% newthougt 'Throw"), f"{OVERLAY} !== null"),
    Edit(
        "its mending",
        replacing("{% newthougt 'Throw", "{% newthought 'Cast"),
        f"{OVERLAY} === null && {says('Cast a die')}",
    ),
)


@pytest.fixture
def served(tmp_path: Path, context: BrowserContext) -> Iterator[Served]:
    """Serve a new site and open a lecture."""
    yield from open_site(tmp_path / "notes", context, follow=False)


@pytest.mark.parametrize("width", [390, 1400])
def test_every_kind_of_edit_keeps_the_place(served: Served, width: int) -> None:
    """All of them are made above the line that is read, in one document that is never loaded again."""
    page = served.page
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("document.fonts.ready")
    note = page.locator("input.margin-toggle").first
    note.evaluate("node => { node.checked = true }")
    page.evaluate("document.querySelector('#the-law').scrollIntoView({ behavior: 'instant' })")
    page.wait_for_timeout(200)
    for edit in EDITS:
        before = place(page, "#the-law")
        edit.change(served)
        page.wait_for_function(edit.seen)
        page.wait_for_timeout(150)
        # Browsers scroll by whole pixels, and lines are not so many pixels high.
        assert abs(place(page, "#the-law") - before) < 1, f"{edit.name}: the place has moved"
        assert note.is_checked(), f"{edit.name}: the note has closed"
        assert page.evaluate("window.sameDocument"), f"{edit.name}: the page was loaded again"
