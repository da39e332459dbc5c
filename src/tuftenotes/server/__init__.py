"""The preview: a site built into a folder of its own, shown on this machine, followed as it is edited.

Of the pipeline it knows one thing, a function that builds the site into a folder.
"""

from __future__ import annotations

import gc
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tuftenotes.server.application import Application
from tuftenotes.server.http import PortError, listen
from tuftenotes.server.live import Live
from tuftenotes.server.preview import Built, Outcome, Preview
from tuftenotes.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable

    from tuftenotes.diagnostics import Diagnostic

__all__ = ["Built", "Listeners", "Outcome", "PortError", "Settings", "serve"]


@dataclass(frozen=True, slots=True)
class Settings:
    """Where to listen (`port`, or the next free one) and how to follow the files in `roots`."""

    roots: tuple[Path, ...]
    ignored: tuple[Path, ...] = ()
    host: str = "127.0.0.1"
    port: int = 4000
    live: bool = True
    follow: bool = False
    poll: bool = False


@dataclass(frozen=True, slots=True)
class Listeners:
    """Who is told: `ready` the address once there is one, `built` the outcome of each build.

    `link` makes the address that opens the place of a diagnostic in an editor; `stopped` ends the server.
    """

    ready: Callable[[str], None]
    built: Callable[[Outcome], None]
    link: Callable[[Diagnostic], str]
    stopped: Callable[[], bool] = lambda: False


def serve(builder: Callable[[Path], Built], settings: Settings, listeners: Listeners) -> None:
    """Build, show and follow the site until the program is interrupted or told to stop.

    Nothing is written but a temporary folder; the one that the builder gets is in it, and there is room
    beside that. Raises `PortError` where nothing can be listened at.
    """
    live = Live()
    application = Application(live, settings.host, live_pages=settings.live, follow=settings.follow)
    with (
        tempfile.TemporaryDirectory(prefix="tuftenotes-serve-", ignore_cleanup_errors=True) as private,
        Watch(settings.roots, settings.ignored, poll=settings.poll) as watch,
        listen(settings.host, settings.port, application) as server,
    ):
        folder = Path(private) / "site"
        folder.mkdir()
        preview = Preview(builder, folder, live, listeners.link)
        listeners.built(preview.build())
        # What the first build made and loaded stays; the collector need not look at it after each other one.
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 20)
        thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
        thread.start()
        try:
            listeners.ready(address(settings.host, server.port, live.state.baseurl))

            def built(outcome: Outcome) -> None:
                watch.refresh()
                listeners.built(outcome)
                # Templates and tracebacks are left in circles, too few for the collector to come by itself.
                gc.collect()

            preview.follow(watch.changes, built, listeners.stopped)
        finally:
            live.close()
            server.shutdown()
            thread.join(1)


def address(host: str, port: int, baseurl: str) -> str:
    """Return the URL at which this machine reaches the site."""
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "": "127.0.0.1"}.get(host, host)  # noqa: S104 - a name, not a bind
    return f"http://{f'[{name}]' if ':' in name and not name.startswith('[') else name}:{port}{baseurl}/"
