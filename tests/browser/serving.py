"""A site that is served while its author edits it, and one of its pages in Chromium."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from browser.matrix import visit
from tuftenotes.build import BuildRequest, build
from tuftenotes.place import locate
from tuftenotes.scaffold import create_site
from tuftenotes.server import Built, Listeners, Settings, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from tuftenotes.diagnostics import Diagnostic


@dataclass
class Served:
    """A site that is served, and the page of its first lecture in the browser."""

    root: Path
    url: str
    page: Page

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text in a file of the site."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def write(self, name: str, text: str) -> None:
        """Write a file of the site, which need not exist yet, nor its folder."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def sees(self, text: str) -> None:
        """Wait until the page shows a text."""
        self.page.get_by_text(text).first.wait_for()


def open_site(root: Path, context: BrowserContext, *, follow: bool) -> Iterator[Served]:
    """Serve a new site in `root` under a baseurl and open a lecture, which is never loaded again."""
    create_site(root)
    config = root / "_config.yml"
    config.write_text(config.read_text("utf-8").replace('baseurl: ""', "baseurl: /notes"), "utf-8")
    stop, ready = threading.Event(), threading.Event()
    urls: list[str] = []
    request = BuildRequest(root, jobs=1)

    def builder(folder: Path) -> Built:
        here = BuildRequest(root, folder, jobs=1, cache_dir=folder.with_name("cache"))
        return Built(build(here), locate(request).config.text("baseurl"))

    def announce(url: str) -> None:
        urls.append(url)
        ready.set()

    listeners = Listeners(announce, lambda _: None, link_of, stop.is_set)
    settings = Settings((root,), (root / "docs",), port=0, follow=follow)
    thread = threading.Thread(target=serve, args=(builder, settings, listeners))
    thread.start()
    try:
        while not ready.wait(0.1):
            assert thread.is_alive()
        page = context.new_page()
        visit(page, f"{urls[0]}averages/")
        page.evaluate("window.sameDocument = true")
        yield Served(root, urls[0], page)
        assert page.evaluate("window.sameDocument") is True, "the page was loaded again"
    finally:
        stop.set()
        thread.join(5)
    assert not thread.is_alive()
    assert not (root / "docs").exists()


def link_of(diagnostic: Diagnostic) -> str:
    """Return an address for the place of a diagnostic."""
    return f"editor://{diagnostic.location}"


def place(page: Page, selector: str) -> float:
    """Return how far an element is from the top of the window."""
    top: float = page.locator(selector).evaluate("node => node.getBoundingClientRect().top")
    return top
