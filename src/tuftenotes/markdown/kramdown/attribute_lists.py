"""kramdown's attribute lists: ``{: .class #id key="value" name}``, and ``{:name: …}``, which names a list.

A line of nothing else belongs to the block above it or below it, or to the link that is defined right above
it, one right behind a span to that span. What cannot be read in one is dropped with it. The name ``toc`` in a
line marks a list whose place the contents take.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuftenotes.markdown.kramdown.lines import EXTENSION_LINE, line_of
from tuftenotes.markdown.kramdown.raw_spans import TEXT
from tuftenotes.markdown.kramdown.tag_attributes import elements_by_end, is_void, with_attributes
from tuftenotes.markdown.landmarks import next_place
from tuftenotes.markdown.nested import inline_tokens
from tuftenotes.markdown.plugins.attributes import add_attributes, opening_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

__all__ = ["TOC", "attribute_lists_plugin", "attributes_of", "await_attributes", "read_attribute_list"]

TOC = "{:toc}"
"""The attribute of a block that stands for the name ``toc``: nobody can write one called so."""
_DEFINITION = re.compile(r"^ {0,3}\{:(\w[\w-]*):((?:\\\}|[^}])+)\}[ \t]*$", re.MULTILINE)
_SPAN = re.compile(r"\{:(?![:/])((?:\\\}|[^}\n])*)\}")
_SPAN_ENDS = (r"\}", r"\n")
_PART = re.compile(
    r"(?:\A|(?<=\s))(?:(?P<key>\w[\w-]*)=(?P<quote>[\"'])(?P<value>.*?)(?P=quote)"
    r"|(?P<name>\w[\w-]*)|(?P<marks>(?:#[A-Za-z][\w:-]*|\.[^\s.#]+)+))(?=\s|\Z)"
)
_MARK = re.compile(r"#([A-Za-z][\w:-]*)|\.([^\s.#]+)")
_NAMED = "kramdown_attribute_lists"
_DEFINED = "kramdown_defined"
_WITHOUT_ATTRIBUTES = frozenset({"text", "text_special", TEXT, "softbreak", "hardbreak", "html_inline"})
_HEADING_ID = re.compile(r"[ \t]+\{#([A-Za-z_:][\w:.-]*)\}\Z")


def attribute_lists_plugin(md: MarkdownIt) -> None:
    """Replace the rules for attributes of blocks and spans."""
    alt: RuleOptionsType = {"alt": ["paragraph", "reference"]}
    md.core.ruler.before("block", "named_attributes", _find_named)
    md.block.ruler.before("block_attributes", "attribute_definition", _definition, alt)
    md.block.ruler.at("block_attributes", _line, alt)
    md.inline.ruler.before("escape", "attribute_list", _in_text)
    md.core.ruler.at("span_attributes", _attach)


def read_attribute_list(text: str, named: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes in what stands between ``{:`` and ``}``; `named` are the lists with a name."""
    attributes: dict[str, str] = {}
    for part in _PART.finditer(text):
        if part["key"]:
            attributes[part["key"]] = (
                part["value"].replace("\\}", "}").replace("\\" + part["quote"], part["quote"])
            )
        elif part["name"]:
            known = read_attribute_list(named.get(part["name"], ""), {})
            _join(attributes, known)
        else:
            for mark in _MARK.finditer(part["marks"]):
                _join(attributes, {"id": mark[1]} if mark[1] else {"class": mark[2]})
    return attributes


def attributes_of(text: str, env: EnvType) -> dict[str, str]:
    """Return the attributes in what stands between ``{:`` and ``}`` of the page that `env` belongs to."""
    return read_attribute_list(text, env.get(_NAMED, {}))


def await_attributes(state: StateBlock, line: int, attributes: dict[str, str]) -> None:
    """Put the attributes that stand in `line`, right below the definition of a link, into `attributes`."""
    state.env[_DEFINED] = (state.src, line, attributes)


def _join(attributes: dict[str, str], more: Mapping[str, str]) -> None:
    for key, value in more.items():
        attributes[key] = f"{attributes[key]} {value}" if key == "class" and key in attributes else value


def _find_named(state: StateCore) -> None:
    if "{:" in state.src:
        state.env[_NAMED] = {found[1]: found[2] for found in _DEFINITION.finditer(state.src)}


def _definition(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if not _DEFINITION.match(line_of(state, start_line)):
        return False
    if not silent:
        state.line = start_line + 1
    return True


def _line(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    text = line_of(state, start_line)
    if not EXTENSION_LINE.match(text):
        return False
    if silent:
        return True
    line = start_line
    attributes: dict[str, str] = {}
    is_toc = False
    while line < state.lineMax and EXTENSION_LINE.match(line_of(state, line)):
        inside = line_of(state, line).strip().removeprefix("{:").removesuffix("}")
        _join(attributes, attributes_of(inside, state.env))
        is_toc = is_toc or any(part["name"] == "toc" for part in _PART.finditer(inside))
        line += 1
    text, place, of_definition = state.env.get(_DEFINED, ("", 0, {}))
    if text is state.src and place == start_line:
        _join(of_definition, attributes)
    else:
        # Behind a void element kramdown takes the end of the line for a blank line.
        above = state.tokens[-1] if state.tokens else None
        below_void = above is not None and above.type == "html_block" and is_void(above.content)
        token = state.push("block_attributes", "", 0)
        token.map = None if below_void else [start_line, line]
        add_attributes(token, attributes | ({TOC: ""} if is_toc else {}))
    state.line = line
    return True


def _in_text(state: StateInline, silent: bool) -> bool:
    end = next_place(state.src, _SPAN_ENDS, state.pos)
    found = _SPAN.match(state.src, state.pos, state.posMax) if state.src[end : end + 1] == "}" else None
    if found is None:
        return False
    if not silent:
        token = state.push("attribute_list", "", 0)
        token.content = found[0]
        token.attrs.update(attributes_of(found[1], state.env))
    state.pos = found.end()
    return True


def _attach(state: StateCore) -> None:
    for token in inline_tokens(state.tokens):
        if "{:" in token.content and token.children:
            token.children = _attached(token.children)
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open" and inline.children:
            _name_heading(opening, inline.children[-1])


def _attached(children: list[Token]) -> list[Token]:
    kept: list[Token] = []
    elements = elements_by_end(children)
    for token in children:
        if token.type != "attribute_list":
            # markdown-it leaves an empty text behind each strong emphasis.
            if token.type != "text" or token.content:
                kept.append(token)
            continue
        target = opening_of(kept)
        element = elements.get(id(target))
        if element is not None:
            element.content = with_attributes(element.content, token.attrs)
        elif target is not None and target.type not in _WITHOUT_ATTRIBUTES:
            add_attributes(target, token.attrs)
        else:
            token.type, token.attrs = "text", {}
            kept.append(token)
    return kept


def _name_heading(opening: Token, last: Token) -> None:
    found = _HEADING_ID.search(last.content) if last.type == "text" else None
    if found:
        opening.attrSet("id", found[1])
        last.content = last.content[: found.start()]
