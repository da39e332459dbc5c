"""The table of conformance: what Jekyll does, and the pages of the fixtures that prove it.

`test_reference` compares each of these pages with what Jekyll 4.3.1 made of it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent

TABLE = {
    "Liquid in pages, xml, json, css and txt with front matter": (
        "language: output.html data.json list.xml styles/x.css",
        "blog: pages.txt",
    ),
    "Liquid in the site's own layouts, nested, with front matter of their own": (
        "blog: kitchen/bread/index.html",
    ),
    "undefined variables are empty": ("language: output.html",),
    "what only the loose grammar reads": ("language: loose.html",),
    "include: quoted, escaped, multi-line and variable parameters, variable names": (
        "language: includes.html",
    ),
    "include_relative": ("language: includes.html",),
    "for with limit, offset and reversed; if, unless, case; assign, capture; raw, comment": (
        "language: flow.html",
    ),
    "cycle, tablerow, increment, ifchanged, white space control": ("language: flow.html",),
    "highlight with and without numbers": ("blog: general/2020/01/01/first-post/index.html",),
    "post_url and link": ("language: addresses.html", "blog: general/news/2020/02/03/second-post/index.html"),
    "filters on text": ("language: text.html",),
    "filters on numbers": ("language: numbers.html",),
    "filters on lists: where, where_exp, find, group_by, sort with nils, map, uniq": (
        "language: lists.html",
    ),
    "date in every spelling, in the site's zone": ("language: dates.html",),
    "relative_url, absolute_url, strip_index": ("language: addresses.html",),
    "a printed sample of a tag stays one": ("language: output.html", "tufte: plugins.html"),
    "page, site, post, collection, file and include objects": ("language: objects.html output.html",),
    "pages by basename, posts newest first, next and previous, tags, categories": ("language: objects.html",),
    "excerpts": ("language: objects.html", "blog: index.html"),
    "paginator": ("blog: archive/index.html archive/page2/index.html",),
    "posts, collections with output, permalink, order and files": (
        "blog: kitchen/bread/index.html kitchen/soup/index.html",
        "language: n/a/index.html n/file.txt",
    ),
    "defaults by path and type": ("blog: kitchen/soup/index.html archive/index.html",),
    "data files: yml, json, csv, tsv, folders": ("language: output.html", "blog: index.html"),
    "permalink styles, templates and those of pages": (
        "blog: general/2020/01/01/first-post/index.html about/index.html",
        "language: deep/thoughts/2018/first-one.html 2020/the-third-ÿ.html",
    ),
    "unpublished and future posts, excluded and included files": ("blog: _plain/page.txt pages.txt",),
    "time zones": ("language: dates.html objects.html",),
    "feed, sitemap, robots": ("blog: feed.xml sitemap.xml robots.txt",),
    "seo-tag and feed_meta": ("blog: index.html",),
    "redirect_from and redirect_to": (
        "blog: old/first/index.html older.html gone/index.html redirects.json",
    ),
    "SCSS with front matter that is only comments, imports, compressed": ("blog: css/main.css",),
    "the Tufte tags of the plugins, by arity": ("tufte: plugins.html",),
    "the Tufte tags as includes": ("tufte: includes.html",),
    "the Tufte tags in HTML": ("tufte: bare.html",),
    "kramdown: lists, definitions, tables, quotations, code, headings": ("course: blocks/index.html",),
    "kramdown: emphasis, escapes, abbreviations, links, attribute lists, footnotes, a page's macros": (
        "course: spans/index.html",
    ),
    "kramdown: raw HTML, Markdown in it, comments, options; block tags of plugins": (
        "course: html/index.html",
    ),
    "carriage returns and tabs": ("course: line-ends/index.html",),
    "a layout that takes a page apart, excerpts without HTML, group_by_exp, tags and categories": (
        "course: index.html articles/21/formulas.html",
    ),
    "counters that layouts and bodies share": ("course: counted/page1.html counted/page2.html",),
    "plugins that fill one string": ("tufte: own.html",),
}


@pytest.mark.parametrize("what", TABLE)
def test_each_row_is_compared(what: str) -> None:
    """Every page that a row names is among those compared."""
    for row in TABLE[what]:
        site, names = row.split(": ")
        for name in names.split():
            assert (HERE / "reference" / site / name).is_file(), name
