"""The full-text search of a native site: an index that the reader's browser searches, made by Pagefind.

Pagefind is an extra (``pip install "tuftenotes[search]"``): it brings a program that makes the index and the
script that reads it, a few kilobytes at a time.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from tuftenotes.code_version import code_version
from tuftenotes.digest import digest
from tuftenotes.feed import formulas_as_text
from tuftenotes.model import Output
from tuftenotes.references import fill_marks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tuftenotes.cache import Store
    from tuftenotes.model import PageView, Site
    from tuftenotes.output import Destination
    from tuftenotes.parse_stage import Parsed

__all__ = ["index_pages"]

_KIND = "search"
_FOLDER = "pagefind"
_NOTE = re.compile(r'<(?:span|div) class="(?:sidenote|marginnote)\b')
_UNUSED = ("pagefind-component-ui", "pagefind-highlight", "pagefind-modular-ui", "pagefind-ui")
_SIGNS = "label.margin-toggle, .note-back, .note-sign"
"""What stands between the words of a page for the sake of its notes."""


def index_pages(store: Store, destination: Destination, parsed: Parsed, site: Site) -> tuple[Output, ...]:
    """Return the files of the index over all pages with a layout, but those with ``search: false``.

    They are made again only where a page's text differs or one of them is missing in the destination.
    """
    import msgspec  # noqa: PLC0415 (after the parsing of the command line)

    views = [
        view
        for view in site.pages
        if view.layout and view.output.endswith(".html") and view.page.get("search") is not False
    ]
    key = digest(code_version(), version("pagefind"), *(part for view in views for part in _identity(view)))
    known = store.values(_KIND, [key]).get(key)
    if known is not None:
        digests = msgspec.msgpack.decode(known, type=dict[str, str])
        if all(destination.holds(path, wanted) for path, wanted in digests.items()):
            return tuple(Output(path, _FOLDER, digest=wanted) for path, wanted in digests.items())
    files = _index({view.output: _page(view, parsed) for view in views})
    outputs = tuple(Output(path, _FOLDER, files[path], digest=digest(files[path])) for path in files)
    store.put(_KIND, key, msgspec.msgpack.encode({output.path: output.digest for output in outputs}))
    return outputs


def _identity(view: PageView) -> Sequence[str]:
    return (view.output, *_head(view), view.body_digest, str(len(view.fills)), *view.fills)


def _head(view: PageView) -> tuple[str, str]:
    return str(view.page.get("title", "")), str(view.page.get("lang") or "en")


def _page(view: PageView, parsed: Parsed) -> str:
    """Return what is indexed of a page: its title and its text, with formulas as one reads them."""
    title, lang = _head(view)
    body = formulas_as_text(fill_marks(parsed.html(view.path), view.fills))
    body = _NOTE.sub(r" \g<0>", body)  # no blank stands between a word and its note
    heading = "" if "<h1" in body else f"<h1>{escape(title)}</h1>"
    return (
        f'<!DOCTYPE html><html lang="{escape(lang)}"><title>{escape(title)}</title>'
        f'<main data-pagefind-body data-pagefind-meta="title:{escape(title)}">'
        f"{heading}{body}</main></html>"
    )


def _index(pages: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files of the index over `pages`; both are keyed by their paths in the destination."""
    with tempfile.TemporaryDirectory(prefix="tuftenotes-") as folder:
        site, index = Path(folder, "site"), Path(folder, "index")
        for name, html in pages.items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_bytes(html.encode("utf-8", "replace"))
        folders = ["--site", str(site), "--output-path", str(index)]
        subprocess.run(  # noqa: S603 - the program is ours, and no shell reads the arguments
            [sys.executable, "-m", "pagefind", *folders, "--exclude-selectors", _SIGNS],
            check=True,
            capture_output=True,
        )
        return {
            f"{_FOLDER}/{path.relative_to(index).as_posix()}": path.read_bytes()
            for path in sorted(index.rglob("*"))
            if path.is_file() and not path.name.startswith(_UNUSED)
        }
