"""The built site at one moment: what is served never changes under a request, nor mixes two builds."""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tuftenotes.digest import digest

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["File", "Snapshot", "renew_snapshot", "take_snapshot"]

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
                if is_hidden(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append((entry.path, name + "/"))
                elif entry.is_file(follow_symlinks=False):
                    status = entry.stat(follow_symlinks=False)
                    files[name] = file_at(entry.path, status, earlier.get(name))
    return files


def renew_snapshot(
    folder: Path, earlier: Snapshot, written: Iterable[str], removed: Iterable[str]
) -> Snapshot:
    """Return what `folder` holds now, if since `earlier` only these files were written and removed."""
    gone = set(removed)
    files = {name: file for name, file in earlier.items() if name not in gone}
    for name in written:
        if not is_hidden(name):
            path = folder / name
            files[name] = file_at(os.fspath(path), path.stat(follow_symlinks=False), None)
    return files


def is_hidden(name: str) -> bool:
    """Tell whether a file or a folder that it is in is hidden; ``.well-known`` is there to be seen."""
    return any(part.startswith(".") and part != ".well-known" for part in name.split("/"))


def file_at(path: str, status: os.stat_result, earlier: File | None) -> File:
    """Return the file at an absolute path, or `earlier` where it is still the same."""
    stamp = (status.st_ino, status.st_mtime_ns, status.st_size)
    if earlier is not None and earlier.stamp == stamp:
        return earlier
    mimetype = TYPES.guess_type(path)[0] or "application/octet-stream"
    if status.st_size > IN_MEMORY and mimetype != "text/html":
        return File(mimetype, digest(repr(stamp)), stamp, path=path)
    data = Path(path).read_bytes()
    return File(mimetype, digest(data), stamp, data)
