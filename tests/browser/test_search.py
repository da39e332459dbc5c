"""Search, as a reader does it."""

from __future__ import annotations

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from sitetest import SiteTest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext

pytest.importorskip("pagefind", reason="the extra `search` is not installed")

SITE = {
    "_config.yml": "search: true\nbaseurl: /notes\ndestination: public/notes\n",
    "content/index.md": "# Home\n\nNothing much.\n",
    "content/a.md": r"""
        # First

        ## A section

        Words{% sidenote 'n' 'about a wombat' %} and $\operatorname{softmax}(x)$ in a line.
    """,
    "content/hidden.md": "---\nsearch: false\n---\n# Hidden\n\nA wombat too.\n",
}


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Serve a site that lies below the top of its host."""
    site = SiteTest(tmp_path).write(SITE)
    assert site.build().diagnostics == ()
    handler = functools.partial(Quiet, directory=str(tmp_path / "public"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/notes/"
        server.shutdown()


@pytest.mark.parametrize("words", ["wombat", "about", "softmax"])
def test_finding(context: BrowserContext, address: str, words: str) -> None:
    """A word in a side note and the name in a formula lead to their section."""
    page = context.new_page()
    page.goto(address)
    page.get_by_role("searchbox").fill(words)
    results = page.locator(".search-results")
    results.locator("mark").first.wait_for()
    assert results.locator("mark").all_inner_texts()[0].startswith(words)
    assert results.locator(".search-page").all_inner_texts() == ["First"]
    results.get_by_role("link", name="A section").click()
    page.wait_for_url("**/notes/a/#a-section")


def test_finding_nothing(context: BrowserContext, address: str) -> None:
    """What is not there is said to be not there; Escape closes the list."""
    page = context.new_page()
    page.goto(address)
    page.get_by_role("searchbox").fill("zebra")
    page.get_by_text("Nothing found.").wait_for()
    page.keyboard.press("Escape")
    assert page.locator(".search-results").is_hidden()


def test_without_scripts(address: str, context: BrowserContext) -> None:
    """Without a script there is no box."""
    other = context.browser
    assert other is not None
    window = other.new_context(java_script_enabled=False)
    page = window.new_page()
    page.goto(address)
    assert page.get_by_role("searchbox").count() == 0
    window.close()


def test_nothing_moves_when_the_box_comes(context: BrowserContext, address: str) -> None:
    """The box has its place before the script shows it, as where a page is painted early."""
    page = context.new_page()
    page.goto(address)
    area = page.locator(".site-search")
    sizes = "node => [node.offsetWidth, node.offsetHeight, node.offsetLeft, node.offsetTop]"
    shown = area.evaluate(sizes)
    assert area.is_visible()
    area.evaluate("node => { node.hidden = true }")
    assert not area.is_visible()
    assert area.evaluate(sizes) == shown
