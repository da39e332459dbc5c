"""What earlier builds worked out, kept on disk by the digest of everything it was made from.

The store is an SQLite file of plain bytes: nothing found in it is ever run or unpickled, because it may come
with a cloned site. One that is corrupt, foreign, of another version or cannot be written is an empty one:
the build goes on without it.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from tuftenotes.stamp import STAMP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

__all__ = ["ANSWERS", "Memo", "Store", "clear_cache", "memo_map", "prepare_folder"]

Memo = tuple[bytes, bytes]
"""A value, and a body that is only loaded when it is asked for (empty where there is none)."""

Item = TypeVar("Item")

_FILE = "store.sqlite"
ANSWERS = "answers.json"
"""What other hosts answered; see `visit_memory`."""
_SCHEMA = 1
_APPLICATION = 0x74754654  # how SQLite marks whose file it is
_PENDING = 32 * 1024 * 1024
_MOST_UNUSED = 4000
_TABLE = """CREATE TABLE memo (
  kind TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, body BLOB NOT NULL, UNIQUE (kind, key))"""


class Store:
    """Memos by kind and key. Without a folder, or where the disk fails, it lasts as long as the object.

    Use it as a context manager: leaving it writes what is new and forgets what no build asked for in a
    long time, so that the file stays bounded. One that is not `durable` need not survive a failure of power.
    """

    def __init__(self, folder: Path | None, *, durable: bool = True) -> None:
        self._fresh: dict[tuple[str, str], Memo] = {}
        self._size = 0
        self._used: set[tuple[str, str]] = set()
        self._path = folder / _FILE if folder else None
        self._connection = _open(self._path, durable=durable) if self._path else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def values(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """Return the values of those `keys` that are there."""
        wanted = list(keys)
        self._used.update((kind, key) for key in wanted)
        found = {key: self._fresh[kind, key][0] for key in wanted if (kind, key) in self._fresh}
        missing = [key for key in wanted if key not in found]
        for start in range(0, len(missing), 500):
            chunk = missing[start : start + 500]
            marks = ",".join("?" * len(chunk))
            query = f"SELECT key, value FROM memo WHERE kind = ? AND key IN ({marks})"  # noqa: S608 (only marks)
            found.update(self._rows(query, kind, *chunk))
        return found

    def body(self, kind: str, key: str) -> bytes | None:
        """Return the body of a memo, or None if it is not there."""
        if (kind, key) in self._fresh:
            return self._fresh[kind, key][1]
        rows = self._rows("SELECT key, body FROM memo WHERE kind = ? AND key = ?", kind, key)
        return next((body for _, body in rows), None)

    def put(self, kind: str, key: str, value: bytes, body: bytes = b"") -> None:
        """Keep a memo."""
        self._used.add((kind, key))
        self._fresh[kind, key] = (value, body)
        self._size += len(value) + len(body)
        if self._size > _PENDING:
            self._write()

    def close(self) -> None:
        """Write what is new, forget what is old, and close the file."""
        self._write()
        if self._connection is not None:
            try:
                self._forget(self._connection)
            except sqlite3.Error:
                self._give_up()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _rows(self, query: str, *arguments: str) -> list[tuple[str, bytes]]:
        if self._connection is None:
            return []
        try:
            rows = self._connection.execute(query, arguments).fetchall()
        except sqlite3.Error:
            self._give_up()
            return []
        return [row for row in rows if isinstance(row[0], str) and isinstance(row[1], bytes)]

    def _write(self) -> None:
        if self._connection is None or not self._fresh:
            return
        rows = [(kind, key, value, body) for (kind, key), (value, body) in self._fresh.items()]
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO memo VALUES (?, ?, ?, ?)", rows)
        except sqlite3.Error:
            self._give_up()
            return
        self._fresh.clear()
        self._size = 0

    def _forget(self, connection: sqlite3.Connection) -> None:
        """Delete the memos that this build did not use once there are many of them."""
        (count,) = connection.execute("SELECT count(*) FROM memo").fetchone()
        if count <= 4 * len(self._used) + _MOST_UNUSED:
            return
        stored = connection.execute("SELECT kind, key FROM memo").fetchall()
        with connection:
            connection.executemany(
                "DELETE FROM memo WHERE kind = ? AND key = ?",
                [row for row in stored if row not in self._used],
            )
        connection.execute("VACUUM")

    def _give_up(self) -> None:
        """Go on without the file: what is new stays in memory."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()


def memo_map(
    store: Store,
    kind: str,
    compute: Callable[[Sequence[Item]], Iterable[Memo]],
    items: Sequence[Item],
    keys: Sequence[str],
) -> tuple[list[bytes], int]:
    """Return the value for each item, in order, and how many had to be computed.

    `keys` are digests of everything that decides what an item becomes; `compute` makes the memos of the
    items that are missing, in their order.
    """
    known = store.values(kind, keys)
    misses = {key: item for key, item in zip(keys, items, strict=True) if key not in known}
    for key, (value, body) in zip(misses, compute(list(misses.values())), strict=True):
        store.put(kind, key, value, body)
        known[key] = value
    return [known[key] for key in keys], len(misses)


def clear_cache(folder: Path) -> bool:
    """Remove the cache in `folder` and the folder if nothing else is in it; tell whether there was one."""
    files = [folder / name for name in (_FILE, f"{_FILE}-journal", STAMP, ANSWERS, ".gitignore")]
    found = files[0].is_file() or (folder / ANSWERS).is_file()
    for path in files if found else ():
        path.unlink(missing_ok=True)
    if found and not any(folder.iterdir()):
        folder.rmdir()
    return found


def _open(path: Path, *, durable: bool) -> sqlite3.Connection | None:
    """Open or make the file; one that is not ours or is damaged is made anew."""
    for _ in range(2):
        try:
            prepare_folder(path.parent)
            connection = sqlite3.connect(path, timeout=5)
        except (OSError, sqlite3.Error):
            return None
        try:
            if _is_ours(connection):
                connection.execute(f"PRAGMA synchronous = {'NORMAL' if durable else 'OFF'}")
                return connection
        except sqlite3.OperationalError:  # locked, read-only, full
            connection.close()
            return None
        except sqlite3.Error:
            pass
        connection.close()
        try:
            path.unlink(missing_ok=True)
        except OSError:
            return None
    return None


def prepare_folder(folder: Path) -> None:
    """Make the folder, with a file in it that keeps the cache out of a git repository."""
    ignore = folder / ".gitignore"
    if not ignore.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        ignore.write_text("*\n", "utf-8")


def _is_ours(connection: sqlite3.Connection) -> bool:
    """Tell whether the file has our schema; an empty one gets it."""
    connection.execute("PRAGMA trusted_schema = OFF")
    objects = connection.execute("SELECT type, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    if not objects:
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                connection.execute(f"PRAGMA application_id = {_APPLICATION}")
                connection.execute(f"PRAGMA user_version = {_SCHEMA}")
                connection.execute(_TABLE)
        return True
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return bool(objects == [("table", _TABLE)] and application == _APPLICATION and version == _SCHEMA)
