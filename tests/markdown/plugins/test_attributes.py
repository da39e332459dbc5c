"""Attributes in braces."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "attributes.md"))
def test_attributes(text: str, html: str) -> None:
    """Attributes go to the element that they touch."""
    assert shown(page(text)).rstrip() == html.rstrip()
