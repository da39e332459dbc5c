"""What is bold in formulas."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures
from mathematics.rendering import content


@pytest.mark.parametrize(("tex", "mathml"), fixtures(Path(__file__).with_name("bold.md")))
def test_bold(tex: str, mathml: str) -> None:
    """Each formula becomes the MathML that was looked at once, or the problem that explains it."""
    assert content(tex.rstrip("\n")) == mathml.rstrip("\n")
