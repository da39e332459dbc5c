"""The checks of a whole site, from its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.build import BuildRequest, build

if TYPE_CHECKING:
    from pathlib import Path


def test_a_strict_build_checks_the_site(tmp_path: Path) -> None:
    """A dead anchor stops a strict build and passes an ordinary one; both know what files there are."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("# One\n\nText [x](#gone).\n", "utf-8")
    (tmp_path / "content" / "b.png").write_bytes(b"x")
    strict = build(BuildRequest(tmp_path, strict=True))
    assert [d.code.slug for d in strict.diagnostics] == ["unused-figure", "broken-anchor"]
    assert not strict.written
    assert build(BuildRequest(tmp_path)).written
