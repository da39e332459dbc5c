"""The list of what a build made."""

from __future__ import annotations

import json
import os

import pytest

from tuftenotes.manifest import MANIFEST, Manifest, can_be, decode_manifest, encode_manifest, forbidden_output


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
    names = ["../x", "/etc/x", "a/../../x", "//x", ".git/x", "a\\..\\x", "", ".", MANIFEST, "a\0b", "good/x"]
    data = json.dumps({"version": 1, "files": dict.fromkeys(names, "1") | {"number": 1}, "pending": []})
    assert decode_manifest(data.encode()) == Manifest({"good/x": "1"}, found=True)


@pytest.mark.parametrize(
    "path",
    ["../a", "a/../../b", "/etc/x", "//a/b", ".git/config", "x/.GIT/hooks", "a\\..\\b", "", "a\0b", "..."],
)
def test_forbidden_output(path: str) -> None:
    """No file goes out of the destination, or among git's own."""
    assert forbidden_output(path)


@pytest.mark.parametrize(
    "path", ["index.html", "a/b.html", ".nojekyll", ".github/x.yml", "a..b/c", "é.html", "a//b", "a/"]
)
def test_ordinary_output(path: str) -> None:
    """Every other name may be had."""
    assert not forbidden_output(path)


def test_output_with_a_colon() -> None:
    """Only Windows takes what is before a colon for a drive, or what is behind it for a hidden stream."""
    assert forbidden_output("C:x") == (os.name == "nt")


@pytest.mark.parametrize("path", ["x" * 256, "é" * 128, "a/" * 2000, "a\0b"])
def test_paths_that_cannot_be(path: str) -> None:
    """A name above 255 bytes, a very long path and a NUL are found out before a disk complains."""
    assert not can_be(path)
    assert can_be(path.replace("\0", "")[:120])
