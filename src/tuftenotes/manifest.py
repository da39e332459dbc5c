"""The list of what a build made, kept in the destination so that it travels with it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["MANIFEST", "Manifest", "decode_manifest", "encode_manifest"]

MANIFEST = ".tuftenotes-manifest.json"
"""Its name in the destination; it is neither served nor published."""

_VERSION = 1


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
    return {path: digest for path, digest in value.items() if isinstance(digest, str) and _is_inside(path)}


def _is_inside(path: str) -> bool:
    parts = path.split("/")
    return not ({"", ".", ".."} & set(parts)) and not ({"\\", ":", "\0"} & set(path)) and path != MANIFEST
