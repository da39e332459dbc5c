"""What a Jekyll site's key ``kramdown`` asks for, as fields of `ParseOptions`, and what has no effect."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any

from tuftenotes.markdown.page_options import heading_levels

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tuftenotes.settings import Config

__all__ = ["kramdown_fields", "unheard_options"]

_UNHEARD = (
    "auto_id_stripping", "footnote_backlink_inline", "html_to_native", "link_defs",
    "remove_line_breaks_for_cjk", "transliterated_header_ids", "typographic_symbols",
)  # fmt: skip
"""Options that would change a page, all of them off where they are not given."""
_QUOTES = 4
_RETURN = "↩"


def kramdown_fields(config: Config) -> dict[str, Any]:
    """Return what a Jekyll site asks of kramdown, as fields of `ParseOptions`."""
    if config.native:
        return {}
    options = _mapping(config.get("kramdown"))
    return {
        **_headings(options),
        **_footnotes(options),
        **_code(config, options),
        "hard_wrap": options.get("hard_wrap") is True,
        "block_html": options.get("parse_block_html") is True,
        "span_html": options.get("parse_span_html") is not False,
        "quotes": _quotes(options) or "",
    }


def unheard_options(config: Config) -> Iterator[tuple[str, str]]:
    """Yield key and message for each option that changes the pages in Jekyll and not here."""
    options = _mapping(config.get("kramdown")) if not config.native else {}
    for name in _UNHEARD:
        if options.get(name):
            yield f"kramdown.{name}", f"the option {name} of kramdown has no equal here and changes nothing"
    if _quotes(options) is None:
        message = "smart_quotes wants the names of four characters, as in “lsquo,rsquo,ldquo,rdquo”"
        yield "kramdown.smart_quotes", message


def _headings(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return which headings are listed, how their ids begin, and how much deeper they stand than written."""
    offset, levels = options.get("header_offset"), options.get("toc_levels")
    return {
        "auto_ids": options.get("auto_ids") is not False,
        "id_prefix": str(options.get("auto_id_prefix") or ""),
        "heading_offset": offset if isinstance(offset, int) else 0,
        **({"toc_levels": heading_levels(levels)} if levels is not None else {}),
    }


def _footnotes(options: Mapping[str, Any]) -> dict[str, Any]:
    first, back = options.get("footnote_nr"), options.get("footnote_backlink")
    sign = unescape(str(back)) if back is not None else _RETURN
    return {
        "first_footnote": first if isinstance(first, int) else 1,
        "footnote_prefix": str(options.get("footnote_prefix") or ""),
        **({"footnote_return": sign} if sign != _RETURN else {}),
    }


def _code(config: Config, options: Mapping[str, Any]) -> dict[str, Any]:
    """Return what becomes of code; the classes are Rouge's, but CodeRay colours code as well."""
    highlighter = options.get("syntax_highlighter") or config.get("highlighter") or "rouge"
    given = _mapping(options.get("syntax_highlighter_opts"))
    block, span = given | _mapping(given.get("block")), given | _mapping(given.get("span"))
    rouge = highlighter == "rouge"
    off, off_in_lines = block.get("disable") is True, span.get("disable") is True
    plain = str(given.get("default_lang") or "plaintext")
    return {
        "line_numbers": block.get("line_numbers") is True,
        "plain_language": plain if rouge and not (off and off_in_lines) else "",
        "bare_code_in_lines": off_in_lines,
        "coloured": highlighter == "coderay" or (rouge and not off),
        "code_class": str(block.get("css_class") or "highlight"),
    }


def _quotes(options: Mapping[str, Any]) -> str | None:
    """Return the four characters of quotes, none where they are the usual ones, None where they cannot be."""
    given = options.get("smart_quotes")
    if given is None:
        return ""
    names = given if isinstance(given, list) else str(given).split(",")
    characters = [_character(str(name).strip()) for name in names]
    if len(characters) != _QUOTES or any(len(one) != 1 for one in characters):
        return None
    made = "".join(characters)
    return "" if made == "‘’“”" else made


def _character(name: str) -> str:
    """Return what an entity is, by its name or its number."""
    return unescape(f"&#{name};" if name.isdecimal() else f"&{name};")


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
