"""The matrix in Firefox and in WebKitGTK, where they are installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.engines import ENGINES, Frame
from browser.matrix import MEASURE, NARROW, OPERATE, built_matrix, found_in, served
from browser.matrix_pages import PAGES, cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTHS = (390, 1024, 1400)
OPEN_ALL = "() => document.querySelectorAll('input.margin-toggle').forEach(i => { i.checked = true }) ?? 1"
SPOIL = """() => {
    const style = document.createElement('style')
    style.textContent = '.sidenote { clear: none !important; height: 9rem }'
    document.head.append(style)
    return 1
}"""


@pytest.fixture(scope="module", params=ENGINES)
def frame(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Frame]:
    """Build the matrix and show it in one of the engines."""
    docs = built_matrix(tmp_path_factory.mktemp("matrix"))
    (docs / "frame.html").write_text("<!DOCTYPE html><title>Frame</title><body>", "utf-8")
    with (
        served(docs) as address,
        ENGINES[request.param](address, tmp_path_factory.mktemp("profile")) as frame,
    ):
        yield frame


@pytest.mark.parametrize("name", PAGES)
def test_every_cell_is_right(frame: Frame, name: str) -> None:
    """What holds in Chromium holds here."""
    facts = [cell.facts() for cell in cells_of(name)]
    found = []
    for width in WIDTHS:
        narrow = width <= NARROW
        frame.show(f"{name}/", width)
        findings = frame.run(MEASURE, facts, narrow, False) + frame.run(OPERATE, facts, narrow)  # noqa: FBT003
        if narrow:
            frame.run(OPEN_ALL)
            findings += frame.run(MEASURE, facts, narrow, True)  # noqa: FBT003 - the function is JavaScript's
        found += found_in(findings, f"{width} px")
    assert not found, "\n".join(found[:40])


def test_the_measures_find_faults_here_too(frame: Frame) -> None:
    """A style sheet that spoils the margin is noticed."""
    frame.show("dense/", 1400)
    frame.run(SPOIL)
    facts = [cell.facts() for cell in cells_of("dense")]
    measures = {measure for _, measure, _ in frame.run(MEASURE, facts, False, False)}  # noqa: FBT003 - as above
    assert "overlap" in measures
