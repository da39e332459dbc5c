"""``_data``: YAML, JSON, CSV and TSV files as Jekyll's ``site.data``."""

from __future__ import annotations

import csv
import re
from io import StringIO
from posixpath import splitext
from typing import TYPE_CHECKING, Any

from tuftenotes.diagnostics import Code, Diagnostic, Location
from tuftenotes.liquid.psych import load_psych, settle_times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tuftenotes.liquid.jekyll_config import JekyllConfig

__all__ = ["read_data"]

_JUNK = re.compile(r"[^\w\s-]+|(?:^|(?<=\s))\s+(?=$|\s|\b)", re.ASCII)


def _key(stem: str) -> str:
    return re.sub(r"\s+", "_", _JUNK.sub("", stem).strip(), flags=re.ASCII)


def read_data(
    paths: Iterable[str],
    config: JekyllConfig,
    text_of: Callable[[str], str | None],
    report: Callable[[Diagnostic], None],
) -> dict[str, Any]:
    """Return the data files as one mapping, with a mapping for every folder in it."""
    folder = config.folder("data_dir")
    result: dict[str, Any] = {}
    folders_made: dict[tuple[str, ...], dict[str, Any]] = {(): result}
    for path in sorted(paths, key=lambda path: (path.count("/"), path)):
        text = text_of(path)
        if text is None:
            continue
        stem, extension = splitext(path.removeprefix(f"{folder}/"))
        *folders, name = map(_key, stem.split("/"))
        for depth in range(1, len(folders) + 1):
            inside = tuple(folders[:depth])
            if inside not in folders_made:  # a folder takes the place of a file of its name
                folders_made[inside] = folders_made[inside[:-1]][inside[-1]] = {}
        folders_made[tuple(folders)][name] = _read(text, path, extension.lower(), config, report)
    return result


def _read(
    text: str, path: str, extension: str, config: JekyllConfig, report: Callable[[Diagnostic], None]
) -> Any:  # noqa: ANN401 (plain data)
    if extension in {".csv", ".tsv"}:
        try:
            return _rows(text, "\t" if extension == ".tsv" else ",")
        except csv.Error as error:
            code = Code.DATA
            report(Diagnostic(Location(path), code.severity, code, str(error)))
            return None
    # JSON is YAML, and Jekyll reads it so.
    value, problems = load_psych(text, path, code=Code.DATA)
    for problem in problems:
        report(problem)
    return settle_times(value, config.clock.zone)


def _rows(text: str, delimiter: str) -> list[dict[str, str | None]]:
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    names = next(rows, [])
    return [
        {name: (row[i] if i < len(row) and row[i] != "" else None) for i, name in enumerate(names)}
        for row in rows
        if row
    ]
