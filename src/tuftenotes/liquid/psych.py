"""YAML as Ruby's Psych reads it: dates are dates, ``12:30`` is 45,000 and ``:compressed`` is a word.

Front matter elsewhere keeps the text of a date; Liquid compares, sorts and formats dates, so that a Jekyll
site needs them as values. Hostile text is bounded by `parse_yaml`, through which every text goes first.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Any

from tuftenotes.diagnostics import Code, Diagnostic, Severity
from tuftenotes.yaml_data import parse_yaml

__all__ = ["load_psych", "settle_times"]

_TAG = "tag:yaml.org,2002:"
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_TIME = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|\s+)(\d{1,2}):(\d\d):(\d\d)(?:\.(\d*))?"
    r"\s*(Z|[-+]\d{1,2}:?(?:\d\d)?)?\Z"
)
_SEXAGESIMAL = re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9]){1,2}\Z")
_INTEGER = re.compile(r"[-+]?(?:0b[01_,]+|0[0-7_,]+|0x[0-9a-fA-F_,]+|(?:0|[1-9](?:[0-9]|,[0-9]|_[0-9])*))\Z")
_FLOAT = re.compile(r"[-+]?([0-9][0-9_,]*)?\.[0-9]*([eE][+-][0-9]+)?\Z")
_SPECIAL = {".inf": float("inf"), "-.inf": float("-inf"), ".nan": float("nan")}
_WORDS = {
    **dict.fromkeys(("yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"), True),
    **dict.fromkeys(("no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"), False),
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
}
# A time without a zone: Psych takes it for UTC, and prints it in the machine's zone.
_UNZONED = timezone(timedelta(0), "unzoned")
_SYMBOL = re.compile(r":[A-Za-z_]\w*\Z")


def load_psych(
    text: str, path: str, *, code: Code, first_line: int = 1
) -> tuple[Any, tuple[Diagnostic, ...]]:
    """Return the values of a YAML text (None where it is broken) and what is wrong with it.

    `text` starts at line `first_line` of the file `path`. Repeated keys are warnings, as Psych takes them.
    Times that were written without a zone have to be shown in that of the site: see `settle_times`.
    """
    checked = parse_yaml(text, path, code=code, first_line=first_line)
    broken = checked.value is None and bool(checked.diagnostics)
    problems = checked.diagnostics if broken else tuple(map(_as_warning, checked.diagnostics))
    if broken or checked.value is None:
        return None, problems
    import yaml  # noqa: PLC0415 (a build that changes nothing must not pay for it)

    node = yaml.compose(text, Loader=_loader())
    return _construct(node), problems


def settle_times(value: Any, zone: tzinfo) -> Any:  # noqa: ANN401 (plain data)
    """Return `value` with every time that was written without a zone turned into `zone`."""
    if isinstance(value, datetime) and value.tzinfo is _UNZONED:
        return value.astimezone(zone)
    if isinstance(value, list):
        return [settle_times(item, zone) for item in value]
    if isinstance(value, dict):
        return {key: settle_times(item, zone) for key, item in value.items()}
    return value


def _as_warning(problem: Diagnostic) -> Diagnostic:
    severity = min(problem.severity, Severity.WARNING)
    return Diagnostic(
        problem.location, severity, problem.code, problem.message, problem.hint, problem.excerpt
    )


@cache
def _loader() -> type[Any]:
    import yaml  # noqa: PLC0415

    base: type[Any] = yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader

    class Composer(base):  # type: ignore[misc] # which of the two it is depends on the installation
        """A composer without implicit types: `_plain` knows Ruby's."""

        yaml_implicit_resolvers = {"<": [(_TAG + "merge", re.compile("<<$"))]}  # noqa: RUF012 (PyYAML's interface)

    return Composer


def _construct(node: Any) -> Any:  # noqa: ANN401 (nodes and plain data)
    kind = type(node).__name__
    if kind == "ScalarNode":
        return _plain(node.value) if node.tag == _TAG + "str" and not node.style else node.value
    if kind == "SequenceNode":
        return [_construct(child) for child in node.value]
    merged: dict[str, Any] = {}
    own: dict[str, Any] = {}
    for key_node, value_node in node.value:
        value = _construct(value_node)
        if key_node.tag == _TAG + "merge":
            for mapping in value if isinstance(value, list) else [value]:
                merged |= {key: item for key, item in mapping.items() if key not in merged}
        else:
            own[key_node.value] = value
    return {**merged, **own}


def _plain(text: str) -> Any:  # noqa: ANN401 (it is plain data)
    """Return the value of a plain scalar, as Psych's scalar scanner reads it."""
    if text in _WORDS:
        return _WORDS[text]
    if not text[0].isalpha():
        for read in (_moment, _number):
            value = read(text)
            if value is not None:
                return value
    return text[1:] if _SYMBOL.match(text) else text


def _number(text: str) -> int | float | None:
    if _INTEGER.match(text):
        try:
            return _integer(text.replace("_", "").replace(",", ""))
        except ValueError:  # no digit but separators, or thousands of digits
            return None
    if _SEXAGESIMAL.match(text):
        sign = -1 if text.startswith("-") else 1
        parts = text.lstrip("+-").replace("_", "").split(":")
        total: int = sign * sum(int(part) * 60 ** abs(i - 2) for i, part in enumerate(parts))
        return total
    if _FLOAT.match(text) and any(map(str.isdigit, text)):
        return float(text.replace("_", "").replace(",", ""))
    return _SPECIAL.get(text.lower())


def _integer(digits: str) -> int:
    sign = -1 if digits.startswith("-") else 1
    digits = digits.lstrip("+-")
    for prefix, base in (("0x", 16), ("0b", 2), ("0", 8)):
        if digits.startswith(prefix) and len(digits) > 1:
            return sign * int(digits.removeprefix(prefix), base)
    return sign * int(digits)


def _moment(text: str) -> date | None:
    try:
        day = _DATE.match(text)
        if day:
            return date(int(day[1]), int(day[2]), int(day[3]))
        time = _TIME.match(text)
        return _time(time) if time else None
    except ValueError:
        return None


def _time(match: re.Match[str]) -> datetime:
    numbers = [int(part) for part in match.groups()[:6]]
    micro = int((match[7] or "0").ljust(6, "0")[:6])
    zone = match[8]
    if zone is None:
        return datetime(*numbers, microsecond=micro, tzinfo=_UNZONED)  # type: ignore[arg-type,misc] # six numbers
    if zone == "Z":
        return datetime(*numbers, microsecond=micro, tzinfo=UTC)  # type: ignore[arg-type,misc] # six numbers
    sign = -1 if zone[0] == "-" else 1
    digits = zone[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    offset = timezone(sign * timedelta(hours=int(hours), minutes=int(minutes)))
    return datetime(*numbers, microsecond=micro, tzinfo=offset)  # type: ignore[arg-type,misc] # six numbers
