"""Attempts to read outside a site, to write outside its destination, or to run code by building a site."""

from __future__ import annotations

import os
import pickle
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from escape_attempts import ATTEMPTS, OUTSIDE, RUBY, SECRET, Attempt, jekyll, native
from sitetest import SiteTest
from tuftenotes.build import BuildRequest, build, clean
from tuftenotes.diagnostics import SiteError
from tuftenotes.manifest import MANIFEST

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.skipif(os.name == "nt", reason="symbolic links take rights there")


class Runs:
    """Something that makes a file when it is unpickled."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> Any:  # noqa: ANN401 - pickle's own protocol
        return (open, (self.path, "w"))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with a folder ``outside`` full of secrets; the site will lie beside that."""
    SiteTest(tmp_path / "outside").write(OUTSIDE)
    return tmp_path


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache that all sites share, outside of them: most have the same style sheet."""
    return tmp_path_factory.mktemp("cache")


def everything(folder: Path) -> dict[str, bytes]:
    """Return all files under a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def write(place: Path, attempt: Attempt) -> Path:
    """Write the site of an attempt and return its folder."""
    root = place / "site"
    out = str(place / "outside")
    texts = {name: text.replace("{out}", out) for name, text in attempt.files.items()}
    linked = (*attempt.links, *(f"{name}/" for name in attempt.links))
    SiteTest(root).write({name: text for name, text in texts.items() if not name.startswith(linked)})
    for name, target in attempt.links.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).symlink_to(target.replace("{out}", out))
    return root


@pytest.mark.parametrize("name", ATTEMPTS)
def test_refused(place: Path, cache: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing outside gets into the site, nothing is written or run outside of it."""
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(place / "outside"))
    before = everything(place / "outside")
    root = write(place, ATTEMPTS[name])
    sources = {path for path in root.rglob("*") if not path.is_symlink()}
    monkeypatch.chdir(root)
    with suppress(SiteError):
        build(BuildRequest(root, jobs=1, cache_dir=cache))
    assert everything(place / "outside") == before
    assert {path.name for path in place.iterdir()} == {"outside", "site"}
    assert all(path.exists() for path in sources)
    assert [str(path) for path in root.rglob("*") if path.name.lower() == ".git"] == []
    for built in (root / "docs", root / "_site"):
        assert (
            built.is_symlink()
            or [name for name, data in everything(built).items() if SECRET.encode() in data] == []
        )


INSIDE = {
    "template": native("x", templates__page_DOT_html="{% include 'a.html' %}", templates__a_DOT_html=SECRET),
    "include": jekyll("{% include a.html %}", _includes__a_DOT_html=SECRET),
    "include_relative": jekyll("{% include_relative a.txt %}", a_DOT_txt=SECRET),
    "data": jekyll("{{ site.data.a.word }}", _data__a_DOT_yml=f"word: {SECRET}"),
    "layout": jekyll("---\nlayout: a\n---\n", _layouts__a_DOT_html=SECRET),
    "sheet": native(
        sass__more_DOT_scss="@import 'a'; a { b: $word }", sass___a_DOT_scss=f'$word: "{SECRET}";'
    ),
    "jekyll sheet": jekyll(
        "", css__m_DOT_scss="---\n---\n@import 'a';", _sass___a_DOT_scss=f'a {{ b: "{SECRET}" }}'
    ),
    "link": Attempt(native("x", secret_DOT_txt=SECRET).files, {"content/linked.txt": "../secret.txt"}),
    "plugin": jekyll("{% x y %}", _plugins__x_DOT_rb=RUBY.replace("{code}", f"'{SECRET}'")),
    "configuration": Attempt({**jekyll("{{ site.word }}").files, "_config.yml": f"word: {SECRET}"}),
}


@pytest.mark.parametrize("name", INSIDE)
def test_inside(place: Path, cache: Path, name: str) -> None:
    """The same ways lead to what is inside the site: the attempts fail because of where they aim."""
    root = write(place, INSIDE[name])
    build(BuildRequest(root, jobs=1, cache_dir=cache))
    built = {**everything(root / "docs"), **everything(root / "_site")}
    assert any(SECRET.encode() in data for data in built.values())


@pytest.mark.parametrize("name", ["", "store.sqlite", "store.sqlite-journal", ".gitignore", "unchanged.txt"])
def test_cache_is_a_link(place: Path, name: str) -> None:
    """A cache that is a link, or has one in it, is refused before anything is written through it."""
    root = write(place, native("x"))
    before = everything(place / "outside")
    link = root / ".tuftenotes-cache" / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(place / "outside" / ("new" if name else ""))
    with pytest.raises(SiteError, match="no place for links"):
        build(BuildRequest(root, jobs=1))
    assert everything(place / "outside") == before


@pytest.mark.parametrize(
    "listed",
    ["../outside/secret.txt", "/etc/hostname", "a/../../outside/secret.txt", "..\\outside", "C:x", ""],
)
@pytest.mark.parametrize("kind", ["files", "pending"])
def test_manifest(place: Path, listed: str, kind: str) -> None:
    """A manifest that lists what is not in the destination deletes nothing of it."""
    root = write(place, native("x"))
    before = everything(place / "outside")
    digest = "0" * 32
    (root / "docs").mkdir()
    text = f'{{"generator": "tuftenotes", "version": 1, "files": {{}}, "{kind}": {{"{listed}": "{digest}"}}}}'
    (root / "docs" / MANIFEST).write_text(text.replace("\\", "\\\\"), "utf-8")
    build(BuildRequest(root, jobs=1))
    clean(BuildRequest(root))
    assert everything(place / "outside") == before


def test_destination_is_a_link(place: Path) -> None:
    """Where a folder of the destination is a link, nothing is written through it or deleted behind it."""
    root = write(place, native("x", content__folder__index_DOT_md="y"))
    before = everything(place / "outside")
    (root / "docs").mkdir()
    (root / "docs" / "folder").symlink_to(place / "outside" / "folder")
    report = build(BuildRequest(root, jobs=1))
    assert [d.code.slug for d in report.diagnostics if d.severity.name == "ERROR"] == ["output"]
    assert everything(place / "outside") == before


@pytest.mark.parametrize("kind", ["pickle", "sqlite", "text"])
def test_cache(place: Path, kind: str) -> None:
    """A cache that comes with a site runs nothing and is believed nothing."""
    root = write(place, native("x"))
    build(BuildRequest(root, jobs=1))
    ran = str(place / "outside" / "ran")
    for path in sorted((root / ".tuftenotes-cache").iterdir()):
        if kind == "pickle":
            path.write_bytes(pickle.dumps(Runs(ran)))
        elif kind == "text":
            path.write_text("import os", "utf-8")
        elif path.suffix in {".sqlite", ".db"} or path.read_bytes().startswith(b"SQLite"):
            with sqlite3.connect(path) as connection:
                for (table,) in connection.execute(
                    "SELECT name FROM sqlite_master WHERE type='table'"
                ).fetchall():
                    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
                    connection.execute(f"UPDATE {table} SET {columns[-1]} = ?", (pickle.dumps(Runs(ran)),))  # noqa: S608
    report = build(BuildRequest(root, jobs=1))
    assert [d for d in report.diagnostics if d.severity.name == "ERROR"] == []
    assert not (place / "outside" / "ran").exists()
    assert "<p>x</p>" in (root / "docs" / "index.html").read_text("utf-8")
