"""A snapshot holds the built site as it was, and reads again only what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.server.snapshot import IN_MEMORY, renew_snapshot, take_snapshot

if TYPE_CHECKING:
    from pathlib import Path


def put(path: Path, text: str) -> None:
    """Replace a file as a build does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name("tmp")
    temporary.write_text(text, "utf-8")
    temporary.replace(path)


def test_names_types_and_bytes(tmp_path: Path) -> None:
    """Names are relative with forward slashes; types don't depend on the system."""
    put(tmp_path / "a" / "index.html", "<p>A")
    put(tmp_path / "app.js", "0")
    put(tmp_path / "et.woff2", "font")
    put(tmp_path / "data", "?")
    snapshot = take_snapshot(tmp_path, {})
    assert {name: file.mimetype for name, file in snapshot.items()} == {
        "a/index.html": "text/html",
        "app.js": "text/javascript",
        "data": "application/octet-stream",
        "et.woff2": "font/woff2",
    }
    assert snapshot["a/index.html"].data == b"<p>A"
    assert snapshot["a/index.html"].is_page


def test_hidden_files_are_left_out(tmp_path: Path) -> None:
    """The manifest and whatever else is hidden is not served; .well-known is public by its nature."""
    put(tmp_path / ".tuftenotes-manifest.json", "{}")
    put(tmp_path / ".git" / "config", "secret")
    put(tmp_path / ".well-known" / "security.txt", "Contact: …")
    assert list(take_snapshot(tmp_path, {})) == [".well-known/security.txt"]


def test_links_are_left_out(tmp_path: Path) -> None:
    """Nothing outside the folder is reached."""
    (tmp_path / "secret").write_text("secret", "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "file").symlink_to(tmp_path / "secret")
    (tmp_path / "site" / "folder").symlink_to(tmp_path)
    assert take_snapshot(tmp_path / "site", {}) == {}


def test_what_is_the_same_is_not_read_again(tmp_path: Path) -> None:
    """An unchanged file is the very object; a replaced one has another digest; the old snapshot stays."""
    put(tmp_path / "a.html", "1")
    put(tmp_path / "b.html", "1")
    before = take_snapshot(tmp_path, {})
    put(tmp_path / "b.html", "2")
    after = take_snapshot(tmp_path, before)
    assert after["a.html"] is before["a.html"]
    assert after["b.html"].digest != before["b.html"].digest
    assert before["b.html"].data == b"1"


def test_a_snapshot_is_renewed_from_what_a_build_reports(tmp_path: Path) -> None:
    """It is what taking it anew would give, with the very objects of the files that stayed."""
    for name in ("a.html", "b/index.html", "c.css", ".well-known/x"):
        put(tmp_path / name, "1")
    before = take_snapshot(tmp_path, {})
    put(tmp_path / "b" / "index.html", "2")
    put(tmp_path / "d.html", "new")
    put(tmp_path / ".hidden", "manifest")
    (tmp_path / "c.css").unlink()
    after = renew_snapshot(tmp_path, before, ("b/index.html", "d.html", ".hidden"), ("c.css", "gone"))
    assert after == take_snapshot(tmp_path, {})
    assert after["a.html"] is before["a.html"]


def test_a_large_file_stays_on_disk(tmp_path: Path) -> None:
    """A video is named by its time and size and not held in memory; a long page is."""
    put(tmp_path / "film.mp4", "x" * (IN_MEMORY + 1))
    put(tmp_path / "long.html", "x" * (IN_MEMORY + 1))
    snapshot = take_snapshot(tmp_path, {})
    assert snapshot["film.mp4"].data is None
    assert snapshot["film.mp4"].path == str(tmp_path / "film.mp4")
    assert snapshot["long.html"].data is not None
