"""Front matter for many pages at once."""

from __future__ import annotations

from typing import Any

import pytest

from tuftenotes.page_defaults import with_defaults


def scope(path: object, kind: object = None, **values: Any) -> dict[str, Any]:  # noqa: ANN401 - plain data
    """Return one entry of the configuration's `defaults`."""
    return {"scope": {"path": path, "type": kind}, "values": values}


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([scope("", layout="x")], {"layout": "x", "a": 1}),
        ([scope("dir", layout="x")], {"layout": "x", "a": 1}),
        ([scope("/dir/", layout="x")], {"layout": "x", "a": 1}),
        ([scope("dir/p.md", layout="x")], {"layout": "x", "a": 1}),
        ([scope("di", layout="x")], {"a": 1}),
        ([scope("dir/*.md", layout="x")], {"layout": "x", "a": 1}),
        ([scope("d*", layout="x")], {"layout": "x", "a": 1}),
        ([scope("", "pages", layout="x")], {"layout": "x", "a": 1}),
        ([scope("", "posts", layout="x")], {"a": 1}),
        ([scope("", a=2)], {"a": 1}),
        ([scope("dir", layout="x"), scope("", layout="y")], {"layout": "x", "a": 1}),
        ([scope("", layout="x"), scope("", layout="y")], {"layout": "y", "a": 1}),
        ([{"values": {"layout": "x"}}], {"layout": "x", "a": 1}),
        (
            [{"scope": []}, {"scope": 1, "values": {}}, "x", {"values": 1}, {"scope": {"path": None}}],
            {"a": 1},
        ),
    ],
)
def test_scopes(entries: list[Any], expected: dict[str, Any]) -> None:
    """A page gets the values of the scopes that cover it, its own before them, nearer scopes before wider."""
    assert with_defaults({"a": 1}, "dir/p.md", "pages", entries) == expected
