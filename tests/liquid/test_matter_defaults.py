"""Tests for default front matter."""

from __future__ import annotations

from typing import Any

from liquid_texts import CLOCK
from tuftenotes.liquid.jekyll_config import make_jekyll_config
from tuftenotes.liquid.matter_defaults import MatterDefaults, deep_merge


def defaults(*sets: dict[str, Any], collections_dir: str = "") -> MatterDefaults:
    """Return the defaults of a configuration with these sets."""
    values = {"defaults": list(sets), "collections_dir": collections_dir}
    return MatterDefaults(make_jekyll_config(values, CLOCK.now)[0])


def test_precedence() -> None:
    """A longer path counts more, then a type, then the later set."""
    found = defaults(
        {"scope": {"path": "a", "type": "pages"}, "values": {"x": 1, "y": 1, "h": {"a": 1}}},
        {"scope": {"path": ""}, "values": {"x": 2, "z": 2, "h": {"b": 2}}},
        {"scope": {"path": "a/"}, "values": {"y": 3}},
    )
    assert found.all("a/b.md", "pages") == {"x": 1, "y": 3, "z": 2, "h": {"a": 1, "b": 2}}
    assert found.all("c.md", "pages") == {"x": 2, "z": 2, "h": {"b": 2}}


def test_scopes() -> None:
    """A scope has a type by its old or new name, may be a pattern, and may name the folder of collections."""
    found = defaults(
        {"scope": {"type": "post"}, "values": {"p": 1}},
        {"scope": {"path": "a/*/x.md"}, "values": {"g": 1}},
        {"scope": {"path": "col/_notes"}, "values": {"n": 1}},
        {"scope": {"path": "col/*/a.md"}, "values": {"s": 1}},
        {"values": {"always": 1, "date": "2020-01-02"}},
        "nonsense",  # type: ignore[arg-type] # what a configuration may hold
        collections_dir="col",
    )
    assert found.all("q.md", "posts")["p"] == 1
    assert "g" in found.all("a/b/x.md", "pages")
    assert "g" not in found.all("a/b/c/x.md", "pages")
    assert "s" in found.all("_notes/a.md", "notes")
    assert "s" not in found.all("_notes/a.md", "pages")
    assert "n" in found.all("_notes/a.md", "notes")
    assert found.all("q.md", "pages")["date"].year == 2020


def test_merging() -> None:
    """Mappings are merged, nil replaces nothing."""
    assert deep_merge({"a": 1, "b": {"c": 1}}, {"a": None, "b": {"d": 2}, "e": None}) == {
        "a": 1, "b": {"c": 1, "d": 2}, "e": None,
    }  # fmt: skip
