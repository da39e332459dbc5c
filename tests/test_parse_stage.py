"""The parsing of all pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tuftenotes.cache import Store
from tuftenotes.digest import digest
from tuftenotes.model import ParseOptions, SourceFile
from tuftenotes.parallel import Jobs
from tuftenotes.parse_stage import ParseTask, parse_pages, parse_task

if TYPE_CHECKING:
    from pathlib import Path

    from tuftenotes.parse_stage import Parsed


def task(name: str, text: str, **options: bool) -> ParseTask:
    """Return the task to parse a page of the content."""
    data = text.encode()
    source = SourceFile(f"content/{name}", name, data, digest(data))
    return ParseTask(source, ParseOptions(**options), name.endswith(".md"))  # type: ignore[arg-type]


def parse(folder: Path | None, *tasks: ParseTask) -> tuple[Parsed, list[int], list[str]]:
    """Parse pages as a build would; return the result, the progress told, and every page's HTML."""
    told: list[int] = []
    with Store(folder) as store:
        parsed = parse_pages(store, Jobs(1), tasks, told.append)
        return parsed, told, [parsed.html(task.source.path) for task in tasks]


def test_documents(tmp_path: Path) -> None:
    """Documents come back in order, without their HTML, which is there when asked for."""
    tasks = (task("b.md", "# B\n\n*x*\n"), task("a.html", "---\ntitle: A\n---\n<p>*y*</p>"))
    parsed, told, html = parse(tmp_path, *tasks)
    assert [(d.title, d.html) for d in parsed.documents] == [("B", ""), ("A", "")]
    assert "<em>x</em>" in html[0]
    assert html[1] == "<p>*y*</p>"
    assert (parsed.count, told) == (2, [1, 2])


def test_remembered(tmp_path: Path) -> None:
    """A page that was parsed before, also with problems, is not parsed again and is equal."""
    tasks = (task("a.md", "{% nosuch %}\n\n# A\n\n$x$ \\ref{y}\n"), task("b.md", "x"))
    first, _, html = parse(tmp_path, *tasks)
    again, told, html_again = parse(tmp_path, *tasks)
    assert (again.count, told) == (0, [])
    assert again.documents == first.documents
    assert first.documents[0].diagnostics
    assert html_again == html


def test_what_the_last_build_had_is_the_same_object(tmp_path: Path) -> None:
    """The preview reads a page again only when it has changed, and keeps only its last version."""
    tasks = [task(f"{number}.md", f"Page {number}.") for number in range(3)]
    first = parse(tmp_path, *tasks)[0].documents
    again = parse(tmp_path, *tasks[:2], task("2.md", "Changed."))[0].documents
    assert again[0] is first[0]
    assert again[1] is first[1]
    assert again[2] != first[2]
    assert parse(tmp_path, *tasks)[0].documents[2] is not first[2]


def test_keys(tmp_path: Path) -> None:
    """Other bytes, another path, other options and another kind of page are each parsed on their own."""
    one = task("a.md", "'x'")
    parse(tmp_path, one)
    others = [
        task("a.md", "'y'"),
        task("b.md", "'x'"),
        task("a.md", "'x'", smart=False),
        one._replace(markdown=False),
        one._replace(source=replace(one.source, name="c.md")),
    ]
    for other in others:
        assert parse(tmp_path, other)[0].count == 1
    assert parse(tmp_path, one, *others)[0].count == 0


def test_progress(tmp_path: Path) -> None:
    """Pages that are remembered count as done from the start."""
    parse(tmp_path, task("a.md", "x"))
    assert parse(tmp_path, task("a.md", "x"), task("b.md", "y"), task("c.md", "z"))[1] == [2, 3]


def test_damage_since(tmp_path: Path) -> None:
    """HTML that the store lost is made again."""
    with Store(tmp_path) as store:
        parse_pages(store, Jobs(1), [task("a.md", "*x*")], lambda _: None)
    store = Store(tmp_path)
    parsed = parse_pages(store, Jobs(1), [task("a.md", "*x*")], lambda _: None)
    assert parsed.count == 0
    store.close()
    assert "<em>x</em>" in parsed.html("content/a.md")


def test_characters() -> None:
    """Any character survives the store; what UTF-8 cannot carry is replaced."""
    _, body = parse_task(task("a.html", "é𝐳\u2028"))
    assert body.decode() == "é𝐳\u2028"
