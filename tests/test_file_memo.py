"""A file is read again when it may have changed, and only then."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from tuftenotes.digest import digest
from tuftenotes.file_memo import FileMemo, digest_of_file

if TYPE_CHECKING:
    from pathlib import Path


class Reader:
    """Counts how often a file was read."""

    def __init__(self, most: int = 100) -> None:
        self.read: list[bytes] = []
        self.memo: FileMemo[bytes] = FileMemo(self.take, most)

    def take(self, data: bytes) -> bytes:
        """Return what was read."""
        self.read.append(data)
        return data

    def __call__(self, path: Path) -> bytes:
        """Return the bytes of a file."""
        return self.memo(str(path))


def write(path: Path, data: bytes) -> Path:
    """Write a file and wait until its times lie clearly in the past."""
    path.write_bytes(data)
    time.sleep(0.07)
    return path


settled_only = pytest.mark.skipif(os.name == "nt", reason="Windows keeps no time that programs cannot set")


@settled_only
def test_a_file_that_stays_is_read_once(tmp_path: Path) -> None:
    """Once its last change is old enough to be told from one that comes."""
    reader = Reader()
    path = write(tmp_path / "a", b"1")
    assert [reader(path) for _ in range(3)] == [b"1"] * 3
    assert reader.read == [b"1"]


def test_a_file_that_was_just_written_is_read_each_time(tmp_path: Path) -> None:
    """Two writes within one tick of the clock, of equal length, cannot be told apart by times."""
    reader = Reader()
    path = tmp_path / "a"
    for number in range(50):
        path.write_bytes(b"%d" % (number % 10))
        assert reader(path) == b"%d" % (number % 10)


@pytest.mark.parametrize("how", ["in place", "replaced", "with its old time"])
def test_a_change_is_seen(tmp_path: Path, how: str) -> None:
    """However the file is written, and even if its time of change is set back."""
    reader = Reader()
    path = write(tmp_path / "a", b"1")
    assert reader(path) == b"1"
    before = path.stat()
    if how == "replaced":
        write(tmp_path / "b", b"2").replace(path)
    else:
        path.write_bytes(b"2")
    if how == "with its old time":
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert reader(path) == b"2"


def test_a_file_that_goes_and_comes(tmp_path: Path) -> None:
    """It raises in between, and is read anew."""
    path = write(tmp_path / "a", b"1")
    assert digest_of_file(str(path)) == digest(b"1")
    path.unlink()
    with pytest.raises(FileNotFoundError):
        digest_of_file(str(path))
    path.write_bytes(b"2")
    assert digest_of_file(str(path)) == digest(b"2")


@settled_only
def test_it_stays_bounded(tmp_path: Path) -> None:
    """Beyond so many files all are forgotten."""
    reader = Reader(most=2)
    paths = [write(tmp_path / name, name.encode()) for name in "abc"]
    for path in (*paths, paths[2], paths[0]):
        reader(path)
    assert reader.read == [b"a", b"b", b"c", b"a"]


@settled_only
def test_what_nobody_asks_for_is_forgotten(tmp_path: Path) -> None:
    """A file that was asked for since the last time stays, whether it was read or not."""
    reader = Reader()
    stays, goes = (write(tmp_path / name, name.encode()) for name in "ab")
    for path in (stays, goes):
        reader(path)
    reader.memo.forget_others()
    assert len(reader.memo) == 2
    reader(stays)
    reader.memo.forget_others()
    assert len(reader.memo) == 1
    reader(stays)
    assert reader.read == [b"a", b"b"]
