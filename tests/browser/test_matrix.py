"""Every note in every container on every width: level with its mark, whole, clear of all else, in reach."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from browser.matrix import Matrix, built_matrix, found_in, served, visit
from browser.matrix_pages import PAGES, cells_of
from browser.paper import faults_on_paper, words_of
from browser.required import missing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

WIDTHS = (320, 390, 768, 1024, 1400, 1920, 2560)
FAULTS = {
    "overlap": ".sidenote { clear: none !important; height: 9rem }",
    "level": ".sidenote { margin-top: 3rem !important }",
    "scroll": ".sidenote { width: 200vw !important }",
    "payload": ".sidenote { overflow: hidden; height: 1.2rem }",
    "keyboard": ".note-mark { display: none !important }",
    "colour": ".sidenote { color: var(--rule) !important }",
}
"""What a measure must find."""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Build the matrix and return a window whose addresses start at it."""
    docs = built_matrix(tmp_path_factory.mktemp("matrix"))
    with served(docs) as address:
        context = browser.new_context(base_url=address)
        yield context.new_page()
        context.close()


@pytest.fixture(params=PAGES)
def matrix(page: Page, request: pytest.FixtureRequest) -> Matrix:
    """Return a page of the matrix, by day."""
    page.emulate_media(color_scheme="light")
    visit(page, f"{request.param}/")
    return Matrix(page, request.param)


def test_every_cell_is_right_on_every_width(matrix: Matrix) -> None:
    """Payload kept, level, no overlap, no sideways scrolling, closed and opened, by day and by night."""
    found = [line for width in WIDTHS for line in matrix.measure(width)]
    matrix.page.emulate_media(color_scheme="dark")
    found += [line for width in WIDTHS for line in matrix.measure(width)]
    assert not found, "\n".join(found[:40])


def test_every_mark_works(matrix: Matrix) -> None:
    """By touch, by keyboard and by name; with a target for a finger and colours that can be read."""
    found = [line for width in (320, 390, 1024) for line in matrix.operate(width)]
    matrix.page.emulate_media(color_scheme="dark")
    found += [line for width in (320, 390, 1024) for line in matrix.operate(width)]
    assert not found, "\n".join(found[:40])


def test_every_note_is_printed(matrix: Matrix, tmp_path: Path) -> None:
    """On paper each note is whole, beside its mark's page, with the mark's number, and on nothing else."""
    if shutil.which("pdftotext") is None:
        missing("pdftotext (Debian: poppler-utils) is not installed")
    found = []
    for size in ("A4", "Letter"):
        pdf = tmp_path / f"{size}.pdf"
        matrix.page.pdf(path=pdf, format=size)
        found += found_in(
            faults_on_paper(words_of(pdf), cells_of(matrix.name), crowded=matrix.name == "dense"), size
        )
    assert not found, "\n".join(found[:40])


@pytest.mark.parametrize("measure", FAULTS)
def test_the_measures_find_faults(page: Page, measure: str) -> None:
    """A style sheet that spoils one thing is noticed."""
    visit(page, "dense/")
    page.add_style_tag(content=FAULTS[measure])
    matrix = Matrix(page, "dense")
    found = matrix.measure(1400) + matrix.operate(1400)
    assert any(f": {measure}: " in line for line in found), found[:10]


def test_a_note_opens_by_keyboard_alone(page: Page) -> None:
    """Tab goes from mark to mark; the space bar opens and closes the note of the one that has the focus."""
    page.set_viewport_size({"width": 390, "height": 900})
    visit(page, "paragraph/")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('input.margin-toggle')"):
            break
    note = page.locator(".sidenote").first
    assert not note.is_visible()
    page.keyboard.press("Space")
    assert note.is_visible()
    page.keyboard.press("Space")
    assert not note.is_visible()


def test_a_mark_and_its_note_lead_to_each_other(page: Page) -> None:
    """On a wide screen Enter goes from the mark to the note and back, and pointing at one shows the other."""
    page.set_viewport_size({"width": 1400, "height": 900})
    visit(page, "cell/")
    ground = "node => getComputedStyle(node).backgroundColor"
    note, mark = page.locator(".sidenote").first, page.locator("label.sidenote-number").first
    assert note.evaluate(ground) == "rgba(0, 0, 0, 0)"
    mark.hover()
    assert note.evaluate(ground) != "rgba(0, 0, 0, 0)"
    note.hover()
    assert mark.evaluate(ground) != "rgba(0, 0, 0, 0)"
    mark.locator("a").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("-text")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("-mark")
