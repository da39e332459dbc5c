"""The meetings of a course as the layout `schedule` shows them, and what is wrong with the data file.

An entry has a date and a title and may have lecture, topics, notes (files of the site's pages), slides
(addresses), reading (title, authors, year, url, why) and homework (out, due). What it has besides is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tuftenotes.diagnostics import Code, Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from tuftenotes.addresses import Meant

__all__ = ["Fault", "Links", "Path", "read_meetings"]

Path = tuple[str | int, ...]
"""The keys and indexes that lead to a value of the data."""

_OUTWARD = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_MOST_GUESSES = 100
_HOMEWORK = ("out", "due")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the data, at a path in them."""

    path: Path
    message: str
    hint: str = ""
    code: Code = Code.DATA
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Links:
    """Where a schedule may lead: the pages by the names of their files, and what an address means.

    `held` has the titles of pages that are not shown yet, by the names of their files.
    """

    pages: Mapping[str, Mapping[str, Any]]
    meant: Callable[[str], Meant]
    held: Mapping[str, str] = field(default_factory=dict)


def read_meetings(
    data: object, links: Links, taken: Iterable[str] = ()
) -> tuple[list[dict[str, Any]], tuple[Fault, ...]]:
    """Return the meetings of a schedule, with every key that the layout reads, and what is wrong with them.

    No meeting gets an id that is `taken` by a heading of the page.
    """
    reading = _Reading(links, set(taken))
    if data is None:
        return [], ()
    if not isinstance(data, list):
        hint = "for example: - {date: 2026-10-05, title: Why generate?}"
        return [], (Fault((), f"a schedule is a list of meetings, not {_shown(data)}", hint),)
    meetings = [reading.meeting(entry, (index,)) for index, entry in enumerate(data)]
    return [meeting for meeting in meetings if meeting], tuple(reading.faults)


@dataclass(slots=True)
class _Reading:
    """What was found so far: the faults, the ids given out, and how many meetings each lecture has."""

    links: Links
    ids: set[str]
    lectures: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    def refuse(self, path: Path, message: str, hint: str = "") -> None:
        self.faults.append(Fault(path, message, hint))

    def meeting(self, entry: object, path: Path) -> dict[str, Any]:
        if not isinstance(entry, Mapping):
            self.refuse(path, f"a meeting has a date and a title; this is {_shown(entry)}")
            return {}
        for key in ("date", "title"):
            if entry.get(key) in (None, ""):
                self.refuse(path, f"this meeting has no {key}")
        lecture = self.text(entry, "lecture", path)
        return {
            **entry,
            "id": self.identify(lecture, path),
            "lecture": lecture,
            "title": self.text(entry, "title", path),
            "topics": [text for text, _ in self.texts(entry, "topics", path, "phrases")],
            "notes": [self.page(*item) for item in self.texts(entry, "notes", path, "pages, as in [vae.md]")],
            "slides": [
                {"url": self.address(*item), "name": item[0].rstrip("/").rpartition("/")[2]}
                for item in self.texts(entry, "slides", path, "addresses, as in [slides/one.pdf]")
            ],
            "reading": [self.work(*item) for item in self.items(entry, "reading", path)],
            "homework": self.homework(entry.get("homework"), (*path, "homework")),
        }

    def identify(self, lecture: str, path: Path) -> str:
        """Return the id of a meeting, unlike all others of the page."""
        wanted = f"lecture-{'-'.join(lecture.split())}" if lecture else f"meeting-{int(path[0]) + 1}"
        if self.lectures[lecture]:
            message = f"an earlier meeting is lecture {lecture}, too; links to it lead to the earlier one"
            fault = Fault((*path, "lecture"), message, severity=Severity.WARNING)
            self.faults.append(fault)
        number = self.lectures[lecture] if lecture else 0
        self.lectures[lecture] += bool(lecture)
        name = f"{wanted}-{number}" if number else wanted
        while name in self.ids:
            number += 1
            name = f"{wanted}-{number}"
        self.ids.add(name)
        return name

    def items(self, holder: Mapping[str, Any], key: str, path: Path) -> Iterator[tuple[object, Path]]:
        """Yield each item of a list, or the one value that stands for it, with its path."""
        given = holder.get(key)
        if isinstance(given, list):
            yield from ((item, (*path, key, index)) for index, item in enumerate(given))
        elif given not in (None, ""):
            yield given, (*path, key)

    def texts(self, holder: Mapping[str, Any], key: str, path: Path, what: str) -> Iterator[tuple[str, Path]]:
        for item, place in self.items(holder, key, path):
            if _is_text(item):
                yield str(item), place
            else:
                self.refuse(place, f"“{key}” are {what}, not {_shown(item)}")

    def text(self, holder: Mapping[str, Any], key: str, path: Path) -> str:
        given = holder.get(key)
        if given is not None and not _is_text(given):
            self.refuse((*path, key), f"“{key}” must be a text, not {_shown(given)}")
        return str(given) if _is_text(given) else ""

    def page(self, name: str, path: Path) -> Mapping[str, Any]:
        """Return what is shown of a page that is named as in links; what is elsewhere has its address."""
        if _OUTWARD.match(name):
            return {"url": name, "title": name}
        name, mark, anchor = name.lstrip("/").partition("#")
        page = self.links.pages.get(name)
        if name in self.links.held:
            return {"url": "", "title": self.links.held[name]}
        if page is None:
            self.refuse(path, f"there is no page “{name}”", _guess(name, self.links.pages, self.faults))
            return {"url": "", "title": name}
        return {**page, "url": f"{page['url']}{mark}{anchor}"}

    def address(self, given: str, path: Path) -> str:
        found = self.links.meant(given)
        if found.problem:
            fault = Fault(path, found.problem, found.hint, Code.BROKEN_LINK, Code.BROKEN_LINK.severity)
            self.faults.append(fault)
        return found.address

    def work(self, given: object, path: Path) -> dict[str, Any]:
        if not isinstance(given, Mapping) or given.get("title") in (None, ""):
            hint = "for example: reading: [{title: A note, authors: Ada, year: 2016, why: It is short.}]"
            self.refuse(path, "a reading has a title", hint)
            return {}
        texts = {key: self.text(given, key, path) for key in ("title", "authors", "year", "url", "why")}
        address = self.address(texts["url"], (*path, "url")) if texts["url"] else ""
        return {**given, **texts, "url": address}

    def homework(self, given: object, path: Path) -> dict[str, str]:
        if given in (None, ""):
            return {}
        if not isinstance(given, Mapping):
            hint = "for example: homework: {out: Sheet 1}"
            self.refuse(path, f"“homework” has “out” and “due”; this is {_shown(given)}", hint)
            return {}
        for key in given:
            if key not in _HOMEWORK:
                hint = did_you_mean(key, _HOMEWORK)
                self.refuse((*path, key), f"“homework” has “out” and “due”, not “{key}”", hint)
        tasks = {key: self.text(given, key, path) for key in given if key in _HOMEWORK}
        return {key: task for key, task in tasks.items() if task}


def _is_text(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return "a mapping"
    return "a list" if isinstance(value, list) else f"“{value!s:.60}”"


def _guess(name: str, pages: Collection[str], faults: Collection[Fault]) -> str:
    """Return a hint; each is compared with all pages, so that not all of a long list get one."""
    return did_you_mean(name, pages) if len(faults) < _MOST_GUESSES else ""
