"""Data files (``site.data``): YAML, JSON, TOML, CSV and TSV as plain data."""

from __future__ import annotations

import json
import re
from functools import partial
from io import StringIO
from math import isfinite
from typing import TYPE_CHECKING, Any

from tuftenotes.diagnostics import Code, Diagnostic, Location
from tuftenotes.yaml_data import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["DATA_EXTENSIONS", "data_key", "parse_data", "toml_place"]

DATA_EXTENSIONS = (".yml", ".yaml", ".json", ".toml", ".csv", ".tsv")
"""The endings of data files."""

_DEEP_KEY = re.compile(r"""(?<![\w.\t "'-])(?:[\w"'-]+[ \t]*\.[ \t]*){100}""")
"""For each part of a key `tomllib` looks at all that are before it."""
_TOML_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")


def data_key(stem: str) -> str:
    """Return the name under which templates see a data file: Jekyll's clean-up of its file name."""
    return re.sub(r"\s+", "_", re.sub(r"[^\w\s-]+", "", stem).strip())


def parse_data(text: str, path: str, extension: str) -> tuple[Any, Sequence[Diagnostic]]:
    """Read the text of the data file `path`; the value is None where it cannot be read.

    The rows of a table are dictionaries of strings, by the names in its first line.
    """
    if extension in (".yml", ".yaml"):
        yaml = parse_yaml(text, path, code=Code.DATA)
        return yaml.value, yaml.diagnostics
    try:
        return _READERS[extension](text), ()
    except json.JSONDecodeError as error:
        problem = _problem(text, path, error.msg, error.lineno, error.colno)
    except (ValueError, RecursionError) as error:
        problem = _problem(text, path, str(error), *toml_place(error))
    return None, (problem,)


def toml_place(error: Exception) -> tuple[int, int]:
    """Return line and column that the text of a TOML error names, both from 1; 0 where it names none."""
    place = _TOML_LINE.search(str(error))
    return (int(place[1]), int(place[2])) if place else (0, 0)


def _json(text: str) -> Any:  # noqa: ANN401 (it is plain data)
    return json.loads(text, parse_constant=str, parse_float=_float)


def _toml(text: str) -> Any:  # noqa: ANN401 (it is plain data)
    import tomllib  # noqa: PLC0415 (few sites need it)

    deep = _DEEP_KEY.search(text)
    if deep:
        line = text.count("\n", 0, deep.start()) + 1
        raise ValueError(f"a key of more than 100 parts (at line {line}, column 1)")
    return json.loads(json.dumps(tomllib.loads(text), default=str))  # dates become strings


def _float(text: str) -> float | str:
    value = float(text)
    return value if isfinite(value) else text


def _rows(text: str, delimiter: str) -> list[dict[str, str]]:
    import csv  # noqa: PLC0415 (few sites need it)

    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = next(reader, [])
        return [dict(zip(names, row, strict=False)) for row in reader if row]
    except csv.Error as error:
        place = f"(at line {reader.line_num}, column 1)"
        raise ValueError(f"not a valid table: {error} {place}") from error


_READERS: Mapping[str, Callable[[str], Any]] = {
    ".json": _json,
    ".toml": _toml,
    ".csv": partial(_rows, delimiter=","),
    ".tsv": partial(_rows, delimiter="\t"),
}


def _problem(text: str, path: str, message: str, line: int, column: int) -> Diagnostic:
    lines = text.split("\n")  # what those who count them here take for lines
    excerpt = lines[line - 1].rstrip("\r") if 0 < line <= len(lines) else ""
    column = min(column, len(excerpt) + 1)
    return Diagnostic(Location(path, line, column), Code.DATA.severity, Code.DATA, message, "", excerpt)
