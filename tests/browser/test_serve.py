"""What an author sees in the browser while writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.serving import Served, open_site, place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext


IN_VIEW = """text => [...document.querySelectorAll("article *")].some((node) => {
  const { top, bottom } = node.getBoundingClientRect();
  return node.children.length < 4 && node.textContent.includes(text) && top > 0 && bottom < innerHeight;
})"""
"""Whether a small element of the text with a text is in the window."""

LINKED = "name => document.querySelector(`a[href$='${name}']`) !== null"


@pytest.fixture
def follow() -> bool:
    """Whether pages scroll to what has changed."""
    return False


@pytest.fixture
def served(tmp_path: Path, context: BrowserContext, *, follow: bool) -> Iterator[Served]:
    """Serve a new site and open a lecture."""
    yield from open_site(tmp_path / "notes", context, follow=follow)


def test_text_a_formula_and_a_title_change_in_place(served: Served) -> None:
    """Each edit is on the screen without a reload."""
    served.edit("content/averages/index.md", "Throw a die", "Toss a die")
    served.sees("Toss a die")
    served.edit("content/averages/index.md", r"\mean{n} = \frac{1}{n}", r"\mean{n} = \frac{7}{n}")
    served.page.wait_for_function("document.querySelector('mfrac')?.textContent.startsWith('7')")
    served.edit("content/averages/index.md", "title: Why Averages Settle Down", "title: Another Title")
    served.page.wait_for_function("document.title.includes('Another Title')")


def test_the_place_stays_when_something_above_changes(served: Served) -> None:
    """A paragraph that is added above the window moves nothing in it."""
    page = served.page
    page.evaluate("document.querySelector('pre').scrollIntoView()")
    before = place(page, "pre")
    served.edit("content/averages/index.md", "## The law", "A new paragraph.\n\nAnd one more.\n\n## The law")
    page.get_by_text("And one more.").wait_for(state="attached")
    page.wait_for_timeout(200)
    assert abs(place(page, "pre") - before) < 1


def test_opened_notes_stay_open(served: Served) -> None:
    """On a narrow screen a note that the reader has opened stays open, and its new text is in it."""
    page = served.page
    page.set_viewport_size({"width": 390, "height": 800})
    toggle = page.locator("input.margin-toggle").first
    toggle.evaluate("node => { node.checked = true }")
    served.edit("content/averages/index.md", "needed twenty years", "needed very many years")
    served.sees("needed very many years")
    assert toggle.is_checked()


def test_a_style_sheet_is_exchanged(served: Served) -> None:
    """A change of the settings shows without a moment in which the page has no style."""
    page = served.page
    page.evaluate(
        """() => {
            window.bare = 0;
            const look = () => {
                if (!document.styleSheets.length) window.bare += 1;
                requestAnimationFrame(look);
            };
            look();
        }"""
    )
    (served.root / "sass").mkdir()
    (served.root / "sass" / "_settings.scss").write_text("$paper: #abcdef;\n", "utf-8")
    page.wait_for_function(
        "getComputedStyle(document.documentElement).getPropertyValue('--paper').includes('#abcdef')"
    )
    assert page.evaluate("window.bare") == 0
    assert page.locator('link[rel="stylesheet"]').count() == 1


def test_an_image_is_exchanged(served: Served) -> None:
    """The picture on the screen is the new one."""
    page = served.page
    width = "document.querySelector('img[src*=\"averages.svg\"]').naturalWidth"
    assert page.evaluate(width) == 600
    served.edit("content/averages/averages.svg", 'width="600"', 'width="500"')
    page.wait_for_function(f"{width} === 500")


def test_an_error_lies_over_the_last_good_page(served: Served) -> None:
    """The overlay names the place and goes by itself; the page below stays as it was."""
    page = served.page
    served.edit("content/averages/index.md", "{% newthought 'Throw", "{% newthougt 'Throw")
    overlay = page.locator("tuftenotes-problems")
    overlay.wait_for(state="attached")
    text = page.evaluate("document.querySelector('tuftenotes-problems').shadowRoot.textContent")
    assert "content/averages/index.md:" in text
    assert "newthought" in text
    link = page.evaluate("document.querySelector('tuftenotes-problems').shadowRoot.querySelector('a').href")
    assert link.startswith("editor://content/averages/index.md")
    served.sees("Throw a die")
    served.edit("content/averages/index.md", "{% newthougt 'Throw", "{% newthought 'Cast")
    overlay.wait_for(state="detached")
    served.sees("Cast a die")


def test_a_page_that_comes_and_goes(served: Served, context: BrowserContext) -> None:
    """The address of a page that is not there yet shows it as soon as it is written."""
    page = context.new_page()
    response = page.goto(f"{served.url}flows/")
    assert response is not None
    assert response.status == 404
    folder = served.root / "content" / "flows"
    folder.mkdir()
    (folder / "index.md").write_text("---\ntitle: Flows\n---\nWater finds its way.\n", "utf-8")
    page.get_by_text("Water finds its way.").wait_for()
    (folder / "index.md").unlink()
    page.get_by_text("Water finds its way.").wait_for(state="detached")


def test_the_way_to_a_page_comes_and_goes_with_it(served: Served) -> None:
    """An open page links to the next one as soon as there is one, under the name that it has now."""
    page = served.page
    links = page.locator("a", has_text="How Rivers Flow")
    folder = served.root / "content" / "flows"
    folder.mkdir()
    (folder / "index.md").write_text("---\ntitle: How Rivers Flow\n---\nDownhill.\n", "utf-8")
    page.wait_for_function(LINKED, arg="flows/")
    assert links.count() > 0
    folder.rename(folder.with_name("streams"))
    page.wait_for_function(LINKED, arg="streams/")
    assert page.locator("a[href$='flows/']").count() == 0
    (served.root / "content" / "streams" / "index.md").unlink()
    page.wait_for_function("!document.body.textContent.includes('How Rivers Flow')")
    assert links.count() == 0


def test_the_configuration_applies_to_open_pages(served: Served) -> None:
    """It needs no restart."""
    served.edit("_config.yml", "title: Lecture Notes", "title: Renamed Notes")
    served.page.wait_for_function("document.documentElement.outerHTML.includes('Renamed Notes')")


def test_a_template_and_its_data_apply_to_open_pages(served: Served) -> None:
    """A template that the site gets, edits of it and of the data that it shows, and back to the theme's."""
    folder, data = served.root / "templates", served.root / "data"
    folder.mkdir()
    data.mkdir()
    (data / "staff.yml").write_text("tutor: Jakob\n", "utf-8")
    line = '{% extends "default.html" %}{% block article %}<p>Ask NAME.</p>{{ content }}{% endblock %}\n'
    (folder / "page.html").write_text(line.replace("NAME", "someone"), "utf-8")
    served.sees("Ask someone.")
    (folder / "page.html").write_text(line.replace("NAME", "{{ site.data.staff.tutor }}"), "utf-8")
    served.sees("Ask Jakob.")
    (data / "staff.yml").write_text("tutor: Johann\n", "utf-8")
    served.sees("Ask Johann.")
    (folder / "page.html").unlink()
    served.page.get_by_text("Ask Johann.").wait_for(state="detached")


def test_a_broken_template_and_configuration_are_told(served: Served) -> None:
    """They lie over the page like a text's errors, with the place, and go when they are mended."""
    overlay = served.page.locator("tuftenotes-problems")
    text = "document.querySelector('tuftenotes-problems').shadowRoot.textContent"
    config = (served.root / "_config.yml").read_text("utf-8")
    (served.root / "_config.yml").write_text(f"{config}\nauthor: [\n", "utf-8")
    overlay.wait_for(state="attached")
    assert "_config.yml:" in served.page.evaluate(text)
    (served.root / "_config.yml").write_text(config, "utf-8")
    overlay.wait_for(state="detached")
    (served.root / "templates").mkdir()
    (served.root / "templates" / "page.html").write_text("{% if %}\n", "utf-8")
    overlay.wait_for(state="attached")
    assert "templates/page.html:1" in served.page.evaluate(text)
    (served.root / "templates" / "page.html").unlink()
    overlay.wait_for(state="detached")


def test_what_a_script_has_shown_stays(served: Served) -> None:
    """The switch for colours comes with its script; after an edit it is there, and pressed as before."""
    switch = served.page.locator(".theme-switch")
    pressed = switch.get_attribute("aria-pressed")
    switch.click()
    served.edit("content/averages/index.md", "The first is Chebyshev", "The first one is Chebyshev")
    served.page.get_by_text("The first one is Chebyshev").wait_for(state="attached")
    assert switch.is_visible()
    assert switch.get_attribute("aria-pressed") != pressed


@pytest.mark.parametrize("follow", [True])
def test_a_page_scrolls_to_the_change_if_asked(served: Served) -> None:
    """With --follow the changed block comes into view, also where its text is repeated in the contents."""
    page = served.page
    served.edit("content/averages/index.md", "The first is Chebyshev", "The first one is Chebyshev")
    page.wait_for_function(IN_VIEW, arg="The first one is Chebyshev")
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    served.edit("content/averages/index.md", "## How many throws", "## How very many throws")
    page.wait_for_function(IN_VIEW, arg="How very many throws")


def test_a_page_does_not_scroll_unless_asked(served: Served) -> None:
    """Without --follow the reader stays where they are."""
    served.edit("content/averages/index.md", "The first is Chebyshev", "The first one is Chebyshev")
    served.page.get_by_text("The first one is Chebyshev").wait_for(state="attached")
    served.page.wait_for_timeout(300)
    assert served.page.evaluate("scrollY") == 0


def test_a_page_is_told_only_of_its_own_changes(served: Served) -> None:
    """An edit of another lecture sends no request from this page."""
    requests: list[str] = []
    served.page.on("request", lambda request: requests.append(request.url))
    served.edit("content/margins/index.md", "A small figure", "A tiny figure")
    served.page.wait_for_timeout(800)
    assert requests == []


def test_a_page_finds_its_way_back_after_a_restart(served: Served) -> None:
    """When the connection breaks the page comes back by itself and catches up."""
    page = served.page
    page.context.set_offline(True)
    served.edit("content/averages/index.md", "Throw a die", "Hurl a die")
    page.wait_for_timeout(300)
    page.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('pagehide')); dispatchEvent(new Event('pageshow'))")
    served.sees("Hurl a die")
