"""The fixture sites against what Jekyll 4.3.1 makes of them (see scripts/jekyll_reference.py)."""

from __future__ import annotations

import os
import re
import shutil
from functools import cache
from html import unescape
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from reader_facts import reader_facts
from tuftenotes.build import BuildRequest, build
from tuftenotes.diagnostics import Severity

if TYPE_CHECKING:
    from tuftenotes.model import BuildReport

HERE = Path(__file__).parent
EPOCH = 1704164645
SITES = ("blog", "course", "language", "tufte")
BASES = {"course": "/course", "language": "/base", "tufte": "/course"}
FILES = [
    (site, path.relative_to(HERE / "reference" / site).as_posix())
    for site in SITES
    for path in sorted((HERE / "reference" / site).rglob("*"))
    if path.is_file()
]


@cache
def built(site: str) -> tuple[Path, BuildReport]:
    """Build a copy of a fixture site once; return the destination and the report."""
    root = Path(mkdtemp()) / "site"
    shutil.copytree(HERE / "sites" / site, root)
    for path in root.rglob("*"):
        os.utime(path, (EPOCH, EPOCH))
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(EPOCH)
    try:
        report = build(BuildRequest(root, jobs=1))
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
    return root / "_site", report


def plain(text: str) -> str:
    """Take out what differs between two makers of the same HTML inside a feed."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", unescape(text).replace("↩︎", "↩"))).strip()


def feed(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Return the elements of a feed: names, attributes, texts without the markup of Markdown."""
    return [(e.tag, dict(e.attrib), plain(e.text or "")) for e in ET.fromstring(text).iter()]  # noqa: S314 (ours)


@pytest.mark.parametrize(("site", "name"), FILES)
def test_same_as_jekyll(site: str, name: str) -> None:
    """Every file is there; without Markdown it has the same bytes, with Markdown a reader gets the same."""
    ours = built(site)[0] / name
    assert ours.is_file(), f"{name} is missing"
    expected = (HERE / "reference" / site / name).read_bytes()
    made = ours.read_bytes()
    markdown = "/" in name or site != "language"
    if not markdown or not name.endswith((".html", ".xml", ".css")):
        assert made == expected
    elif name.endswith(".css"):
        assert made.decode().strip() == re.sub(r"\n/\*# source.*", "", expected.decode()).strip()
    elif name == "feed.xml":
        assert feed(made.decode()) == feed(expected.decode())
    elif name.endswith(".xml"):
        assert made.decode().split() == expected.decode().split()
    else:
        url = f"http://h{BASES.get(site, '')}/{name}"
        assert reader_facts(made.decode(), url) == reader_facts(expected.decode(), url)


@pytest.mark.parametrize("site", SITES)
def test_nothing_more_than_jekyll(site: str) -> None:
    """Nothing is made that Jekyll does not make."""
    destination, _ = built(site)
    made = {path.relative_to(destination).as_posix() for path in destination.rglob("*") if path.is_file()}
    made = {name for name in made if not name.startswith(".tuftenotes")}
    assert made == {name for of, name in FILES if of == site}


@pytest.mark.parametrize("site", SITES)
def test_nothing_keeps_it_from_being_published(site: str) -> None:
    """What Jekyll builds without a word gives no warning; notes say what is remarkable."""
    assert [d for d in built(site)[1].diagnostics if d.severity > Severity.NOTE] == []
