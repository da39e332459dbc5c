"""Code blocks as HTML: Pygments' tokens with its short class names, coloured by the style sheet."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pygments.formatters import HtmlFormatter
    from pygments.lexer import Lexer

__all__ = [
    "highlight",
    "highlight_as_rouge",
    "highlighted",
    "language_of",
    "numbered",
    "plain",
    "uncoloured",
]

BLANK_SPAN = re.compile(r'<span class="w">(\s*)</span>')
"""Pygments marks every blank; nothing is ever shown of it, and it is a tenth of a code block's bytes."""

_PLAIN = frozenset(("plaintext", "text"))
"""Rouge's names of what has no syntax."""


def language_of(info: str) -> str:
    """Return the language that a fence's info string names, in lower case, or an empty string.

    Understands ``python``, ``python title="x"``, ``{.python .fullwidth}`` and ``{python}``.
    """
    words = info.replace("{", " ").replace("}", " ").split()
    return words[0].lstrip(".").lower() if words and "=" not in words[0] and words[0][0] != "#" else ""


def highlight(code: str, info: str, *, line_numbers: bool = False) -> str:
    """Return the whole HTML of a code block: ``div.highlight > pre > code``.

    `info` is the fence's info string. A language that Pygments doesn't know is shown as it stands. The
    ``pre`` can be focused, because a block wider than the column scrolls and the keyboard must reach it.
    With `line_numbers` it is ``div.highlight > code > table`` instead, as kramdown makes it.
    """
    language = language_of(info)
    attribute = f' class="language-{escape(language)}"' if language else ""
    lexer = lexer_for(language)
    inner = tokens_as_html(code, lexer) if lexer else escape(code, quote=False)
    if line_numbers:
        return f'<div class="highlight"><code{attribute}>{numbered(inner)}</code></div>\n'
    return f'<div class="highlight"><pre tabindex="0"><code{attribute}>{inner}</code></pre></div>\n'


def highlight_as_rouge(
    code: str,
    language: str,
    attributes: Mapping[str, str],
    *,
    line_numbers: bool = False,
    code_class: str = "highlight",
) -> str:
    """Return the HTML of a code block with the elements and classes that Jekyll gives it.

    Style sheets of sites ask for ``div.highlighter-rouge > div.highlight > pre.highlight``, scripts for the
    ``code.language-x`` that stands alone where nobody knows the language. The author's `attributes` are the
    outermost element's, `code_class` is that of the ``pre``.
    """
    of_language, lexer = f"language-{language}", lexer_for(language)
    if lexer is None and language not in _PLAIN:
        return uncoloured(code, language, attributes)
    inner = tokens_as_html(code, lexer) if lexer else escape(code, quote=False)
    block = f'<pre class="{escape(code_class)}" tabindex="0"><code>{inner}</code></pre>'
    if line_numbers:
        block = f"<code>{numbered(inner)}</code>"
    classes = " ".join(filter(None, (of_language, attributes.get("class"), "highlighter-rouge")))
    others = {name: value for name, value in attributes.items() if name != "class"}
    return f'<div{_written({"class": classes} | others)}><div class="highlight">{block}</div></div>\n'


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())


def uncoloured(code: str, language: str, attributes: Mapping[str, str]) -> str:
    """Return the HTML of a code block that nobody colours."""
    of_language = f' class="language-{escape(language)}"' if language else ""
    outer = _written({**attributes, "tabindex": "0"})
    return f"<pre{outer}><code{of_language}>{escape(code, quote=False)}</code></pre>\n"


def highlighted(code: str, language: str, lines: bool) -> str:  # noqa: FBT001 (as `liquid` calls it)
    """Return the inside of a code block, with numbered `lines` if wanted."""
    lexer = lexer_for(language)
    html = tokens_as_html(code, lexer) if lexer else escape(code, quote=False)
    return numbered(html) if lines else html


def plain(code: str, _language: str, _lines: bool) -> str:  # noqa: FBT001 (likewise)
    """Return the inside of a code block that nobody colours."""
    return escape(code, quote=False)


def numbered(html: str) -> str:
    """Return the table that Rouge makes of a block of code: the numbers of its lines, and the lines."""
    numbers = "".join(f"{n}\n" for n in range(1, html.rstrip("\n").count("\n") + 2))
    return (
        '<table class="rouge-table"><tbody><tr>'
        f'<td class="gutter rouge-gutter gl"><pre class="lineno">{numbers}</pre></td>'
        f'<td class="code rouge-code"><pre>{html}</pre></td></tr></tbody></table>'
    )


def tokens_as_html(code: str, lexer: Lexer) -> str:
    """Return `code` with a ``span`` around every token that has a class."""
    from pygments import highlight as run  # noqa: PLC0415 - a page without code never pays for it

    return BLANK_SPAN.sub(r"\1", run(code, lexer, formatter()))


@lru_cache(maxsize=64)
def lexer_for(language: str) -> Lexer | None:
    """Return the lexer of a language, or None where there is none."""
    if not language:
        return None
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415 - likewise
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None


@cache
def formatter() -> HtmlFormatter[str]:
    """Return the formatter that makes bare spans."""
    from pygments.formatters import HtmlFormatter  # noqa: PLC0415 - likewise

    return HtmlFormatter(nowrap=True)
