"""What math-core rejects."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page
from mathematics.rendering import content


@pytest.mark.parametrize(("tex", "mathml"), fixtures(Path(__file__).with_name("engine.md")))
def test_engine(tex: str, mathml: str) -> None:
    """Each formula becomes the MathML that was looked at once, or the problem that explains it."""
    assert content(tex.rstrip("\n")) == mathml.rstrip("\n")


@pytest.mark.parametrize("tex", ["x" + "~" * 1001, r"\quad" * 300, "x" * 100_001])
def test_what_would_take_minutes(tex: str) -> None:
    """A formula of endless length or with endless spaces is refused before math-core sees it."""
    found = page(f"$$\n{tex}\n$$\n").diagnostics
    assert [d.code.slug for d in found] == ["math-unsupported"]
    assert not page(f"$$\n{'x~' * 1000}\n$$\n").diagnostics
