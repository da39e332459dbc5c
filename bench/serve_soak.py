"""Edit a site at random while it is served, then compare what is served with a clean build, byte by byte.

    python bench/serve_soak.py --minutes 30 --seed 1

Browsers are played by threads that hold streams of events open and ask for pages. Fails (exit status 1) where
a page was not whole, a served file differs from the clean build's, one is served that the clean build does
not have, the server printed a traceback or did not end within a second, or what it holds has grown.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from itertools import pairwise
from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING

from random_edits import RandomEdits
from served import Resources, Server, free_port, resources

if TYPE_CHECKING:
    from collections.abc import Sequence

_SCRIPT = re.compile(rb'<script src="/__tuftenotes__/live\.js"[^>]*></script>')
_OURS = (sys.executable, "-m", "tuftenotes")


class Readers:
    """Threads that read as browsers do; `wrong` is what they have found."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.wrong: list[str] = []
        self.asked = 0
        self.stopped = threading.Event()
        self.names = ["", "page-1/", "page-2/", "deep/er/page-3/"]
        jobs = (self.listen, self.listen, self.listen, self.look)
        self.threads = [threading.Thread(target=job, daemon=True) for job in jobs]
        for thread in self.threads:
            thread.start()

    def listen(self) -> None:
        """Hold a stream open for a few seconds at a time."""
        address = f"{self.url}__tuftenotes__/events?path=/page-1/"
        while not self.stopped.is_set():
            with urllib.request.urlopen(address, timeout=20) as stream:  # noqa: S310 (our own server)
                until = time.monotonic() + 5
                while time.monotonic() < until and stream.readline():
                    pass

    def look(self) -> None:
        """Ask for pages and see that they are whole."""
        while not self.stopped.wait(0.05):
            for name in self.names:
                status, body = fetch(self.url + name)
                self.asked += 1
                if status not in {200, 404} or not body.rstrip().endswith(b"</html>"):
                    self.wrong.append(f"{name}: status {status}, {len(body)} bytes, ends {body[-20:]!r}")


def fetch(url: str) -> tuple[int, bytes]:
    """Return status and body of what is served, without the script that the server adds."""
    try:
        with urllib.request.urlopen(url, timeout=20) as response:  # noqa: S310 (our own server)
            return response.status, _SCRIPT.sub(b"", response.read())
    except urllib.error.HTTPError as error:
        return error.code, _SCRIPT.sub(b"", error.read())


def clean_build(root: Path, folder: Path) -> dict[str, bytes]:
    """Return the files of a build of a copy of the site that nothing was built of before."""
    copy, out = folder / "copy", folder / "clean"
    for old in (copy, out):
        shutil.rmtree(old, ignore_errors=True)
    shutil.copytree(root, copy, symlinks=True)
    command = [*_OURS, "build", "-q", "--no-cache", "-s", str(copy), "-d", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"the clean build failed\n{done.stdout}{done.stderr}")
    files = (path for path in out.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def differences(url: str, clean: dict[str, bytes], ever: set[str]) -> list[str]:
    """Return what is served otherwise than the clean build has it."""
    found = [f"{name} differs" for name, data in clean.items() if fetch(url + name) != (200, data)]
    gone = [name for name in ever if not clean.keys() & {f"{name}.html", f"{name}/index.html", name}]
    gone = [name for name in gone if not name.endswith("index")]
    return [*found, *(f"{name} is still there" for name in gone if fetch(f"{url}{name}/")[0] != 404)]


def settled(url: str, edits: RandomEdits, folder: Path) -> list[str]:
    """Wait until what is served is what a clean build makes; return the differences that stay."""
    clean = clean_build(edits.root, folder)
    until = time.monotonic() + 30
    while (found := differences(url, clean, edits.ever)) and time.monotonic() < until:
        time.sleep(0.5)
    print(f"{len(clean)} files compared with a clean build: {len(found)} differ")
    return found


def quarters(values: Sequence[float]) -> list[float]:
    """Return the medians of the four quarters of at least one value."""
    cuts = [round(len(values) * part / 4) for part in range(5)]
    return [median(values[start:end] or values) for start, end in pairwise(cuts)]


def growth(samples: list[Resources], pages: list[int]) -> list[str]:
    """Compare the last quarter of the samples with the second: by then everything is loaded."""
    told = ", ".join(f"{count:.0f}" for count in quarters(pages))
    print(f"medians of the four quarters, with {told} pages:")
    wrong = []
    for field, margin in (("megabytes", 2.0), ("threads", 3.0), ("files", 4.0)):
        medians = quarters([getattr(sample, field) for sample in samples])
        print(f"  {field}: {', '.join(f'{value:.1f}' for value in medians)}")
        _, then, _, now = medians
        if now > then + margin:
            wrong.append(f"{field} have grown from {then:.1f} to {now:.1f}")
    return wrong


def soak(minutes: float, seed: int, folder: Path) -> list[str]:
    """Run the whole of it and return what is wrong."""
    dice = Random(seed)  # noqa: S311 (nothing here is secret)
    edits = RandomEdits(folder / "site", dice)
    port = free_port()
    url = f"http://127.0.0.1:{port}/"
    server = Server([*_OURS, "serve", "-s", str(edits.root), "--port", str(port)], edits.root, url)
    readers = Readers(url)
    done: Counter[str] = Counter()
    samples: list[Resources] = []
    pages: list[int] = []
    wrong: list[str] = []
    started = time.monotonic()
    compared = started
    while (now := time.monotonic()) < started + 60 * minutes:
        done[edits.step()] += 1
        time.sleep(dice.choice((0.0, 0.05, 0.2, 0.5, 1.0)))
        if now > started + len(samples) * min(10, 60 * minutes / 20):
            samples.append(resources(server.pid))
            pages.append(len(edits.pages()))
        if now > compared + 120:
            edits.mend()
            wrong += settled(url, edits, folder)
            compared = time.monotonic()
    edits.mend()
    wrong += settled(url, edits, folder)
    readers.stopped.set()
    print(", ".join(f"{count} {name}" for name, count in done.most_common()))
    good, bad = server.lines("changed"), server.lines("still showing")
    print(f"{good + bad} builds told, {bad} of them with errors; {readers.asked} pages asked")
    told = server.told()
    wrong += [*readers.wrong[:5], *growth(samples, pages)]
    wrong += ["a traceback:\n" + told] * ("Traceback" in told)
    server.close()
    print(f"ended within {server.ended_within:.2f} s, with streams open")
    return wrong + ["it did not end within a second"] * (server.ended_within > 1)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        wrong = soak(arguments.minutes, arguments.seed, Path(folder))
    print("\n" + ("\n".join(wrong) if wrong else "All is well."))
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
