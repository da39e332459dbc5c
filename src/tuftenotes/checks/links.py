"""Rules about where links lead and what loads from where."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from tuftenotes.diagnostics import Code, did_you_mean
from tuftenotes.urls import encode_path, join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuftenotes.checks.facts import CheckedPage, Facts
    from tuftenotes.diagnostics import Diagnostic

__all__ = [
    "broken_anchors",
    "insecure_files",
    "is_local",
    "local_addresses",
    "unresolved_html",
    "unused_labels",
]

_LOCAL = re.compile(r"^https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?:[:/]|$)", re.IGNORECASE)
_HOST = "http://site.invalid"


def is_local(address: str) -> bool:
    """Tell whether an address is one of the author's own machine."""
    return _LOCAL.match(address) is not None


def broken_anchors(site: Facts) -> Iterator[Diagnostic]:
    """Find links to a place in a page that the page does not have."""
    for page in site.pages:
        for link in dict.fromkeys(page.facts.links):
            target, anchor = _page_and_anchor(site, page, link)
            if target is None or not anchor or anchor in target.frame.ids or anchor == "top":
                continue
            if anchor in target.layout_ids or any(anchor == label.anchor for label in target.document.labels):
                continue  # the layout makes it, or MathJax will
            message = f"{_name(page, target)} has no place called “{anchor}”"
            hint = did_you_mean(anchor, target.frame.ids)
            yield from page.at_places(Code.BROKEN_ANCHOR, page.links_to(link), link, message, hint)


def _name(page: CheckedPage, target: CheckedPage) -> str:
    return "this page" if page is target else f"“{target.document.name}”"


def _page_and_anchor(site: Facts, page: CheckedPage, link: str) -> tuple[CheckedPage | None, str]:
    parts = urlsplit(urljoin(_HOST + page.url, link))
    if f"{parts.scheme}://{parts.netloc}" != _HOST:
        return None, ""
    return site.by_url.get(parts.path), unquote(parts.fragment)


def unresolved_html(site: Facts) -> Iterator[Diagnostic]:
    """Find addresses in raw HTML that lead to nothing in the site; those of Markdown were checked before."""
    for page in site.pages:
        known = {unescape(fill) for fill in page.fills}
        sources = {
            match for fill in page.fills for match in re.findall(r'src(?:set)?="([^" ]*)', unescape(fill))
        }
        addresses = [("href", link, Code.BROKEN_LINK) for link in page.facts.links]
        addresses += [("src", file, Code.MISSING_IMAGE) for file in page.facts.files]
        for attribute, address, code in dict.fromkeys(addresses):
            if _exists(site, page, address):
                continue
            places = page.raw_addresses.get((attribute, address), ())
            if places or not (address in known or address in sources):
                yield from page.at_places(code, places, address, *_what_is_wrong(site, page, address))


def _what_is_wrong(site: Facts, page: CheckedPage, address: str) -> tuple[str, str]:
    """Return what to say of an address in raw HTML that leads nowhere, and what to write instead."""
    parts = urlsplit(address)
    meant = _meant(site, page, unquote(parts.path))
    if not meant:
        return f"the site has no “{address}”", ""
    hint = f"write “{urlunsplit(parts._replace(path=meant))}”"
    if meant == f"{site.baseurl}{parts.path}":
        return f"“{address}” lacks the site's baseurl, “{site.baseurl}”", hint
    return (
        f"“{address}” in raw HTML counts from the page's address, “{page.url}”; the site has “{meant}”",
        hint,
    )


def _meant(site: Facts, page: CheckedPage, path: str) -> str:
    """Return the URL path of what a path would mean in a link of Markdown, empty if it means nothing."""
    beside = join(page.document.name.rpartition("/")[0], path)
    for name in dict.fromkeys((join("", path),) if path.startswith("/") else (beside, join("", path))):
        if name in site.assets:
            return site.baseurl + encode_path(f"/{name}")
        url = f"{site.baseurl}{encode_path(f'/{name}')}"
        found = (site.by_name.get(name), site.by_url.get(f"{url}/" if name else url), site.by_url.get(url))
        if target := next(filter(None, found), None):
            return target.url
    return ""


def _exists(site: Facts, page: CheckedPage, address: str) -> bool:
    parts = urlsplit(urljoin(_HOST + page.url, address))
    if f"{parts.scheme}://{parts.netloc}" != _HOST:
        return True
    if not parts.path.startswith(f"{site.baseurl}/"):
        return False
    name = unquote(parts.path[len(site.baseurl) + 1 :])
    candidates = (parts.path, f"{parts.path}/", f"{parts.path}.html", parts.path.removesuffix("index.html"))
    return name in site.assets or any(candidate in site.by_url for candidate in candidates)


def insecure_files(site: Facts) -> Iterator[Diagnostic]:
    """Find files loaded over ``http:``, which a page served over ``https:`` does not show."""
    for page in site.pages:
        for file in dict.fromkeys(page.facts.files):
            if file.lower().startswith("http:") and not is_local(file):
                message = f"“{file}” is loaded over http:, which browsers block"
                yield page.at_text(
                    Code.INSECURE_FILE, file, message, "use https:, or keep the file in the site"
                )


def local_addresses(site: Facts) -> Iterator[Diagnostic]:
    """Find links to the author's own machine."""
    for page in site.pages:
        for address in dict.fromkeys([*page.facts.links, *page.facts.files]):
            if is_local(address):
                yield page.at_text(Code.LOCALHOST, address, f"“{address}” leads to the reader's own machine")


def unused_labels(site: Facts) -> Iterator[Diagnostic]:
    """Find labels of equations that no reference names and no link leads to."""
    named = {placeholder.target for page in site.pages for placeholder in page.document.placeholders}
    anchors = {link.partition("#")[2] for page in site.pages for link in page.facts.links}
    for page in site.pages:
        for label in page.document.labels:
            if label.name not in named and anchors.isdisjoint((label.name, label.anchor)):
                where = label.location
                message = f"nothing refers to the label “{label.name}”"
                yield page.at(Code.LABEL_UNUSED, where.line, where.column, message)
