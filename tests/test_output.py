"""Writing into the destination."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tuftenotes.diagnostics import SiteError
from tuftenotes.digest import digest
from tuftenotes.manifest import MANIFEST, Manifest, encode_manifest
from tuftenotes.model import Output
from tuftenotes.output import Destination, Written, clean_destination


def outputs(**texts: str) -> list[Output]:
    """Return outputs: ``a__b_html`` is the file ``a/b.html``."""
    made = []
    for key, text in texts.items():
        data = text.encode()
        made.append(Output(key.replace("__", "/").replace("_", "."), f"{key}.md", data, digest=digest(data)))
    return made


def write(root: Path, **texts: str) -> Written:
    """Write these files into a destination, as a new build would."""
    return Destination(root).write(outputs(**texts))


def files(root: Path) -> dict[str, str]:
    """Return everything in a destination but the manifest."""
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def test_first_write(tmp_path: Path) -> None:
    """Files and folders appear, with a manifest that lists them and nothing left over."""
    done = write(tmp_path / "docs", index_html="1", a__b_html="2")
    assert done == Written(("index.html", "a/b.html"))
    assert files(tmp_path / "docs") == {"a/b.html": "2", "index.html": "1"}
    assert Destination(tmp_path / "docs").previous.files.keys() == {"a/b.html", "index.html"}
    assert sorted(path.name for path in (tmp_path / "docs").iterdir()) == [MANIFEST, "a", "index.html"]


def test_second_write(tmp_path: Path) -> None:
    """A second write of the same changes nothing, not even the manifest."""
    write(tmp_path, index_html="1")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert write(tmp_path, index_html="1") == Written(unchanged=1)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_changes(tmp_path: Path) -> None:
    """Only what differs is written; what is no longer made is removed with the folders it leaves empty."""
    write(tmp_path, index_html="1", a__b__c_html="2", a__d_html="3")
    done = write(tmp_path, index_html="x", a__d_html="3")
    assert done == Written(("index.html",), 1, ("a/b/c.html",))
    assert files(tmp_path) == {"a/d.html": "3", "index.html": "x"}
    assert not (tmp_path / "a/b").exists()


def test_strangers_stay(tmp_path: Path) -> None:
    """Files that are not ours survive, also in folders of ours, and are named on the first write."""
    for name in ("CNAME", ".nojekyll", "a/mine.txt", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    assert write(tmp_path, a__b_html="2").foreign == (".nojekyll", "CNAME", "a/mine.txt")
    done = write(tmp_path, index_html="1")
    assert (done.removed, done.foreign) == (("a/b.html",), ())
    assert set(files(tmp_path)) == {"CNAME", ".nojekyll", "a/mine.txt", ".git/config", "index.html"}


def test_strangers_in_our_place(tmp_path: Path) -> None:
    """A stranger's file where ours must go is replaced and named; one with the same bytes becomes ours."""
    (tmp_path / "index.html").write_text("old", "utf-8")
    (tmp_path / "same.html").write_text("s", "utf-8")
    done = write(tmp_path, index_html="new", same_html="s")
    assert (done.written, done.unchanged, done.replaced) == (("index.html",), 1, ("index.html",))
    assert write(tmp_path).removed == ("index.html", "same.html")


def test_changed_by_hand(tmp_path: Path) -> None:
    """A file of ours that was changed or deleted comes back, and is not called a stranger's."""
    write(tmp_path, index_html="1", a_html="2")
    (tmp_path / "index.html").write_text("x", "utf-8")
    (tmp_path / "a.html").unlink()
    done = write(tmp_path, index_html="1", a_html="2")
    assert (done.written, done.replaced) == (("index.html", "a.html"), ())


def test_dry_run(tmp_path: Path) -> None:
    """A dry run says the same and touches nothing."""
    write(tmp_path / "docs", index_html="1", a_html="2")
    before = files(tmp_path)
    done = Destination(tmp_path / "docs").write(outputs(index_html="x", b_html="3"), dry_run=True)
    assert done == Written(("index.html", "b.html"), 0, ("a.html",))
    assert files(tmp_path) == before
    Destination(tmp_path / "new").write(outputs(index_html="1"), dry_run=True)
    assert not (tmp_path / "new").exists()


def test_copies(tmp_path: Path) -> None:
    """A file is copied byte for byte, and an output that is there already needs no bytes."""
    source = tmp_path / "p.png"
    source.write_bytes(bytes(range(256)) * 9000)
    made = Output("img/p.png", "p.png", copy_from=str(source), digest=digest(source.read_bytes()))
    root = tmp_path / "docs"
    assert Destination(root).write([made]).written == ("img/p.png",)
    assert (root / "img/p.png").read_bytes() == source.read_bytes()
    assert Destination(root).write([Output("img/p.png", "p.png", digest=made.digest)]).unchanged == 1


def test_file_becomes_folder(tmp_path: Path) -> None:
    """A file of ours makes way for a folder of ours, and the other way round."""
    write(tmp_path, a="1")
    assert write(tmp_path, a__b="2").removed == ("a",)
    assert files(tmp_path) == {"a/b": "2"}
    (tmp_path / "a/empty/e").mkdir(parents=True)
    assert write(tmp_path, a="3").removed == ("a/b",)
    assert files(tmp_path) == {"a": "3"}


@pytest.mark.parametrize(("stranger", "wanted"), [("a", "a__b"), ("a/x/y", "a")])
def test_stranger_in_the_way(tmp_path: Path, stranger: str, wanted: str) -> None:
    """A stranger's file where a folder must be, or his folder where a file must be, is an error."""
    (tmp_path / stranger).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / stranger).write_text("x", "utf-8")
    done = write(tmp_path, index_html="1", **{wanted: "2"})
    (problem,) = done.diagnostics
    assert problem.code.slug == "output"
    assert problem.location.path == f"{wanted}.md"
    assert files(tmp_path) == {stranger: "x"}


def test_links_are_not_followed(tmp_path: Path) -> None:
    """Nothing is written or deleted through a link in the destination; a link to a file is replaced."""
    outside, root = tmp_path / "outside", tmp_path / "docs"
    outside.mkdir()
    (outside / "x.html").write_text("theirs", "utf-8")
    root.mkdir()
    (root / "a").symlink_to(outside)
    (root / "l.html").symlink_to(outside / "x.html")
    assert [d.code.slug for d in write(root, a__x_html="1").diagnostics] == ["output"]
    assert write(root, l_html="ours").replaced == ("l.html",)
    (root / MANIFEST).write_bytes(encode_manifest(Manifest({"a/x.html": digest(b"theirs")})))
    assert write(root, l_html="ours").removed == ()
    assert files(outside) == {"x.html": "theirs"}
    assert not (root / "l.html").is_symlink()


def test_names_that_are_one(tmp_path: Path) -> None:
    """Where case does not count, outputs that differ in nothing else are an error; nothing is written."""
    (tmp_path / "Docs").mkdir()
    if not (tmp_path / "dOCS").exists():
        assert write(tmp_path / "Docs", Tags_html="1", tags_html="2").diagnostics == ()
        write(tmp_path / "Docs")
        (tmp_path / "Docs").mkdir(exist_ok=True)
        (tmp_path / "dOCS").symlink_to("Docs")  # as it would be found there
    assert write(tmp_path / "Docs", Tags_html="1", a_html="2").diagnostics == ()
    (problem,) = write(tmp_path / "Docs", Tags_html="1", tags_html="2").diagnostics
    assert problem.location.path == "tags_html.md"
    assert "tags.html and Tags.html (from Tags_html.md) are one file on this disk" in problem.message
    assert set(files(tmp_path / "Docs")) == {"Tags.html", "a.html"}


def test_a_link_among_the_temporary_files(tmp_path: Path) -> None:
    """Where files are made whole no link is followed, and what a killed build left there goes."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/.tuftenotes-tmp").symlink_to(tmp_path / "outside")
    assert write(tmp_path / "docs", a="1").diagnostics == ()
    assert files(tmp_path) == {"docs/a": "1"}
    (tmp_path / "docs/.tuftenotes-tmp").mkdir()
    (tmp_path / "docs/.tuftenotes-tmp" / str(os.getpid())).symlink_to(tmp_path / "outside/b")
    assert write(tmp_path / "docs", a="2").diagnostics == ()
    assert files(tmp_path) == {"docs/a": "2"}


@pytest.mark.parametrize("path", ["../a", ".git/config", "/b"])
def test_no_place_for_a_file(tmp_path: Path, path: str) -> None:
    """A path that leads out, or to what git obeys, is an error, and nothing is written."""
    (problem,) = Destination(tmp_path / "docs").write([Output(path, "p.md", b"1", digest="1")]).diagnostics
    assert "is no place for a file" in problem.message
    assert files(tmp_path) == {}


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_read_only(tmp_path: Path) -> None:
    """A destination that cannot be written is an error."""
    tmp_path.chmod(0o555)
    try:
        assert [d.code.slug for d in write(tmp_path, a="1").diagnostics] == ["output"]
    finally:
        tmp_path.chmod(0o755)


def test_no_folder_possible(tmp_path: Path) -> None:
    """Where a file stands in the path of the destination, or a folder in the manifest's place, it is said."""
    (tmp_path / "file").write_text("x", "utf-8")
    assert [d.code.slug for d in write(tmp_path / "file/docs", a="1").diagnostics] == ["output"]
    (tmp_path / "docs" / MANIFEST).mkdir(parents=True)
    with pytest.raises(SiteError, match="cannot be written"):
        Destination(tmp_path / "docs")


@pytest.mark.parametrize("number", range(12))
def test_failures_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Whichever file cannot be put in place, each one is old or new, and the next build ends clean."""
    write(tmp_path, a_html="1", b_html="1", c__d="1", e="1")
    (tmp_path / "f.html").write_text("stranger", "utf-8")
    replace, count = Path.replace, 0

    def fail_at(self: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count > number:
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    wanted = {"a_html": "2", "b_html": "1", "f_html": "2", "e__g": "2"}
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail_at)
        done = write(tmp_path, **wanted)
    assert bool(done.diagnostics) == (number < 5)
    assert files(tmp_path).get("a.html") in ("1", "2")
    assert files(tmp_path).get("b.html") == "1"
    assert files(tmp_path).get("f.html") in ("stranger", "2")
    if done.diagnostics:
        assert "No space left" in done.diagnostics[0].message
        assert (done.written, done.removed) == ((), ())
    assert write(tmp_path, **wanted).diagnostics == ()
    assert files(tmp_path) == {"a.html": "2", "b.html": "1", "e/g": "2", "f.html": "2"}
    assert write(tmp_path).diagnostics == ()
    assert files(tmp_path) == {}


@pytest.mark.parametrize("number", range(3))
def test_stranger_after_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """A stranger's file that a build was about to replace when it failed is not deleted by the next."""
    (tmp_path / "f.html").write_text("stranger", "utf-8")
    write(tmp_path, a_html="1")
    replace, count = Path.replace, 0

    def fail_at(self: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count > number:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail_at)
        write(tmp_path, a_html="1", f_html="ours")
    replaced = files(tmp_path)["f.html"] == "ours"
    write(tmp_path, a_html="1")
    assert files(tmp_path).get("f.html") == (None if replaced else "stranger")


def test_clean(tmp_path: Path) -> None:
    """Cleaning removes what the manifest lists, the manifest, and nothing else."""
    assert clean_destination(tmp_path / "nothing") == ()
    write(tmp_path / "docs", index_html="1", a__b_html="2")
    assert clean_destination(tmp_path / "docs") == ("a/b.html", "index.html")
    assert not (tmp_path / "docs").exists()
    write(tmp_path / "docs", index_html="1")
    (tmp_path / "docs/CNAME").write_text("x", "utf-8")
    clean_destination(tmp_path / "docs")
    assert files(tmp_path / "docs") == {"CNAME": "x"}


def test_a_destination_that_is_not_durable(tmp_path: Path) -> None:
    """It ends up with the same files, without waiting for the disk."""
    for name, durable in (("fast", False), ("sure", True)):
        root = tmp_path / name
        Destination(root, durable=durable).write(outputs(index_html="1", b_html="2"))
        Destination(root, durable=durable).write(outputs(index_html="3"))
    fast, sure = ({p.name: p.read_bytes() for p in (tmp_path / n).iterdir()} for n in ("fast", "sure"))
    assert fast == sure
