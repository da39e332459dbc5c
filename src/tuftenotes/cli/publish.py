"""``tuftenotes publish``."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tuftenotes.build import build
from tuftenotes.cli.building import failed, summary
from tuftenotes.cli.console import Console, Progress, prefix_of
from tuftenotes.cli.options import (
    BuildFlags,
    Talk,
    build_options,
    build_request,
    talk_options,
)
from tuftenotes.output import Destination
from tuftenotes.place import locate
from tuftenotes.publish import (
    PublishError,
    Target,
    baseurl_of,
    find_repository,
    publish,
    remote_url,
)
from tuftenotes.shortcut import counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Unpack

    from tuftenotes.build import BuildRequest
    from tuftenotes.publish import Published, Repository

__all__ = ["command"]


class Flags(BuildFlags, Talk):
    """The flags of this command."""

    branch: str
    remote: str
    message: str
    dry_run: bool
    no_push: bool
    no_history: bool
    force: bool


@click.command("publish")
@build_options
@click.option("--branch", default="gh-pages", show_default=True, help="The branch that is served.")
@click.option("--remote", default="origin", show_default=True, help="The remote to push to.")
@click.option("-m", "--message", default="", help="The subject of the commit.  [default: names the source]")
@click.option("--dry-run", is_flag=True, help="Build and compare, but change nothing anywhere.")
@click.option("--no-push", is_flag=True, help="Commit to the branch here and push nothing.")
@click.option("--no-history", is_flag=True, help="Let the commit be the only one of the branch.")
@click.option("--force", is_flag=True, help="Also onto a branch that holds what tuftenotes did not make.")
@talk_options
def command(**flags: Unpack[Flags]) -> int:
    """Build the site and push it to a branch that is served, as GitHub Pages does.

    The build is strict: a warning stops it. What is pushed are the files that the build made, and CNAME, as
    one commit. The work tree, the index and your branches are not touched.
    """
    console = Console(prefix_of(flags["source"]), flags["quiet"], flags["verbose"])
    target = Target(
        branch=flags["branch"],
        remote=flags["remote"],
        message=flags["message"],
        push=not flags["no_push"],
        history=not flags["no_history"],
        force=flags["force"],
        dry_run=flags["dry_run"],
    )
    request = build_request(flags, strict=True)
    try:
        repository = find_repository(flags["source"])
        if target.push:
            remote_url(repository, target.remote)
        with destination_of(request, dry_run=target.dry_run) as request:
            if not built(console, request):
                console.say("Nothing was published.")
                return 1
            tell(console, push(repository, request, target), target, locate(request).config.text("baseurl"))
    except PublishError as error:
        hint = f"\n    hint: {error.hint}" if error.hint else ""
        raise click.ClickException(error.message + hint) from error
    return 0


@contextmanager
def destination_of(request: BuildRequest, *, dry_run: bool) -> Iterator[BuildRequest]:
    """Let a dry run build into a folder that is thrown away, without the cache."""
    if not dry_run:
        yield request
        return
    with tempfile.TemporaryDirectory(prefix="tuftenotes-", ignore_cleanup_errors=True) as folder:
        yield replace(request, destination=Path(folder) / "site", cache=False)


def built(console: Console, request: BuildRequest) -> bool:
    """Build the site, say how it went, and tell whether it may be published."""
    with Progress(enabled=not console.quiet) as progress:
        report = build(request, progress=progress)
    is_bad = failed(report.diagnostics, strict=True)
    console.diagnostics(report.diagnostics)
    console.say(summary(report, is_bad=is_bad))
    return not is_bad


def push(repository: Repository, request: BuildRequest, target: Target) -> Published:
    """Publish what the manifest of the destination lists, and a CNAME that somebody put beside it."""
    folder = locate(request).destination
    files = {name: folder / name for name in Destination(folder).previous.files}
    domain = folder / "CNAME"
    if domain.is_file() and not domain.is_symlink():
        files["CNAME"] = domain
    inside = folder.resolve()
    ignore = inside.relative_to(repository.root).as_posix() if inside.is_relative_to(repository.root) else ""
    return publish(repository, files, target, ignore)


def tell(console: Console, done: Published, target: Target, baseurl: str) -> None:
    """Say what was pushed and where it will appear."""
    for note in done.notes:
        console.say(note)
    place = f"{target.branch} of {done.remote}" if target.push else f"the local branch {target.branch}"
    changes = done.changes
    changed = f"{changes.added} added, {changes.changed} changed, {changes.removed} removed"
    if not changes:
        console.say(f"Nothing to publish: {place} holds these {counted(done.files, 'file')} already.")
    elif target.dry_run:
        console.say(f"Would publish {counted(done.files, 'file')} to {place}: {changed}.")
    else:
        console.say(f"Published {counted(done.files, 'file')} to {place} as {done.commit[:7]}: {changed}.")
    if not done.url:
        return
    console.say(f"It {'is' if not changes else 'will appear'} at {done.url}")
    right = baseurl_of(done.url)
    if baseurl != right:
        console.warn(
            f"the site was built for the path {baseurl or '/'}, but it will be at {right or '/'}, so its "
            f'links won\'t work. Set baseurl: "{right}" in _config.yml.'
        )
