"""Documents and configurations made by hand, for the tests of the stages after parsing."""

from __future__ import annotations

from typing import Any

from tuftenotes.diagnostics import Location
from tuftenotes.model import Dialect, Document, Label, Placeholder
from tuftenotes.settings import Config, make_config

__all__ = ["configured", "document", "gap", "label"]


def configured(dialect: Dialect = "native", **values: Any) -> Config:  # noqa: ANN401 - plain data
    """Return a configuration with these values."""
    return make_config(values, {}, dialect)[0]


def document(name: str, meta: dict[str, Any] | None = None, **fields: Any) -> Document:  # noqa: ANN401 - likewise
    """Return a document with this name and front matter; other fields as given."""
    meta = meta or {}
    title = str(meta.get("title") or name)
    made: dict[str, Any] = {
        "path": f"content/{name}",
        "name": name,
        "meta": meta,
        "html": "",
        "body_digest": "0",
        "title": title,
        "title_html": title,
        "description": "",
        "excerpt": "",
        "words": 0,
        "has_math": False,
        "has_code": False,
    }
    return Document(**{**made, **fields})


def gap(kind: Any, target: str = "") -> Placeholder:  # noqa: ANN401 - the literal type is the placeholder's
    """Return a placeholder that stands in line 7."""
    return Placeholder(kind, target, Location("content/a.md", 7, 3), "the line")


def label(name: str, number: str = "1") -> Label:
    """Return a label whose anchor is its name."""
    return Label(name, name, number, Location("content/x.md", 3, 1))
