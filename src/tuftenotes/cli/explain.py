"""``tuftenotes explain``."""

import click

from tuftenotes.diagnostics import Code, Severity, did_you_mean

__all__ = ["command"]

CODES = {code.slug: code for code in Code}
EFFECT = {
    Severity.ERROR: "An error: nothing is written. In a Jekyll site it is less where Jekyll itself goes on.",
    Severity.WARNING: "A warning: it fails a build only with --strict, which publish always uses.",
    Severity.NOTE: "A note: it never fails a build and is shown with -v.",
}


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Say what a diagnostic's code means, the word in brackets: error[CODE]. Without CODE, list them all."""
    if code is None:
        width = max(map(len, CODES))
        for slug, member in CODES.items():
            click.echo(f"{slug:{width}}  {member.severity.name.lower():7}  {member.__doc__}")
        return
    slug = code.rpartition("[")[2].rstrip("]:").lower()
    found = CODES.get(slug)
    if found is None:
        hint = did_you_mean(slug, CODES)
        raise click.BadParameter(f"there is no code “{code}”{f'; {hint}' if hint else '.'}")
    click.echo(f"{found.slug}: {found.__doc__}\n\n{EFFECT[found.severity]}")
