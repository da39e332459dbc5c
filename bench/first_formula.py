"""How soon a reader sees the first formula, and how much the page jumps: MathML against MathJax.

    python bench/first_formula.py [--site SITE] [--page NAME] [--width 1280] [--runs 5]

builds SITE (this course, unless another is named) twice, with `math: {renderer: mathml}` and with
`math: {renderer: mathjax}` (the copy of MathJax 3.2.2 of the extra `mathjax`), serves both from this machine,
packed, and opens one page in Chromium with an empty cache, as the network is and at 1.6 Mb/s with round trips
of 150 ms. It prints the medians of

* readable: the first frame in which the characters of a formula can be seen, be it in a font that stands in
  for its own (a font that hides them until it is there, as those of MathJax do, must have come);
* settled: the first frame in which none of its fonts is still to come, and whether it is set in its own font
  then, or in one of the machine's (as the first page that is read over a slow network);
* the shift of the layout (CLS) from navigation until a second after the last request, with what has moved,
  and the bytes sent.

Needs playwright.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from chromium import FLAGS, chromium_path
from tuftenotes.build import BuildRequest, build

if TYPE_CHECKING:
    from collections.abc import Mapping

_NETWORKS: Mapping[str, Mapping[str, float]] = {
    "local": {},
    "1.6 Mb/s, 150 ms": {"latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000},
}
_WATCH = """(() => {
  const seen = window.seen = {shift: 0, shifts: []}
  new PerformanceObserver(list => list.getEntries().forEach(entry => {
    seen.shift += entry.value
    const name = source => source.node && (source.node.outerHTML || source.node.data || '').slice(0, 60)
    seen.shifts.push([entry.value, entry.startTime, ...entry.sources.map(name)])
  })).observe({type: 'layout-shift', buffered: true})
  const plain = name => name.trim().replace(/["']/g, '')
  function families(formula) {
    const found = new Set()
    for (const element of [formula, ...formula.querySelectorAll('*')])
      for (const part of ['', '::before'])
        getComputedStyle(element, part).fontFamily.split(',').forEach(name => found.add(plain(name)))
    return found
  }
  function afterPaint(then) {
    const channel = new MessageChannel()
    channel.port1.onmessage = then
    channel.port2.postMessage(0)
  }
  function look() {
    const place = document.querySelector('article') || document
    const formula = [...place.querySelectorAll(window.MathJax ? 'mjx-container' : 'math')]
      .find(formula => formula.getBoundingClientRect().width)
    if (formula) {
      const used = families(formula)
      const faces = [...document.fonts].filter(face => used.has(plain(face.family)))
      const coming = faces.filter(face => face.status === 'loading')
      const hidden = coming.some(face => face.display === 'auto' || face.display === 'block')
      afterPaint(() => {
        const now = performance.now()
        if (!hidden) seen.readable ||= now
        if (!coming.length) seen.settled ||= now
        seen.own = faces.some(face => face.status === 'loaded' && /Libertinus|MJX/.test(face.family))
      })
    }
    if (!seen.settled) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
})()"""


class Handler(SimpleHTTPRequestHandler):
    """Serves files as a host does: text packed, fonts as they are, one connection for many requests."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer a request for a file or a folder's index."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data, kind = path.read_bytes(), self.guess_type(str(path))
        packed = path.suffix in {".html", ".css", ".js", ".svg", ".json"}
        data = gzip.compress(data, 6, mtime=0) if packed else data
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass
class Figures:
    """What was measured of one page over one network, a value for each run."""

    readable: list[float] = field(default_factory=list)
    settled: list[float] = field(default_factory=list)
    own: list[bool] = field(default_factory=list)
    shift: list[float] = field(default_factory=list)
    size: list[float] = field(default_factory=list)
    shifts: list[Any] = field(default_factory=list)


def visit(browser: Browser, address: str, width: int, network: Mapping[str, float], figures: Figures) -> None:
    """Open a page with an empty cache and note what happens."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    if network:
        session.send("Network.emulateNetworkConditions", {"offline": False, **network})
    sent: list[float] = []
    session.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    page.add_init_script(_WATCH)
    page.goto(address, wait_until="networkidle", timeout=120_000)
    page.wait_for_function("window.seen.settled", timeout=120_000)
    page.wait_for_timeout(1000)
    seen = page.evaluate("window.seen")
    figures.readable.append(seen["readable"])
    figures.settled.append(seen["settled"])
    figures.own.append(seen["own"])
    figures.shift.append(seen["shift"])
    figures.shifts = seen["shifts"]
    figures.size.append(sum(sent))
    context.close()


def build_both(site: Path, folder: Path) -> dict[str, Path]:
    """Build the site with each renderer; return where."""
    built = {}
    for renderer in ("mathml", "mathjax"):
        extra = folder / f"{renderer}.yml"
        extra.write_text(f"math: {{renderer: {renderer}}}\nbaseurl: ''\n", "utf-8")
        built[renderer] = folder / renderer
        files = (*sorted(site.glob("_config.y*ml")), extra)
        build(BuildRequest(site, destination=built[renderer], config_files=files, cache=False))
    return built


def measure(browser: Browser, built: Mapping[str, Path], page: str, width: int, runs: int) -> None:
    """Print the figures of one page over each network."""
    servers = {
        name: ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        for name, folder in built.items()
    }
    for server in servers.values():
        threading.Thread(target=server.serve_forever, daemon=True).start()
    for network, conditions in _NETWORKS.items():
        figures = {name: Figures() for name in servers}
        for _ in range(runs):
            for name, server in servers.items():
                address = f"http://127.0.0.1:{server.server_port}/{page}"
                visit(browser, address, width, conditions, figures[name])
        print(f"{network}:")
        for name, found in figures.items():
            print(
                f"  {name:8} readable {median(found.readable):6.0f} ms   "
                f"settled {median(found.settled):6.0f} ms, "
                f"{sum(found.own)} of {runs} in its own font   "
                f"CLS {max(found.shift):.4f}   {median(found.size) / 1000:.0f} kB"
            )
            for shift in found.shifts if name == "mathml" else ():
                print(f"           {json.dumps(shift, ensure_ascii=False)}")
        first, second = (figures[name] for name in ("mathml", "mathjax"))
        readable = median(second.readable) / median(first.readable)
        settled = median(second.settled) / median(first.settled)
        print(f"  MathJax takes {readable:.1f} times as long to be readable, {settled:.1f} times to settle")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--site", type=Path, default=Path(__file__).resolve().parent.parent)
    parser.add_argument("--page", default="variational-autoencoders/")
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--chromium", default=chromium_path())
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        built = build_both(arguments.site, Path(folder))
        browser = playwright.chromium.launch(executable_path=arguments.chromium, args=list(FLAGS))
        measure(browser, built, arguments.page, arguments.width, arguments.runs)
        browser.close()


if __name__ == "__main__":
    main()
