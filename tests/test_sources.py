"""Reading a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitetest import SiteTest
from tuftenotes.config import read_config
from tuftenotes.sources import Asset, Sources, read_head, read_sources

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def read(root: Path, files: Mapping[str, str | bytes]) -> Sources:
    """Write a site and read it."""
    SiteTest(root).write(files)
    return read_sources(root, read_config(root).config, (root / "docs",))


def test_native_site(tmp_path: Path) -> None:
    """In a native site the Markdown under ``content/`` and what has front matter are pages."""
    sources = read(
        tmp_path,
        {
            "content/index.md": "Hello",
            "content/a/b.MD": "",
            "content/feed.xml": "---\n---\n<feed/>",
            "content/a/picture.png": b"\x89PNG",
            "content/plain.html": "<p>",
            "content/_draft.md": "x",
            "README.md": "x",
            "docs/index.html": "x",
        },
    )
    assert [(page.path, page.name) for page in sources.pages] == [
        ("content/a/b.MD", "a/b.MD"),
        ("content/feed.xml", "feed.xml"),
        ("content/index.md", "index.md"),
    ]
    assert sources.pages[2].data == b"Hello"
    assert list(sources.assets) == ["a/picture.png", "plain.html"]
    assert sources.assets["plain.html"].path == "content/plain.html"
    assert sources.diagnostics == ()


def test_native_site_without_content(tmp_path: Path) -> None:
    """A native site without ``content/`` has its pages beside its templates."""
    files: dict[str, str | bytes] = {
        "_config.yml": "dialect: native",
        "index.md": "x",
        "a/templates/b.md": "x",
        "templates/x.html": "x",
        "sass/x.scss": "x",
        "data/x.yml": "a: 1",
        "fonts/x.woff2": b"x",
    }
    sources = read(tmp_path, files)
    assert [page.name for page in sources.pages] == ["a/templates/b.md", "index.md"]
    assert sources.assets == {}


def test_jekyll_site(tmp_path: Path) -> None:
    """In a Jekyll site only what has front matter is a page."""
    files = {
        "_config.yml": "exclude: [x]",
        "a.md": "---\n---\nx",
        "b.md": "x",
        "c/style.scss": "---\n---\n",
        "_data/p.yml": "a: 1",
        "_sass/s.scss": "x",
        "_layouts/d.html": "x",
    }
    sources = read(tmp_path, files)
    assert [page.name for page in sources.pages] == ["a.md", "c/style.scss"]
    assert list(sources.assets) == ["b.md"]
    assert (sources.data, sources.styles, sources.own_layouts) == ({"p": {"a": 1}}, {"s.scss": "x"}, True)


def test_templates_styles_data(tmp_path: Path) -> None:
    """Templates, style sheets and data are read from their folders, data as nested mappings."""
    files = {
        "content/index.md": "",
        "templates/page.html": "x",
        "templates/includes/head.html": "y",
        "templates/.swp": "x",
        "templates/notes.md": "x",
        "sass/_settings.scss": "z",
        "data/a b.json": "[1]",
        "data/more/c.csv": "h\n1",
        "data/more/d.txt": "x",
        "data/a.b/x.yml": "1",
        "data/ab.yml": "2",
    }
    sources = read(tmp_path, files)
    assert {name: source.path for name, source in sources.templates.items()} == {
        "includes/head.html": "templates/includes/head.html",
        "page.html": "templates/page.html",
    }
    assert sources.styles == {"_settings.scss": "z"}
    assert sources.data == {"a_b": [1], "more": {"c": [{"h": "1"}]}, "ab": 2}
    assert sources.diagnostics == ()


@pytest.mark.parametrize(
    ("data", "place", "excerpt", "hint"),
    [
        (b"ok\n\xc3\xa9x\xff\xfey\r\nz", "content/a.md:2:3", "éx��y", "save the file as UTF-8"),
        (b"\xef\xbb\xbf\xe9", "content/a.md:1:1", "�", "save the file as UTF-8"),
        ("x".encode("utf-16"), "content/a.md:1:1", "��x\0", "looks like UTF-16"),
    ],
)
def test_encoding(tmp_path: Path, data: bytes, place: str, excerpt: str, hint: str) -> None:
    """A page that is not UTF-8 is reported at its first bad byte, and is no page."""
    sources = read(tmp_path, {"content/a.md": data})
    (problem,) = sources.diagnostics
    assert sources.pages == ()
    assert str(problem.location) == place
    assert problem.excerpt == excerpt
    assert hint in problem.hint


def test_problems_of_other_files(tmp_path: Path) -> None:
    """Templates and data that cannot be read are reported, each once, with those of the walk."""
    SiteTest(tmp_path).write({"content/a.md": "", "templates/page.html": b"\xff", "data/x.yml": "a: b: c"})
    (tmp_path / "content/gone.md").symlink_to("nothing")
    config = read_config(tmp_path).config
    found = [str(problem.location) for problem in read_sources(tmp_path, config).diagnostics]
    assert found == ["templates/page.html:1:1", "data/x.yml:1:5", "content/gone.md"]


def test_unreadable_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system does not let us read is reported where it is met."""
    site = SiteTest(tmp_path).write({"content/a.md": "", "content/b.html": "", "templates/c.html": "c"})
    config = read_config(tmp_path).config

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    found = read_sources(site.root, config).diagnostics
    assert [d.location.path for d in found] == ["content/a.md", "content/b.html", "templates/c.html"]
    assert {d.message for d in found} == {"cannot be read: Permission denied"}


def test_head(tmp_path: Path) -> None:
    """The head of a file is its start; of one that cannot be read it is empty."""
    (tmp_path / "a.png").write_bytes(b"x" * 300_000)
    assert len(read_head(Asset("a.png", str(tmp_path / "a.png")))) == 256 * 1024
    assert read_head(Asset("b.png", str(tmp_path / "b.png"))) == b""
