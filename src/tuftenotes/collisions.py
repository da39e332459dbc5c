"""Which outputs may stand beside each other: no two in one place, no file where a folder must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity
from tuftenotes.urls import hostile_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tuftenotes.model import Output

__all__ = ["settle_outputs"]


def settle_outputs(layers: Sequence[Iterable[Output]]) -> tuple[tuple[Output, ...], tuple[Diagnostic, ...]]:
    """Return the outputs that are made, sorted by path, and what is wrong with their places.

    Of `layers` a later one silently takes the place of an earlier one (the site's files before the theme's);
    two outputs for one place in the same layer are a collision, and then the later one is made.
    """
    found: list[Diagnostic] = []
    chosen: dict[str, Output] = {}
    for layer in layers:
        own: dict[str, Output] = {}
        for output in layer:
            if output.path in own:
                first = own[output.path].source
                message = f"makes the file {output.path}, and so does {first}"
                found.append(_problem(Code.COLLISION, output, message))
            own[output.path] = output
        chosen |= own
    outputs = tuple(chosen[path] for path in sorted(chosen))
    return outputs, (*found, *_names(outputs))


def _names(outputs: Sequence[Output]) -> Iterable[Diagnostic]:
    """Yield what is wrong with single names, and with names that only differ in case."""
    by_folded: dict[str, Output] = {}
    files = {output.path for output in outputs}
    for output in outputs:
        path = output.path
        parts = path.split("/")
        blocking = next((p for n in range(1, len(parts)) if (p := "/".join(parts[:n])) in files), None)
        if blocking:
            message = f"makes {path}, but another source makes a file {blocking}, which would be its folder"
            yield _problem(Code.COLLISION, output, message)
        hostile = hostile_name(path)
        if hostile:
            yield _problem(Code.NAME, output, f"Windows cannot have a file named “{hostile}”", Severity.NOTE)
        twin = by_folded.setdefault(path.casefold(), output)
        if twin is not output:
            message = f"{path} differs from {twin.path} only in case; not every system can have both"
            yield _problem(Code.NAME, output, message)


def _problem(code: Code, output: Output, message: str, severity: Severity | None = None) -> Diagnostic:
    return Diagnostic(Location(output.source), severity or code.severity, code, message)
