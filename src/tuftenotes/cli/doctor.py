"""``tuftenotes doctor``."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from tuftenotes.cli.console import Console, prefix_of
from tuftenotes.shortcut import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuftenotes.liquid.doctor import Findings

__all__ = ["command"]

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("doctor")
@click.option(
    "-s", "--source", type=_FOLDER, default=".", show_default="the current folder", help="The site's folder."
)
@click.option(
    "--fix", is_flag=True, help="Rewrite what can safely be rewritten: the configuration, the workflow."
)
@click.option(
    "--compare",
    type=_FOLDER,
    metavar="DIR",
    help="Build the site aside and compare it with a build by Jekyll in DIR.",
)
def command(source: Path, compare: Path | None, *, fix: bool) -> None:
    """Read a Jekyll site and say what is in it, without building or changing it."""
    from tuftenotes.jekyll_stage import read_jekyll_site  # noqa: PLC0415 (as every command)
    from tuftenotes.liquid.doctor import examine  # noqa: PLC0415 (likewise)
    from tuftenotes.place import BuildRequest, locate  # noqa: PLC0415 (likewise)

    place = locate(BuildRequest(source))
    if place.config.native:
        raise click.ClickException("this is not a Jekyll site: its configuration or its folders are ours")
    model, problems = read_jekyll_site(place)
    _report(examine(model), len(model.pages) + sum(map(len, model.documents.values())))
    found = examine(model).problems
    Console(prefix=prefix_of(source), verbose=True).diagnostics([*problems, *found])
    if fix:
        _fix(source)
    if compare and not _compare(source, compare, place.config.text("baseurl")):
        raise click.exceptions.Exit(1)


def _report(findings: Findings, pages: int) -> None:
    click.echo(f"{counted(pages, 'page')}, written in {findings.dialect}.")
    width = max((len(tag.name) for tag in findings.tags), default=0)
    for tag in findings.tags:
        click.echo(f"  {tag.name:{width}}  {tag.count:4} in {counted(tag.files, 'file'):9}  {tag.origin}")


def _fix(source: Path) -> None:
    from tuftenotes.liquid.doctor_fixes import find_fixes  # noqa: PLC0415 (only if asked for)

    config = next(
        (path for name in ("_config.yml", "_config.yaml") if (path := source / name).is_file()), None
    )
    folder = source / ".github" / "workflows"
    workflows = {
        path.relative_to(source).as_posix(): path.read_text("utf-8") for path in sorted(folder.glob("*.y*ml"))
    }
    fixes = find_fixes((config.name, config.read_text("utf-8")) if config else None, workflows)
    for fix in fixes:
        (source / fix.path).write_text(fix.text, "utf-8", newline="\n")
        for change in fix.changes:
            click.echo(f"{fix.path}: {change}")
    if not fixes:
        click.echo("Nothing to rewrite.")


def _compare(source: Path, theirs: Path, baseurl: str) -> bool:
    """Print what differs for a reader; return whether nothing does."""
    from tuftenotes.build import build  # noqa: PLC0415 (only if asked for)
    from tuftenotes.place import BuildRequest  # noqa: PLC0415 (likewise)

    with TemporaryDirectory() as folder:
        ours = Path(folder) / "site"
        report = build(BuildRequest(source, destination=ours, cache=False))
        if not report.written:
            Console(prefix=prefix_of(source)).diagnostics(report.diagnostics)
            return False
        lines = list(_differing(theirs, ours, baseurl))
    for line in lines:
        click.echo(line)
    click.echo("The two are the same for a reader." if not lines else f"{counted(len(lines), 'difference')}.")
    return not lines


def _differing(theirs: Path, ours: Path, baseurl: str) -> Iterator[str]:
    from tuftenotes.liquid.page_facts import differences, page_facts  # noqa: PLC0415 (only if asked for)

    for path in sorted(theirs.rglob("*")):
        name = path.relative_to(theirs).as_posix()
        hidden = any(part.startswith(".") for part in name.split("/"))
        if not path.is_file() or hidden or name.endswith(".map"):
            continue
        made = ours / name
        if not made.is_file():
            yield f"{name}: is missing"
        elif name.endswith((".html", ".htm")):
            url = f"http://site{baseurl}/{name}"
            pair = [page_facts(file.read_text("utf-8", "replace"), url) for file in (path, made)]
            yield from (f"{name}: {line}" for line in differences(*pair))
