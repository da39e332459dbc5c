"""The things a Jekyll site consists of, as far as they are known before anything is rendered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from posixpath import splitext
from typing import TYPE_CHECKING, Any, Literal

from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity
from tuftenotes.liquid.matter_defaults import MatterDefaults, deep_merge
from tuftenotes.liquid.permalinks import (
    UnknownPlaceholderError,
    add_suffix,
    document_placeholders,
    fill,
    output_path,
    page_url,
)
from tuftenotes.liquid.ruby_time import names_no_day, parse_time
from tuftenotes.liquid.slugs import titleize
from tuftenotes.liquid.values import flatten, to_s

if TYPE_CHECKING:
    from datetime import datetime

    from tuftenotes.liquid.jekyll_config import JekyllConfig
    from tuftenotes.liquid.matter import Matter
    from tuftenotes.liquid.source_text import SourceText

__all__ = ["Item", "Maker", "StaticItem"]

_DATED_NAME = re.compile(r"(?:.+/)*?(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)(\.[^.]+)\Z")
_STYLES = (".scss", ".sass")


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A page or a document.

    `path` is the file relative to the site's root, `relative_path` what Jekyll calls so (without the
    folder of collections). `data` is the front matter after all defaults; `url` has no baseurl; `output` is
    relative to the destination. `date` is that of a document (the site's
    time where it has none and is not `dated`); `pager` the number of a page of a blog's list,
    `made_by` the plugin that a page without a file comes from.
    """

    kind: Literal["page", "document"]
    path: str
    relative_path: str
    name: str
    collection: str
    data: dict[str, Any]
    defaults: dict[str, Any]
    body: SourceText
    url: str
    output: str
    extension: str
    markdown: bool
    date: datetime | None = None
    dated: bool = False
    draft: bool = False
    pager: int = 0
    folder: str = ""
    made_by: str = ""

    @property
    def is_style(self) -> bool:
        """Whether this is a style sheet to compile: it gets no layout."""
        return self.name.endswith(_STYLES)

    def value(self, key: str) -> Any:  # noqa: ANN401 (plain data)
        """Return a value of the front matter, else the configuration's default for it."""
        return self.data[key] if key in self.data else self.defaults.get(key)


@dataclass(frozen=True, slots=True, eq=False)
class StaticItem:
    """A file that is copied; `relative_path` begins with a slash, but for those of a collection."""

    path: str
    relative_path: str
    name: str
    collection: str
    output: str
    defaults: dict[str, Any]
    modified: datetime
    written: bool = True


@dataclass(slots=True)
class Maker:
    """Makes items of files; what is wrong with their metadata goes to `diagnostics`."""

    config: JekyllConfig
    site_time: datetime
    defaults: MatterDefaults
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def output_extension(self, extension: str, permalink: object) -> str:
        """Return the ending of the output: that of the permalink, else the one that the converter makes."""
        link = to_s(permalink)
        if link and not link.endswith("/"):
            own = splitext(link)[1]
            if own:
                return own
        if extension.lower() in self.config.markdown_extensions:
            return ".html"
        return ".css" if extension in _STYLES else extension

    def page(self, path: str, matter: Matter, *, folder: str | None = None, pager: int = 0) -> Item:
        """Make a page; `folder` is where it goes if that is not where it stands."""
        self.diagnostics += matter.diagnostics
        own_folder, _, name = path.rpartition("/")
        stem, extension = splitext(name)
        defaults = self.defaults.all(path, "pages")
        link = matter.data.get("permalink", defaults.get("permalink"))
        output_extension = self.output_extension(extension, link)
        place = own_folder if folder is None else folder
        url = page_url(
            place,
            stem.rstrip("."),
            output_extension,
            self.config.permalink_style,
            "" if pager else to_s(link),
        )
        return Item(
            kind="page",
            path=path,
            relative_path=path,
            name=name,
            collection="",
            data=matter.data,
            defaults=defaults,
            body=matter.body,
            url=url,
            output=output_path(url, output_extension, page=True),
            extension=output_extension,
            markdown=extension.lower() in self.config.markdown_extensions,
            pager=pager,
            folder=place,
        )

    def document(self, path: str, label: str, matter: Matter, modified: datetime) -> Item:
        """Make a document of a collection; a draft is dated by the file's time `modified`."""
        self.diagnostics += matter.diagnostics
        base = self.config.folder("collections_dir")
        relative = path.removeprefix(f"{base}/") if base else path
        name = path.rpartition("/")[2]
        stem, extension = splitext(name)
        special = f"_{label}"
        draft = label == "posts" and f"/{special}/" not in f"/{relative}"
        data: dict[str, Any] = {"categories": _folders(relative, "_drafts" if draft else special, name)}
        data["draft"] = draft
        defaults = self.defaults.all(relative, label)
        data = _merge(_merge(data, defaults), matter.data)
        self._date_of(data, path)
        self._name_of(data, relative, stem, extension, path)
        _words_of(data)
        dated = "date" in data or draft
        if "date" not in data:
            data["date"] = modified if draft else self.site_time
        date: datetime = data["date"]
        permalink = data.get("permalink")
        output_extension = self.output_extension(extension, permalink)
        inner = relative[: len(relative) - len(extension)].replace(special, "", 1).rstrip(".")
        places = document_placeholders(data, label, inner, output_extension, date)
        template = to_s(permalink) or self._template(label)
        try:
            url = fill(template, places)
        except UnknownPlaceholderError as error:
            self._report(path, Code.CONFIG, f"the permalink “{template}” has an unknown part “:{error}”")
            url = fill("/:collection/:path:output_ext", places)
        return Item(
            kind="document",
            path=path,
            relative_path=relative,
            name=name,
            collection=label,
            data=data,
            defaults=defaults,
            body=matter.body,
            url=url,
            output=output_path(url, output_extension, page=False),
            extension=output_extension,
            markdown=extension.lower() in self.config.markdown_extensions,
            date=date,
            dated=dated,
            draft=draft,
        )

    def static(self, path: str, label: str, modified: datetime) -> StaticItem:
        """Make a file to copy; those of a collection go where its documents go."""
        name = path.rpartition("/")[2]
        stem, extension = splitext(name)
        base = self.config.folder("collections_dir")
        relative = path.removeprefix(f"{base}/") if label and base else path
        output = path
        if label:
            inner = relative[: len(relative) - len(extension)].replace(f"_{label}", "", 1)
            places = {
                "collection": lambda: label,
                "path": lambda: inner,
                "output_ext": lambda: "",
                "name": lambda: stem,
                "title": lambda: "",
            }
            try:
                output = output_path(
                    fill(self._template(label), places).rstrip("/") + extension, "", page=False
                )
            except UnknownPlaceholderError:
                output = f"{label}{inner}{extension}"
        defaults = self.defaults.all(f"/{relative}", label)
        written = defaults.get("published", True) is not False
        if label:
            written = written and bool(self.config.collections[label].get("output"))
        shown = relative if label else f"/{relative}"
        return StaticItem(path, shown, name, label, output, defaults, modified, written)

    def _template(self, label: str) -> str:
        given = self.config.collections[label].get("permalink")
        return to_s(given) or add_suffix("/:collection/:path", self.config.permalink_style)

    def _date_of(self, data: dict[str, Any], path: str) -> None:
        if data.get("date") is None:
            data.pop("date", None)
            return
        text, clock = to_s(data["date"]), self.config.clock
        try:
            data["date"] = parse_time(text, clock).astimezone(clock.zone)
        except ValueError:
            self._report(path, Code.DATE, f"“{text}” is not a date")
            del data["date"]
            return
        if names_no_day(text):
            message = f"“{text}” is no day of the calendar; it counts as {data['date']:%Y-%m-%d}"
            self._report(path, Code.DATE, message)

    def _name_of(self, data: dict[str, Any], relative: str, stem: str, extension: str, path: str) -> None:
        slug = stem
        named = _DATED_NAME.match(relative)
        if named:
            slug = named[2]
            if "date" not in data:
                data["date"] = named[1]
                self._date_of(data, path)
        slug = slug.rstrip(".")
        for key, value in (("title", titleize(slug)), ("slug", slug), ("ext", extension)):
            if data.get(key) is None or data[key] is False:
                data[key] = value

    def _report(self, path: str, code: Code, message: str) -> None:
        self.diagnostics.append(Diagnostic(Location(path), Severity.WARNING, code, message))


def _folders(relative: str, special: str, name: str) -> list[str]:
    """Return the folders around a ``_posts`` folder, which are categories."""
    if relative.startswith(special):
        return []
    before = relative.split(special, maxsplit=1)[0]
    return [part for part in before.split("/") if part and part != name]


def _merge(data: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Merge front matter over what is there; categories add up."""
    given = other.get("categories")
    if given is not None:
        words = given.split() if isinstance(given, str) else given if isinstance(given, list) else [given]
        before = data.get("categories")
        if isinstance(before, list):
            words = [*before, *(word for word in words if word not in before)]
        other = {**other, "categories": words}
    return deep_merge(data, other)


def _plural(data: dict[str, Any], one: str, many: str) -> list[Any]:
    value = data.get(one)
    if value is None or value is False:
        value = data.get(many)
        value = value.split() if isinstance(value, str) else value if isinstance(value, list) else None
    return [word for word in flatten([value]) if word is not None]


def _words_of(data: dict[str, Any]) -> None:
    given = data.get("categories")
    categories = [*(given if isinstance(given, list) else []), *_plural(data, "category", "categories")]
    data["categories"] = list(dict.fromkeys(to_s(word) for word in flatten(categories)))
    data["tags"] = _plural(data, "tag", "tags")
