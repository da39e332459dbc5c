"""``tuftenotes serve``."""

from __future__ import annotations

import ipaddress
import signal
import time
import webbrowser
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import quote

import click

from tuftenotes.build import build
from tuftenotes.cli.console import Console, prefix_of, tally
from tuftenotes.cli.options import (
    BuildFlags,
    Talk,
    build_options,
    build_request,
    talk_options,
)
from tuftenotes.diagnostics import Severity, worst
from tuftenotes.place import locate
from tuftenotes.server import Built, Listeners, PortError, Settings, serve
from tuftenotes.shortcut import counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Unpack

    from tuftenotes.build import BuildRequest
    from tuftenotes.diagnostics import Diagnostic
    from tuftenotes.server import Outcome

__all__ = ["command"]


class Flags(BuildFlags, Talk):
    """The flags of this command."""

    port: int
    host: str
    open: bool
    no_livereload: bool
    follow: bool
    poll: bool
    editor: str


@click.command("serve")
@build_options
@click.option(
    "-P",
    "--port",
    type=click.IntRange(0, 65535),
    default=4000,
    show_default=True,
    help="The port, or the next free one; 0 for any.",
)
@click.option("-H", "--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("-o", "--open", is_flag=True, help="Open the site in the browser.")
@click.option("--no-livereload", is_flag=True, help="Don't let open pages follow the edits.")
@click.option("--follow", is_flag=True, help="Scroll to what has changed.")
@click.option("--poll", is_flag=True, help="Look for changes twice a second, where a folder sends no events.")
@click.option(
    "--editor",
    metavar="URL",
    envvar="TUFTENOTES_EDITOR",
    default="vscode://file/{path}:{line}:{column}",
    show_default=True,
    show_envvar=True,
    help="The address that opens a place in your editor.",
)
@talk_options
def command(**flags: Unpack[Flags]) -> None:
    """Show the site in the browser and follow every edit.

    The site is built in a temporary folder; its destination is not touched. Errors are shown over the
    last good page until they are mended.
    """
    console = Console(prefix_of(flags["source"]), flags["quiet"], flags["verbose"])
    request = build_request(flags)
    place = locate(request)
    if not is_loopback(flags["host"]):
        console.warn(f"whoever can reach this machine at {flags['host']} can read the site")
    settings = Settings(
        roots=(place.root, *place.config_files),
        ignored=(place.destination, place.cache),
        host=flags["host"],
        port=flags["port"],
        live=not flags["no_livereload"],
        follow=flags["follow"],
        poll=flags["poll"],
    )
    listeners = Listeners(
        ready=lambda url: announce(console, url, is_wanted=flags["open"]),
        built=lambda outcome: report(console, outcome),
        link=lambda diagnostic: editor_link(flags["editor"], place.root, diagnostic),
    )
    signal.signal(signal.SIGTERM, interrupt)
    try:
        serve(builder(request), settings, listeners)
    except PortError as error:
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt:
        console.say("\nStopped.")


def builder(request: BuildRequest) -> Callable[[Path], Built]:
    """Return a function that builds the site into a folder, with a cache beside that folder only."""

    def build_into(folder: Path) -> Built:
        cache, scratch = request.cache_dir or folder.with_name("cache"), request.cache_dir is None
        here = replace(request, destination=folder, cache_dir=cache, scratch=scratch)
        return Built(build(here), locate(here).config.text("baseurl"))

    return build_into


def announce(console: Console, url: str, *, is_wanted: bool) -> None:
    """Say where the site is, and open it if that `is_wanted`."""
    console.say(f"Serving at {url}  (Ctrl-C stops)")
    if is_wanted:
        webbrowser.open(url)


def report(console: Console, outcome: Outcome) -> None:
    """Print one line for a build, and its diagnostics; of those that fail alike in a row only the first."""
    if outcome.news:
        console.diagnostics(outcome.diagnostics)
    now = time.strftime("%H:%M:%S")
    problems = tally(outcome.diagnostics)
    done = outcome.report
    if done is None or worst(outcome.diagnostics) is Severity.ERROR:
        if outcome.news:
            what_is_shown = "still showing the last good build" if outcome.shown else "nothing to show yet"
            console.say(f"{now}  {problems}; {what_is_shown}")
        return
    changed = f"{len(done.written)} of {counted(done.unchanged + len(done.written), 'file')} changed"
    console.say(f"{now}  {', '.join(filter(None, (changed, problems)))}, {done.seconds:.2f} s")


def editor_link(template: str, root: Path, diagnostic: Diagnostic) -> str:
    """Return the address that opens the place of a diagnostic; the path in it begins with no slash."""
    location = diagnostic.location
    path = (root / location.path).resolve().as_posix().lstrip("/")
    values = {"path": quote(path, safe="/:"), "line": location.line or 1, "column": location.column or 1}
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", str(value))
    return template


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach what listens at `host`."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def interrupt(signal_number: int, frame: object) -> NoReturn:
    """End as with Ctrl-C, so that the temporary folder is removed."""
    del signal_number, frame
    raise KeyboardInterrupt
