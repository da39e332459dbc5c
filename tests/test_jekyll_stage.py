"""Tests for building Jekyll sites from end to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitetest import SiteTest
from tuftenotes.diagnostics import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from tuftenotes.model import BuildReport

LAYOUT = "<html><body>{{ content }}</body></html>"


def complaints(report: BuildReport, least: Severity = Severity.WARNING) -> list[str]:
    """Return what a build complained of."""
    return [f"{d.location}: {d.message}" for d in report.diagnostics if d.severity >= least]


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    """Return a site with a layout of its own."""
    return SiteTest(tmp_path).write(
        {
            "_config.yml": "title: S\n",
            "_layouts/l.html": LAYOUT,
            "index.md": "---\nlayout: l\n---\nText{% sidenote 'a' 'note' %}.\n",
        }
    )


def test_errors_count_the_front_matter(site: SiteTest) -> None:
    """A missing include, an unknown tag, a broken expression are errors in their lines; nothing is written."""  # noqa: E501 (one text)
    body = "{% include nope.html %}\n{% nope %}\n{% if %}{% endif %}\n{{ x\n"
    site.write({"index.md": f"---\nlayout: l\n---\n\n{body}"})
    report = site.build()
    assert complaints(report, Severity.ERROR) == [
        "index.md:5:1: there is no “nope.html” in _includes",
        "index.md:6:1: unknown tag “nope”",
        "index.md:7:1: the condition is missing",
        "index.md:8:1: “{{” is not closed by “}}”",
    ]
    assert report.written == ()


def test_what_jekyll_destroys_stays(site: SiteTest) -> None:
    """Broken front matter keeps its layout; ``|`` in a formula or a note makes no table."""
    site.write(
        {
            "broken.md": '---\nlayout: l\ntitle: "a" b\n---\nShown.\n',
            "index.md": "---\nlayout: l\n---\nWe see $$p(x|y)$$ here{% sidenote 'a' 'one | two' %}.\n",
        }
    )
    report = site.build(destination=site.docs)
    assert complaints(report) == ["broken.md:3:12: not valid YAML: did not find expected key"]
    assert "<html>" in site.page("broken.html")
    assert "<table" not in site.page("index.html")
    assert "one | two" in site.page("index.html")


def test_second_build_writes_nothing(site: SiteTest) -> None:
    """Nothing is parsed or written again; an edit of an include shows on every page that has it."""
    site.write({"_includes/i.html": "old", "index.md": "---\nlayout: l\n---\n{% include i.html %}\n"})
    assert site.build(destination=site.docs).written
    again = site.build(destination=site.docs)
    assert (again.written, again.parsed) == ((), 0)
    site.write({"_includes/i.html": "new"})
    assert "index.html" in site.build(destination=site.docs).written
    assert "new" in site.page("index.html")


def test_notes(site: SiteTest) -> None:
    """A dead script, an absent theme and an undefined variable are notes."""
    site.write(
        {
            "_config.yml": "theme: minima\n",
            "_includes/h.html": "<script src='https://cdn.mathjax.org/mathjax/latest/MathJax.js'></script>{{ x.y }}",  # noqa: E501 (one text)
            "index.md": "---\nlayout: page\n---\n{% include h.html %}\n",
        }
    )
    report = site.build()
    assert complaints(report) == []
    messages = " ".join(complaints(report, Severity.NOTE))
    assert "gone since 2017" in messages
    assert "minima" in messages
    assert "“x.y” is not defined" in messages


def test_a_post_in_the_place_of_a_page(site: SiteTest) -> None:
    """A document is written after a page, whatever the names, and that two want one place is told."""
    page = "---\npermalink: /a.html\n---\n"
    site.write({"z.html": page + "page", "_posts/2020-01-01-a.html": page + "post"})
    assert complaints(site.build(destination=site.docs)) == [
        "_posts/2020-01-01-a.html: makes the file a.html, and so does z.html"
    ]
    assert site.page("a.html") == "post"


def test_files_and_sheets(site: SiteTest) -> None:
    """Files are copied; a compiled sheet wins over a committed one; code is highlighted with numbers."""
    site.write(
        {
            "css/tufte.scss": "---\n---\n@import 'x';\na { b: $c }\n",
            "css/tufte.css": "committed",
            "_sass/_x.scss": "$c: d;",
            "a.txt": "copied",
            "index.md": "---\n---\n{% highlight python linenos %}\nx = 1\ny = 2\n{% endhighlight %}\n{% highlight nope %}<{% endhighlight %}\n{% include_relative a.txt %}\n",  # noqa: E501 (one text)
        }
    )
    assert complaints(site.build(destination=site.docs)) == []
    assert "b:d" in site.page("css/tufte.css").replace(" ", "")
    assert site.page("a.txt") == "copied"
    assert '<pre class="lineno">1\n2\n</pre>' in site.page("index.html")
    assert "&lt;" in site.page("index.html")
    assert "copied" in site.page("index.html")


def test_configuration_once_more(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line's baseurl counts, the time of the build may be given, TOML is read."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1704164645")
    site.delete("_config.yml")
    site.write(
        {
            "_config.toml": "title = 'T'\n",
            "index.md": "---\n---\n{{ '/x' | relative_url }} {{ site.time | date: '%F' }} {{ site.title }}\n",
        }
    )
    site.build(destination=site.docs, baseurl="/b")
    assert site.page("index.html") == "<p>/b/x 2024-01-02 T</p>\n"


def test_collections_and_progress(site: SiteTest) -> None:
    """Documents of collections without output are not written; progress is told."""
    from tuftenotes.build import BuildRequest, build  # noqa: PLC0415 (for its progress)

    site.write(
        {
            "_config.yml": "collections: {a: {output: true}, b: {output: false}}\nfuture: false\n",
            "_a/x.md": "---\n---\nx\n",
            "_a/later.md": "---\ndate: 2099-01-01\n---\nx\n",
            "_b/y.md": "---\n---\ny\n",
        }
    )
    steps: list[tuple[int, int]] = []
    build(BuildRequest(site.root, destination=site.docs, jobs=1), progress=lambda *step: steps.append(step))
    assert {name for name in site.outputs() if name.endswith(".html")} == {"a/x.html", "index.html"}
    assert steps[-1] == (4, 4)
