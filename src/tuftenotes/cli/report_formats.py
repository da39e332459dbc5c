"""Diagnostics for programs: JSON, SARIF for code scanning, annotations for GitHub Actions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tuftenotes import __version__
from tuftenotes.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tuftenotes.diagnostics import Diagnostic

__all__ = ["FORMATS", "diagnostic_as_data"]

_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def diagnostic_as_data(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return a problem as plain data; `line` and `column` count from 1, 0 means the file as a whole."""
    return {
        "path": diagnostic.location.path,
        "line": diagnostic.location.line,
        "column": diagnostic.location.column,
        "severity": diagnostic.severity.name.lower(),
        "code": diagnostic.code.slug,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "excerpt": diagnostic.excerpt,
    }


def _as_json(diagnostics: Sequence[Diagnostic], prefix: str) -> str:
    found = [diagnostic_as_data(diagnostic) for diagnostic in diagnostics]
    for problem in found:
        problem["path"] = f"{prefix}{problem['path']}"
    return json.dumps({"diagnostics": found}, ensure_ascii=False)


def _as_sarif(diagnostics: Sequence[Diagnostic], prefix: str) -> str:
    """Return a SARIF 2.1.0 log (OASIS) of one run."""
    codes = sorted({diagnostic.code for diagnostic in diagnostics}, key=lambda code: code.slug)
    rules = [{"id": code.slug, "shortDescription": {"text": code.__doc__ or ""}} for code in codes]
    driver = {"name": "tuftenotes", "version": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "results": [_sarif_result(d, prefix) for d in diagnostics]}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False)


def _sarif_result(diagnostic: Diagnostic, prefix: str) -> dict[str, Any]:
    where = diagnostic.location
    place: dict[str, Any] = {"artifactLocation": {"uri": f"{prefix}{where.path}"}}
    if where.line:
        place["region"] = {"startLine": where.line, **({"startColumn": where.column} if where.column else {})}
    return {
        "ruleId": diagnostic.code.slug,
        "level": _SARIF_LEVELS[diagnostic.severity],
        "message": {"text": _sentence(diagnostic)},
        "locations": [{"physicalLocation": place}],
    }


def _as_github(diagnostics: Sequence[Diagnostic], prefix: str) -> str:
    """Return workflow commands, one a line, which GitHub shows beside the lines of a pull request."""
    return "\n".join(_github_command(diagnostic, prefix) for diagnostic in diagnostics)


def _github_command(diagnostic: Diagnostic, prefix: str) -> str:
    where = diagnostic.location
    given = {"file": f"{prefix}{where.path}", "line": where.line, "col": where.column}
    properties = {**given, "title": diagnostic.code.slug}
    shown = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
    return f"::{_GITHUB_LEVELS[diagnostic.severity]} {shown}::{_data(_sentence(diagnostic))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _sentence(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.message} ({diagnostic.hint})" if diagnostic.hint else diagnostic.message


FORMATS: Mapping[str, Callable[[Sequence[Diagnostic], str], str]] = {
    "json": _as_json,
    "sarif": _as_sarif,
    "github": _as_github,
}
"""What each format makes of diagnostics and of the prefix of their paths."""
