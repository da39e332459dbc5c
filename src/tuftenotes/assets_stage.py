"""Files that are copied as they are, and what pages may know of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code, Diagnostic, Location
from tuftenotes.file_memo import digest_of_file
from tuftenotes.images import IMAGE_EXTENSIONS, image_size
from tuftenotes.model import Output
from tuftenotes.sources import read_head
from tuftenotes.urls import decode_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tuftenotes.model import Document
    from tuftenotes.sources import Asset

__all__ = ["copies", "picture_sizes"]


def copies(assets: Mapping[str, Asset]) -> tuple[tuple[Output, ...], tuple[Diagnostic, ...]]:
    """Return the output for each file, and a problem for each that cannot be read."""
    outputs: list[Output] = []
    found: list[Diagnostic] = []
    for name, asset in assets.items():
        try:
            made = digest_of_file(asset.file)
        except OSError as error:
            code = Code.UNREADABLE
            message = f"cannot be read: {error.strerror}"
            found.append(Diagnostic(Location(asset.path), code.severity, code, message))
        else:
            outputs.append(Output(name, asset.path, copy_from=asset.file, digest=made))
    return tuple(outputs), tuple(found)


def picture_sizes(assets: Mapping[str, Asset], documents: Iterable[Document]) -> dict[str, tuple[int, int]]:
    """Return the size of every picture that a page may show, as far as the head of its file tells.

    Only files whose own name occurs in a page are opened.
    """
    shown = {
        decode_path(placeholder.target.partition("?")[0]).rpartition("/")[2]
        for document in documents
        for placeholder in document.placeholders
        if placeholder.kind in {"image", "figure"}
    }
    sizes = {
        name: image_size(read_head(asset))
        for name, asset in assets.items()
        if name.rpartition("/")[2] in shown and name.lower().endswith(IMAGE_EXTENSIONS)
    }
    return {name: size for name, size in sizes.items() if size}
