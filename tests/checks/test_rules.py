"""All rules together."""

from __future__ import annotations

from checked_sites import found, site
from tuftenotes.checks import RULES


def test_a_sound_site_is_left_in_peace() -> None:
    """No rule has anything to say of two pages that link to each other."""
    assert found(site(index="Text with [a link](/other/#here).\n", other="## Here\n\nText.\n")) == []


def test_every_rule_says_what_it_finds() -> None:
    """A rule's docstring is its explanation."""
    assert all(rule.__doc__ and rule.__doc__.startswith("Find ") for rule in RULES)
