"""A preview that runs all day holds what its site needs, not what its site once was: counted, not weighed."""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from sitetest import SiteTest
from tuftenotes.build import BuildRequest
from tuftenotes.cli.serve import builder
from tuftenotes.file_memo import digest_of_file
from tuftenotes.highlight import highlight, lexer_for
from tuftenotes.markdown import parse_inline
from tuftenotes.markdown.parser import parser_for
from tuftenotes.model import ParseOptions
from tuftenotes.server.live import Live
from tuftenotes.server.preview import Preview
from tuftenotes.sources import page_of_file

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = '{{% extends "default.html" %}}{{% block article %}}<p>{}</p>{{{{ content }}}}{{% endblock %}}'
PAGE = """\
    ---
    title: Number {0}
    ---
    Text number {0}.{{% sidenote 'n{0}' 'A note with $x_{{{0}}}^2$.' %}}

    ## A section of number {0}

    $$ \\int_0^{{{0}}} x \\, dx $$

    ```{language}
    a = {0}
    ```
"""
MISTAKES = ("{% sidenote 'open' 'never closed", "{% nonsense 'x' %}", "$$ \\begin{aligned} x")


@dataclass
class Author:
    """Someone who edits a site of two pages, and has it built after each save."""

    site: SiteTest
    preview: Preview
    count: int = 0

    def round(self) -> None:
        """Do all that makes a build remember something: text, names, mistakes, templates, configuration."""
        self.count += 1
        text = PAGE.format(self.count, language=f"language{self.count}")
        page, template, config = f"content/page-{self.count}.md", "templates/page.html", "_config.yml"
        macros = f"title: T\nmath:\n  macros:\n    R: '{self.count}'\n"
        for files in (
            {page: text, template: TEMPLATE.format(self.count), config: macros},
            {page: text + MISTAKES[self.count % 3], template: "{% if %}"},
            {config: f"title: [{self.count}"},
            {page: text, template: TEMPLATE.format(self.count + 0.5), config: macros},
        ):
            self.site.write(files)
            self.preview.build()
        self.site.delete(page)
        self.preview.build()


@pytest.fixture
def author(tmp_path: Path) -> Author:
    """Start with a page that stays."""
    site = SiteTest(tmp_path / "site").write({"content/index.md": PAGE.format(0, language="python")})
    built = tmp_path / "private" / "site"
    built.mkdir(parents=True)
    request = BuildRequest(site.root, jobs=1)
    author = Author(site, Preview(builder(request), built, Live(), lambda _: ""))
    assert author.preview.build().report is not None
    return author


def test_builds_leave_nothing_behind(author: Author) -> None:
    """After as many rounds again there are about as many objects: what is bounded has been full before."""
    counts = []
    for _ in range(2):
        for _ in range(10):
            author.round()
        gc.collect()
        counts.append(len(gc.get_objects()))
    assert counts[1] < counts[0] + 300


def test_what_is_gone_is_forgotten(author: Author) -> None:
    """Of pages that were deleted neither the bytes nor the digests of what was built of them are kept."""
    names = [f"content/page-{number}.md" for number in range(5)]
    author.site.write(dict.fromkeys(names, "Text."))
    counts = []
    for gone in ([], [], names):
        author.site.delete(*gone)
        time.sleep(0.07)  # a file that has just been written is read again
        author.preview.build()
        counts.append((len(page_of_file), len(digest_of_file), len(author.preview.live.state.snapshot)))
    assert all(after <= before - len(names) for before, after in zip(*counts[1:], strict=True))


def test_what_authors_make_up_is_forgotten() -> None:
    """Each keystroke in the name of a language, or in a macro of the site, is another one."""
    for number in range(100):
        highlight("x", f"language{number}")
        parse_inline("x", ParseOptions(macros=(("R", 0, str(number)),)))
    for cached in (lexer_for, parser_for):
        assert cached.cache_info().currsize == cached.cache_info().maxsize
