"""The only reader of a site: its pages, files to copy, templates, style sheets and data, as values."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tuftenotes.data_files import DATA_EXTENSIONS, data_key, parse_data
from tuftenotes.data_places import DataFile, places_in, written_at
from tuftenotes.diagnostics import Diagnostic, Location, SiteError
from tuftenotes.digest import digest
from tuftenotes.entry_filter import EntryFilter
from tuftenotes.file_memo import FileMemo, digest_of_file
from tuftenotes.front_matter import has_front_matter
from tuftenotes.layout import TemplateSource
from tuftenotes.model import SourceFile
from tuftenotes.unreadable import not_utf8, unreadable
from tuftenotes.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tuftenotes.settings import Config

__all__ = ["Asset", "Sources", "UnreadFile", "read_head", "read_sources"]

_HEAD_SIZE = 256 * 1024
_MOST_HELD = 64 * 1024 * 1024
"""Bytes of pages that are kept from being read to being parsed; the pages after them are read twice."""
_TEMPLATE_SUFFIXES = (".html", ".xml", ".json", ".txt")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is copied as it is: `path` relative to the site, `file` the absolute path to read."""

    path: str
    file: str


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A page whose bytes need not be read to know their digest; the other fields are as in `SourceFile`."""

    path: str
    name: str
    digest: str
    file: str

    @property
    def data(self) -> bytes:
        """The bytes; raises `SiteError` if they are not those of the digest any more."""
        try:
            data = Path(self.file).read_bytes()
        except OSError as error:
            raise SiteError(unreadable(self.path, f"cannot be read: {error.strerror}")) from error
        if digest(data) != self.digest:
            raise SiteError(unreadable(self.path, "changed while the site was built; build again"))
        return data


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything a site consists of.

    `assets` are keyed like pages by the name relative to the folder the URLs start from; `templates` by
    their names inside the templates' folder; `styles` (every ``.scss``) by theirs inside the sass folder.
    `own_layouts` tells whether the site brings a folder of Jekyll layouts. `folders` is what was walked, as
    `Walk` tells it; `files` are the absolute paths of all files, with the digest where one is known;
    `data_files` tell where the values of `data` are written. `content` is the folder of the pages, empty
    where that is the site's own, and `beside` are the names in the site's folder.
    """

    pages: tuple[SourceFile | UnreadFile, ...]
    assets: Mapping[str, Asset]
    templates: Mapping[str, TemplateSource]
    styles: Mapping[str, str]
    data: Mapping[str, Any]
    diagnostics: tuple[Diagnostic, ...]
    own_layouts: bool = False
    folders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    data_files: tuple[DataFile, ...] = ()
    content: str = ""
    beside: frozenset[str] = frozenset()

    def origin(self, value: object) -> tuple[Location, str] | None:
        """Return where in the data files a value of `data` is written; see `written_at`."""
        return written_at(self.data_files, value)

    def data_places(
        self, value: object, paths: Sequence[tuple[str | int, ...]]
    ) -> list[tuple[Location, str]]:
        """Return where in the data file whose whole value this is `paths` lead to; see `places_in`."""
        file = next((file for file in self.data_files if file.value is value), None)
        return places_in(file, paths) if file else [(Location("data"), "")] * len(paths)


def read_sources(
    root: Path, config: Config, outside: Sequence[Path] = (), as_left: Mapping[str, str] | None = None
) -> Sources:
    """Read the site in the folder `root`; what cannot be read is a diagnostic each, the rest is returned.

    `outside` are folders that may lie inside the site but are no part of it: the destination, the cache.
    `as_left` are the digests of files that are known to be as they were, by absolute path: pages among them
    are not read.
    """
    reader = _Reader(root, config, Walk(root, outside), as_left or {})
    reader.read_content()
    templates = {
        name: TemplateSource(path, text)
        for name, path, text in reader.read_texts(config.text("templates_dir"), _TEMPLATE_SUFFIXES)
    }
    styles = {name: text for name, _, text in reader.read_texts(config.text("sass.sass_dir"), (".scss",))}
    data = reader.read_data(config.text("data_dir"))
    problems = (*reader.diagnostics, *reader.walk.diagnostics)
    own_layouts = (root / config.text("layouts_dir")).is_dir()
    for memo in (page_of_file, _is_text):
        memo.forget_others()
    return Sources(
        pages=tuple(reader.pages),
        assets=reader.assets,
        templates=templates,
        styles=styles,
        data=data,
        diagnostics=problems,
        own_layouts=own_layouts,
        folders=reader.walk.listed,
        files={path: reader.digests.get(path, "") for path in reader.walk.found},
        data_files=tuple(reader.data_files),
        content=reader.content,
        beside=reader.beside,
    )


def read_head(asset: Asset) -> bytes:
    """Return the start of a file: enough to find the size of a picture; empty if it cannot be read."""
    try:
        with open(asset.file, "rb") as file:  # noqa: PTH123 (half the time of Path.open)
            return file.read(_HEAD_SIZE)
    except OSError:
        return b""  # copying the file will report it


@dataclass(slots=True)
class _Reader:
    root: Path
    config: Config
    walk: Walk
    as_left: Mapping[str, str]
    pages: list[SourceFile | UnreadFile] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    held: int = 0
    assets: dict[str, Asset] = field(default_factory=dict)
    data_files: list[DataFile] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    content: str = ""
    beside: frozenset[str] = frozenset()

    def read_content(self) -> None:
        """Sort the files of the content into pages and assets, in the order of their paths."""
        config = self.config
        folder = config.text("content_dir").strip("/") if config.native else ""
        if folder and not (self.root / folder).is_dir():
            folder = ""
        self.content = folder
        self.beside = _names_beside(self.root, config) if folder else frozenset()
        admits = EntryFilter(config, folder, self.beside).admits
        if config.native and not folder:
            admits = partial(_admits_beside, _own_folders(config), admits)
        markdown = tuple(f".{name.lstrip('.').lower()}" for name in config.names("markdown_ext"))
        for entry in self.walk.files(folder, admits):
            name = entry.path.removeprefix(f"{folder}/") if folder else entry.path
            always = config.native and name.lower().endswith(markdown)
            if always and entry.file in self.as_left:
                self.digests[entry.file] = known = self.as_left[entry.file]
                self.pages.append(UnreadFile(entry.path, name, known, entry.file))
                continue
            try:
                if always and self.held > _MOST_HELD and _is_text(entry.file):
                    self.digests[entry.file] = known = digest_of_file(entry.file)
                    self.pages.append(UnreadFile(entry.path, name, known, entry.file))
                    continue
                page = page_of_file(entry.file) if always else _page_with_front_matter(entry.file)
            except OSError as error:
                self.report_unreadable(entry.path, error)
                continue
            if page is None:
                self.assets[name] = Asset(entry.path, entry.file)
            elif self.decode(entry.path, page[0]) is not None:
                self.pages.append(SourceFile(entry.path, name, *page))
                self.digests[entry.file] = page[1]
                self.held += len(page[0])

    def decode(self, path: str, data: bytes) -> str | None:
        """Return the text of a file; what is not UTF-8 is reported at its first bad byte."""
        try:
            return data.decode().removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            self.diagnostics.append(not_utf8(path, data, error.start))
            return None

    def read_texts(self, folder: str, suffixes: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
        """Yield name inside `folder`, path and text of every file there with one of the suffixes."""
        folder = folder.strip("/")
        if not folder or not (self.root / folder).is_dir():
            return
        for entry in self.walk.files(folder, _not_hidden):
            if not entry.path.lower().endswith(suffixes):
                continue
            try:
                data = Path(entry.file).read_bytes()
            except OSError as error:
                self.report_unreadable(entry.path, error)
                continue
            text = self.decode(entry.path, data)
            if text is not None:
                yield entry.path[len(folder) + 1 :], entry.path, text

    def read_data(self, folder: str) -> dict[str, Any]:
        """Return the data files as one mapping, with a mapping for every folder in it."""
        result: dict[str, Any] = {}
        for name, path, text in self.read_texts(folder, DATA_EXTENSIONS):
            stem, extension = os.path.splitext(name)  # noqa: PTH122 (it is no path of the system)
            value, problems = parse_data(text, path, extension.lower())
            self.diagnostics.extend(problems)
            self.data_files.append(DataFile(path, text, value))
            *folders, key = (data_key(part) for part in stem.split("/"))
            place = result
            for part in folders:
                inner = place.get(part)
                place[part] = place = inner if isinstance(inner, dict) else {}
            place[key] = value
        return result

    def report_unreadable(self, path: str, error: OSError) -> None:
        """Record a file that the system does not let us read."""
        self.diagnostics.append(unreadable(path, f"cannot be read: {error.strerror}"))


page_of_file: FileMemo[tuple[bytes, str]] = FileMemo(lambda data: (data, digest(data)))
"""The bytes of a page and their digest."""


def _decodes(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


_is_text: FileMemo[bool] = FileMemo(_decodes)
"""Whether a file is UTF-8."""


def _page_with_front_matter(file: str) -> tuple[bytes, str] | None:
    """Return the same of a file that is a page if it has front matter, None where it has none."""
    with open(file, "rb") as opened:  # noqa: PTH123 (half the time of Path.open)
        head = opened.read(64)
    return page_of_file(file) if has_front_matter(head) else None


def _not_hidden(path: str, *, is_folder: bool) -> bool:
    return not path.rpartition("/")[2].startswith(".") or is_folder


def _own_folders(config: Config) -> frozenset[str]:
    names = ("templates_dir", "sass.sass_dir", "data_dir", "includes_dir", "layouts_dir")
    return frozenset(config.text(name).strip("/") for name in names) | {"fonts"}


def _names_beside(root: Path, config: Config) -> frozenset[str]:
    """Return the names in the site's folder, also of what is only made there later."""
    made = config.text("destination").removeprefix("./").partition("/")[0]
    try:
        return frozenset(path.name for path in root.iterdir()) | _own_folders(config) | {made}
    except OSError:
        return frozenset()


def _admits_beside(own: frozenset[str], admits: Callable[..., bool], path: str, *, is_folder: bool) -> bool:
    """Leave out the folders that a native site without a folder for its content has beside its pages."""
    return not (is_folder and path in own) and admits(path, is_folder=is_folder)
