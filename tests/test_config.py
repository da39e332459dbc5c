"""Finding and reading the configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tuftenotes.config import read_config
from tuftenotes.diagnostics import SiteError

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, name: str, text: str) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_no_file(tmp_path: Path) -> None:
    """Without a file every key has its default."""
    write(tmp_path, "index.md", "")
    read = read_config(tmp_path)
    assert (read.files, read.diagnostics) == ((), ())
    assert read.config.text("baseurl") == ""


@pytest.mark.parametrize(
    ("files", "dialect"),
    [
        ({"index.html": ""}, "jekyll"),
        ({"_layouts/page.html": ""}, "jekyll"),
        ({"content/index.md": ""}, "native"),
        ({"pages/index.md": "", "_config.yml": "content_dir: pages"}, "native"),
        ({"content/index.md": "", "_config.yml": "dialect: jekyll"}, "jekyll"),
        ({"_config.yml": "dialect: native"}, "native"),
        ({"content/index.md": "", "_config.yml": "content_dir: contents"}, "native"),
        ({"lectures/index.md": "", "_config.yml": "content_dir: contents"}, "native"),
        ({"index.md": "", "_config.yml": "content_dir: contents"}, "jekyll"),
        ({"a/b.md": "", "_config.yml": "content_dir: contents\nplugins: [x]"}, "jekyll"),
        ({"src/a.md": "", "_config.yml": "content_dir: contents\nsource: src"}, "jekyll"),
    ],
)
def test_dialect(tmp_path: Path, files: dict[str, str], dialect: str) -> None:
    """A site with a folder for its content is native, unless the configuration says otherwise."""
    for name, text in files.items():
        write(tmp_path, name, text)
    config = read_config(tmp_path).config
    assert config.dialect == dialect
    assert config.text("destination") == {"native": "docs", "jekyll": "_site"}[dialect]


@pytest.mark.parametrize(
    ("files", "folder", "hint"),
    [
        ({"a.txt": ""}, ".", "tuftenotes new notes"),
        ({"notes/_config.yml": "", "notes/content/index.md": ""}, ".", "cd notes, or --source notes"),
        ({"_config.yml": "", "content/index.md": ""}, "content", "cd .."),
    ],
)
def test_a_folder_without_a_site_is_refused(
    tmp_path: Path, files: dict[str, str], folder: str, hint: str
) -> None:
    """Somebody is beside, above or inside the site; an empty site there would puzzle them."""
    for name, text in files.items():
        write(tmp_path, name, text)
    with pytest.raises(SiteError) as caught:
        read_config(tmp_path / folder)
    assert hint in caught.value.diagnostics[0].hint


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("_config.yml", "title: T\nmath: {macros: {R: x}}"),
        ("_config.yaml", "\ufefftitle: T\nmath: {macros: {R: x}}"),
        (
            "_config.toml",
            'title = "T"\nsince = 2020-04-13\n[math.macros]\nR = "x"\n[[l]]\nd = 2020-04-13',
        ),
    ],
)
def test_formats(tmp_path: Path, name: str, text: str) -> None:
    """The configuration may be YAML or TOML; dates are strings in both."""
    write(tmp_path, name, text)
    read = read_config(tmp_path)
    assert read.diagnostics == ()
    assert read.config.text("title") == "T"
    assert read.config.get("math.macros") == {"R": "x"}
    assert read.config.get("since") in (None, "2020-04-13")


def test_several_files(tmp_path: Path) -> None:
    """Of several files the later one counts; mappings are merged, lists are not."""
    one = write(tmp_path, "a.yml", "title: A\nsubtitle: S\nsass: {style: expanded}\nexclude: [x]")
    two = write(tmp_path, "b.yml", "title: B\nsass: {sass_dir: scss}\nexclude: [y]")
    config = read_config(tmp_path, (one, two)).config
    assert (config.text("title"), config.text("subtitle")) == ("B", "S")
    assert (config.text("sass.style"), config.text("sass.sass_dir")) == ("expanded", "scss")
    assert config.names("exclude")[0] == "y"
    assert "x" not in config.names("exclude")


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("_config.yml", "a: b: c", "_config.yml:1:5"),
        ("_config.yml", "- a", "_config.yml:1"),
        ("_config.yml", "title: [1]", "_config.yml:1:1"),
        ("_config.toml", "a = ", "_config.toml"),
        ("_config.toml", "a = 1\nb = = 2", "_config.toml:2:5"),
    ],
)
def test_faults(tmp_path: Path, name: str, text: str, place: str) -> None:
    """A broken configuration is reported at its place, with the line, and defaults stand in."""
    write(tmp_path, name, text)
    read = read_config(tmp_path)
    (problem,) = read.diagnostics
    assert str(problem.location) == place
    assert read.config.text("title") == ""
    if problem.location.column:
        assert problem.excerpt == text.splitlines()[problem.location.line - 1]


def test_no_folder(tmp_path: Path) -> None:
    """A site that is not there ends the run."""
    with pytest.raises(SiteError, match="no such folder"):
        read_config(tmp_path / "x")


def test_named_file_missing(tmp_path: Path) -> None:
    """A file named on the command line must be there."""
    with pytest.raises(SiteError, match="cannot be read"):
        read_config(tmp_path, (tmp_path / "x.yml",))


def test_not_utf8(tmp_path: Path) -> None:
    """A configuration that is not UTF-8 ends the run at the line of the first bad byte."""
    (tmp_path / "_config.yml").write_bytes(b"a: 1\ntitle: \xff\n")
    with pytest.raises(SiteError) as caught:
        read_config(tmp_path)
    assert str(caught.value.diagnostics[0].location) == "_config.yml:2"


def test_file_outside(tmp_path: Path) -> None:
    """A configuration outside the site is shown by its whole path."""
    path = write(tmp_path, "other/c.yml", "title: [1]")
    (tmp_path / "site").mkdir()
    (problem,) = read_config(tmp_path / "site", (path,)).diagnostics
    assert problem.location.path == path.as_posix()


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [
        (
            "_config.yml",
            "title: \u2028\norder:\n  - a\n  - b",
            [("_config.yml:3:5", "  - a"), ("_config.yml:4:5", "  - b")],
        ),
        (
            "_config.yml",
            "order: [a, b]",
            [("_config.yml:1:9", "order: [a, b]"), ("_config.yml:1:12", "order: [a, b]")],
        ),
        ("_config.yml", "order: a b", [("_config.yml:1:1", "order: a b")] * 2),
        ("_config.yml", "<<: {order: [a, b]}", [("_config.yml", "")] * 2),
        ("_config.toml", "order = ['a', 'b']", [("_config.toml", "")] * 2),
    ],
)
def test_places_of_items(tmp_path: Path, name: str, text: str, places: list[tuple[str, str]]) -> None:
    """Each item of a list has its place and line; else they are those of the key, or of the file."""
    write(tmp_path, "content/index.md", "")
    write(tmp_path, name, text)
    read = read_config(tmp_path)
    assert [(str(location), line) for location, line in read.item_places("order", 2)] == places
