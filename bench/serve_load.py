"""Load the preview while files change, beside Python's own threaded server of the same files in the same run.

    python bench/serve_load.py --seconds 20 --connections 64

needs wrk (Debian: apt install wrk). Every page must arrive whole and from one build: the chapter that is
edited says the number of the edit at its start and at its end. Fails (exit status 1) where a request failed,
a page was not whole, the memory, threads or open files of the server grew, it did less than half of what the
other one did, or it did not answer afterwards with the last edit.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from chapters import chapter, read_pools
from dialects import chapter_path
from generate import write_site
from served import Server, free_port, processor_seconds, resources

if TYPE_CHECKING:
    from served import Resources

_CONTENT = Path(__file__).resolve().parent.parent / "content"
_PAUSE = 0.1
_SCRIPT = """
local threads, paths, turn = {}, {"/PAGE/", "/OTHER/", "/css/tufte.css"}, 0
function setup(thread) table.insert(threads, thread) end
function init(args) bad, worst = 0, "" end
function request()
  turn = turn % #paths + 1
  return wrk.format("GET", paths[turn], {["Connection"] = "CONNECTION"})
end
function response(status, headers, body)
  local fault = status ~= 200 and "status " .. status
  if not fault and body:sub(1, 9):lower() == "<!doctype" then
    local first, last = body:match("Edit (%d+) begins"), body:match("Edit (%d+) ends")
    if not body:find("</html>%s*$") then fault = "truncated" end
    if first ~= last then fault = "mixed: " .. tostring(first) .. " and " .. tostring(last) end
  end
  if fault then bad, worst = bad + 1, fault end
end
function done(summary, latency)
  local bad, worst, e = 0, "", summary.errors
  for _, thread in ipairs(threads) do
    bad = bad + thread:get("bad")
    if thread:get("worst") ~= "" then worst = thread:get("worst") end
  end
  io.stderr:write(string.format(
    '{"requests": %d, "seconds": %f, "errors": %d, "bad": %d, "worst": "%s", "late": %f}',
    summary.requests, summary.duration / 1e6, e.connect + e.read + e.write + e.timeout, bad, worst,
    latency:percentile(99) / 1e3))
end
"""


@dataclass(frozen=True)
class Load:
    """What wrk found out: `late` is the 99th percentile of the latency in milliseconds.

    `used` are the milliseconds of a processor that the server used for each request, its builds included.
    """

    requests: int
    seconds: float
    errors: int
    bad: int
    worst: str
    late: float
    used: float

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds


class Author(threading.Thread):
    """Saves the source of a chapter, and the page as the other server has it, again and again."""

    def __init__(self, source: Path, page: Path) -> None:
        super().__init__(daemon=True)
        self.source, self.page = source, page
        self.start_of_text, _, self.end_of_text = source.read_text("utf-8").partition("\n## ")
        self.number = 0
        self.save()
        self.stopped = threading.Event()

    def save(self) -> None:
        """Save both once."""
        self.number += 1
        first, last = f"Edit {self.number} begins.", f"Edit {self.number} ends."
        text = f"{self.start_of_text}\n{first}\n\n## {self.end_of_text}\n{last}\n"
        self.source.write_text(text, "utf-8")
        if self.page.exists():
            fresh = self.page.with_name("fresh")
            fresh.write_text(f"<!doctype html>{first}{'x' * self.page.stat().st_size}{last}</html>", "utf-8")
            fresh.replace(self.page)

    def run(self) -> None:
        """Save every so often until told to stop."""
        while not self.stopped.wait(_PAUSE):
            self.save()


def load(
    folder: Path, server: tuple[int, int], page: str, connection: str, options: argparse.Namespace
) -> Load:
    """Let wrk ask the server with this port and process id for pages."""
    port, pid = server
    script = _SCRIPT.replace("PAGE", page).replace("OTHER", "chapter-00001").replace("CONNECTION", connection)
    (folder / "load.lua").write_text(script, "utf-8")
    command = ["wrk", "-t2", f"-c{options.connections}", f"-d{options.seconds}s", "--timeout", "10s"]
    command += ["-s", str(folder / "load.lua"), f"http://127.0.0.1:{port}"]
    before = processor_seconds(pid)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = json.loads(done.stderr[done.stderr.index("{") :])
    return Load(**told, used=1000 * (processor_seconds(pid) - before) / max(told["requests"], 1))


def get(url: str) -> str:
    """Return what a server answers."""
    with urllib.request.urlopen(url) as response:  # noqa: S310 (our own server)
        text: str = response.read().decode()
    return text


def measure(options: argparse.Namespace) -> list[str]:
    """Load both servers with connections that stay open and with such that don't; return what is wrong."""
    wrong = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        site, built = folder / "tuftenotes", folder / "built"
        write_site(site, "tuftenotes", options.chapters)
        ours = (sys.executable, "-m", "tuftenotes")
        subprocess.run([*ours, "build", "-q", "-s", site, "-d", built], check=True, capture_output=True)
        made = chapter(read_pools(_CONTENT), options.chapters)
        author = Author(site / chapter_path("tuftenotes", made), built / made.name / "index.html")
        port, other = free_port(), free_port()
        command = [*ours, "serve", "-s", str(site), "--port", str(port)]
        server = stack.enter_context(closing(Server(command, site, f"http://127.0.0.1:{port}/")))
        static = ["-m", "http.server", "--bind", "127.0.0.1", "--protocol", "HTTP/1.1", str(other)]
        peer = stack.enter_context(
            closing(Server([sys.executable, *static], built, f"http://127.0.0.1:{other}/"))
        )
        us, them = (port, server.pid), (other, peer.pid)
        load(folder, us, made.name, "keep-alive", argparse.Namespace(**{**vars(options), "seconds": 3}))
        before = resources(server.pid)
        author.start()
        print("| connections | ours | http.server | ratio | 99 % within | processor a request |")
        print("| --- | --- | --- | --- | --- | --- |")
        for connection in ("keep-alive", "close"):
            mine = load(folder, us, made.name, connection, options)
            theirs = load(folder, them, made.name, connection, options)
            ratio = mine.rate / theirs.rate
            rates = f"{mine.rate:.0f}/s | {theirs.rate:.0f}/s"
            used = f"{mine.used:.2f} ms, {theirs.used:.2f} ms"
            print(f"| {connection} | {rates} | {ratio:.2f} | {mine.late:.0f} ms | {used} |")
            if mine.errors or mine.bad:
                wrong.append(f"{connection}: {mine.errors} errors, {mine.bad} bad pages ({mine.worst})")
            if ratio < 0.5:
                wrong.append(f"{connection}: less than half of http.server")
        author.stopped.set()
        author.join()
        wrong += await_last(f"http://127.0.0.1:{port}/{made.name}/", author.number)
        wrong += grown(before, resources(server.pid))
        print(f"\n{author.number} saves; the server built {server.lines('changed')} times")
    return wrong


def await_last(url: str, number: int) -> list[str]:
    """Wait for the page with the last edit; return what is wrong if it does not come."""
    until = time.monotonic() + 20
    while f"Edit {number} ends" not in get(url):
        if time.monotonic() > until:
            return [f"edit {number} is not there after 20 s"]
        time.sleep(0.1)
    time.sleep(1)
    return []


def grown(before: Resources, after: Resources) -> list[str]:
    """Print what the server holds and return what has grown."""
    print(f"\nbefore: {before}\nafter:  {after}")
    wrong = []
    if after.megabytes > before.megabytes * 1.15 + 10:
        wrong.append("the memory has grown")
    if after.threads > before.threads + 2 or after.files > before.files + 4:
        wrong.append("threads or open files have grown")
    return wrong


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seconds", type=int, default=20, help="of each of the four loads")
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--chapters", type=int, default=20)
    options = parser.parse_args()
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is not installed")
    wrong = measure(options)
    print("\n" + ("\n".join(wrong) if wrong else "All is well."))
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
