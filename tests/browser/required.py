"""What the browser tests do where something that they need is missing."""

from __future__ import annotations

import os

import pytest

__all__ = ["missing"]


def missing(reason: str) -> None:
    """Skip, or fail where the browser tests are required."""
    if os.environ.get("TUFTENOTES_REQUIRE_BROWSER") == "1":
        pytest.fail(f"the browser tests are required: {reason}")
    pytest.skip(reason)
