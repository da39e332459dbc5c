"""Tests for data files."""

from __future__ import annotations

from jekyll_models import model


def test_formats() -> None:
    """YAML, JSON, CSV and TSV are read under cleaned names, folders nest, and win over files."""
    site = model(
        {
            "_data/a.yml": "x: 2020-01-02 03:04:05\n",
            "_data/b c!.json": '{"k": [1, null]}',
            "_data/t.csv": 'n,v\n1,"a, b"\n2,\n',
            "_data/t2.tsv": "n\tv\n1\tx\n",
            "_data/sub/d.yaml": "- 1\n",
            "_data/sub.yml": "over: 1\n",
        }
    )
    assert site.data["b_c"] == {"k": [1, None]}
    assert site.data["t"] == [{"n": "1", "v": "a, b"}, {"n": "2", "v": None}]
    assert site.data["t2"] == [{"n": "1", "v": "x"}]
    assert site.data["a"]["x"].isoformat() == "2020-01-02T04:04:05+01:00"
    assert site.data["sub"] == {"d": [1]}


def test_broken() -> None:
    """Broken data is reported at its place, and has no value."""
    site = model({"_data/a.yml": "x: [1\n", "_data/b.csv": 'a\n"b', "_data/c.yml": b"\xff"})
    assert site.data["a"] is None
    assert sorted(problem.location.path for problem in site.diagnostics) == [
        "_data/a.yml", "_data/b.csv", "_data/c.yml",
    ]  # fmt: skip
