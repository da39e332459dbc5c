"""Pages that are not Markdown."""

from __future__ import annotations

from tuftenotes.model import SourceFile
from tuftenotes.verbatim import read_verbatim


def test_verbatim() -> None:
    """The body stays as it is, the front matter is read, and the title is plain text."""
    data = b"---\ntitle: A < B\nlayout: x\ndescription: d\n---\n<p>**{{ x }}**</p>\n"
    page = read_verbatim(SourceFile("content/a.html", "a.html", data, "0"))
    assert page.html == "<p>**{{ x }}**</p>\n"
    assert (page.title, page.title_html, page.description) == ("A < B", "A &lt; B", "d")
    assert (page.meta["layout"], page.lines["layout"], page.diagnostics) == ("x", 3, ())


def test_keys() -> None:
    """What the front matter says that nothing can use is named in its line, as for a page of Markdown."""
    page = read_verbatim(SourceFile("a.html", "a.html", b"---\ntitle: T\ndraft: 'true'\n---\n", "0"))
    (problem,) = page.diagnostics
    assert (str(problem.location), problem.excerpt) == ("a.html:3:1", "draft: 'true'")
    assert page.meta == {"title": "T"}


def test_marks() -> None:
    """The marks of placeholders are taken out."""
    page = read_verbatim(SourceFile("a.html", "a.html", "x\ufdd00\ufdd1".encode(), "0"))
    assert page.html == "x\ufffd0\ufffd"


def test_not_utf8() -> None:
    """Bytes that are not UTF-8 are reported; the replacement character itself is fine."""
    assert [d.code.slug for d in read_verbatim(SourceFile("a.html", "a.html", b"\xff", "0")).diagnostics] == [
        "encoding"
    ]
    assert read_verbatim(SourceFile("a.html", "a.html", "\ufffd".encode(), "0")).diagnostics == ()
