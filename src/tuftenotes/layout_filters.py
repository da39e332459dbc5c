"""The filters of templates, by Jekyll's names where Jinja has none of its own.

Dates are the strings that front matter and `site` hold (ISO 8601, with or without a time). Month and day
names are English whatever the machine's locale is, so that a site is the same wherever it is built.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Undefined, pass_context
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from tuftenotes.diagnostics import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2.runtime import Context

__all__ = ["FILTERS", "SITE_ATTRIBUTES", "UnfitValueError"]

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ABSOLUTE = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:|//)")
DIRECTIVE = re.compile(r"%([-^0]?)([A-Za-z%])")
ZONE = re.compile(r"\s+(?=(?:[+-]\d\d:?\d\d|Z)\Z)")
LINK = re.compile(r"</?a\b[^>]*>")
ID = re.compile(r"(<[^>]*?)\s+id=(?:\"[^\"]*\"|'[^']*'|[^\s>]+)")
SLUG_BREAKS = {
    "default": re.compile(r"[\W_]+"),
    "pretty": re.compile(r"[^\w.~!$&'()+,;=@-]+"),
    "ascii": re.compile(r"[^A-Za-z0-9]+"),
    "raw": re.compile(r"\s+"),
}
CSS_SPECIAL = re.compile(r"[\x00-\x1f\"\\\\<>&]")
URL_SAFE = "/:?#[]@!$&'()*+,;=%~"


class UnfitValueError(ValueError):
    """A filter cannot take the value that it is given: what is wrong with it, and what to write instead.

    `place` is the path of the template that gives it, and the line there, once that is known.
    """

    place: tuple[str, int] = ("", 0)

    def __init__(self, value: object, message: str, hint: str) -> None:
        super().__init__(f"{message}; {hint}" if hint else message)
        self.value = value
        self.message = message
        self.hint = hint


@pass_context
def relative_url(context: Context, value: object) -> str:
    """Put the site's `baseurl` before a path from the site's root; leave an address with a scheme alone."""
    text = str(value)
    if ABSOLUTE.match(text):
        return text
    path = (
        f"{setting(context, 'baseurl').strip('/')}/{text.lstrip('/')}"
        if text
        else setting(context, "baseurl")
    )
    return quote("/" + path.lstrip("/") if path else "", safe=URL_SAFE)


@pass_context
def absolute_url(context: Context, value: object) -> str:
    """Put the site's `url` and `baseurl` before a path from the site's root."""
    text = str(value)
    return text if ABSOLUTE.match(text) else setting(context, "url").rstrip("/") + relative_url(context, text)


@pass_context
def linked_page(context: Context, value: object) -> Mapping[str, object]:
    """Return what lists show of the page that a file's name means (``vae.md``, ``guide/notes.md#anchor``).

    The name is relative to the folder of the content; an anchor goes on to the URL. What lies outside the
    site is a page with that URL and no title. Raises `UnfitValueError` where there is no such page.
    """
    text = str(value)
    if ABSOLUTE.match(text):
        return {"url": text, "title": text, "title_html": escape(text)}
    name, mark, anchor = text.lstrip("/").partition("#")
    folder = setting(context, "content_dir").strip("/")
    pages = {str(page["path"]).removeprefix(f"{folder}/"): page for page in context["site"]["pages"]}
    if name not in pages:
        raise UnfitValueError(value, f"there is no page “{name}”", did_you_mean(name, pages))
    return {**pages[name], "url": f"{pages[name]['url']}{mark}{anchor}"}


def setting(context: Context, name: str) -> str:
    """Return a text of the configuration, empty where it has none."""
    return str(context["site"].get(name) or "")


def moment(value: object) -> datetime | None:
    """Return the point in time that a front-matter date means (UTC where it names no zone), or None.

    Raises `UnfitValueError` for what is no date.
    """
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    text = ZONE.sub("", str(value).strip())
    try:
        return moment(datetime.fromisoformat(text)) if text else None
    except ValueError:
        raise UnfitValueError(value, f"“{text:.60}” is not a date", "one is written 2026-10-05") from None


def format_date(value: object, pattern: str = "%Y-%m-%d") -> str:
    """Format a date by strftime's directives, and Ruby's flags ``-`` (no padding) and ``^`` (capitals)."""
    when = moment(value)
    return DIRECTIVE.sub(lambda match: directive(when, match), pattern) if when else ""


def directive(when: datetime, match: re.Match[str]) -> str:
    """Return what one directive of a date pattern stands for."""
    flag, letter = match.groups()
    names = {
        "B": MONTHS[when.month - 1],
        "b": MONTHS[when.month - 1][:3],
        "A": DAYS[when.weekday()],
        "a": DAYS[when.weekday()][:3],
        "p": "AM" if when.hour < 12 else "PM",
        "e": f"{when.day:2}",
        "F": f"{when:%Y-%m-%d}",
        "T": f"{when:%H:%M:%S}",
        "s": str(int(when.timestamp())),
        "%": "%",
    }
    text = names[letter] if letter in names else when.strftime(f"%{letter}")
    return text.lstrip("0 ") or "0" if flag == "-" else text.upper() if flag == "^" else text


def date_to_string(value: object, kind: str = "", style: str = "") -> str:
    """Return ``07 Nov 2008``; with "ordinal" ``7th Nov 2008``, with "ordinal" and "US" ``Nov 7th, 2008``."""
    return written_date(value, "%b", kind, style)


def date_to_long_string(value: object, kind: str = "", style: str = "") -> str:
    """Return ``07 November 2008``, or the same variants as `date_to_string`."""
    return written_date(value, "%B", kind, style)


def written_date(value: object, month: str, kind: str, style: str) -> str:
    """Return a date in words, the month as `month` formats it."""
    when = moment(value)
    if when is None or kind != "ordinal":
        return format_date(value, f"%d {month} %Y")
    ending = "th" if 10 < when.day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(when.day % 10, "th")
    day = f"{when.day}{ending}"
    return format_date(value, f"{month} {day}, %Y" if style == "US" else f"{day} {month} %Y")


def date_to_xmlschema(value: object) -> str:
    """Return a date with its time and zone: ``2008-11-07T13:07:54+00:00``."""
    when = moment(value)
    return when.isoformat(timespec="seconds") if when else ""


def slugify(value: object, mode: str = "default") -> str:
    """Make a text fit for a URL or an id, in Jekyll's modes default, pretty, ascii and raw."""
    return SLUG_BREAKS[mode].sub("-", str(value)).strip("-").lower()


def xml_escape(value: object) -> Markup:
    """Escape a text for XML, even one that is HTML already."""
    return escape(str(value))


def jsonify(value: object) -> Markup:
    """Write a value as JSON that may stand in a script element."""
    return htmlsafe_json_dumps(None if isinstance(value, Undefined) else value, ensure_ascii=False)


def css_string(value: object) -> Markup:
    """Write a text as a quoted CSS string that may stand in a style element."""
    text = CSS_SPECIAL.sub(lambda match: f"\\{ord(match[0]):x} ", str(value))
    return Markup(f'"{text}"')  # noqa: S704 - every character that could end the string or the element is escaped


def number_of_words(value: object) -> int:
    """Count the words of a text."""
    return len(str(value).split())


def unlinked(value: object) -> Markup:
    """Take the links out of HTML that is to stand in a link, and the ids that the page has already."""
    return Markup(ID.sub(r"\1", LINK.sub("", str(value))))  # noqa: S704 - as safe as it came


FILTERS: dict[str, Callable[..., Any]] = {
    "absolute_url": absolute_url,
    "css_string": css_string,
    "date": format_date,
    "date_to_long_string": date_to_long_string,
    "date_to_string": date_to_string,
    "date_to_xmlschema": date_to_xmlschema,
    "jsonify": jsonify,
    "linked_page": linked_page,
    "number_of_words": number_of_words,
    "relative_url": relative_url,
    "slugify": slugify,
    "unlinked": unlinked,
    "xml_escape": xml_escape,
}

SITE_ATTRIBUTES: dict[str, frozenset[str]] = {
    "absolute_url": frozenset({"baseurl", "url"}),
    "linked_page": frozenset({"content_dir", "pages"}),
    "relative_url": frozenset({"baseurl"}),
}
"""What a filter reads of `site` although the template doesn't say so."""
