"""What a reader sees while a page comes: no line moves, whenever the fonts are there."""

from __future__ import annotations

import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from sitetest import SiteTest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

PARAGRAPH = r"""The *evidence* $p(\mathbf{x})$ is an integral that **nobody** can write down, and the bound
$\mathcal{L} \leq \log p(\mathbf{x})$ stands in for it{% sidenote "ID" "A note with $\theta \in \Theta$." %}
wherever *gradients* are wanted.

$$ \log \int p(\mathbf{x}, \mathbf{z})\, d\mathbf{z} \geq \sum_i \mathbb{E}_q[\ldots] $$
"""
SITE = {
    "_config.yml": "title: Notes\nmenu: [{title: One, url: /}, {title: Two, url: 'https://example.org/'}]\n",
    "content/index.md": "# One\n\n" + "\n".join(PARAGRAPH.replace("ID", f"n{i}") for i in range(20)),
}
WATCH = """
window.moved = []
new PerformanceObserver(list => list.getEntries().forEach(entry => moved.push(
  [entry.value, ...entry.sources.map(source => source.node && (source.node.outerHTML || source.node.data))]
))).observe({type: 'layout-shift', buffered: true})
"""
FRAMES = (
    "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(window.moved))))"
)


class Patient(SimpleHTTPRequestHandler):
    """Serves files, fonts not before they are let go."""

    let_go: threading.Event

    def do_GET(self) -> None:
        """Answer a request."""
        if self.path.endswith(".woff2"):
            self.let_go.wait(20)
        elif not self.let_go.is_set():
            time.sleep(0.15)  # as over a slow network
        super().do_GET()

    def end_headers(self) -> None:
        """Let browsers keep what they have."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a page of text and formulas."""
    site = SiteTest(tmp_path_factory.mktemp("site")).write(SITE)
    assert site.build().diagnostics == ()
    return site.docs


@pytest.fixture
def server(docs: Path) -> Iterator[tuple[str, threading.Event]]:
    """Serve it; fonts wait for the event."""
    let_go = threading.Event()
    handler = type("Handler", (Patient,), {"let_go": let_go})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(docs))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", let_go
        let_go.set()
        server.shutdown()


@pytest.fixture(params=[1400, 1280, 390])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Return an empty window that notes what moves in it."""
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


def fonts_of(page: Page) -> list[bool]:
    """Tell whether the text, and whether the formulas ask for the fonts of the site."""
    return [
        page.locator(where).first.evaluate(
            "(node, name) => getComputedStyle(node).fontFamily.includes(name)", name
        )
        for where, name in (("article p", "ET Book"), ("article math", "Libertinus Math"))
    ]


def moved(page: Page) -> Any:  # noqa: ANN401 - JSON
    """Return what has moved, after all is loaded."""
    page.wait_for_load_state("networkidle")
    page.locator("html:not(.fonts-coming, .first-screens)").wait_for(state="attached")
    return page.evaluate(FRAMES)


def test_nothing_moves_when_fonts_come_late(page: Page, server: tuple[str, threading.Event]) -> None:
    """The page is shown without fonts that are late, and stays as it is; the next visit has them."""
    address, let_go = server
    page.goto(address, wait_until="commit")
    page.locator("html:not(.fonts-coming) article math").first.wait_for()
    assert fonts_of(page) == [False, False]
    let_go.set()
    assert moved(page) == []
    assert fonts_of(page) == [False, False]


def test_nothing_moves_when_fonts_come_soon(page: Page, server: tuple[str, threading.Event]) -> None:
    """Neither do the text nor the menu move when the fonts are there at once, nor at the second visit."""
    address, let_go = server
    let_go.set()
    for _ in range(2):
        page.goto(address)
        assert moved(page) == []
        assert page.locator(".site-footer, article > section > :last-child").last.is_visible()


def test_a_link_into_the_page_is_followed(browser: Browser, server: tuple[str, threading.Event]) -> None:
    """Who comes to a place far down the page finds it in sight."""
    address, let_go = server
    let_go.set()
    page = browser.new_page(viewport={"width": 1400, "height": 800})
    page.goto(f"{address}#n18-text")
    page.locator("#n18-text").wait_for()
    page.wait_for_function("scrollY > 1000")
    assert page.locator("#n18-text").evaluate("node => node.getBoundingClientRect().top") < 800
    page.close()


def test_without_a_script_the_page_is_there(browser: Browser, server: tuple[str, threading.Event]) -> None:
    """All of it is shown before its fonts have come."""
    address, let_go = server
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address, wait_until="commit")
    page.locator("article math").last.wait_for()
    page.locator(".site-footer").wait_for()
    assert not let_go.is_set()
    context.close()
