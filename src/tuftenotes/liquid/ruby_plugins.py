"""Reading ``_plugins/*.rb`` without running them.

Nearly every plugin of these sites takes its argument apart with ``shellsplit`` or ``split`` and fills one
string. Such a string is read and honoured; a plugin that does anything else is known by name only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuftenotes.liquid.values import to_s
from tuftenotes.markdown.tags import UnclosedQuoteError, split_arguments

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["RubyFilter", "RubyTag", "read_plugin", "split_markup"]

_REGISTERED = re.compile(r"""register_tag\s*\(?\s*(?:['"]([\w-]+)['"]|:(\w+))\s*,\s*([\w:]+)""")
_FILTERS = re.compile(r"register_filter\s*\(?\s*([\w:]+)")
_CLASS = re.compile(r"^[ \t]*class\s+(\w+)\s*<\s*([\w:]+)", re.MULTILINE)
_METHOD = re.compile(r"^[ \t]*def\s+(?:self\.)?(\w+[?!]?)[^\n]*$", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*#(?!\{).*$", re.MULTILINE)
_SPLITS = (
    (
        re.compile(
            r"@(\w+)\s*=\s*(?:\w+\.shellsplit|Shellwords\.(?:split|shellsplit|shellwords)\(\s*\w+\s*\))"
        ),
        "shell",
    ),
    (re.compile(r"""@(\w+)\s*=\s*\w+(?:\.strip)?\.split\(\s*(['"])(.)\2\s*\)"""), "separator"),
    (re.compile(r"@(\w+)\s*=\s*\w+(?:\.strip)?\.split(?:\(\s*\))?\s*$", re.MULTILINE), "blanks"),
    (re.compile(r"@(\w+)\s*=\s*\w+\.strip\s*$", re.MULTILINE), "strip"),
    (
        re.compile(r"@(\w+)\s*=\s*(?:text|markup|args|input|params|content|tag_text)\s*$", re.MULTILINE),
        "whole",
    ),
)
_STRING = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*""", re.DOTALL)
_HEREDOC = re.compile(
    r"""\s*<<[-~]?(['"]?)(\w+)\1(?:\.strip)?[^\n]*\n(.*?)^[ \t]*\2[ \t]*$""", re.DOTALL | re.MULTILINE
)
_JOINED = re.compile(r"\s*(?:\+|\\\n)\s*")
_BASEURL = re.compile(
    r"^[ \t]*(\w+)\s*=\s*context\.registers\[:site\]\.config\[['\"]baseurl['\"]\][ \t]*$", re.MULTILINE
)
_HOLE = re.compile(
    r"#\{\s*(?:@(\w+)(?:\[(\d+)\]|\.(first|last))?(?:\.(?:strip|to_s))*|(super|content|text|output)(?:\.strip)?|(\w+))\s*\}"
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_CONTROL = {"n": "\n", "t": "\t"}
_SUPER = re.compile(r"^[ \t]*(\w+)\s*=\s*super(?:\([^)]*\))?(?:\.strip)?[ \t]*$", re.MULTILINE)
_REQUIRE = re.compile(r"^[ \t]*(?:require.*|super)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RubyTag:
    """A tag that a plugin registers: where, under which name, and the text it fills (None: unreadable).

    `splits` maps instance variables to how they are made of the markup; `locals_` maps local variables of
    the method to ``baseurl`` or ``content``.
    """

    name: str
    path: str
    block: bool
    template: str | None
    splits: Mapping[str, tuple[str, str]]
    locals_: Mapping[str, str]

    @property
    def takes_whole(self) -> bool:
        """Whether the plugin shows its argument as one text, without looking for quotes."""
        return bool(self.splits) and all(how in {"whole", "strip"} for how, _ in self.splits.values())

    def fill(self, markup: str, content: str, config: Mapping[str, object]) -> str | None:
        """Return the text that the plugin would make, None where that is not known."""
        if self.template is None:
            return None
        values = {name: _split(markup, *how) for name, how in self.splits.items()}
        missing = False

        def hole(match: re.Match[str]) -> str:
            nonlocal missing
            variable, index, end, special, local = match.groups()
            if special == "super":
                return content
            name = local or special
            if name:
                kind = self.locals_.get(name)
                missing = missing or kind is None
                return content if kind == "content" else to_s(config.get("baseurl"))
            value = values.get(variable)
            if value is None:
                missing = True
                return ""
            if isinstance(value, str):
                missing = missing or index is not None
                return value
            place = -1 if end == "last" else int(index or 0)
            return value[place] if -len(value) <= place < len(value) else ""

        text = _HOLE.sub(hole, self.template)
        return None if missing or "#{" in text else text.replace("\0", "#{")


@dataclass(frozen=True, slots=True)
class RubyFilter:
    """A module of filters that a plugin registers; filters are never honoured, only reported."""

    path: str
    names: tuple[str, ...]


def split_markup(markup: str) -> list[str]:
    """Return the arguments of a tag as shellsplit makes them; with an unclosed quote, the words."""
    try:
        return [argument.value for argument in split_arguments(markup)]
    except UnclosedQuoteError:
        return markup.split()


def _split(markup: str, how: str, separator: str) -> list[str] | str:
    if how == "shell":
        return split_markup(markup)
    if how == "separator":
        return markup.strip().split(separator) if separator != " " else markup.split()
    if how == "blanks":
        return markup.split()
    return markup.strip() if how == "strip" else markup


def _body_of(source: str, method: str) -> str:
    """Return the lines between ``def method`` and the ``end`` at its indentation."""
    for found in _METHOD.finditer(source):
        if found[1] != method:
            continue
        line = source[found.start() :].split("\n", 1)[0]
        indent = line[: len(line) - len(line.lstrip())]
        end = re.compile(rf"^{indent}end\b", re.MULTILINE).search(source, found.end())
        return source[found.end() : end.start() if end else len(source)]
    return ""


def _unescape(text: str, *, double: bool) -> str:
    if not double:
        return re.sub(r"\\(['\\])", r"\1", text).replace("#{", "\0")
    return _ESCAPE.sub(lambda m: _CONTROL.get(m[1], m[1]), text)


def _literal(code: str) -> str | None:
    """Return the text of a string expression: one literal, several joined, or a here-document."""
    heredoc = _HEREDOC.fullmatch(code.strip() and code)
    if heredoc:
        lines = heredoc[3].split("\n")
        indents = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
        cut = min(indents, default=0) if "<<~" in code.split("\n", 1)[0] else 0
        return "\n".join(line[cut:] for line in lines).strip()
    position, parts = 0, []
    code = code.strip().removeprefix("return ").strip()
    while position < len(code):
        match = _STRING.match(code, position)
        if not match:
            return None
        parts.append(
            _unescape(match[1], double=True) if match[1] is not None else _unescape(match[2], double=False)
        )
        position = match.end()
        joined = _JOINED.match(code, position)
        if joined:
            position = joined.end()
        elif position < len(code):
            return None
    return "".join(parts) if parts else None


def _template(render: str) -> tuple[str | None, dict[str, str]]:
    """Return the string that a render method ends with, and what its local variables mean."""
    known: dict[str, str] = {}
    for found in _BASEURL.finditer(render):
        known[found[1]] = "baseurl"
    for found in _SUPER.finditer(render):
        known[found[1]] = "content"
    rest = _REQUIRE.sub("", _SUPER.sub("", _BASEURL.sub("", render)))
    return _literal(rest.strip("\n")), known


def _classes(source: str) -> dict[str, tuple[str, str]]:
    """Return the text and the parent of every class, up to the next class."""
    found = list(_CLASS.finditer(source))
    starts = [*(match.start() for match in found), len(source)]
    return {
        match[1]: (source[match.end() : end], match[2]) for match, end in zip(found, starts[1:], strict=True)
    }


def _tag(name: str, path: str, code: str, parent: str) -> RubyTag:
    splits: dict[str, tuple[str, str]] = {}
    setup = _body_of(code, "initialize")
    for pattern, how in _SPLITS:
        for match in pattern.finditer(setup):
            separator = match[3] if how == "separator" else ""
            splits.setdefault(match[1], (how, separator))
    template, known = _template(_body_of(code, "render"))
    return RubyTag(name, path, parent.endswith("Block"), template, splits, known)


def read_plugin(source: str, path: str) -> tuple[list[RubyTag], list[RubyFilter]]:
    """Return the tags and the modules of filters that a plugin registers."""
    source = _COMMENT.sub("", source.replace("\r\n", "\n"))
    classes = _classes(source)
    tags: list[RubyTag] = []
    for match in _REGISTERED.finditer(source):
        name = match[1] or match[2]
        code, parent = classes.get(match[3].rpartition("::")[2], ("", ""))
        tags.append(_tag(name, path, code, parent))
    filters = [
        RubyFilter(path, tuple(found[1] for found in _METHOD.finditer(source)))
        for _ in _FILTERS.findall(source)[:1]
    ]
    return tags, filters
