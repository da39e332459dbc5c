"""A Jekyll site as it is read: items in their order, data, layouts, includes; nothing is rendered yet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cmp_to_key
from typing import TYPE_CHECKING, Any

from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity
from tuftenotes.liquid.data_reading import read_data
from tuftenotes.liquid.entries import list_entries
from tuftenotes.liquid.items import Item, Maker, StaticItem
from tuftenotes.liquid.matter import Matter, has_matter, read_matter
from tuftenotes.liquid.matter_defaults import MatterDefaults
from tuftenotes.liquid.source_text import SourceText
from tuftenotes.liquid.values import compare, to_s

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from tuftenotes.liquid.entries import Listing
    from tuftenotes.liquid.jekyll_config import JekyllConfig

__all__ = ["JekyllFiles", "JekyllModel", "LayoutItem", "read_model"]


@dataclass(frozen=True, slots=True)
class JekyllFiles:
    """The files of a site: every path (relative, forward slashes), and how to read one or learn its time.

    `read` raises `OSError`; `head` returns the first bytes only.
    """

    paths: tuple[str, ...]
    read: Callable[[str], bytes]
    head: Callable[[str], bytes]
    modified: Callable[[str], datetime]


@dataclass(frozen=True, slots=True)
class LayoutItem:
    """A layout: its front matter and its text."""

    name: str
    data: dict[str, Any]
    body: SourceText


@dataclass(frozen=True, slots=True)
class JekyllModel:
    """What a site consists of.

    `pages` are sorted by the names of their files, `documents` (by collection, in the order of the
    configuration) by date and path or as the collection says; `files` are those that are copied.
    """

    config: JekyllConfig
    time: datetime
    pages: tuple[Item, ...]
    documents: Mapping[str, tuple[Item, ...]]
    files: tuple[StaticItem, ...]
    layouts: Mapping[str, LayoutItem]
    includes: Mapping[str, SourceText]
    data: Mapping[str, Any]
    plugins: Mapping[str, str]
    listing: Listing
    diagnostics: tuple[Diagnostic, ...] = field(default=())

    def with_pages(self, pages: Iterable[Item]) -> JekyllModel:
        """Return the same site with further pages, as generators make them."""
        return replace(self, pages=(*self.pages, *pages))


def read_model(files: JekyllFiles, config: JekyllConfig, site_time: datetime) -> JekyllModel:
    """Read everything but the contents of files that are copied."""
    return _Reader(files, config, site_time).model()


@dataclass(slots=True)
class _Reader:
    files: JekyllFiles
    config: JekyllConfig
    time: datetime
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def model(self) -> JekyllModel:
        """Read the site."""
        config = self.config
        listing = list_entries(self.files.paths, config)
        maker = Maker(config, self.time, MatterDefaults(config))
        documents = {"posts": self.posts(listing, maker)}
        statics: list[StaticItem] = []
        for label, paths in listing.collections.items():
            documents[label] = self.collection(label, paths, maker, statics)
        pages: list[Item] = []
        for path in listing.others:
            if has_matter(self.files.head(path)):
                matter = self.matter(path)
                if matter and _published(matter.data, config):
                    pages.append(maker.page(path, matter))
            else:
                statics.append(maker.static(path, "", self.files.modified(path)))
        layouts = {item.name: item for path in listing.layouts if (item := self.layout(path))}
        data = read_data(listing.data, config, self.text, self.diagnostics.append)
        return JekyllModel(
            config=config,
            time=self.time,
            pages=tuple(sorted(pages, key=lambda page: (page.name, page.path))),
            documents=documents,
            files=tuple(sorted(statics, key=lambda item: (bool(item.collection), item.relative_path))),
            layouts=layouts,
            includes=self.includes(listing),
            data=data,
            plugins={path: text for path in listing.plugins if (text := self.text(path)) is not None},
            listing=listing,
            diagnostics=(*self.diagnostics, *maker.diagnostics),
        )

    def text(self, path: str) -> str | None:
        """Return a file's text; what cannot be read is reported, and what is not UTF-8, too."""
        try:
            data = self.files.read(path)
        except OSError as error:
            code, message = Code.UNREADABLE, f"cannot be read: {error.strerror}"
            self.diagnostics.append(Diagnostic(Location(path), code.severity, code, message))
            return None
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            message = f"byte {error.start} is not UTF-8"
            problem = Diagnostic(Location(path), Severity.WARNING, Code.ENCODING, message, "save it as UTF-8")
            self.diagnostics.append(problem)
            return data.decode("utf-8-sig", "replace")

    def matter(self, path: str) -> Matter | None:
        """Return a page's front matter and body."""
        text = self.text(path)
        return None if text is None else read_matter(text, path, self.config.clock.zone)

    def layout(self, path: str) -> LayoutItem | None:
        """Return a layout; its name is its path without the last ending."""
        matter = self.matter(path)
        name = path.removeprefix(f"{self.config.folder('layouts_dir')}/").rpartition(".")[0]
        return LayoutItem(name, matter.data, matter.body) if matter else None

    def includes(self, listing: Listing) -> dict[str, SourceText]:
        """Return the includes, by their names in their folder."""
        folder = self.config.folder("includes_dir")
        texts = {path: self.text(path) for path in listing.includes if _is_text(self.files.head(path))}
        return {
            path.removeprefix(f"{folder}/"): SourceText(text.replace("\r\n", "\n"), path)
            for path, text in texts.items()
            if text is not None
        }

    def posts(self, listing: Listing, maker: Maker) -> tuple[Item, ...]:
        """Return the posts that are shown: not hidden, not of the future."""
        config = self.config
        paths = [*listing.posts, *(listing.drafts if config.flag("show_drafts") else ())]
        found: list[Item] = []
        for path in paths:
            matter = self.matter(path)
            if not matter:
                continue
            item = maker.document(path, "posts", matter, self.files.modified(path))
            if not _published(item.data, config):
                continue
            if item.date and item.date > config.clock.now and not config.flag("future"):
                message = f"dated {to_s(item.date)}, in the future: it is not shown (future: true shows it)"
                self.diagnostics.append(Diagnostic(Location(path), Severity.NOTE, Code.DATE, message))
                continue
            found.append(item)
        posts = sorted(found, key=cmp_to_key(_by_date))
        limit = config.values.get("limit_posts")
        return tuple(posts[-limit:] if isinstance(limit, int) and limit > 0 else posts)

    def collection(
        self, label: str, paths: Iterable[str], maker: Maker, statics: list[StaticItem]
    ) -> tuple[Item, ...]:
        """Return the documents of a collection in their order; its other files go to `statics`."""
        found: list[Item] = []
        for path in paths:
            if not has_matter(self.files.head(path)):
                statics.append(maker.static(path, label, self.files.modified(path)))
                continue
            matter = self.matter(path)
            if matter and _published(matter.data, self.config):
                found.append(maker.document(path, label, matter, self.files.modified(path)))
        return tuple(_ordered(found, label, self.config.collections[label]))


def _is_text(head: bytes) -> bool:
    return b"\0" not in head


def _published(data: Mapping[str, Any], config: JekyllConfig) -> bool:
    return data.get("published") is not False or config.flag("unpublished")


def _by_date(one: Item, other: Item) -> int:
    by_date = compare(one.date, other.date) if one.dated and other.dated else 0
    return by_date or compare(one.path, other.path) or 0


def _ordered(items: list[Item], label: str, meta: Mapping[str, Any]) -> list[Item]:
    """Sort as the collection's ``order`` or ``sort_by`` says, else by date and path."""
    items = sorted(items, key=cmp_to_key(_by_date))
    order, key = meta.get("order"), meta.get("sort_by")
    if isinstance(order, list):
        places = {f"_{label}/{to_s(name)}": place for place, name in enumerate(order)}
        return sorted(items, key=lambda item: places.get(item.relative_path, len(places)))
    if isinstance(key, str):

        def by_key(one: Item, other: Item) -> int:
            left, right = one.value(key), other.value(key)
            if (left is None) != (right is None):
                return 1 if left is None else -1
            return compare(left, right) or 0

        return sorted(items, key=cmp_to_key(by_key))
    return items
