"""The store of what earlier builds worked out."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from tuftenotes.cache import Store, clear_cache, memo_map

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def fill(folder: Path | None, **memos: tuple[bytes, bytes]) -> None:
    """Put memos of the kind ``k`` into a store."""
    with Store(folder) as store:
        for key, (value, body) in memos.items():
            store.put("k", key, value, body)


def keys(folder: Path | None, *wanted: str) -> list[str]:
    """Return which of the keys a store knows."""
    with Store(folder) as store:
        return sorted(store.values("k", wanted))


def test_remembers(tmp_path: Path) -> None:
    """What one build puts in the next one finds, by kind and key; bodies come when asked for."""
    fill(tmp_path / "c", a=(b"1", b"one"), b=(b"2", b""))
    with Store(tmp_path / "c") as store:
        assert store.values("k", ["a", "b", "x"]) == {"a": b"1", "b": b"2"}
        assert store.values("other", ["a"]) == {}
        assert (store.body("k", "a"), store.body("k", "x")) == (b"one", None)


def test_before_it_is_written(tmp_path: Path) -> None:
    """What was put in is there at once, with a file or without."""
    for folder in (tmp_path / "c", None):
        with Store(folder) as store:
            store.put("k", "a", b"1", b"one")
            assert (store.values("k", ["a"]), store.body("k", "a")) == ({"a": b"1"}, b"one")


def test_without_a_folder() -> None:
    """Without a folder nothing outlasts the store."""
    fill(None, a=(b"1", b""))
    assert keys(None, "a") == []


def test_many(tmp_path: Path) -> None:
    """Any number of keys may be asked for at once, and large bodies are written on the way."""
    with Store(tmp_path) as store:
        for n in range(1200):
            store.put("k", f"{n}", b"v", bytes(40_000))
    with Store(tmp_path) as store:
        assert len(store.values("k", [f"{n}" for n in range(1300)])) == 1200
        assert store.body("k", "1199") == bytes(40_000)


def test_ignored_by_git(tmp_path: Path) -> None:
    """The folder keeps itself out of a git repository."""
    fill(tmp_path / "c", a=(b"1", b""))
    assert (tmp_path / "c/.gitignore").read_text("utf-8") == "*\n"


@pytest.mark.parametrize("content", [b"nonsense" * 1000, b"SQLite format 3\0" + bytes(500), b""])
def test_foreign_file(tmp_path: Path, content: bytes) -> None:
    """A file that is no store of ours is an empty one, and is made anew."""
    (tmp_path / "store.sqlite").write_bytes(content)
    assert keys(tmp_path, "a") == []
    fill(tmp_path, a=(b"1", b""))
    assert keys(tmp_path, "a") == ["a"]


@pytest.mark.parametrize(
    "change",
    [
        "PRAGMA user_version = 99",
        "PRAGMA application_id = 1",
        "CREATE TRIGGER t AFTER INSERT ON memo BEGIN DELETE FROM memo; END",
        "CREATE VIEW v AS SELECT 1",
        "ALTER TABLE memo ADD COLUMN more TEXT",
    ],
)
def test_other_schema(tmp_path: Path, change: str) -> None:
    """A file with another schema, or with anything in it that could act, is an empty one."""
    fill(tmp_path, a=(b"1", b""))
    connection = sqlite3.connect(tmp_path / "store.sqlite")
    connection.execute(change)
    connection.commit()
    connection.close()
    assert keys(tmp_path, "a") == []
    fill(tmp_path, b=(b"1", b""))
    assert keys(tmp_path, "b") == ["b"]


def test_other_types(tmp_path: Path) -> None:
    """Values of another type are not there."""
    fill(tmp_path, a=(b"1", b"x"))
    connection = sqlite3.connect(tmp_path / "store.sqlite")
    connection.execute("UPDATE memo SET value = 'text', body = 5")
    connection.commit()
    connection.close()
    with Store(tmp_path) as store:
        assert store.values("k", ["a"]) == {}
        assert store.body("k", "a") is None


def test_damaged_pages(tmp_path: Path) -> None:
    """A file that turns out to be damaged while it is used is given up, and the build goes on."""
    fill(tmp_path, **{f"k{n}": (bytes(3000), b"") for n in range(100)})
    path = tmp_path / "store.sqlite"
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xff" * (len(data) - 8192)
    path.write_bytes(data)
    with Store(tmp_path) as store:
        store.values("k", [f"k{n}" for n in range(100)])
        store.put("k", "new", b"1", b"body")
        assert store.values("k", ["new"]) == {"new": b"1"}
        assert store.body("k", "new") == b"body"


def test_folder_cannot_be_made(tmp_path: Path) -> None:
    """Where the folder cannot be made, the store lasts as long as the object."""
    (tmp_path / "file").write_text("x", "utf-8")
    with Store(tmp_path / "file/c") as store:
        store.put("k", "a", b"1")
        assert store.values("k", ["a"]) == {"a": b"1"}


def test_folder_in_its_place(tmp_path: Path) -> None:
    """Where a folder stands in the place of the file, the store lasts as long as the object."""
    (tmp_path / "store.sqlite/x").mkdir(parents=True)
    with Store(tmp_path) as store:
        store.put("k", "a", b"1")
        assert store.values("k", ["a"]) == {"a": b"1"}


def test_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another build writes, this one goes on without the file."""
    fill(tmp_path, a=(b"1", b""))
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, timeout: connect(path, timeout=timeout / 100))
    other = connect(tmp_path / "store.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with Store(tmp_path) as store:
        store.put("k", "b", b"2")
        assert store.values("k", ["b"]) == {"b": b"2"}
    other.execute("ROLLBACK")
    other.close()
    assert keys(tmp_path, "a", "b") == ["a"]


def test_lock_while_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that comes while the store is open costs what is new, not the build."""
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, timeout: connect(path, timeout=timeout / 100))
    fill(tmp_path, a=(b"1", b""))
    with Store(tmp_path) as store:
        other = connect(tmp_path / "store.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        store.put("k", "b", b"2")
    other.execute("ROLLBACK")
    other.close()
    assert keys(tmp_path, "a", "b") == ["a"]


def test_two_at_once(tmp_path: Path) -> None:
    """Two builds may use a store at the same time."""
    with Store(tmp_path) as one, Store(tmp_path) as two:
        one.put("k", "a", b"1")
        two.put("k", "b", b"2")
    assert keys(tmp_path, "a", "b") == ["a", "b"]


def test_bounded(tmp_path: Path) -> None:
    """What no build asks for is forgotten once there is much of it."""
    fill(tmp_path, **{f"old{n}": (b"v", b"") for n in range(5000)})
    with Store(tmp_path) as store:
        store.values("k", ["old1"])
        store.put("k", "new", b"1")
    assert keys(tmp_path, "old1", "old2", "new") == ["new", "old1"]


def test_memo_map(tmp_path: Path) -> None:
    """Only what is not known is computed, once for equal keys, and the order is kept."""
    asked: list[list[int]] = []

    def square(items: Sequence[int]) -> list[tuple[bytes, bytes]]:
        asked.append(list(items))
        return [(b"%d" % (item * item), b"") for item in items]

    with Store(tmp_path) as store:
        assert memo_map(store, "k", square, [1, 2, 1], ["a", "b", "a"]) == ([b"1", b"4", b"1"], 2)
        assert memo_map(store, "k", square, [3, 2], ["c", "b"]) == ([b"9", b"4"], 1)
    assert asked == [[1, 2], [3]]


def test_clear(tmp_path: Path) -> None:
    """Clearing removes the cache and nothing else."""
    assert not clear_cache(tmp_path / "c")
    fill(tmp_path / "c", a=(b"1", b""))
    assert clear_cache(tmp_path / "c")
    assert not (tmp_path / "c").exists()
    fill(tmp_path / "c", a=(b"1", b""))
    (tmp_path / "c/mine").write_text("x", "utf-8")
    assert clear_cache(tmp_path / "c")
    assert [path.name for path in (tmp_path / "c").iterdir()] == ["mine"]
