"""The list of what a build made."""

from __future__ import annotations

import json

import pytest

from tuftenotes.manifest import MANIFEST, Manifest, decode_manifest, encode_manifest


def test_round_trip() -> None:
    """A manifest is read as it was written, and equal ones are equal bytes."""
    manifest = Manifest({"b": "1", "a/é": "2"}, {"c": "3"}, found=True)
    data = encode_manifest(manifest)
    assert decode_manifest(data) == manifest
    assert data == encode_manifest(Manifest({"a/é": "2", "b": "1"}, {"c": "3"}))
    assert "pending" not in json.loads(encode_manifest(Manifest({})))


@pytest.mark.parametrize(
    "data", [b"", b"x", b"[]", b'{"version": 2}', b"[" * 100_000, b"\xff", b'{"files": {"a": "1"}}']
)
def test_foreign(data: bytes) -> None:
    """What is no manifest of ours is an empty one."""
    assert decode_manifest(data) == Manifest()


def test_hostile_names() -> None:
    """Names that lead out of the destination, and what is not a digest, are dropped."""
    names = ["../x", "/etc/x", "a/../../x", "a//b", "c:x", "a\\..\\x", "", ".", MANIFEST, "a\0b", "good/x"]
    data = json.dumps({"version": 1, "files": dict.fromkeys(names, "1") | {"number": 1}, "pending": []})
    assert decode_manifest(data.encode()) == Manifest({"good/x": "1"}, found=True)
