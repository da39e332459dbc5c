"""The matrix in a browser: the site that is built for it, what serves it, and what the measurements found."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from browser.matrix_pages import FILES, cells_of, page_files
from sitetest import SiteTest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

__all__ = ["NARROW", "Matrix", "built_matrix", "found_in", "served"]

HERE = Path(__file__).parent
NARROW = 760
"""Pixels; up to this width notes open in place."""


def _script(name: str) -> str:
    """Return the function in a JavaScript file as an expression, without the comment above it."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("//"))


MEASURE, OPERATE = _script("measure.js"), _script("operate.js")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing: the tests say what is wrong."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder at the address that is given."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def visit(page: Page, address: str) -> None:
    """Open a page and wait until the whole of it is laid out, not only its first screens."""
    page.goto(address)
    page.locator("html:not(.fonts-coming, .first-screens)").wait_for(state="attached")


def built_matrix(root: Path) -> Path:
    """Build the pages of the matrix by the real pipeline and return the folder."""
    site = SiteTest(root).write(FILES)
    for name, text in page_files().items():
        (root / name).write_text(text, "utf-8")
    report = site.build()
    assert not report.diagnostics, report.diagnostics
    return site.docs


@dataclass(frozen=True)
class Matrix:
    """A page of the matrix in a browser."""

    page: Page
    name: str

    def facts(self) -> list[dict[str, str]]:
        """Return what the scripts must know of each cell."""
        return [cell.facts() for cell in cells_of(self.name)]

    def measure(self, width: int) -> list[str]:
        """Return what is wrong with the page at a width in pixels; if narrow also with all notes open."""
        self.page.set_viewport_size({"width": width, "height": 900})
        found = self._run(MEASURE, narrow=width <= NARROW, opened=False)
        if width <= NARROW:
            self._open(checked=True)
            found += self._run(MEASURE, narrow=True, opened=True)
            self._open(checked=False)
        return found_in(found, f"{width} px")

    def operate(self, width: int) -> list[str]:
        """Return what keyboard, hand and eye can't do with the notes of the page."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.keyboard.press("Tab")
        return found_in(self._run(OPERATE, narrow=width <= NARROW), f"{width} px")

    def _run(self, script: str, **arguments: bool) -> list[list[str]]:
        result: list[list[str]] = self.page.evaluate(
            f"given => ({script})(...given)", [self.facts(), *arguments.values()]
        )
        return result

    def _open(self, *, checked: bool) -> None:
        self.page.evaluate(
            "on => document.querySelectorAll('input.margin-toggle').forEach(i => { i.checked = on })",
            checked,
        )


def found_in(found: list[list[str]], where: str) -> list[str]:
    """Return findings as lines, without those that are accepted."""
    return [
        f"{where}: {cell}: {measure}: {what}"
        for cell, measure, what in found
        if (cell, measure) not in ACCEPTED
    ]


ACCEPTED: dict[tuple[str, str], str] = {}
"""Cells that can't pass a measure, each with the reason."""
