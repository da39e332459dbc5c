"""The same measurement of a small site in every engine that is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from browser.engines import ENGINES
from browser.matrix import served, visit
from sitetest import SiteTest

if TYPE_CHECKING:
    import pytest

__all__ = ["ALL_ENGINES", "measured_in"]

ALL_ENGINES = ("chromium", *ENGINES)


def measured_in(
    request: pytest.FixtureRequest, factory: pytest.TempPathFactory, markdown: str, script: str
) -> Any:  # noqa: ANN401 - JSON
    """Build a site of one page and return what a function of JavaScript finds in it, 1400 pixels wide.

    The engine is the parameter of the fixture that asks, one of `ALL_ENGINES`.
    """
    files = {"_config.yml": "title: Notes\n", "content/index.md": markdown}
    site = SiteTest(factory.mktemp("site")).write(files)
    assert site.build().diagnostics == ()
    with served(site.docs) as address:
        if request.param == "chromium":
            page = request.getfixturevalue("browser").new_page()
            visit(page, address)
            found = page.evaluate(script)
            page.close()
            return found
        (site.docs / "frame.html").write_text("<!DOCTYPE html><title>Frame</title><body>", "utf-8")
        with ENGINES[request.param](address, factory.mktemp("profile")) as frame:
            frame.show("", 1400)
            return frame.run(script)
