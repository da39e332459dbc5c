"""The tags of languages."""

from __future__ import annotations

import pytest

from tuftenotes.language_tags import language_fault


@pytest.mark.parametrize(
    "tag", ["de", "en-GB", "gsw", "zh-Hant-TW", "sr-Latn", "ca-ES-valencia", "x-klingon"]
)
def test_tags(tag: str) -> None:
    """Languages, with regions, scripts and variants."""
    assert language_fault(tag) is None


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("deutsch", "for example: lang: de, or lang: en-GB"),
        ("en_US", "write en-US"),
        ("en, de", "for example: lang: de, or lang: en-GB"),
        ("x", "for example: lang: de, or lang: en-GB"),
    ],
)
def test_what_is_no_tag(text: str, hint: str) -> None:
    """The name of a language, or of a locale, is named with what to write."""
    assert language_fault(text) == (f"“lang” must be the tag of a language, not “{text}”", hint)
