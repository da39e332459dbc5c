"""YAML as plain data."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tuftenotes.diagnostics import Code, Severity
from tuftenotes.yaml_data import Yaml, parse_yaml


def read(text: str) -> Yaml:
    """Read a YAML text as the file ``a.yml``."""
    return parse_yaml(text, "a.yml", code=Code.DATA)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 1\nb: [x, 2.5, true, null, ~]", {"a": 1, "b": ["x", 2.5, True, None, None]}),
        ("2020-04-13", "2020-04-13"),
        ("d: 2020-04-13 10:00:00", {"d": "2020-04-13 10:00:00"}),
        ("1: x\non: y\n~: z", {"1": "x", "on": "y", "~": "z"}),
        ("x: .inf\ny: .nan", {"x": ".inf", "y": ".nan"}),
        ("x: 99999999999999999999", {"x": "99999999999999999999"}),
        (f"x: {'9' * 5000}", {"x": "9" * 5000}),
        ("x: 0b_\ny: =", {"x": "0b_", "y": "="}),
        ("x: !!bool maybe", {"x": "maybe"}),
        ("x: '1'\ny: !!str 1", {"x": "1", "y": "1"}),
        ("style: :compressed", {"style": ":compressed"}),
        ("a: &k {x: 1, y: 2}\nb:\n  <<: *k\n  y: 3", {"a": {"x": 1, "y": 2}, "b": {"x": 1, "y": 3}}),
        ("b:\n  <<: [{x: 1}, {x: 2, y: 3}]", {"b": {"x": 1, "y": 3}}),
        ("a: &k [1]\nb: *k", {"a": [1], "b": [1]}),
        ("", None),
        ("# nothing", None),
    ],
)
def test_values(text: str, value: Any) -> None:  # noqa: ANN401 - plain data
    """Values are plain data: dates stay strings, keys are what was written, JSON can carry every number."""
    assert read(text) == Yaml(value, read(text).places, ())


def test_places() -> None:
    """Every key of a mapping inside mappings has its place, counted from the line that the text starts at."""
    yaml = parse_yaml("a:\n  b: 1\n  c: [{d: 1}]\n", "a.yml", code=Code.DATA, first_line=10)
    assert yaml.places == {("a",): (10, 1), ("a", "b"): (11, 3), ("a", "c"): (12, 3)}


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: b: c", "a.yml:1:5", "mapping values are not allowed"),
        ("a:\n\tb: 1", "a.yml:2:1", "cannot start any token"),
        ('x: 1\na: "b\nc: 1\n', "a.yml:2:4", "end of stream"),
        ("a: [1", "a.yml:2:1", "did not find"),
        ("x: é\x01", "a.yml:1:5", "U+0001"),
        ("x: é\n\ny: \u2028\x85\x01", "a.yml:3:6", "U+0001"),
        ("x: é\ny: a\u2028b: c: d", "a.yml:2:10", "mapping values are not allowed"),
        ("a: 1\nb: *b", "a.yml:2:4", "undefined alias"),
        ("a: !!python/name:os.system x", "a.yml:1:4", "not plain data"),
        ("a: !!binary aGk=", "a.yml:1:4", "not plain data"),
        ("a: !!set {x}", "a.yml:1:4", "not plain data"),
        ("? [a]\n: 1", "a.yml:1:3", "a key must be a word"),
        ("a:\n  <<: 1", "a.yml:2:7", "needs a mapping"),
        ("a: &x [*x]", "a.yml:1:4", "expand to too much"),
        ("--- a\n--- b", "a.yml:2:1", "another document"),
    ],
)
def test_faults(text: str, place: str, message: str) -> None:
    """What is no plain data is reported at its place, with the line it is in, and gives no value."""
    yaml = read(text)
    (problem,) = yaml.diagnostics
    assert yaml.value is None
    assert str(problem.location) == place
    assert message in problem.message
    lines = [*text.split("\n"), ""]
    assert problem.excerpt == lines[problem.location.line - 1]


def test_a_backslash_between_double_quotes() -> None:
    """TeX is written between single quotes, in which a backslash is only that."""
    (problem,) = read('math: {R: "\\mathbb{R}"}').diagnostics
    assert "unknown escape character" in problem.message
    assert problem.hint == "between single quotes a backslash is only a backslash: '\\mathbb{R}'"


def test_duplicate_keys() -> None:
    """A key given twice is reported where it is repeated, and the last one counts."""
    yaml = read("a: 1\nb: {c: 1, c: 2}\na: 3\n")
    assert yaml.value == {"a": 3, "b": {"c": 2}}
    assert [str(problem.location) for problem in yaml.diagnostics] == ["a.yml:2:11", "a.yml:3:1"]
    assert {problem.severity for problem in yaml.diagnostics} == {Severity.WARNING}


def test_lines_are_those_of_editors() -> None:
    """What only YAML takes for the end of a line does not count as one; a lone carriage return does."""
    yaml = read("x: é\x85\u2029\r\ny: 1\ry: 2")
    assert [str(problem.location) for problem in yaml.diagnostics] == ["a.yml:3:1"]
    assert yaml.diagnostics[0].excerpt == "y: 2"


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 50_000, "? " * 50_000])
def test_deep_nesting(text: str) -> None:
    """Deep nesting is refused before it reaches the recursive part of the YAML library."""
    (problem,) = read(text).diagnostics
    assert "levels of nesting" in problem.message


def test_alias_bomb() -> None:
    """Aliases that multiply are refused quickly."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    started = time.perf_counter()
    (problem,) = read("\n".join(lines)).diagnostics
    assert "expand to too much" in problem.message
    assert time.perf_counter() - started < 2


def test_many_shallow_lists() -> None:
    """A long file that is not deep is read, however many brackets it has."""
    text = "\n".join(f"- [{n}, {{a: [{n}]}}]" for n in range(2000))
    assert len(read(text).value) == 2000
