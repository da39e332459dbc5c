"""The objects that templates see: ``site``, ``page``, posts, collections, files, the paginator.

Whatever has to be rendered first (a post's content, its excerpt) is asked of the `Library` when a template
asks for it, so that the order of rendering is the order of need.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from tuftenotes.liquid.matter_defaults import deep_merge
from tuftenotes.liquid.values import compare, to_s

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tuftenotes.liquid.items import Item, StaticItem
    from tuftenotes.liquid.model import JekyllModel

__all__ = ["CollectionDrop", "DocumentDrop", "FileDrop", "Library", "PageDrop", "SiteDrop", "Table"]


_RELATED = 10


class Library(Protocol):
    """What drops ask for: the drop of every item, and what has to be rendered."""

    @property
    def current(self) -> Item | None:
        """The item whose template asks."""

    def drop(self, item: Item | StaticItem) -> Table:
        """Return the one drop of an item."""

    def content(self, item: Item) -> str:
        """Return the body, through Liquid and Markdown."""

    def output(self, item: Item) -> str:
        """Return the whole page with its layouts."""

    def excerpt(self, item: Item) -> str | None:
        """Return the start of a document, rendered; None where there is none."""


class Table:
    """A drop made of named getters over a mapping of further values."""

    def __init__(self, getters: Mapping[str, Callable[[], object]], further: Mapping[str, Any]) -> None:
        self.getters = getters
        self.further = further

    def has(self, key: str) -> bool:
        """Tell whether the object knows `key`."""
        return key in self.getters or key in self.further

    def get(self, key: str) -> object:
        """Return the value of `key`."""
        getter = self.getters.get(key)
        return getter() if getter else self.further.get(key)

    def keys(self) -> Sequence[str]:
        """Return every key, the getters' first."""
        return list(dict.fromkeys((*self.getters, *self.further)))

    def text(self) -> str:
        """Return what the object prints as."""
        return ""


class DocumentDrop(Table):
    """A post, or another document of a collection."""

    def __init__(self, item: Item, library: Library, neighbour: Callable[[int], Item | None]) -> None:
        self.item = item
        self.library = library

        def next_to(step: int) -> Callable[[], object]:
            def find() -> object:
                other = neighbour(step)
                return library.drop(other) if other else None

            return find

        getters: dict[str, Callable[[], object]] = {
            "id": self._id,
            "output": lambda: library.output(item),
            "content": lambda: library.content(item),
            "relative_path": lambda: item.relative_path,
            "path": lambda: item.relative_path,
            "url": lambda: item.url,
            "date": lambda: item.date,
            "title": lambda: item.value("title"),
            "categories": lambda: item.value("categories"),
            "tags": lambda: item.value("tags"),
            "collection": lambda: item.collection,
            "excerpt": lambda: to_s(library.excerpt(item)),
            "name": lambda: item.value("name") or item.name,
            "previous": next_to(-1),
            "next": next_to(1),
        }
        super().__init__(getters, {**item.defaults, **item.data})

    def _id(self) -> str:
        folder = self.item.url.rstrip("/").rpartition("/")[0] if self.item.url != "/" else ""
        slug = self.item.value("slug") or self.item.name.rpartition(".")[0]
        return f"{folder}/{to_s(slug)}"

    def text(self) -> str:
        """Return the rendered content."""
        return self.library.content(self.item)

    def compare_with(self, other: object) -> int | None:
        """Order documents by date, then by path."""
        if not isinstance(other, DocumentDrop):
            return None
        return compare(self.item.date, other.item.date) or compare(
            self.item.relative_path, other.item.relative_path
        )


class PageDrop(Table):
    """A page."""

    def __init__(self, item: Item, library: Library) -> None:
        self.item = item

        def excerpt() -> object:
            value = item.value("excerpt")
            return None if value is None or value is False else to_s(value)

        getters: dict[str, Callable[[], object]] = {
            "content": lambda: library.content(item),
            "dir": self._folder,
            "excerpt": excerpt,
            "name": lambda: item.name,
            "path": lambda: item.data.get("path") or item.relative_path,
            "url": lambda: item.url,
        }
        super().__init__(getters, deep_merge(item.defaults, item.data))

    def _folder(self) -> str:
        url = self.item.url
        return url if url.endswith("/") else url.rpartition("/")[0] + "/"


class FileDrop(Table):
    """A file that is copied."""

    def __init__(self, item: StaticItem) -> None:
        stem, _, extension = item.name.rpartition(".")
        getters: dict[str, Callable[[], object]] = {
            "name": lambda: item.name,
            "extname": lambda: f".{extension}" if stem else "",
            "modified_time": lambda: item.modified,
            "basename": lambda: stem or item.name,
            "path": lambda: item.relative_path,
            "collection": lambda: item.collection or None,
        }
        super().__init__(getters, item.defaults)


class CollectionDrop(Table):
    """A collection, as ``site.collections`` has it."""

    def __init__(self, label: str, model: JekyllModel, library: Library) -> None:
        meta = model.config.collections[label]
        documents = model.documents.get(label, ())
        files = [file for file in model.files if file.collection == label]
        getters: dict[str, Callable[[], object]] = {
            "output": lambda: meta.get("output", False) not in (None, False),
            "label": lambda: label,
            "docs": lambda: [library.drop(item) for item in documents],
            "files": lambda: [library.drop(item) for item in files],
            "directory": lambda: f"_{label}",
            "relative_directory": lambda: f"_{label}",
        }
        super().__init__(getters, meta)


class SiteDrop(Table):
    """``site``: the configuration and the lists."""

    def __init__(self, model: JekyllModel, library: Library) -> None:
        self.model = model
        self.library = library
        config = model.config.values
        getters: dict[str, Callable[[], object]] = {
            "data": lambda: config["data"] if config.get("data") is not None else model.data,
            "time": lambda: model.time,
            "pages": lambda: self.pages,
            "static_files": lambda: [library.drop(item) for item in model.files],
            "tags": lambda: self.tags,
            "categories": lambda: self.categories,
            "posts": lambda: self.posts,
            "html_pages": lambda: self.html_pages,
            "collections": lambda: [
                CollectionDrop(label, model, library) for label in sorted(model.documents)
            ],
            "documents": lambda: self.documents,
            "related_posts": self._related_posts,
        }
        labels = {label: self._documents_of(label) for label in model.documents if label != "posts"}
        super().__init__({**getters, **labels}, config)

    def _documents_of(self, label: str) -> Callable[[], object]:
        return lambda: [self.library.drop(item) for item in self.model.documents[label]]

    @cached_property
    def pages(self) -> list[Table]:
        """The pages, by the names of their files."""
        return [self.library.drop(item) for item in self.model.pages]

    @cached_property
    def html_pages(self) -> list[Table]:
        """The pages that are HTML."""
        html = (".html", ".xhtml", ".htm")
        return [self.library.drop(i) for i in self.model.pages if i.extension in html or i.url.endswith("/")]

    @cached_property
    def posts(self) -> list[Table]:
        """The posts, the newest first."""
        return [self.library.drop(item) for item in reversed(self.model.documents["posts"])]

    def _related_posts(self) -> list[Table] | None:
        """Return the newest posts but that of the template; a page has none."""
        current = self.library.current
        if current is None or current.kind == "page":
            return None
        newest = self.model.documents["posts"][: -_RELATED - 2 : -1]
        return [self.library.drop(item) for item in newest if item is not current][:_RELATED]

    @cached_property
    def documents(self) -> list[Table]:
        """The documents and files of all collections."""
        found: list[Table] = []
        for label, documents in self.model.documents.items():
            found += [self.library.drop(item) for item in documents]
            found += [self.library.drop(file) for file in self.model.files if file.collection == label]
        return found

    @cached_property
    def tags(self) -> dict[str, object]:
        """The posts of every tag, the newest first."""
        return self._by_word("tags")

    @cached_property
    def categories(self) -> dict[str, object]:
        """The posts of every category, the newest first."""
        return self._by_word("categories")

    def _by_word(self, key: str) -> dict[str, object]:
        words: dict[Any, list[Table]] = {}
        for item in self.model.documents["posts"]:
            for word in item.data.get(key) or ():
                words.setdefault(word, []).insert(0, self.library.drop(item))
        return dict(words)
