"""The table of the configuration's keys."""

from __future__ import annotations

from tuftenotes.config_keys import FOREIGN_NAMES, KEYS
from tuftenotes.settings import make_config


def test_names() -> None:
    """Every key is there once, documented by one sentence, and none is taken for another tool's."""
    names = [key.name for key in KEYS]
    assert len(names) == len(set(names))
    assert not FOREIGN_NAMES.intersection(names)
    assert all(key.doc.endswith(".") for key in KEYS)


def test_defaults_are_valid() -> None:
    """Every default passes the check of its own key, in both dialects, and choices contain it."""
    for dialect in ("native", "jekyll"):
        config, _ = make_config({}, {}, dialect)
        assert make_config(config.values, {}, dialect)[1] == ()
        for key in KEYS:
            assert not key.choices or key.default_for(dialect) in (*key.choices, "")
