"""Flags become a build request."""

from __future__ import annotations

from pathlib import Path

import pytest

from tuftenotes.build import BuildRequest
from tuftenotes.cli.options import BuildFlags, build_request, config_files


def test_flags_become_a_request() -> None:
    """Each flag has its field."""
    flags = BuildFlags(
        source=Path("site"),
        destination=Path("out"),
        baseurl="/x",
        url="https://example.org",
        config="a.yml,b.yml",
        drafts=True,
        future=True,
        jobs=3,
        no_cache=True,
        cache_dir=Path("cache"),
    )
    assert build_request(flags, strict=True, dry_run=True) == BuildRequest(
        source=Path("site"),
        destination=Path("out"),
        baseurl="/x",
        url="https://example.org",
        config_files=(Path("a.yml"), Path("b.yml")),
        drafts=True,
        future=True,
        strict=True,
        jobs=3,
        cache=False,
        cache_dir=Path("cache"),
        dry_run=True,
    )


@pytest.mark.parametrize(
    ("value", "names"), [(None, ()), ("", ()), ("a.yml", ("a.yml",)), ("a.yml, b.yml,", ("a.yml", "b.yml"))]
)
def test_configuration_files(value: str | None, names: tuple[str, ...]) -> None:
    """Commas separate them, blanks around them don't matter."""
    assert config_files(value) == tuple(Path(name) for name in names)
