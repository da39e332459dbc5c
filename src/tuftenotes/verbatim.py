"""Pages that are not Markdown: front matter, and a body that stays as it is."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from tuftenotes.diagnostics import Code, Diagnostic, Location, lines_of
from tuftenotes.digest import digest
from tuftenotes.front_matter import read_front_matter
from tuftenotes.model import Document, SourceFile
from tuftenotes.page_keys import check_keys

__all__ = ["read_verbatim"]

_MARKS = {0xFDD0: "\ufffd", 0xFDD1: "\ufffd"}


def read_verbatim(source: SourceFile) -> Document:
    """Read a page whose body goes into its layout untouched (HTML, XML, JSON …).

    Titles and descriptions are plain text here. Bytes that are not UTF-8 become U+FFFD and are reported.
    """
    text = source.data.decode("utf-8", "replace")
    front = read_front_matter(text, source.path)
    meta, found = check_keys(front, source.path, lines_of(text))
    front = replace(front, meta=meta)
    html = front.body.translate(_MARKS)
    title = str(front.meta.get("title") or "")
    problems = [*front.diagnostics, *found]
    if "\ufffd" in text and not _is_utf8(source.data):
        code = Code.ENCODING
        problems.append(Diagnostic(Location(source.path), code.severity, code, "the file is not UTF-8"))
    return Document(
        path=source.path,
        name=source.name,
        meta=front.meta,
        html=html,
        body_digest=digest(html),
        title=title,
        title_html=escape(title, quote=False),
        description=str(front.meta.get("description") or ""),
        excerpt="",
        words=len(html.split()),
        has_math=False,
        has_code=False,
        diagnostics=tuple(problems),
        lines=front.lines,
    )


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
