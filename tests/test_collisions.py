"""Which outputs may stand beside each other."""

from __future__ import annotations

import pytest

from tuftenotes.collisions import settle_outputs
from tuftenotes.model import Output


def settle(*layers: str) -> tuple[list[str], list[str]]:
    """Settle layers of paths written as ``a b``; return ``path<source`` and ``source code severity``."""
    made = [
        [Output(path, f"{path}@{number}.{n}") for n, path in enumerate(layer.split())]
        for number, layer in enumerate(layers)
    ]
    outputs, found = settle_outputs(made)
    return (
        [output.source for output in outputs],
        [f"{d.location} {d.code.slug} {d.severity.name}" for d in found],
    )


def test_layers() -> None:
    """A later layer silently takes the place of an earlier one, and all are sorted."""
    assert settle("b a", "b c") == (["a@0.1", "b@1.0", "c@1.1"], [])


def test_collision() -> None:
    """Two outputs of one layer for one place are reported; the later is made."""
    assert settle("a a") == (["a@0.1"], ["a@0.1 collision ERROR"])


@pytest.mark.parametrize(
    ("paths", "problems"),
    [
        ("a a/b", ["a/b@0.1 collision ERROR"]),
        ("a/b/c a", ["a/b/c@0.0 collision ERROR"]),
        ("a.b a/b", []),
        ("A a", ["a@0.1 name NOTE"]),
        ("con.html", ["con.html@0.0 name NOTE"]),
        ("Straße strasse", ["strasse@0.1 name NOTE"]),
    ],
)
def test_names(paths: str, problems: list[str]) -> None:
    """A file in a folder's place is an error; names that other systems cannot have are noted."""
    outputs, found = settle(paths)
    assert len(outputs) == len(paths.split())
    assert found == problems
