"""Which file an address means: GitHub Pages' rules, by look-up in a snapshot and never on the disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from tuftenotes.server.snapshot import File, Snapshot

__all__ = ["Redirect", "file_for", "resolve"]


@dataclass(frozen=True, slots=True)
class Redirect:
    """Where to look instead: a path on this host, quoted."""

    location: str


def resolve(snapshot: Snapshot, baseurl: str, path: str) -> str | Redirect | None:
    """Return the name of the file that the decoded URL path `path` means, or where to go, or None.

    A folder is its ``index.html`` and its address ends with a slash; ``/a`` may be ``a.html``. Names are
    matched as they are, letter case included, as the servers do that the site is meant for.
    """
    if path in {baseurl, "/"} and baseurl:
        return Redirect(quote(baseurl) + "/")
    if not path.startswith(baseurl + "/"):
        return None
    name = path[len(baseurl) + 1 :]
    if not name or name.endswith("/"):
        name += "index.html"
        return name if name in snapshot else None
    if name in snapshot:
        return name
    if f"{name}.html" in snapshot:
        return f"{name}.html"
    return Redirect(quote(f"{baseurl}/{name}/")) if f"{name}/index.html" in snapshot else None


def file_for(snapshot: Snapshot, baseurl: str, path: str) -> File | None:
    """Return the file that is shown at a path: the one it means, else the site's 404 page if it has one."""
    found = resolve(snapshot, baseurl, path)
    return snapshot.get(found if isinstance(found, str) else "404.html")
