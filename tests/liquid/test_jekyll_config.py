"""Tests for the configuration."""

from __future__ import annotations

from liquid_texts import BERLIN, CLOCK
from tuftenotes.liquid.jekyll_config import make_jekyll_config, read_jekyll_config


def test_defaults() -> None:
    """Jekyll's defaults fill what the site leaves open; posts are a collection of every site."""
    config, problems = make_jekyll_config({"permalink": "pretty", "timezone": "Europe/Berlin"}, CLOCK.now)
    assert problems == ()
    assert config.clock.zone == BERLIN
    assert config.collections["posts"] == {
        "output": True, "permalink": "/:categories/:year/:month/:day/:title/",
    }  # fmt: skip
    assert config.permalink_style == "pretty"
    assert config.folder("layouts_dir") == "_layouts"
    assert ".md" in config.markdown_extensions
    assert "Gemfile" in config.names("exclude")
    assert config.flag("future") is False


def test_spellings() -> None:
    """Collections are a list or a mapping, names one text or a list."""
    config, _ = make_jekyll_config(
        {"collections": ["a", {"b": {"output": True}}], "exclude": "x", "gems": ["jekyll-feed"]}, CLOCK.now
    )
    assert set(config.collections) == {"posts", "a", "b"}
    assert config.names("exclude")[0] == "x"
    assert config.plugins == {"jekyll-feed"}
    assert make_jekyll_config({"collections": {"c": None}}, CLOCK.now)[0].collections["c"] == {}


def test_unknown_zone() -> None:
    """A time zone that does not exist is a warning."""
    _, problems = make_jekyll_config({"timezone": "Mars/Base"}, CLOCK.now)
    assert "Mars/Base" in problems[0].message


def test_reading() -> None:
    """A file that is no mapping gives no values."""
    assert read_jekyll_config("a: 2020-01-02\n", "c.yml")[0]["a"].year == 2020
    assert read_jekyll_config("- a", "c.yml")[0] == {}


def test_names_that_are_none() -> None:
    """What is excluded is a list of names, whatever was written."""
    config, _ = make_jekyll_config({"exclude": [{"a": 1}], "include": {"b": 2}}, CLOCK.now)
    assert all(isinstance(name, str) for name in (*config.names("exclude"), *config.names("include")))
