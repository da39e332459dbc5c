#!/usr/bin/env python3
"""Make the reference output of the Jekyll fixtures anew, with the Jekyll that is installed.

usage: scripts/jekyll_reference.py [SITE ...]

Builds every site of ``tests/liquid/sites`` (or those named) with ``jekyll`` 4.3 into
``tests/liquid/reference``. The sites need the plugins jekyll-feed, jekyll-sitemap, jekyll-seo-tag,
jekyll-paginate and jekyll-redirect-from (Debian: ``apt-get install jekyll ruby-jekyll-feed
ruby-jekyll-sitemap ruby-jekyll-seo-tag ruby-jekyll-paginate ruby-jekyll-redirect-from``). The clock stands
still at `EPOCH`, and every file has that time, so that the output depends on nothing but the site.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

EPOCH = 1704164645
"""2024-01-02 03:04:05 UTC; the tests build with the same time."""

TESTS = Path(__file__).parents[1] / "tests" / "liquid"
STOPPED_CLOCK = "class << Time; def now; Time.at(ENV.fetch('SOURCE_DATE_EPOCH').to_i); end; end\n"


def build(site: Path, destination: Path) -> None:
    """Build a copy of `site` into `destination`, which is emptied first."""
    shutil.rmtree(destination, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "site"
        shutil.copytree(site, copy)
        for path in copy.rglob("*"):
            os.utime(path, (EPOCH, EPOCH))
        clock = Path(folder) / "clock.rb"
        clock.write_text(STOPPED_CLOCK, encoding="utf-8")
        environment = os.environ | {
            "SOURCE_DATE_EPOCH": str(EPOCH),
            "TZ": "UTC",
            "RUBYOPT": f"-r{clock}",
        }
        command = ["jekyll", "build", "--quiet", "--disable-disk-cache", "--destination", str(destination)]
        subprocess.run(command, cwd=copy, env=environment, check=True)  # noqa: S603 (a fixed command)
    for source_map in destination.rglob("*.map"):
        source_map.unlink()


def main(names: list[str]) -> None:
    """Build the sites with these names, or all."""
    for site in sorted((TESTS / "sites").iterdir()):
        if not names or site.name in names:
            build(site, TESTS / "reference" / site.name)
            print(site.name)


if __name__ == "__main__":
    main(sys.argv[1:])
