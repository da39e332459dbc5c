"""What is shown now, and the stream of events that tells the open pages what has become of it."""

from __future__ import annotations

import json
import secrets
import time
from dataclasses import dataclass, field, replace
from threading import Condition
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from tuftenotes.server.addresses import file_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuftenotes.server.snapshot import Snapshot

__all__ = ["Live", "Problem", "State", "events"]

HEARTBEAT = 10.0
"""Seconds after which a silent stream says that it is still there, and finds out if nobody listens."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that keeps the site from being built: as text, and an address that opens the place."""

    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """The last good build and what is wrong with the files now; `version` counts up with each change."""

    version: int = 0
    snapshot: Snapshot = field(default_factory=dict)
    baseurl: str = ""
    problems: tuple[Problem, ...] = ()


class Live:
    """The current state, replaced as a whole. `instance` names this run of the server."""

    def __init__(self) -> None:
        self.instance = secrets.token_hex(4)
        self.state = State()
        self._closed = False
        self._condition = Condition()

    def show(self, snapshot: Snapshot, baseurl: str) -> None:
        """Show a build that is good."""
        self._replace(replace(self.state, snapshot=snapshot, baseurl=baseurl, problems=()))

    def fail(self, problems: tuple[Problem, ...]) -> None:
        """Keep showing the last good build, and say what is wrong."""
        self._replace(replace(self.state, problems=problems))

    def _replace(self, state: State) -> None:
        if state == self.state:
            return
        with self._condition:
            self.state = replace(state, version=self.state.version + 1)
            self._condition.notify_all()

    def wait(self, version: int, timeout: float) -> State | None:
        """Return the state once it isn't that of `version`, or after `timeout` seconds; None at the end."""
        end = time.monotonic() + timeout
        with self._condition:
            while not self._closed and self.state.version == version and (left := end - time.monotonic()) > 0:
                self._condition.wait(left)
            return None if self._closed else self.state

    def close(self) -> None:
        """End all streams."""
        with self._condition:
            self._closed = True
            self._condition.notify_all()


def events(live: Live, path: str, shown: str, instance: str, version: int) -> Iterator[bytes]:
    """Yield server-sent events for the page that shows the URL path `path`, until the server stops.

    The page holds the file with the digest `shown`, made in `version` of the run `instance`. It is told only
    what concerns it: that its file is another now, which files of other kinds are, and what is wrong.
    """
    state = live.state
    yield b"retry: 500\n\n"
    known = state if (instance, version) == (live.instance, state.version) else None
    problems: tuple[Problem, ...] = ()
    while True:
        now = file_for(state.snapshot, state.baseurl, path)
        digest = now.digest if now else ""
        assets = None if known is None else changed_assets(known, state)
        if digest != shown or assets != {} or state.problems != problems:
            message = {
                "instance": live.instance,
                "version": state.version,
                "changed": digest != shown,
                "assets": assets,
                "problems": [{"text": p.text, "link": p.link} for p in state.problems],
            }
            yield event(message)
        known, shown, problems = state, digest, state.problems
        while state.version == known.version:
            following = live.wait(known.version, HEARTBEAT)
            if following is None:
                return
            if following.version == known.version:
                yield b": still here\n\n"
            state = following


def event(message: dict[str, Any]) -> bytes:
    """Return a message in the form of a server-sent event."""
    return f"data: {json.dumps(message)}\n\n".encode()


def changed_assets(old: State, new: State) -> dict[str, str]:
    """Return URL paths and digests of the files, other than pages, that differ between two states."""
    return {
        quote(f"{new.baseurl}/{name}"): file.digest
        for name, file in new.snapshot.items()
        if not file.is_page and (name not in old.snapshot or old.snapshot[name].digest != file.digest)
    }
