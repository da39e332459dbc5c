"""A site in a folder of its own, for tests that build from end to end: write files, build, look."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from tuftenotes.build import BuildRequest, build
from tuftenotes.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tuftenotes.model import BuildReport

__all__ = ["BARE", "SiteTest", "problems"]

BARE: Mapping[str, str] = {
    "templates/page.html": "<h1>{{ page.title }}</h1>{{ content }}",
    "sass/tufte.scss": "a { b: c }",
}
"""A layout and a style sheet in place of the theme's, so that a test sees what it is about."""


@dataclass(frozen=True)
class SiteTest:
    """A site under `root`, built into ``docs`` in it unless a test says otherwise."""

    root: Path

    def write(self, files: Mapping[str, str | bytes]) -> SiteTest:
        """Write files by their paths in the site; texts are dedented."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, str):
                path.write_bytes(dedent(content).encode())
            else:
                path.write_bytes(content)
        return self

    def delete(self, *names: str) -> None:
        """Delete files of the site."""
        for name in names:
            (self.root / name).unlink()

    def build(self, **request: Any) -> BuildReport:  # noqa: ANN401 - the fields of a `BuildRequest`
        """Build the site in this process, one page after another unless `jobs` is given."""
        return build(BuildRequest(self.root, **{"jobs": 1, **request}))

    @property
    def docs(self) -> Path:
        """The destination."""
        return self.root / "docs"

    def page(self, name: str) -> str:
        """Return a file of the destination as text."""
        return (self.docs / name).read_text("utf-8")

    def outputs(self, folder: Path | None = None) -> dict[str, bytes]:
        """Return all files of a destination but the manifest, by their paths."""
        root = folder or self.docs
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted(root.rglob("*"))
            if path.is_file() and path.name != MANIFEST
        }


def problems(report: BuildReport) -> list[str]:
    """Return what a build found as ``path:line:column severity[code]``, without the notes."""
    return [
        f"{d.location} {d.severity.name.lower()}[{d.code.slug}]"
        for d in report.diagnostics
        if d.severity.name != "NOTE"
    ]
