"""What `tuftenotes doctor` finds in a Jekyll site by reading it: nothing is built and nothing is run."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from liquid.token import TOKEN_EXPRESSION, TOKEN_TAG

from tuftenotes.diagnostics import Code, Diagnostic, Severity
from tuftenotes.liquid.factory import GEM_TAGS, make_environment
from tuftenotes.liquid.lexer import tokenize_template
from tuftenotes.liquid.ruby_plugins import RubyTag, read_plugin
from tuftenotes.liquid.runtime import Runtime
from tuftenotes.liquid.source_text import SourceText
from tuftenotes.liquid.tags_tufte import INCLUDES, TUFTE_TAGS
from tuftenotes.liquid.unknown_tags import hint_for
from tuftenotes.liquid.unrun import unrun_plugins
from tuftenotes.markdown.tags import UnclosedQuoteError, named_arguments, split_arguments

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liquid import Token
    from tuftenotes.liquid.model import JekyllModel

__all__ = ["Findings", "TagUse", "examine"]

_DEAD = re.compile(r"//cdn\.mathjax\.org/|//cdnjs\.cloudflare\.com/ajax/libs/mathjax/1\.")
_MATHS = re.compile(r"\$\$(?:[^$\\]|\\.)*?(?<!\\)\|(?:[^$\\]|\\.)*?\$\$")
_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`|^( {4}|\t).*?$", re.DOTALL | re.MULTILINE)
_WITH_ID = ("sidenote", "marginnote", "marginfigure")
_PAIR = 2


@dataclass(frozen=True, slots=True)
class TagUse:
    """A tag that the site uses: how often, in how many files, and where it is defined."""

    name: str
    count: int
    files: int
    origin: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found. `dialect` says how the site writes its notes; `problems` are sorted by place."""

    dialect: str
    tags: tuple[TagUse, ...]
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Use:
    name: str
    token: Token
    markup: Token


def _sources(model: JekyllModel) -> Iterator[SourceText]:
    for items in (*model.documents.values(), model.pages):
        for item in items:
            if not item.made_by and item.pager <= 1:
                yield item.body
    for layout in model.layouts.values():
        yield layout.body
    yield from model.includes.values()


def _uses(source: SourceText) -> Iterator[_Use]:
    tokens = list(tokenize_template(source, lambda _error: None))
    for token, markup in pairwise(tokens):
        if token.kind == TOKEN_TAG and markup.kind == TOKEN_EXPRESSION:
            yield _Use(token.value, token, markup)


def examine(model: JekyllModel) -> Findings:
    """Read every page, layout and include of a site, and its plugins."""
    uses = {source: list(_uses(source)) for source in _sources(model)}
    counts = Counter(use.name for found in uses.values() for use in found)
    files: dict[str, set[str]] = defaultdict(set)
    for source, found in uses.items():
        for use in found:
            files[use.name].add(source.path)
    ruby = {tag.name: tag for path, text in model.plugins.items() for tag in read_plugin(text, path)[0]}
    known = set(make_environment(Runtime()).tags) - ({tag.name for tag in GEM_TAGS} & ruby.keys())
    middles = _middles(known, ruby)
    tags = tuple(
        TagUse(name, counts[name], len(files[name]), _origin(name, known, ruby, model))
        for name in sorted(counts)
        if name not in middles
    )
    problems = [
        *_plugins(model, ruby),
        *unrun_plugins(model),
        *(problem for source in uses for problem in _dead(source)),
        *(problem for source, found in uses.items() for problem in _repeated(found)),
        *(problem for item in _markdown(model) for problem in _bars(item)),
        *_unknown(uses, tags, known),
    ]
    return Findings(_dialect(counts, uses), tags, tuple(sorted(problems, key=lambda p: p.sort_key)))


def _middles(known: set[str], ruby: Mapping[str, RubyTag]) -> set[str]:
    ends = {f"end{name}" for name in (*known, *ruby)}
    return ends | {"else", "elsif", "when", "em"}


def _origin(name: str, known: set[str], ruby: Mapping[str, RubyTag], model: JekyllModel) -> str:
    if f"tags/{name}.html" in model.includes:
        return f"{model.config.folder('includes_dir')}/tags/{name}.html"
    if name in TUFTE_TAGS or name in {"math", "m"}:
        if name not in ruby:
            return "tuftenotes"
        path = ruby[name].path
        as_read = ruby[name].readable and name in TUFTE_TAGS
        return f"tuftenotes ({path} where it means another)" if as_read else f"tuftenotes (instead of {path})"
    if name in known:
        return "Jekyll"
    if name in ruby:
        tag = ruby[name]
        return f"{tag.path}, " + ("read and honoured" if tag.readable else "Ruby that is not run")
    return "nowhere"


def _dialect(counts: Counter[str], uses: Mapping[SourceText, list[_Use]]) -> str:
    tags = sum(counts[name] for name in TUFTE_TAGS)
    includes = sum(
        use.name == "include"
        and use.markup.value.split(maxsplit=1)[:1] != []
        and use.markup.value.split()[0] in INCLUDES
        for found in uses.values()
        for use in found
    )
    if tags and includes:
        return f"tufte-jekyll's tags ({tags}) and the includes of cs228 ({includes})"
    if tags:
        return f"tufte-jekyll's tags ({tags})"
    return f"the includes of cs228 ({includes})" if includes else "plain Jekyll, without notes in the margin"


def _plugins(model: JekyllModel, ruby: Mapping[str, RubyTag]) -> Iterator[Diagnostic]:
    for name, tag in ruby.items():
        if not tag.readable and name not in TUFTE_TAGS and f"tags/{name}.html" not in model.includes:
            start = SourceText(model.plugins[tag.path], tag.path)
            location, excerpt = start.locate(max(start.find(f"'{name}'"), start.find(f'"{name}"'), 0))
            if name not in {"math", "m", "endmath", "em"}:
                message = f"the tag “{name}” is made by Ruby that is more than one string, and is not run"
                hint = f"define it in _includes/tags/{name}.html"
                yield Diagnostic(location, Severity.WARNING, Code.UNKNOWN_TAG, message, hint, excerpt)
    for path, text in model.plugins.items():
        for filters in read_plugin(text, path)[1]:
            message = f"registers filters ({', '.join(filters.names)}), which are not run"
            location, _ = SourceText(text, path).locate(0)
            yield Diagnostic(location, Severity.WARNING, Code.TEMPLATE, message)


def _dead(source: SourceText) -> Iterator[Diagnostic]:
    for found in _DEAD.finditer(source):
        location, excerpt = source.locate(found.start())
        message = "this address has been dead for years; the formulas are rendered without it"
        yield Diagnostic(location, Severity.NOTE, Code.BROKEN_LINK, message, excerpt=excerpt)


def _id_of(use: _Use) -> str:
    if use.name == "include":
        words = use.markup.value.split(maxsplit=1)
        if len(words) == _PAIR and words[0] in INCLUDES:
            named = named_arguments(words[1]).get("id")
            return named.value if named else ""
        return ""
    if use.name not in _WITH_ID:
        return ""
    try:
        arguments = split_arguments(use.markup.value)
    except UnclosedQuoteError:
        return ""
    return arguments[0].value if len(arguments) >= _PAIR else ""


def _repeated(uses: list[_Use]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for use in uses:
        name = _id_of(use)
        if name and name in seen:
            location, excerpt = use.token.source.locate(use.token.start_index)  # type: ignore[attr-defined] # a SourceText
            message = f"the id “{name}” is used again; the page gets another one here"
            yield Diagnostic(location, Severity.NOTE, Code.TAG_ARGUMENTS, message, excerpt=excerpt)
        seen.add(name)


def _markdown(model: JekyllModel) -> Iterator[SourceText]:
    for items in (*model.documents.values(), model.pages):
        yield from (item.body for item in items if item.markdown)


def _bars(source: SourceText) -> Iterator[Diagnostic]:
    """Yield the formulas whose ``|`` kramdown takes for the edge of a table's cell."""
    text = _CODE.sub(lambda match: " " * len(match[0]), source)
    for found in _MATHS.finditer(text):
        before = text[text.rfind("\n\n", 0, found.start()) + 1 : found.start()].strip()
        after = text[found.end() :].split("\n\n", 1)[0].strip()
        if before or after:
            location, excerpt = source.locate(found.start())
            message = (
                "Jekyll makes a table of this paragraph, because of the “|” in the formula; here it stays"
            )
            yield Diagnostic(location, Severity.NOTE, Code.MATH_SYNTAX, message, excerpt=excerpt)


def _unknown(
    uses: Mapping[SourceText, list[_Use]], tags: tuple[TagUse, ...], known: set[str]
) -> Iterator[Diagnostic]:
    nowhere = {tag.name for tag in tags if tag.origin == "nowhere"}
    for found in uses.values():
        for use in found:
            if use.name in nowhere and not use.name.startswith("end"):
                location, excerpt = use.token.source.locate(use.token.start_index)  # type: ignore[attr-defined] # a SourceText
                hint = hint_for(use.name, known)
                message = f"nothing defines the tag “{use.name}”"
                yield Diagnostic(location, Severity.ERROR, Code.UNKNOWN_TAG, message, hint, excerpt)
