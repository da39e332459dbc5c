"""What a build is asked for."""

from __future__ import annotations

from pathlib import Path

from tuftenotes.request import BuildRequest


def test_defaults() -> None:
    """A request that names only the site uses the cache, all processors, and writes."""
    request = BuildRequest(Path())
    assert (request.cache, request.jobs, request.dry_run, request.strict) == (True, 0, False, False)
