"""Time an edit until it is painted: every program serves the same chapters to a browser, edits take turns.

    python bench/edit_latency.py --chapters 200 --edits 40 --peer hugo

A sentence in the middle of the course gets another number; the time runs from the end of that save to the
frame in which Chromium has painted it. Prints medians, the 95th percentiles, the ratios of the medians, and
what an edit costs the server in processor time, which tells more where something else uses the processors.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from contextlib import ExitStack, closing
from pathlib import Path
from queue import Empty, SimpleQueue
from random import Random
from statistics import median, quantiles
from typing import TYPE_CHECKING

from chapters import chapter, read_pools
from dialects import chapter_path
from generate import write_site
from peers import Peer, installed
from playwright.sync_api import sync_playwright
from served import Server, free_port, processor_seconds

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from chromium import FLAGS, chromium_path

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

_CONTENT = Path(__file__).resolve().parent.parent / "content"
_PAUSE = (300, 1300)
"""Milliseconds between an edit and the next: a server that looks at its files in a rhythm, as Hugo does every
500 ms, must not fall into step with them."""
_MARK = "Edit number {} has been painted."
_WATCH = """(() => {
  let last = "", place = null;
  const isMark = (node) => /^Edit number \\d+ has been painted/.test(node.textContent);
  const look = () => {
    if (!place?.isConnected || !isMark(place)) {
      place = Array.from(document.getElementsByTagName("p")).find(isMark);
    }
    const number = place?.textContent.match(/\\d+/)[0];
    if (number && number !== last) {
      last = number;
      // A task that is posted from the callback of a frame runs when that frame is painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => painted(Number(number), performance.timeOrigin + performance.now());
      port2.postMessage(0);
    }
    requestAnimationFrame(look);
  };
  look();
})();"""
"""Tells when a frame with another number has been painted."""


class Session:
    """A program that serves its site, and the page of one chapter in the browser."""

    def __init__(self, peer: Peer, folder: Path, chapters: int, context: BrowserContext) -> None:
        self.peer = peer
        site = folder / peer.name
        write_site(site, peer.name, chapters)
        made = chapter(read_pools(_CONTENT), max(1, chapters // 2))
        self.file = site / chapter_path(peer.name, made)
        self.before, _, self.after = self.file.read_text("utf-8").partition("\n## ")
        self.save(0)
        port = free_port()
        self.address = f"http://127.0.0.1:{port}/{made.name}/"
        command = peer.command(peer.serve, site, folder / f"{peer.name}-out", port)
        self.server = Server(command, site, self.address)
        self.seen: SimpleQueue[tuple[int, float]] = SimpleQueue()
        self.page = context.new_page()
        self.page.expose_function("painted", lambda number, at: self.seen.put((number, at / 1000)))
        self.page.add_init_script(_WATCH)
        self.page.goto(self.address)
        self.seconds: list[float] = []
        self.used = 0.0  # seconds of a processor that the server took for these
        self.dice = Random(1713)  # noqa: S311 (nothing here is secret)

    def save(self, number: int) -> None:
        """Write the chapter with a sentence that has this number, as editors do: in place."""
        self.file.write_text(f"{self.before}\n{_MARK.format(number)}\n\n## {self.after}", "utf-8")

    def edit(self, number: int) -> float:
        """Save once and return the seconds until the number was painted."""
        self.page.bring_to_front()
        self.page.wait_for_timeout(self.dice.uniform(*_PAUSE))
        self.save(number)
        started = time.time()
        while time.time() < started + 30:
            self.page.wait_for_timeout(20)
            try:
                painted, at = self.seen.get_nowait()
            except Empty:
                continue
            if painted == number:
                return at - started
        raise SystemExit(f"{self.peer.name}: edit {number} was never painted\n{self.server.told()[-2000:]}")

    def close(self) -> None:
        """End the server and what it has started."""
        self.server.close()


def measure(peers: list[Peer], chapters: int, edits: int) -> None:
    """Time all programs in turn and print the table."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        playwright = stack.enter_context(sync_playwright())
        browser = stack.enter_context(
            closing(playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS)))
        )
        context = browser.new_context(viewport={"width": 1400, "height": 900})
        sessions = [stack.enter_context(closing(Session(p, folder, chapters, context))) for p in peers]
        for number in range(1, edits + 4):
            for session in sessions:
                before = processor_seconds(session.server.pid)
                seconds = session.edit(number)
                if number > 3:  # the first ones start what a program starts late
                    session.seconds.append(seconds)
                    session.used += processor_seconds(session.server.pid) - before
    print(f"\nEdit to painted, {chapters} chapters, {edits} edits of each in turn\n")
    print("| program | median | 95 % | slowest | median of ours by theirs | processor an edit |")
    print("| --- | --- | --- | --- | --- | --- |")
    for session in sessions:
        times = session.seconds
        high = quantiles(times, n=20, method="inclusive")[-1]
        shown = (median(times), high, max(times), session.used / len(times))
        print(
            "| {} {} | {:.0f} ms | {:.0f} ms | {:.0f} ms | {:.2f} | {:.0f} ms |".format(
                session.peer.name,
                session.peer.version_text(),
                *(1000 * seconds for seconds in shown[:3]),
                median(sessions[0].seconds) / median(times),
                1000 * shown[3],
            )
        )


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--chapters", type=int, default=200)
    parser.add_argument("--edits", type=int, default=40)
    parser.add_argument("--peer", action="append", default=[], help="compare with this one only")
    arguments = parser.parse_args()
    measure(installed(["tuftenotes", *(arguments.peer or ["hugo"])]), arguments.chapters, arguments.edits)


if __name__ == "__main__":
    main()
