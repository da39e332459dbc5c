"""The flags that several commands share, with Jekyll's names, and the build request they make."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

from tuftenotes.request import BuildRequest

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "BuildFlags",
    "SiteFlags",
    "Talk",
    "build_options",
    "build_request",
    "cache_option",
    "config_files",
    "site_options",
    "talk_options",
]

Command = TypeVar("Command", bound="Callable[..., Any]")


class SiteFlags(TypedDict):
    """Which site is meant."""

    source: Path
    destination: Path | None
    baseurl: str | None
    url: str | None
    config: str | None


class BuildFlags(SiteFlags):
    """Which site is meant, and how to build it."""

    drafts: bool
    future: bool
    jobs: int
    no_cache: bool
    cache_dir: Path | None


class Talk(TypedDict):
    """How much to say."""

    quiet: bool
    verbose: bool


SITE = (
    click.option(
        "-s",
        "--source",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=".",
        show_default="the current folder",
        help="The site's folder.",
    ),
    click.option(
        "-d",
        "--destination",
        type=click.Path(file_okay=False, path_type=Path),
        help="Where the site is built to.  [default: the config's; else docs/, or _site/ in a Jekyll site]",
    ),
    click.option(
        "-b", "--baseurl", metavar="PATH", help="Serve the site under this path instead of the config's."
    ),
    click.option(
        "--url",
        metavar="ORIGIN",
        help="The scheme and host that the site will have, instead of the config's.",
    ),
    click.option(
        "--config", metavar="FILES", help="Configuration files, separated by commas; later ones win."
    ),
)
cache_option = click.option(
    "--cache-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the cache, instead of the site's own.",
)
BUILD = (
    click.option("-D", "--drafts", is_flag=True, help="Build drafts too."),
    click.option("--future", is_flag=True, help="Build pages and posts with a date in the future too."),
    click.option(
        "--jobs",
        type=click.IntRange(min=0),
        default=0,
        metavar="N",
        show_default="one a core",
        help="How many processes to use at most.",
    ),
    click.option("--no-cache", is_flag=True, help="Neither read nor write the cache."),
    cache_option,
)
TALK = (
    click.option("-q", "--quiet", is_flag=True, help="Say nothing but what is wrong."),
    click.option(
        "-v", "--verbose", is_flag=True, help="Show notes too: what is worth knowing but not wrong."
    ),
)


def site_options(command: Command) -> Command:
    """Add the flags that say which site is meant: source, destination, baseurl, url, config."""
    return apply(SITE, command)


def build_options(command: Command) -> Command:
    """Add the flags that say which site is meant and how to build it."""
    return apply(SITE + BUILD, command)


def talk_options(command: Command) -> Command:
    """Add ``-q`` and ``-v``."""
    return apply(TALK, command)


def apply(options: tuple[Callable[[Command], Command], ...], command: Command) -> Command:
    """Decorate `command` so that ``--help`` lists `options` in their order."""
    for option in reversed(options):
        command = option(command)
    return command


def config_files(value: str | None) -> tuple[Path, ...]:
    """Split the value of ``--config``; no value means the site's own ``_config.yml``."""
    return tuple(Path(name.strip()) for name in (value or "").split(",") if name.strip())


def build_request(flags: BuildFlags, *, strict: bool = False, dry_run: bool = False) -> BuildRequest:
    """Turn the flags of the command line into what the pipeline is asked for."""
    return BuildRequest(
        source=flags["source"],
        destination=flags["destination"],
        baseurl=flags["baseurl"],
        url=flags["url"],
        config_files=config_files(flags["config"]),
        drafts=flags["drafts"],
        future=flags["future"],
        strict=strict,
        jobs=flags["jobs"],
        cache=not flags["no_cache"],
        cache_dir=flags["cache_dir"],
        dry_run=dry_run,
    )
