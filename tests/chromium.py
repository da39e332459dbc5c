"""The Chromium that the browser tests, and the programs in ``bench/`` that measure in one, start."""

from __future__ import annotations

import os
import shutil

__all__ = ["FLAGS", "chromium_path"]

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path() -> str | None:
    """Return the path that `TUFTENOTES_CHROMIUM` says, else that of the machine's Chromium, if it has one.

    Playwright takes None for the one that it has brought itself.
    """
    return (
        os.environ.get("TUFTENOTES_CHROMIUM") or shutil.which("chromium") or shutil.which("/usr/bin/chromium")
    )
