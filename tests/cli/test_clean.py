"""``tuftenotes clean``: what builds made goes, the rest stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.cli import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_only_what_was_built_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pages and cache are removed, a stranger's file is not; -v names them, -q is silent."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("Text.\n", "utf-8")
    run(["build", "-q"])
    (tmp_path / "docs" / "CNAME").write_text("notes.example.org", "utf-8")
    capsys.readouterr()
    assert run(["clean", "-v"]) == 0
    err = capsys.readouterr().err
    assert "removed docs/index.html\n" in err
    assert err.rstrip().endswith("files.")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "docs"]
    assert [path.name for path in (tmp_path / "docs").iterdir()] == ["CNAME"]
    assert run(["clean"]) == 0
    assert capsys.readouterr().err == "There was nothing to remove.\n"
    assert run(["clean", "-q"]) == 0
    assert capsys.readouterr().err == ""
