"""Tests for slugs."""

from __future__ import annotations

import pytest

from tuftenotes.liquid.slugs import slugify, titleize


@pytest.mark.parametrize(
    ("mode", "slug"),
    [
        ("default", "the-config-yml-file-ünïcode-ß"),
        ("pretty", "the-_config.yml-file,-ünïcode-ß"),
        ("ascii", "the-config-yml-file-n-code"),
        ("latin", "the-config-yml-file-unicode-ss"),
        ("raw", "the-_config.yml-file,-ünïcode-ß"),
        ("none", "the _config.yml file, ünïcode ß"),
    ],
)
def test_modes(mode: str, slug: str) -> None:
    """Each mode keeps other characters."""
    assert slugify("The _config.yml file, Ünïcode ß", mode) == slug


def test_case_and_edges() -> None:
    """The case may stay; one hyphen at each end goes."""
    assert slugify("-A b-", cased=True) == "A-b"
    assert slugify("A", "none", cased=True) == "A"
    assert slugify("漢!", "latin") == ""


def test_titles() -> None:
    """A title is the slug with capitals."""
    assert titleize("my-FIRST-post") == "My First Post"
