"""The configuration as a value: the checks and defaults made from the table of keys, and the severities.

Keys that are not in the table are kept: templates see them as ``site.*``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, cast

from tuftenotes.config_keys import ALWAYS_EXCLUDED, ELSEWHERE, FOREIGN_NAMES, KEYS, Key, Kind
from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity, did_you_mean
from tuftenotes.language_tags import language_fault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuftenotes.model import Dialect

__all__ = ["Config", "make_config", "settle", "severity_of"]

Places = Mapping[tuple[str, ...], Location]
"""Where each key stands, by its path; see `tuftenotes.yaml_data.Yaml.places`."""


_MOST_GUESSED = 300
"""Keys for which a known one is looked for that they may mean; each is compared with all."""
_BY_NAME = {key.name: key for key in KEYS}
_SECTIONS = frozenset(key.name.split(".")[0] for key in KEYS if "." in key.name)

_JEKYLL_SEVERITY = {
    Code.COLLISION: Severity.WARNING,
    Code.FRONT_MATTER: Severity.WARNING,
    Code.MISSING_IMAGE: Severity.WARNING,
    Code.UNKNOWN_LAYOUT: Severity.WARNING,
    Code.BROKEN_LINK: Severity.NOTE,
}
"""What Jekyll itself survives is at most a warning in a Jekyll site."""


def severity_of(code: Code, dialect: Dialect) -> Severity:
    """Return how much a problem of this kind matters in a site of this dialect."""
    return _JEKYLL_SEVERITY.get(code, code.severity) if dialect == "jekyll" else code.severity


def settle(diagnostic: Diagnostic, dialect: Dialect) -> Diagnostic:
    """Lower the severity of a diagnostic to what its kind has in a site of this dialect."""
    limit = severity_of(diagnostic.code, dialect)
    return diagnostic if diagnostic.severity <= limit else replace(diagnostic, severity=limit)


@dataclass(frozen=True, slots=True)
class Config:
    """The configuration of a site with every default filled in; `values` is nested plain data."""

    dialect: Dialect
    values: Mapping[str, Any]

    def get(self, name: str) -> Any:  # noqa: ANN401 (as the key's kind says)
        """Return the value of a dotted name, None where there is none."""
        if "." not in name:
            return self.values.get(name)
        value: Any = self.values
        for part in name.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
        return value

    def text(self, name: str) -> str:
        """Return the value of a key of the kind `text`."""
        return cast("str", self.get(name))

    def flag(self, name: str) -> bool:
        """Return the value of a key of the kind `flag`."""
        return cast("bool", self.get(name))

    def names(self, name: str) -> tuple[str, ...]:
        """Return the value of a key of the kind `names`."""
        return tuple(self.get(name))

    @property
    def native(self) -> bool:
        """Whether the site follows our own rules."""
        return self.dialect == "native"

    def with_values(self, **values: object) -> Config:
        """Return the same configuration with some top-level keys replaced (not checked again)."""
        return replace(self, values={**self.values, **values})


def make_config(
    values: Mapping[str, Any], places: Places, dialect: Dialect
) -> tuple[Config, tuple[Diagnostic, ...]]:
    """Check `values` against the table and fill the defaults in; `dialect` is the one to use."""
    result = dict(values)
    found: list[Diagnostic] = []
    for section in _SECTIONS:
        inner = result.get(section)
        if inner is not None and not isinstance(inner, Mapping):
            found.append(_wrong_kind(_BY_NAME_SECTION[section], (section,), inner, places, dialect))
        result[section] = dict(inner) if isinstance(inner, Mapping) else {}
    for key in KEYS:
        *sections, last = path = tuple(key.name.split("."))
        holder = result[sections[0]] if sections else result
        given = holder.get(last)
        value = None if given is None else _convert(key, given)
        if given is not None and value is None:
            found.append(_wrong_kind(key, path, given, places, dialect))
        holder[last] = _plain(key.default_for(dialect)) if value is None else value
    result["exclude"] = [*result["exclude"], *ALWAYS_EXCLUDED]
    result["dialect"] = dialect
    result["baseurl"] = _normal_baseurl(result["baseurl"])
    result["url"] = result["url"].rstrip("/")
    found.extend(_misspellings(values, places))
    if dialect == "native":
        found.extend(_mistaken(result, places))
        result["menu"] = result["menu"] if isinstance(result["menu"], list) else []
    return Config(dialect, result), tuple(found)


_BY_NAME_SECTION = {name: Key(name, "mapping", {}, "", ours=name != "sass") for name in _SECTIONS}
_ARTICLES: Mapping[Kind, str] = {
    "text": "a text",
    "flag": "true or false",
    "names": "a list of names",
    "mapping": "a mapping",
    "list": "a list",
    "any": "a value",
}


def _convert(key: Key, given: Any) -> Any:  # noqa: ANN401 (as the key's kind says)
    """Return `given` in the form that `key` has, or None if it has another kind."""
    if key.kind == "text":
        if isinstance(given, bool) or not isinstance(given, str | int | float):
            return None
        text = str(given)
        if not key.choices:
            return text
        word = text.removeprefix(":")  # a Ruby symbol
        return word if word in key.choices else None
    if key.kind == "names":
        if isinstance(given, str):
            return [name for part in given.split(",") for name in part.split()]
        return [str(item) for item in given] if isinstance(given, list) else None
    kinds: Mapping[Kind, type[Any]] = {"flag": bool, "mapping": Mapping, "list": list}
    return given if key.kind == "any" or isinstance(given, kinds[key.kind]) else None


def _plain(default: Any) -> Any:  # noqa: ANN401 (as the key's kind says)
    """Copy a default, so that no two configurations share what one of them might be asked to change."""
    if isinstance(default, tuple):
        return list(default)
    return dict(default) if isinstance(default, Mapping) else default


def _normal_baseurl(text: str) -> str:
    path = text.strip().strip("/")
    return f"/{path}" if path else ""


def _wrong_kind(
    key: Key, path: tuple[str, ...], given: object, places: Places, dialect: Dialect
) -> Diagnostic:
    severity = Severity.NOTE if key.ours and dialect == "jekyll" else Code.CONFIG.severity
    wanted = "one of " + ", ".join(key.choices) if key.choices else _ARTICLES[key.kind]
    location = places.get(path, Location("_config.yml"))
    shown = f"“{given}”" if isinstance(given, str) else json.dumps(given)
    hint = did_you_mean(given.removeprefix(":"), key.choices) if isinstance(given, str) else ""
    hint = hint or (f"for example: {key.name}: {key.example}" if key.example else "")
    return Diagnostic(
        location, severity, Code.CONFIG, f"“{key.name}” must be {wanted}, not {shown:.60}", hint
    )


def _misspellings(values: Mapping[str, Any], places: Places) -> Iterable[Diagnostic]:
    known = {name.split(".")[0] for name in _BY_NAME}
    ours_or_theirs = known | FOREIGN_NAMES | ELSEWHERE.keys()
    for name in list(values)[:_MOST_GUESSED]:
        if name not in ours_or_theirs and len(name) > 3 and (near := get_close_matches(name, known, 1, 0.8)):
            location = places.get((name,), Location("_config.yml"))
            message = f"nothing reads the key “{name}”, except templates as site.{name}"
            hint = f"did you mean “{near[0]}”?"
            yield Diagnostic(location, Code.UNKNOWN_KEY.severity, Code.UNKNOWN_KEY, message, hint)
    for section in _SECTIONS:
        inner = values.get(section)
        names = {name.split(".")[1] for name in _BY_NAME if name.startswith(section + ".")}
        for name in list(inner)[:_MOST_GUESSED] if isinstance(inner, Mapping) else ():
            if name not in names and (hint := did_you_mean(name, names)):
                location = places.get((section, name), Location("_config.yml"))
                message = f"nothing reads the key “{section}.{name}”"
                yield Diagnostic(location, Code.UNKNOWN_KEY.severity, Code.UNKNOWN_KEY, message, hint)


def _mistaken(values: Mapping[str, Any], places: Places) -> Iterable[Diagnostic]:
    """Find what a native site cannot mean: other programs' keys, dots for nesting, unfit values."""
    for name, value in values.items():
        code, severity, hint = Code.UNKNOWN_KEY, Severity.WARNING, ""
        message = f"nothing reads the key “{name}”"
        if name in ELSEWHERE:
            hint = f"it is called {ELSEWHERE[name]} here"
        elif name in _BY_NAME and "." in name:
            section, key = name.split(".")
            hint = f"write {section}: {{{key}: {value}}}"
        elif fault := _unfit(name, value) if value else None:
            code, (severity, message, hint) = Code.CONFIG, fault
        if hint:
            location = places.get((name,), Location("_config.yml"))
            yield Diagnostic(location, severity, code, message, hint)


def _unfit(name: str, value: Any) -> tuple[Severity, str, str] | None:  # noqa: ANN401 (as the key's kind says)
    """Return what is wrong with a value that is of the right kind, and a hint."""
    if name == "url" and "://" not in value:
        message = f"“url” must begin with https://, not “{value:.60}”"
        return Severity.WARNING, message, f"https://{value.removeprefix('//')}"
    if name == "menu" and not isinstance(value, list):
        hint = "for example: - {title: Schedule, url: /schedule/}"
        return Severity.ERROR, "“menu” must be a list of links with a title and a url", hint
    if name == "lang" and (fault := language_fault(value)):
        return Severity.WARNING, *fault
    if name == "edit_url" and "{path}" not in value:
        hint = "for example: https://github.com/ada/notes/edit/main/{path}"
        return Severity.WARNING, "“edit_url” has no {path}, so that all pages have the same address", hint
    if name == "permalink" and "://" in value:
        message = f"“permalink” is the form of the paths of the site, not an address like “{value:.60}”"
        return Severity.ERROR, message, "one of pretty and none, or a path with :path and :basename"
    return None
