"""Pages that wait for the end of a build."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sitetest import BARE, SiteTest
from tuftenotes.model import Output
from tuftenotes.spool import Spool

if TYPE_CHECKING:
    import pytest


def test_few_stay_in_memory() -> None:
    """What fits is left as it is, and what has no bytes of its own."""
    page, copy = Output("a", "a.md", b"123"), Output("b", "b", copy_from="/b")
    with Spool(3) as spool:
        assert (spool.keep(page), spool.keep(copy)) == (page, copy)


def test_many_go_to_the_disk() -> None:
    """The others are files until the spool is left, and then nothing remains."""
    with Spool(3) as spool:
        spool.keep(Output("a", "a.md", b"123"))
        kept = [spool.keep(Output(name, name, name.encode(), digest="d")) for name in ("b", "c")]
        assert [(k.path, k.data, k.digest) for k in kept] == [("b", None, "d"), ("c", None, "d")]
        assert [Path(k.copy_from).read_bytes() for k in kept] == [b"b", b"c"]
    assert not Path(kept[0].copy_from).parent.exists()


def test_no_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no temporary folder, everything stays in memory."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with Spool(0) as spool:
        assert spool.keep(Output("a", "a.md", b"1")).data == b"1"


def test_a_site_that_does_not_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build whose pages go to the disk, and are not all held when they are read, is the same build."""
    files = {**BARE, **{f"content/p{n}.md": f"# {n}\n" for n in range(5)}}
    expected = SiteTest(tmp_path / "one").write(files)
    expected.build()
    monkeypatch.setattr("tuftenotes.sources._MOST_HELD", 6)
    monkeypatch.setattr(Spool.__init__, "__defaults__", (30,))
    site = SiteTest(tmp_path / "two").write(files)
    assert site.build().parsed == 5
    assert site.outputs() == expected.outputs()
    assert site.build().written == ()
