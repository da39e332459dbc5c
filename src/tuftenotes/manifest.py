"""The list of what a build made, kept in the destination so that it travels with it; what may be in it."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["GIT", "MANIFEST", "Manifest", "can_be", "decode_manifest", "encode_manifest", "forbidden_output"]

MANIFEST = ".tuftenotes-manifest.json"
"""Its name in the destination; it is neither served nor published."""

GIT = frozenset({".git", "git~1"})
"""Names of the folder that git obeys, in lower case."""

_VERSION = 1
_PLAIN = re.compile(r"(?:\w[\w-]*/)*\w[\w.-]*")
"""What most outputs are called; the others are looked at more closely."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of the destination that are ours, each with the digest of its bytes.

    `pending` are those a build was about to make when it wrote this: ours only if the digest is right,
    because something else may still stand in their place. `found` tells whether there was a manifest.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    pending: Mapping[str, str] = field(default_factory=dict)
    found: bool = False


def encode_manifest(manifest: Manifest) -> bytes:
    """Return the file's bytes; equal manifests make equal bytes."""
    data: dict[str, object] = {"generator": "tuftenotes", "version": _VERSION, "files": dict(manifest.files)}
    if manifest.pending:
        data["pending"] = dict(manifest.pending)
    return (json.dumps(data, indent=1, sort_keys=True, ensure_ascii=True) + "\n").encode()


def decode_manifest(data: bytes) -> Manifest:
    """Read the file's bytes; what is not a manifest of ours is an empty one.

    A name that leads out of the destination is dropped: the destination may come from someone else.
    """
    try:
        parsed = json.loads(data)
    except (ValueError, RecursionError):
        return Manifest()
    if not isinstance(parsed, dict) or parsed.get("version") != _VERSION:
        return Manifest()
    return Manifest(_entries(parsed.get("files")), _entries(parsed.get("pending")), found=True)


def _entries(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {
        path: digest
        for path, digest in value.items()
        if isinstance(digest, str) and not forbidden_output(path) and path != MANIFEST
    }


def forbidden_output(path: str) -> bool:
    """Return whether a path in the destination leads out of it, to what git obeys, or cannot be."""
    if len(path) < 64 and _PLAIN.fullmatch(path):
        return False
    first, *others = path.replace("\\", "/").split("/")
    names = {part.rstrip(". ").lower() for part in (first, *filter(None, others))}  # as Windows sees them
    return bool(names & {"", *GIT}) or not can_be(path) or (os.name == "nt" and ":" in path)


def can_be(path: str) -> bool:
    """Return whether a disk may hold a path: few have names above 255 bytes, or paths above 4096."""
    return "\0" not in path and len(path) < 3000 and max(map(_length, path.split("/"))) < 256


def _length(name: str) -> int:
    return len(name.encode("utf-8", "surrogatepass"))
