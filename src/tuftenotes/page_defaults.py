"""Front matter for many pages at once: the configuration's `defaults`."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, NamedTuple

from tuftenotes.diagnostics import Code, Severity, did_you_mean
from tuftenotes.page_keys import key_problems

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tuftenotes.model import Meta

__all__ = ["DefaultsProblem", "check_defaults", "idle_scopes", "scopes_below", "with_defaults"]

_EXAMPLE = "for example: - {scope: {path: appendix}, values: {nav: false}}"
_MISSING = {
    "scope": "this entry of “defaults” has no “scope”: it counts for all pages",
    "values": "this entry of “defaults” has no “values”: it changes nothing",
}
"""The parts of an entry, and what it means that one is not there."""


class DefaultsProblem(NamedTuple):
    """What is wrong with `defaults`; `path` leads to it from the list: the number of an entry, then keys."""

    path: tuple[str | int, ...]
    severity: Severity
    code: Code
    message: str
    hint: str = ""


def with_defaults(meta: Meta, path: str, kind: str, defaults: Sequence[Any]) -> Meta:
    """Return `meta` with the values of every scope that covers the page added where it has none itself.

    `path` is relative to the folder the URLs start from; `kind` is Jekyll's type (``pages``, ``posts`` …).
    Of several scopes the one with the longer path counts, and of equal ones the later.
    """
    covering = [
        (len(str(scope.get("path") or "")), index, values)
        for index, entry in enumerate(defaults)
        if isinstance(entry, Mapping)
        and isinstance(scope := entry.get("scope") or {}, Mapping)
        and isinstance(values := entry.get("values"), Mapping)
        and _covers(scope, path, kind)
    ]
    if not covering:
        return meta
    result: dict[str, Any] = {}
    for _, _, values in sorted(covering, key=lambda item: item[:2]):
        result.update(values)
    return {**result, **meta}


def _covers(scope: Mapping[str, Any], path: str, kind: str) -> bool:
    if scope.get("type") not in (None, "", kind):
        return False
    pattern = str(scope.get("path") or "").strip("/")
    if "*" in pattern:
        return fnmatchcase(path, pattern) or fnmatchcase(path, f"{pattern}/*")
    return not pattern or path == pattern or path.startswith(f"{pattern}/")


def check_defaults(defaults: Sequence[Any]) -> tuple[list[Any], tuple[DefaultsProblem, ...]]:
    """Return the `defaults` of a native site without values that nothing can use, and what is wrong."""
    problems = tuple(problem for number, entry in enumerate(defaults) for problem in _faults(number, entry))
    unfit = {problem.path for problem in problems if problem.severity is Severity.ERROR}
    return [_without(number, entry, unfit) for number, entry in enumerate(defaults)], problems


def _without(number: int, entry: Any, unfit: Collection[tuple[str | int, ...]]) -> Any:  # noqa: ANN401 (plain data)
    if not any(path[0] == number for path in unfit):
        return entry
    values = {key: value for key, value in entry["values"].items() if (number, "values", key) not in unfit}
    return {**entry, "values": values}


def _faults(number: int, entry: object) -> Iterator[DefaultsProblem]:
    if not isinstance(entry, Mapping):
        message = "an entry of “defaults” must have a “scope” and “values”"
        yield DefaultsProblem((number,), Severity.WARNING, Code.CONFIG, message, _EXAMPLE)
        return
    guesses = set()
    scope, values = entry.get("scope"), entry.get("values")
    for path, mapping, names in (((number,), entry, _MISSING), ((number, "scope"), scope, ("path", "type"))):
        for key in mapping if isinstance(mapping, Mapping) else ():
            if key not in names:
                hint = did_you_mean(key, names)
                guesses.add(hint)
                message = f"nothing reads the key “{key}” of an entry of “defaults”"
                yield DefaultsProblem((*path, key), Severity.WARNING, Code.CONFIG, message, hint)
    for name, message in _MISSING.items():
        given = entry.get(name)
        if given is None and did_you_mean(name, [name]) not in guesses:
            yield DefaultsProblem((number,), Severity.WARNING, Code.CONFIG, message, _EXAMPLE)
        elif given is not None and not isinstance(given, Mapping):
            told = f"“{name}” must be a mapping, not “{given!s:.60}”: this entry changes nothing"
            yield DefaultsProblem((number, name), Severity.WARNING, Code.CONFIG, told, _EXAMPLE)
    for problem in key_problems(values) if isinstance(values, Mapping) else ():
        where = (number, "values", problem.key)
        yield DefaultsProblem(where, problem.severity, problem.code, problem.message, problem.hint)


def scopes_below(defaults: Sequence[Any], folder: str, names: Collection[str]) -> Sequence[Any]:
    """Return `defaults` whose scopes begin in the `folder` of the pages, also where they name that folder.

    Where a page has such a folder in its name, that one is meant.
    """
    if not folder or any(name.startswith(f"{folder}/") for name in names):
        return defaults
    return [_below(entry, folder) for entry in defaults]


def _below(entry: Any, folder: str) -> Any:  # noqa: ANN401 (plain data)
    scope = entry.get("scope") if isinstance(entry, Mapping) else None
    path = str(scope.get("path") or "").removeprefix("./").strip("/") if isinstance(scope, Mapping) else ""
    if scope is None or not f"{path}/".startswith(f"{folder}/"):
        return entry
    return {**entry, "scope": {**scope, "path": path[len(folder) + 1 :]}}


def idle_scopes(defaults: Sequence[Any], names: Collection[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the number of each entry whose scope covers no page of a native site, what is wrong, a hint."""
    folders = {name[:at] for name in names for at, sign in enumerate(name) if sign == "/"}
    for number, entry in enumerate(defaults):
        scope = entry.get("scope") if isinstance(entry, Mapping) else None
        if not isinstance(scope, Mapping) or any(_covers(scope, name, "pages") for name in names):
            continue
        path, kind = str(scope.get("path") or ""), scope.get("type")
        if kind not in (None, "", "pages"):
            message = f"“defaults” is for the type “{kind!s:.60}”, which no page has"
            yield number, message, "every page of this site has the type “pages”; leave “type” out"
        elif path.strip("/"):
            message = f"“defaults” has a scope for “{path:.60}”, which covers no page"
            yield number, message, did_you_mean(path.strip("/"), folders | set(names))
