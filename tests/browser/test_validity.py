"""What others say of our pages: the Nu checker, html-validate, axe, a reading view, tufte-css's sheet."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from browser.matrix import built_matrix, served, visit
from browser.matrix_pages import cells_of
from browser.npm_tools import npm_file, program
from tuftenotes.build import BuildRequest, build

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REPOSITORY = Path(__file__).parents[2]
CORPORA = REPOSITORY.parent / "shared" / "corpora"
HTML_VALIDATE = {
    "extends": ["html-validate:recommended"],
    "rules": {
        # The counter of a note that stands apart from its mark, the columns of a table, and MathML need it.
        "no-inline-style": "off",
    },
}
MOVED = ("heading", "cell", "caption")
"""Containers whose notes stand behind them."""
NOT_FORBIDDEN = "<blockquote> element is not permitted as a descendant of <dt>"
"""It takes quotations for sectioning content; HTML's standard doesn't, nor does the Nu checker."""
OPEN_ALL = "document.querySelectorAll('input.margin-toggle').forEach(i => { i.checked = true })"
NOTES = """() => {
    const text = document.querySelector('section > p').getBoundingClientRect()
    const notes = document.querySelectorAll('span.sidenote, span.marginnote')
    return [...notes].map(note => {
        const box = note.getBoundingClientRect()
        return [note.textContent.slice(0, 40), box.left - text.right, innerWidth - box.right, box.height]
    })
}"""
READ = """source => {
    new Function('module', source + '; window.Reader = Readability')({exports: {}})
    const article = new window.Reader(document.cloneNode(true), {charThreshold: 0}).parse()
    return article ? article.textContent : ''
}"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build the course and the pages of the matrix."""
    course = tmp_path_factory.mktemp("course")
    report = build(BuildRequest(REPOSITORY, course / "docs", cache_dir=course / "cache"))
    assert report.written, report.diagnostics
    return {"course": course / "docs", "matrix": built_matrix(tmp_path_factory.mktemp("matrix"))}


def pages(site: Path) -> list[str]:
    """Return the addresses of the pages of a site."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


@pytest.mark.parametrize("site", ["course", "matrix"])
def test_the_nu_checker_finds_nothing(sites: dict[str, Path], site: str) -> None:
    """Every page is valid HTML, whatever is in its notes."""
    jar, java = npm_file("vnu-jar/build/dist/vnu.jar"), program("java")
    command = [java, "-Xss8m", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "gnu"]
    found = subprocess.run([*command, str(sites[site])], capture_output=True, encoding="utf-8", check=False)
    assert not found.stderr, found.stderr[:4000]


@pytest.mark.parametrize("site", ["course", "matrix"])
def test_html_validate_finds_nothing(sites: dict[str, Path], site: str, tmp_path: Path) -> None:
    """Every page keeps the rules that html-validate recommends."""
    script, node = npm_file("html-validate/bin/html-validate.mjs"), program("node")
    config = tmp_path / "config.json"
    config.write_text(json.dumps(HTML_VALIDATE), "utf-8")
    report = tmp_path / "report.json"
    with report.open("w", encoding="utf-8") as output:
        command = [
            node,
            str(script),
            "--config",
            str(config),
            "--formatter",
            "json",
            f"{sites[site]}/**/*.html",
        ]
        subprocess.run(command, stdout=output, check=False)
    found = [
        f"{file['filePath']}:{message['line']}: {message['ruleId']}: {message['message']}"
        for file in json.loads(report.read_text("utf-8"))
        for message in file["messages"]
        if message["message"] != NOT_FORBIDDEN
    ]
    assert not found, "\n".join(found[:40])


@pytest.mark.parametrize("width", [390, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("site", ["course", "matrix"])
def test_axe_finds_no_barrier(
    sites: dict[str, Path], site: str, width: int, scheme: Literal["light", "dark"], browser: Browser
) -> None:
    """No page has a violation, all notes opened, by day and by night."""
    axe = npm_file("axe-core/axe.min.js").read_text("utf-8")
    found = []
    with served(sites[site]) as address:
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        for name in pages(sites[site]):
            visit(page, address + name)
            page.evaluate(OPEN_ALL)
            page.evaluate(axe)
            violations = page.evaluate(
                "axe.run({resultTypes: ['violations']}).then(found => found.violations)"
            )
            found += [f"{name}: {v['id']}: {v['nodes'][0]['html'][:200]}" for v in violations]
        page.close()
    assert not found, "\n".join(found[:40])


def test_a_reading_view_keeps_the_notes(sites: dict[str, Path], browser: Browser) -> None:
    """No note is lost, and none looks like a part of the sentence that its mark stands in.

    What Readability takes for navigation goes all the same: a note apart from the text that is mostly a link.
    """
    source = npm_file("@mozilla/readability/Readability.js").read_text("utf-8")
    with served(sites["matrix"]) as address:
        page = browser.new_page()
        for name in ("paragraph", "item", "quote", "heading", "cell", "caption", "several", "dense"):
            visit(page, f"{address}{name}/")
            text = " ".join(page.evaluate(READ, source).split())
            ends = page.evaluate(
                "[...document.querySelectorAll('.sidenote, .marginnote')].map(n => n.textContent)"
                ".join(' ').match(/\\b[be]\\d{3}q\\b/g)"
            )
            assert ends
            navigation = {c.number for c in cells_of(name) if c.payload == "link" and c.container in MOVED}
            lost = [w for w in ends if w not in text and int(w[1:4]) not in navigation]
            assert lost == [], name
            inside = re.findall(r"w\d{3}q(\S*) ?(\S*)", text)
            assert all({"[", "⊕"} & set(first + second) for first, second in inside), inside
        page.close()


@pytest.mark.parametrize(("corpus", "least"), [("cs236", 1), ("tufte-jekyll", 10)])
def test_tufte_css_shows_every_note_in_the_margin(
    corpus: str, least: int, tmp_path: Path, browser: Browser
) -> None:
    """The notes of real sites, at least so many, under tufte-css's unmodified sheet in place of ours."""
    sheet = npm_file("tufte-css/tufte.css")
    if not (CORPORA / corpus).exists():
        pytest.skip("the corpora are not beside the repository")
    docs = tmp_path / "docs"
    report = build(BuildRequest(CORPORA / corpus / "site", docs, baseurl="", cache_dir=tmp_path / "cache"))
    assert report.written
    (docs / "css" / "tufte.css").write_bytes(sheet.read_bytes())
    with served(docs) as address:
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        notes = 0
        for name in pages(docs):
            visit(page, address + name)
            boxes = page.evaluate(NOTES)
            notes += len(boxes)
            lost = [box for box in boxes if box[1] < 0 or box[2] < 0 or box[3] < 5]
            assert lost == [], name
        page.close()
    assert notes >= least
