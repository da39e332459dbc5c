"""The checks of a whole Jekyll site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitetest import SiteTest
from tuftenotes.diagnostics import Severity

if TYPE_CHECKING:
    from pathlib import Path

LAYOUT = '<html><body id="top-of-all"><a href="/linked/">l</a>{{ content }}</body></html>'


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    """Return a site with a fault for each rule that a Jekyll site can break."""
    return SiteTest(tmp_path).write(
        {
            "_config.yml": "title: S\n",
            "_layouts/l.html": LAYOUT,
            "index.md": """\
                ---
                layout: l
                title: Same
                ---
                {% assign long = "a text that Liquid takes away" %}
                Text [a](#nowhere), [b](#top-of-all), [c](/linked/#two), [d](/linked/#too).

                # One

                ### Two {{ page.title }}

                TODO: write.{% sidenote 'sn' 'A note.' %} <a href="/gone/">e</a> <a href="/plain">f</a>
                """,
            "linked.md": "---\nlayout: l\ntitle: same\npermalink: /linked/\n---\nText\n\n## Two\n",
            "plain.html": "---\nlayout: l\n---\n"
            '{% if true %}<img src="none.png">{% endif %}<p id="i"><p id="i">\n',
            "alone.md": "---\nlayout: l\n---\n[x](http" + "://localhost:4000/)\n",
            "unseen.png": b"x",
        }
    )


def test_all_rules(site: SiteTest) -> None:
    """Everything is found where it stands in the file, and is a note: Jekyll publishes such a site."""
    report = site.build(dry_run=True, checks=True)
    found = [f"{d.location} {d.code.slug}" for d in report.diagnostics if d.code.slug != "missing-alt"]
    assert found == [
        "alone.md orphan",
        "alone.md:1 untitled",
        "alone.md:4:5 localhost",
        "index.md:6:6 broken-anchor",
        "index.md:6:58 broken-anchor",
        "index.md:10:1 heading-jump",
        "index.md:12:1 todo-marker",
        "index.md:12:52 broken-link",
        "linked.md repeated-title",
        "plain.html:1 missing-description",
        "plain.html:1 untitled",
        "plain.html:4:24 missing-image",
        "plain.html:4:48 repeated-id",
        "unseen.png unused-figure",
    ]
    assert {d.severity for d in report.diagnostics} == {Severity.NOTE}


def test_levels(site: SiteTest) -> None:
    """The configuration makes more of it; a build that does not check says nothing."""
    assert {d.code.slug for d in site.build(dry_run=True).diagnostics} <= {"broken-link", "missing-alt"}
    site.write({"_config.yml": "checks: {'heading-jump': error, todo-marker: off}\n"})
    report = site.build(dry_run=True, checks=True)
    assert [str(d.location) for d in report.diagnostics if d.severity > Severity.NOTE] == ["index.md:10:1"]
    assert "todo-marker" not in {d.code.slug for d in report.diagnostics}
