"""Whole sites in folders: what is wrong with the invalid ones, and what the golden ones become.

A folder of `invalid` holds a site and the diagnostics expected of it; one of `golden` a site and the files
expected of it. `TUFTENOTES_ACCEPT=1` writes what a build gives in their place, to be looked at.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from sitetest import SiteTest
from tuftenotes.diagnostics import Severity, format_diagnostic

HERE = Path(__file__).parent
INVALID = sorted(path.parent.name for path in (HERE / "invalid").glob("*/site"))
GOLDEN = sorted(path.parent.name for path in (HERE / "golden").glob("*/site"))
FORMULA = re.compile(rb"<math\b.*?</math>", re.DOTALL)
ACCEPT = "TUFTENOTES_ACCEPT" in os.environ
CORPORA = HERE.parents[1] / "shared/corpora"


def copy_of(site: Path, folder: Path) -> SiteTest:
    """Copy a site, links as links, so that a build leaves nothing beside the original."""
    shutil.copytree(site, folder / "site", symlinks=True)
    return SiteTest(folder / "site")


@pytest.mark.parametrize("name", INVALID)
def test_invalid(tmp_path: Path, name: str) -> None:
    """Everything that is wrong with a site is reported at its place, in one run; errors write nothing."""
    report = copy_of(HERE / "invalid" / name / "site", tmp_path).build()
    found = "".join(f"{format_diagnostic(d)}\n" for d in report.diagnostics)
    expected = HERE / "invalid" / name / "expected.txt"
    if ACCEPT:
        expected.write_bytes(found.encode())
    assert found == expected.read_text("utf-8")
    failed = any(d.severity is Severity.ERROR for d in report.diagnostics)
    assert (tmp_path / "site/docs").exists() is not failed


@pytest.mark.parametrize("name", GOLDEN)
def test_golden(tmp_path: Path, name: str) -> None:
    """A site becomes exactly the files expected, and no other; what is in a formula is tested elsewhere."""
    site = copy_of(HERE / "golden" / name / "site", tmp_path)
    report = site.build(destination=tmp_path / "out")
    assert [format_diagnostic(d) for d in report.diagnostics if d.severity is not Severity.NOTE] == []
    made = {
        path: FORMULA.sub(b"<math></math>", data)
        for path, data in site.outputs(tmp_path / "out").items()
        if not path.startswith("fonts/")
    }
    expected = HERE / "golden" / name / "expected"
    if ACCEPT:
        shutil.rmtree(expected, ignore_errors=True)
        SiteTest(expected).write(made)
    assert made == SiteTest(expected).outputs(expected)


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not beside this repository")
@pytest.mark.parametrize(("name", "pages"), [("cs236", 6), ("tufte-jekyll", 2)])
def test_corpora(tmp_path: Path, name: str, pages: int) -> None:
    """Real courses are built without an error, each page of the reference with its title and text."""
    site = copy_of(CORPORA / name / "site", tmp_path)
    report = site.build(destination=tmp_path / "out")
    assert [d for d in report.diagnostics if d.severity is Severity.ERROR] == []
    assert report.pages >= pages
    assert site.build(destination=tmp_path / "out").written == ()
