"""The built site at one moment: what is served never changes under a request, nor mixes two builds."""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tuftenotes.digest import digest

__all__ = ["File", "Snapshot", "take_snapshot"]

IN_MEMORY = 1 << 20
"""Files up to this size are held in memory; larger ones (videos) are read from disk for each request."""

TYPES = mimetypes.MimeTypes()
"""Python's own table: that of the system may say that a script is text, or not know a font."""
for _suffix, _type in {
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".otf": "font/otf",
    ".ttf": "font/ttf",
    ".vtt": "text/vtt",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}.items():
    TYPES.add_type(_type, _suffix)


@dataclass(frozen=True, slots=True)
class File:
    """A file that is served: `data`, or None for a large one, which is at `path`.

    `stamp` is its inode, time of change in ns and size.
    """

    mimetype: str
    digest: str
    stamp: tuple[int, int, int]
    data: bytes | None = None
    path: str = ""

    @property
    def is_page(self) -> bool:
        """Whether it is HTML."""
        return self.mimetype == "text/html"


Snapshot = Mapping[str, File]
"""Names relative to the site's top, with forward slashes, to their files."""


def take_snapshot(folder: Path, earlier: Snapshot) -> Snapshot:
    """Return what `folder` holds now; files that are as they were in `earlier` are not read again.

    Hidden files and folders are left out (the manifest is one), but for ``.well-known``.
    """
    files: dict[str, File] = {}
    pending = [(os.fspath(folder), "")]
    while pending:
        place, prefix = pending.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                name = prefix + entry.name
                if entry.name.startswith(".") and entry.name != ".well-known":
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append((entry.path, name + "/"))
                elif entry.is_file(follow_symlinks=False):
                    files[name] = file_at(entry, earlier.get(name))
    return files


def file_at(entry: os.DirEntry[str], earlier: File | None) -> File:
    """Return the file of a folder entry, or `earlier` where it is still the same."""
    status = entry.stat(follow_symlinks=False)
    stamp = (status.st_ino, status.st_mtime_ns, status.st_size)
    if earlier is not None and earlier.stamp == stamp:
        return earlier
    mimetype = TYPES.guess_type(entry.name)[0] or "application/octet-stream"
    if status.st_size > IN_MEMORY and mimetype != "text/html":
        return File(mimetype, digest(repr(stamp)), stamp, path=entry.path)
    data = Path(entry.path).read_bytes()
    return File(mimetype, digest(data), stamp, data)
