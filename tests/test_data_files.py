"""Data files of every kind."""

from __future__ import annotations

import pytest

from tuftenotes.data_files import data_key, parse_data


@pytest.mark.parametrize(
    ("extension", "text", "value"),
    [
        (".yml", "a: [1, 2020-04-13]", {"a": [1, "2020-04-13"]}),
        (".yaml", "- a\n- b", ["a", "b"]),
        (".json", '{"a": [1, 2.5, null, NaN, 1e999]}', {"a": [1, 2.5, None, "NaN", "1e999"]}),
        (".toml", "a = 2020-04-13\n[b]\nc = 1", {"a": "2020-04-13", "b": {"c": 1}}),
        (
            ".csv",
            'name,note\nAda,"x, y"\n\nBob,z\n',
            [{"name": "Ada", "note": "x, y"}, {"name": "Bob", "note": "z"}],
        ),
        (".tsv", "a\tb\r\n1\t2\r\n", [{"a": "1", "b": "2"}]),
        (".csv", "", []),
    ],
)
def test_values(extension: str, text: str, value: object) -> None:
    """Every format gives plain data; the cells of a table are strings under the names of its first line."""
    assert parse_data(text, f"data/x{extension}", extension) == (value, ())


@pytest.mark.parametrize(
    ("extension", "text", "place"),
    [
        (".yml", "a: b: c", "data/x.yml:1:5"),
        (".json", '{\n"a": }', "data/x.json:2:6"),
        (".json", "[" * 100_000, "data/x.json"),
        (".toml", "a = 1\nb = = 2", "data/x.toml:2:5"),
        (".toml", "a = ", "data/x.toml"),
        (".csv", 'a\n"x', "data/x.csv:2:1"),
    ],
)
def test_faults(extension: str, text: str, place: str) -> None:
    """A broken file is reported at its place, and has no value."""
    value, (problem,) = parse_data(text, f"data/x{extension}", extension)
    assert value is None
    assert str(problem.location) == place
    assert problem.code.slug == "data"
    assert not problem.location.line or problem.excerpt == text.splitlines()[problem.location.line - 1]


@pytest.mark.parametrize(
    ("stem", "key"), [("people", "people"), ("my people", "my_people"), ("a.b", "ab"), ("é-x_1", "é-x_1")]
)
def test_keys(stem: str, key: str) -> None:
    """The name of a file becomes a name that a template can write."""
    assert data_key(stem) == key


def test_a_toml_key_of_thousands_of_parts() -> None:
    """It is refused: the library would take minutes for it."""
    value, (problem,) = parse_data("a = 1\n" + "a." * 50_000 + "a = 1", "d.toml", ".toml")
    assert value is None
    assert str(problem.location) == "d.toml:2:1"
