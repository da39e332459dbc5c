"""What can be wrong with a tag, said so that whoever typed it knows what to type instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from tuftenotes.diagnostics import Code, did_you_mean
from tuftenotes.markdown.page import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tuftenotes.markdown.page import Page
    from tuftenotes.markdown.source_map import Region
    from tuftenotes.markdown.tags import Argument, Tag

__all__ = [
    "report_arguments",
    "report_braces",
    "report_unclosed_quote",
    "report_unknown",
    "report_unreadable",
]

_NAMED = re.compile(r"[A-Za-z]+=")
_CLOSING = re.compile(r"\{%-?\s*/")


class _Construct(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def parameters(self) -> tuple[str, ...]: ...
    @property
    def include(self) -> str: ...
    @property
    def end(self) -> str: ...


def report_unreadable(page: Page, text: str, offset: int) -> None:
    """Report a ``{%`` that begins no tag: nothing closes it, or no name stands behind it."""
    place = page.place(offset)
    if text.find("%}", offset + 2) < 0:
        page.report(Code.TAG_SYNTAX, place, "this tag is not closed", "it ends with %}")
    elif _CLOSING.match(text, offset):
        hint = "a tag has its text in quotes and needs no closing tag: {% sidenote 'id' 'text' %}"
        page.report(Code.TAG_SYNTAX, place, "a tag's name does not begin with “/”", hint)
    else:
        hint = "{% sidenote 'id' 'text' %}; to show a tag as text, put it into `code`"
        page.report(Code.TAG_SYNTAX, place, "this tag has no name", hint)


def report_braces(page: Page, text: str, offset: int, end: int) -> None:
    """Report the braces around a tag from `offset` to `end`, if there is one behind it too."""
    if text.startswith("}", end):
        message = "the outer braces around this tag are shown as they are typed"
        page.report(Code.FOREIGN_SYNTAX, page.place(offset), message, "a tag begins with {% and ends with %}")


def report_unknown(page: Page, tag: Tag, end: str, constructs: Mapping[str, _Construct]) -> None:
    """Report a tag that has no meaning here; `end` is the end tag that a known one lacks, or empty."""
    place = page.place(tag.start)
    if end:
        page.report(
            Code.TAG_SYNTAX, place, f"{{% {tag.name} %}} is not closed", f"it ends with {{% {end} %}}"
        )
        return
    if tag.name == "include":
        file = "".join(tag.markup.split(maxsplit=1)[:1])
        known = [c.include for c in constructs.values() if c.include]
        page.report(Code.UNKNOWN_TAG, place, f"no include is named “{file}”", did_you_mean(file, known))
        return
    ends = {c.end: c.name for c in constructs.values() if c.end}
    if tag.name in ends:
        message = f"{{% {tag.name} %}} without a {{% {ends[tag.name]} %}} before it"
        page.report(Code.TAG_SYNTAX, place, message)
        return
    page.report(Code.UNKNOWN_TAG, place, f"no tag is named “{tag.name}”", _meant(tag.name, constructs))


def _meant(name: str, constructs: Mapping[str, _Construct]) -> str:
    construct = constructs.get(name.removeprefix("end")) if name.startswith("end") else None
    if construct and construct.end:
        return f"{{% {construct.name} %}} ends with {{% {construct.end} %}}"
    if construct:
        return f"{construct.name} has no end tag, its text stands in quotes: {_usage(construct)}"
    if name in _LIQUID:
        return f"this is Liquid, which a page does not read: {_LIQUID[name]}"
    return did_you_mean(name, constructs) or "to show a tag as text, put it into `code`"


_IN_TEMPLATES = "it works in templates only"
_LIQUID = {
    **dict.fromkeys(("highlight", "endhighlight"), "put code between two lines of ```"),
    **dict.fromkeys(("raw", "endraw"), "to show a tag as text, put it into `code`"),
    **dict.fromkeys(("comment", "endcomment"), "a comment is <!-- … -->"),
    **dict.fromkeys(("link", "post_url"), "link to the file, [text](page.md)"),
    **dict.fromkeys(("if", "else", "elsif", "endif", "unless", "endunless"), _IN_TEMPLATES),
    **dict.fromkeys(("for", "endfor", "assign", "capture", "endcapture"), _IN_TEMPLATES),
}
"""Jekyll's tags that somebody who moves pages over may have left in them, and what takes their place."""


def _usage(construct: _Construct) -> str:
    return _written(construct.name, construct.parameters)


def _written(name: str, parameters: Sequence[str]) -> str:
    """Return how a tag is written."""
    words = " ".join(f"'{'file' if parameter == 'path' else parameter}'" for parameter in parameters)
    return f"{{% {name} {words} %}}"


def report_unclosed_quote(page: Page, place: Place, tag: Tag, quote: str) -> None:
    """Report the quotation mark `quote` inside a tag, which nothing closes."""
    if "{%" in tag.markup:
        hint = "a tag ends at the first %}, in `code` too; a footnote, [^1], can hold one"
    elif quote == "'":
        hint = "inside '…' write ’ for an apostrophe, or put \"…\" around the text"
    else:
        hint = 'inside "…" write \\" for a quotation mark, or put \'…\' around the text'
    page.report(Code.TAG_SYNTAX, place, f"this quote in {{% {tag.name} %}} has no end", hint)


def report_arguments(
    page: Page, region: Region, tag: Tag, parameters: Sequence[str], given: Sequence[Argument]
) -> None:
    """Report arguments that are too many, or in which quotation marks got lost."""
    count = len(parameters)
    usage = _written(tag.name, parameters)
    named = next((a for a in given if a.glued and _NAMED.match(a.value)), None)
    if named is not None:
        message = f"{{% {tag.name} %}} takes no names of arguments"
        page.report(Code.TAG_ARGUMENTS, Place(region, named.offset), message, usage)
        return
    if len(given) <= count:
        glued = next(argument for argument in given if argument.glued)
        message = "the quotes inside this text are lost, for they end it"
        hint = "put the other kind of quotes around the text, or write “…” inside"
        page.report(Code.TAG_ARGUMENTS, Place(region, glued.offset), message, hint)
        return
    message = f"{{% {tag.name} %}} takes {count} argument{'s' * (count != 1)}, this one is left out"
    page.report(
        Code.TAG_ARGUMENTS, Place(region, given[count].offset), message, _quoting(tag.markup, given, usage)
    )


def _quoting(markup: str, given: Sequence[Argument], usage: str) -> str:
    """Return what is probably wrong where a tag has too many arguments."""
    if any(argument.value[:1] in ("‘", "“", "„", "«") for argument in given):
        return f"only straight quotes hold an argument together: {usage}"
    if "'" not in markup and '"' not in markup:
        return f"put quotes around the text: {usage}"
    if all(not argument.glued for argument in given) and markup.count("'") + markup.count('"') == 2 * len(
        given
    ):
        return f"it is written {usage}"
    return "a quote inside the text ends the argument: use the other kind of quotes around it"
