"""What stands in a block of HTML as if Markdown were read there: the page shows it as it is typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.markdown.page import Place
from tuftenotes.markdown.source_map import inline_region
from tuftenotes.markdown.tags import match_tag

if TYPE_CHECKING:
    from markdown_it.token import Token

    from tuftenotes.markdown.page import Page

__all__ = ["report_unread"]

_MARKUP = (
    r"<!--.*?(?:-->|\Z)|<(?P<name>code|pre|script|style|textarea|kbd|samp|svg|math)\b.*?(?:</(?P=name)\s*>|\Z)"
    r"|</?[A-Za-z][^<>]*>"
)
"""Where braces are meant as they stand."""
_BRACES = re.compile(
    rf"{_MARKUP}|(?P<tag>\{{%)|^[ \t]*(?P<attributes>\{{:[^{{}}\n]*\}})[ \t]*$",
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)


def report_unread(page: Page, token: Token) -> None:
    """Report the tags and the lines of attributes in the HTML of a block."""
    if "{" not in token.content or token.map is None:
        return
    region = inline_region(page.block, token.content, token.map[0])
    for found in _BRACES.finditer(token.content):
        tag = match_tag(token.content, found.start()) if found["tag"] else None
        if tag:
            message = f"{{% {tag.name} %}} is shown as it is typed: no tag is read in a block of HTML"
            hint = 'leave a line empty behind the opening tag, or write <div markdown="1">'
            page.report(Code.MISPLACED, Place(region, tag.start), message, hint)
        elif found["attributes"]:
            message = "these attributes are shown as they are typed: they are part of the block of HTML above"
            place = Place(region, found.start("attributes"))
            page.report(Code.MISPLACED, place, message, "write them into its own tag")
