"""The parsing of all pages: memoised, in parallel where that pays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from tuftenotes.cache import Memo, Store, memo_map
from tuftenotes.code_version import code_version
from tuftenotes.digest import digest
from tuftenotes.model import Document, ParseOptions, SourceFile
from tuftenotes.sources import UnreadFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import msgspec

    from tuftenotes.parallel import Jobs

__all__ = ["ParseTask", "Parsed", "parse_pages"]

_KIND = "document"
_SECONDS_PER_BYTE = 3e-7
"""About what a page of mixed text and formulas costs, with the imports left out."""


_USUAL_SIZE = 12_000
"""Bytes of a page, where it has not been read."""
_LAST: dict[str, Document] = {}
"""The documents of the last build by key: after a save the preview needs all but one of them again."""


class ParseTask(NamedTuple):
    """A page to parse; one that is not Markdown is taken as it is."""

    source: SourceFile | UnreadFile
    options: ParseOptions
    markdown: bool


@dataclass(frozen=True, slots=True)
class Parsed:
    """All documents, without their HTML: that stays in the store until its page is rendered.

    `count` is how many had to be parsed.
    """

    documents: tuple[Document, ...]
    count: int
    _store: Store
    _tasks: dict[str, tuple[str, ParseTask]]

    def html(self, path: str) -> str:
        """Return the HTML of the document with this path; a page that no source made has none."""
        return self.body(path).decode()

    def body(self, path: str) -> bytes:
        """Return the same in UTF-8."""
        if path not in self._tasks:
            return b""
        key, task = self._tasks[path]
        body = self._store.body(_KIND, key)
        if body is None:  # the store was damaged since
            _, body = parse_task(task)
        return body


def parse_pages(
    store: Store, jobs: Jobs, tasks: Sequence[ParseTask], progress: Callable[[int], None]
) -> Parsed:
    """Parse what the store does not know; `progress` is told after each page how many are done."""
    options = {options: repr(options) for options in {task.options for task in tasks}}
    version = code_version()
    keys = [
        digest(version, options[options_], str(markdown), source.path, source.name, source.digest)
        for source, options_, markdown in tasks
    ]
    missing = len(tasks)

    def compute(misses: Sequence[ParseTask]) -> Iterator[Memo]:
        nonlocal missing
        missing = len(misses)
        if misses:
            _warm_up(misses[0].options)
        for done, memo in enumerate(jobs.map(parse_task, misses, _seconds), 1):
            progress(len(tasks) - missing + done)
            yield memo

    values, count = memo_map(store, _KIND, compute, tasks, keys)
    documents = _documents(keys, values)
    by_path = {task.source.path: (key, task) for key, task in zip(keys, tasks, strict=True)}
    return Parsed(documents, count, store, by_path)


def parse_task(task: ParseTask) -> Memo:
    """Parse one page: the document as bytes, without its HTML, and the HTML."""
    import msgspec  # noqa: PLC0415 (a worker imports it, a build without pages need not)

    source = task.source
    if isinstance(source, UnreadFile):
        source = SourceFile(source.path, source.name, source.data, source.digest)
    if task.markdown:
        from tuftenotes.markdown import parse_document  # noqa: PLC0415 (heavy)

        document = parse_document(source, task.options)
    else:
        from tuftenotes.verbatim import read_verbatim  # noqa: PLC0415 (rarely needed)

        document = read_verbatim(source)
    return msgspec.msgpack.encode(replace(document, html="")), document.html.encode("utf-8", "replace")


def _seconds(task: ParseTask) -> float:
    size = _USUAL_SIZE if isinstance(task.source, UnreadFile) else len(task.source.data)
    return size * _SECONDS_PER_BYTE


def _warm_up(options: ParseOptions) -> None:
    """Import what parsing needs before the processes are forked, so that each of them has it."""
    from tuftenotes.markdown import parse_inline  # noqa: PLC0415 (heavy)

    parse_inline("", options)


def _documents(keys: Sequence[str], values: Sequence[bytes]) -> tuple[Document, ...]:
    """Read documents that `parse_task` has written; those of the last build are there already."""
    found = [_LAST.get(key) or _document(value) for key, value in zip(keys, values, strict=True)]
    _LAST.clear()
    _LAST.update(zip(keys, found, strict=True))
    return tuple(found)


def _document(value: bytes) -> Document:
    return cast("Document", _decoder().decode(value))


@cache
def _decoder() -> msgspec.msgpack.Decoder[Any]:
    import msgspec  # noqa: PLC0415 (as above)

    return msgspec.msgpack.Decoder(Document)
