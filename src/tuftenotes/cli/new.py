"""``tuftenotes new``."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from tuftenotes.scaffold import FileInTheWayError, create_lecture, create_site

__all__ = ["command"]


@click.command("new")
@click.argument("path", metavar="PATH")
@click.argument("title", required=False)
@click.option(
    "-s",
    "--source",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The site that the lecture is for.",
)
def command(path: str, title: str | None, source: Path) -> None:
    """Start a site in the folder PATH, or add a lecture to one.

    \b
    tuftenotes new notes
    tuftenotes new lecture "Variational Autoencoders"

    No file is ever overwritten.
    """  # noqa: D301 - click reads \b as “keep these lines as they are”
    if title is None and path == "lecture":
        raise click.UsageError(
            'Say the title: tuftenotes new lecture "Its Title" (or ./lecture for a site there).'
        )
    if title is not None and path != "lecture":
        raise click.UsageError(f"After “new” comes a folder, or: lecture {shlex.quote(title)}")
    try:
        if title is None:
            new_site(Path(path))
        else:
            new_lecture(source, title)
    except FileInTheWayError as error:
        names = ", ".join(error.paths)
        raise click.ClickException(f"Nothing was written, because there is already: {names}") from error
    except OSError as error:
        raise click.ClickException(f"Cannot write {error.filename or path}: {error.strerror}") from error


def new_site(folder: Path) -> None:
    """Make the starting site and say what to do next."""
    names = create_site(folder)
    click.echo(f"Made {len(names)} files in {folder}:")
    for name in names:
        click.echo(f"  {name}")
    enter = "" if folder.resolve() == Path.cwd() else f"  cd {shlex.quote(str(folder))}\n"
    click.echo(
        f"\nWhat next:\n{enter}"
        "  tuftenotes serve --open                 see it, and every edit at once\n"
        '  tuftenotes new lecture "Its Title"      add a lecture\n'
        "  edit _config.yml                        its title, author and address\n"
        "  tuftenotes publish                      put it on GitHub Pages (git, with a remote)"
    )


def new_lecture(source: Path, title: str) -> None:
    """Add a lecture to the site in `source` and say where it is."""
    content = source / "content"
    if not content.is_dir() and not (source / "_config.yml").is_file():
        raise click.ClickException(
            f"There is no site in {source.resolve()}: neither a content folder nor _config.yml."
            " Go to the site's folder, or name it with --source."
        )
    page = create_lecture(content if content.is_dir() else source, title)
    click.echo(f"Made {page}. Its place among the others is that in “order” of _config.yml.")
