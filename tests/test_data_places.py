"""Where the values of data files are written."""

from __future__ import annotations

import pytest

from tuftenotes.data_files import parse_data
from tuftenotes.data_places import DataFile, written_at


def data_file(text: str, extension: str = ".yml") -> DataFile:
    """Read a data file."""
    path = f"data/x{extension}"
    return DataFile(path, text, parse_data(text, path, extension)[0])


@pytest.mark.parametrize(
    ("extension", "text", "place", "line"),
    [
        (".yml", "# soon\n- title: soon\n- when: {date: soon}", "data/x.yml:3:16", "- when: {date: soon}"),
        (".json", '[{"title": "soon"},\r\n\t{"when": {"date": "soon"}}]', "data/x.json:2:20", None),
        (".toml", '[[x]]\ntitle="soon"\n[[x]]\nwhen.date = "soon"', "data/x.toml", ""),
    ],
)
def test_places(extension: str, text: str, place: str, line: str | None) -> None:
    """It is the place of the very value, not of one like it; a format without places gives the file."""
    file = data_file(text, extension)
    entries = file.value["x"] if extension == ".toml" else file.value
    found = written_at((data_file("a: soon"), file), entries[1]["when"]["date"])
    assert found
    assert str(found[0]) == place
    assert found[1] == (text.splitlines()[-1] if line is None else line)


def test_unknown_places() -> None:
    """What no file holds has no place, nor what is the same object wherever it is written."""
    file = data_file("a: 7\nb: [7]")
    assert written_at((file,), file.value["a"]) is None
    assert written_at((file,), "7") is None


def test_an_alias() -> None:
    """A value that is used again is where it is written."""
    file = data_file("a: &day soon\nb: *day\nc: *day")
    assert written_at((file,), file.value["c"]) == written_at((file,), file.value["a"])
    found = written_at((file,), file.value["b"])
    assert found
    assert str(found[0]) == "data/x.yml:1:4"
