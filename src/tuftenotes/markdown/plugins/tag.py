"""The rules that find ``{% … %}`` in Markdown; what a tag means, the construct that declares it tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from tuftenotes.markdown.page import Page, Place, page_of
from tuftenotes.markdown.plugins.tag_problems import (
    report_arguments,
    report_braces,
    report_unclosed_quote,
    report_unknown,
    report_unreadable,
)
from tuftenotes.markdown.source_map import Region, nested_region
from tuftenotes.markdown.tags import (
    Argument,
    Tag,
    UnclosedQuoteError,
    match_tag,
    named_arguments,
    split_arguments,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType

__all__ = ["Call", "Construct", "construct_end", "declare", "tag_plugin"]

State = StateInline | StateBlock

_REGISTRY = "tuftenotes_constructs"
_FILE = re.compile(r"\.[A-Za-z]{2,4}\Z")


@dataclass(frozen=True, slots=True)
class Call:
    """One use of a tag: its arguments by parameter name (those not given are missing), and where it stands.

    `region` is the text that the arguments' offsets count in. `body` is the text up to the end tag, for
    constructs that have one.
    """

    name: str
    arguments: Mapping[str, Argument]
    region: Region
    offset: int
    body: Argument | None = None

    @property
    def place(self) -> Place:
        """Where the tag begins."""
        return Place(self.region, self.offset)

    def value(self, parameter: str) -> str:
        """Return the text of an argument, empty where it was not given."""
        argument = self.arguments.get(parameter)
        return argument.value if argument else ""

    def argument_region(self, parameter: str) -> Region:
        """Return the region of an argument's text."""
        argument = self.arguments.get(parameter) or Argument("", self.offset)
        return nested_region(self.region, argument.offset, argument.value)


@dataclass(frozen=True, slots=True)
class Construct:
    """What a tag means.

    `parameters` names the arguments in their order; a lone argument is the one that `alone` names, since the
    id was optional in the first generation of the plugins (2015). `include` is the file name of the
    ``{% include … %}`` spelling, with its own parameter names in `include_parameters`. A `block` construct
    makes a block of its own where it begins a line. `end` is the name of the end tag of one with a body.
    """

    name: str
    parameters: tuple[str, ...]
    expand: Callable[[State, Call], None]
    alone: str = ""
    include: str = ""
    include_parameters: Mapping[str, str] = field(default_factory=dict)
    block: bool = False
    end: str = ""


def declare(md: MarkdownIt, construct: Construct) -> None:
    """Make `construct` known to the tag rules of `md`."""
    md.options.setdefault(_REGISTRY, {})[construct.name] = construct


def tag_plugin(md: MarkdownIt) -> None:
    """Find ``{% name … %}`` and ``{% include name.html … %}`` in the text and at the beginning of lines."""
    md.inline.ruler.before("escape", "tag", _inline_rule)
    alt: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("table", "tag", _block_rule, alt)


def constructs_of(md: MarkdownIt) -> dict[str, Construct]:
    """Return the declared constructs by name."""
    return md.options.get(_REGISTRY, {})  # type: ignore[no-any-return]


def _inline_rule(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("{%", state.pos):
        return False
    page = page_of(state.env)
    tag = match_tag(state.src, state.pos)
    if tag is None:
        if not silent:
            report_unreadable(page, state.src, state.pos)
        return False
    construct = _construct(state.md, tag)
    end = _end(state.src, tag, construct)
    if construct is None or end is None:
        if not silent:
            report_unknown(page, tag, construct.end if construct else "", constructs_of(state.md))
            state.pending += state.src[tag.start : tag.end]
        state.pos = tag.end
        return True
    if not silent:
        if page.options.dialect == "native" and state.src[tag.start - 1 : tag.start] == "{":
            report_braces(page, state.src, tag.start - 1, end[1])
        _expand(state, construct, tag, page.inline, end)
    state.pos = end[1]
    return True


def _block_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith("{%", start) or state.is_code_block(start_line):
        return False
    tag = match_tag(state.src, start)
    construct = _construct(state.md, tag) if tag else None
    if tag is None or construct is None or not construct.block:
        return False
    end = _end(state.src, tag, construct)
    line = end and _line_of(state, start_line, end[1])
    if end is None or line is None:
        return False
    rest = state.src[end[1] : state.eMarks[line]]
    if rest.strip() and line == start_line:
        return False
    if silent:
        return True
    _expand(state, construct, tag, page_of(state.env).block, end)
    state.tokens[-1].map = [start_line, line + 1]
    state.line = _continue_after(state, line, end[1]) if rest.strip() else line + 1
    return True


def construct_end(md: MarkdownIt, text: str, start: int) -> int | None:
    """Return where the tag that begins at `start` ends, with its body and end tag; None if it doesn't."""
    tag = match_tag(text, start)
    end = tag and _end(text, tag, _construct(md, tag))
    return end[1] if end else None


def _construct(md: MarkdownIt, tag: Tag) -> Construct | None:
    constructs = constructs_of(md)
    if tag.name != "include":
        return constructs.get(tag.name)
    file = tag.markup.split(maxsplit=1)[:1]
    return next((c for c in constructs.values() if c.include and [c.include] == file), None)


def _end(text: str, tag: Tag, construct: Construct | None) -> tuple[int, int] | None:
    """Return where the construct's body ends and where the whole construct ends, None where it doesn't."""
    if construct is None or not construct.end:
        return tag.end, tag.end
    ends = _end_tags(text, construct.end)
    index = bisect_left(ends, (tag.end, 0))
    return ends[index] if index < len(ends) else None


@lru_cache(maxsize=16)
def _end_tags(text: str, name: str) -> tuple[tuple[int, int], ...]:
    """Return where each end tag called `name` starts and ends; remembered, since every opening tag asks."""
    pattern = re.compile(rf"\{{%-?\s*{name}\s*-?%\}}")
    return tuple(found.span() for found in pattern.finditer(text))


def _line_of(state: StateBlock, line: int, offset: int) -> int | None:
    """Return the line that `offset` ends in, None where the block around us ends before."""
    while line < state.lineMax:
        if offset <= state.eMarks[line]:
            return line
        line += 1
        if state.sCount[line] < 0:
            return None
    return None


def _continue_after(state: StateBlock, line: int, offset: int) -> int:
    """Make the rest of `line` after `offset` look like a line of its own; return that line's number."""
    rest = state.src[offset : state.eMarks[line]]
    state.bMarks[line] = offset + len(rest) - len(rest.lstrip())
    state.tShift[line] = 0
    state.sCount[line] = state.blkIndent
    return line


def _expand(state: State, construct: Construct, tag: Tag, region: Region, end: tuple[int, int]) -> None:
    page = page_of(state.env)
    body = Argument(state.src[tag.end : end[0]], tag.end) if construct.end else None
    try:
        arguments = _arguments(page, construct, tag, region)
    except UnclosedQuoteError as problem:
        report_unclosed_quote(
            page, Place(region, problem.offset), tag, tag.markup[problem.offset - tag.markup_start]
        )
        _show_source(state, tag)
        return
    construct.expand(state, Call(construct.name, arguments, region, tag.start, body))


def _show_source(state: State, tag: Tag) -> None:
    """Push a tag that can't be read as the text it is, so that nothing of it is lost."""
    text = Token("text", "", 0, content=state.src[tag.start : tag.end])
    if isinstance(state, StateInline):
        state.pending += text.content
        return
    state.push("paragraph_open", "p", 1)
    state.push("inline", "", 0).children = [text]
    state.push("paragraph_close", "p", -1)


def _arguments(page: Page, construct: Construct, tag: Tag, region: Region) -> dict[str, Argument]:
    """Return the arguments by parameter.

    Missing optional arguments are left out, a lone argument is the construct's `alone`, surplus arguments are
    reported and dropped: they are quoting accidents.
    """
    if tag.name == "include":
        named = named_arguments(tag.markup, tag.markup_start)
        return {
            construct.include_parameters[k]: v for k, v in named.items() if k in construct.include_parameters
        }
    given = split_arguments(tag.markup, tag.markup_start)
    if len(given) > len(construct.parameters) or any(argument.glued for argument in given):
        report_arguments(page, region, tag, construct.parameters, given)
    return dict(zip(_parameters(construct, given), given, strict=False))


def _parameters(construct: Construct, given: Sequence[Argument]) -> tuple[str, ...]:
    """Return what the arguments are: an id may be left out, of a figure with a caption too."""
    parameters = construct.parameters
    if len(given) == 1 and construct.alone:
        return (construct.alone,)
    if parameters[:2] == ("id", "path") and len(given) == 2 and _FILE.search(given[0].value):
        return parameters if _FILE.search(given[1].value) else parameters[1:]
    return parameters
