"""The only writer: puts a build into its destination and takes away what earlier builds left there.

Every file appears whole (a temporary file, then `os.replace`) and only if its bytes differ. Only what the
last manifest lists is ever deleted. Before the first change the manifest is written with what is about to
come, so that whatever happens on the way, the next build knows which files are its own.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tuftenotes.confines import folds_case
from tuftenotes.diagnostics import Code, Diagnostic, Location, SiteError
from tuftenotes.digest import digest
from tuftenotes.file_memo import digest_of_file
from tuftenotes.manifest import MANIFEST, Manifest, decode_manifest, encode_manifest, forbidden_output
from tuftenotes.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tuftenotes.model import Output

__all__ = ["Destination", "Written", "clean_destination"]

_TEMPORARY = ".tuftenotes-tmp"
"""The folder in the destination for files that are not whole yet."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did, or would do; paths are relative to the destination."""

    written: tuple[str, ...] = ()
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(slots=True)
class Destination:
    """A folder that sites are built into; `root` need not exist yet.

    `as_left` are the digests of files that are known to be as they were, by absolute path: those need not
    be read. One that is `durable` is in order even after a failure of power.
    """

    root: Path
    as_left: Mapping[str, str] = field(default_factory=dict)
    durable: bool = field(default=True, kw_only=True)
    spool: Spool = field(default_factory=Spool, kw_only=True)
    previous: Manifest = field(default_factory=Manifest)
    _known: dict[str, str] = field(default_factory=dict)
    _folders: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        try:
            self.previous = decode_manifest((self.root / MANIFEST).read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            pass  # a first build; whether there can be a folder is found out when it is made
        except OSError as error:
            raise SiteError(_failed(self.root, error)) from error
        folder = f"{self.root.resolve()}{os.sep}" if self.as_left else ""
        for path, digest_then in self.as_left.items():
            if path.startswith(folder):
                self._known[path[len(folder) :].replace(os.sep, "/")] = digest_then

    def holds(self, path: str, wanted: str) -> bool:
        """Tell whether the file `path` is there with bytes of the digest `wanted`."""
        if path not in self._known:
            self._known[path] = _digest_of(self.root / path)
        return self._known[path] == wanted

    def write(self, outputs: Sequence[Output], *, dry_run: bool = False) -> Written:
        """Make the destination hold exactly `outputs` and what is not ours; `outputs` have their digests."""
        if misplaced := tuple(_misplaced(outputs)):
            return Written(diagnostics=misplaced)
        wanted = {output.path: output.digest for output in outputs}
        changed = [output for output in outputs if not self.holds(output.path, output.digest)]
        ours = self._ours()
        removed = tuple(sorted(path for path in ours if path not in wanted and self._is_there(path)))
        replaced = tuple(o.path for o in changed if o.path not in ours and self._is_there(o.path))
        foreign = () if self.previous.found else tuple(self._foreign(wanted))
        problems = (*self._obstacles(changed, set(removed)), *(self._twins(outputs) if changed else ()))
        done = Written(
            tuple(output.path for output in changed),
            len(outputs) - len(changed),
            removed,
            replaced,
            foreign,
            problems,
        )
        if problems or dry_run:
            return done
        try:
            self._carry_out(changed, removed, wanted, ours)
        except OSError as error:
            return Written(diagnostics=(_failed(self.root, error),))
        return done

    def _carry_out(
        self,
        changed: Sequence[Output],
        removed: Sequence[str],
        wanted: Mapping[str, str],
        ours: Mapping[str, str],
    ) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        _clear(self.root / _TEMPORARY)  # what is left of a build that was killed, or a stranger's link
        final = encode_manifest(Manifest(wanted))
        if changed or removed:
            coming = {output.path: output.digest for output in changed if output.path not in ours}
            self._put(MANIFEST, encode_manifest(Manifest(ours, coming)), sync=True)
            blocking = _blocking(changed, removed)
            for path in blocking:
                self._remove(path)
            for output in changed:
                self._place(output)
            for path in removed:
                if path not in blocking:
                    self._remove(path)
        if not self.holds(MANIFEST, digest(final)):
            self._put(MANIFEST, final, sync=True)
        _clear(self.root / _TEMPORARY)

    def _ours(self) -> dict[str, str]:
        """Return the files that an earlier build made, also one that did not come to its end."""
        pending = {path: d for path, d in self.previous.pending.items() if self.holds(path, d)}
        return {**self.previous.files, **pending}

    def _is_there(self, path: str) -> bool:
        here = self.root / path
        return (here.is_symlink() or here.is_file()) and not self._blocked(path)

    def _blocked(self, path: str) -> str:
        """Return the part of the folder of `path` that is no folder, or a link; empty if all is well."""
        folder = path.rpartition("/")[0]
        if not folder:
            return ""
        if folder not in self._folders:
            here = self.root / folder
            bad = here.is_symlink() or (here.exists() and not here.is_dir())
            self._folders[folder] = folder if bad else self._blocked(folder)
        return self._folders[folder]

    def _obstacles(self, changed: Iterable[Output], removed: set[str]) -> tuple[Diagnostic, ...]:
        """Return a problem for every place that something of a stranger's keeps us from."""
        found = []
        for output in changed:
            blocked = self._blocked(output.path)
            if blocked and blocked not in removed:
                message = f"{self.root / blocked} is in the way: {output.path} needs a folder there"
                found.append(_problem(output.source, message, "move it away, or choose another destination"))
            elif not blocked and self._is_full_folder(output.path, removed):
                message = f"{self.root / output.path} is a folder, and {output.path} must be a file"
                found.append(_problem(output.source, message, "move it away, or choose another destination"))
        return tuple(found)

    def _twins(self, outputs: Iterable[Output]) -> Iterator[Diagnostic]:
        """Yield a problem for every output that would take the place of another, where case doesn't count."""
        first: dict[str, Output] = {}
        pairs = [(o, first.setdefault(o.path.casefold(), o)) for o in outputs]
        twins = [(output, twin) for output, twin in pairs if twin.path != output.path]
        for output, twin in twins if twins and folds_case(self.root) else ():
            message = f"{output.path} and {twin.path} (from {twin.source}) are one file on this disk"
            yield _problem(output.source, message, "give one of them another address")

    def _is_full_folder(self, path: str, removed: set[str]) -> bool:
        here = self.root / path
        if here.is_symlink() or not here.is_dir():
            return False
        return any(name not in removed for name in _walk(self.root, path))

    def _place(self, output: Output) -> None:
        """Write or copy one file."""
        if output.copy_from:
            self._put(output.path, Path(output.copy_from))
        elif output.data is not None:
            self._put(output.path, output.data)

    def _put(self, path: str, content: bytes | Path, *, sync: bool = False) -> None:
        """Let a file appear with its whole content."""
        target = self.root / path
        temporary = self.root / _TEMPORARY / f"{os.getpid()}"
        temporary.parent.mkdir(exist_ok=True)
        with temporary.open("wb") as file:
            if isinstance(content, Path):
                with content.open("rb") as source:
                    shutil.copyfileobj(source, file, 1024 * 1024)
            else:
                file.write(content)
            if sync and self.durable:
                file.flush()
                os.fsync(file.fileno())
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir() and not target.is_symlink():
            _remove_empty(target)
        if not self.durable and isinstance(content, bytes):
            target.unlink(missing_ok=True)  # ext4 waits for the disk when one file takes the place of another
        temporary.replace(target)
        self._known.pop(path, None)

    def _remove(self, path: str) -> None:
        """Delete a file of ours, and the folders that this empties."""
        (self.root / path).unlink(missing_ok=True)
        folder = (self.root / path).parent
        while folder != self.root:
            try:
                folder.rmdir()
            except OSError:
                return
            folder = folder.parent

    def _foreign(self, wanted: Mapping[str, str]) -> Iterator[str]:
        """Yield the files of the destination that are not ours and stay, but for git's own."""
        for path in _walk(self.root, ""):
            if path not in wanted and path.partition("/")[0] not in (".git", _TEMPORARY, MANIFEST):
                yield path


def clean_destination(root: Path) -> tuple[str, ...]:
    """Delete what the manifest in `root` lists, and the manifest; return what was deleted."""
    destination = Destination(root)
    if not destination.previous.found:
        return ()
    removed = tuple(sorted(path for path in destination._ours() if destination._is_there(path)))  # noqa: SLF001
    for path in removed:
        destination._remove(path)  # noqa: SLF001 (the same module)
    _clear(root / _TEMPORARY)
    (root / MANIFEST).unlink(missing_ok=True)
    with suppress(OSError):
        root.rmdir()
    return removed


def _misplaced(outputs: Iterable[Output]) -> Iterator[Diagnostic]:
    for output in outputs:
        if forbidden_output(output.path):
            shown = output.path if len(output.path) < 100 else f"{output.path[:100]}…"
            yield _problem(output.source, f"“{shown}” is no place for a file of a site", "")


def _digest_of(path: Path) -> str:
    """Return the digest of a file's bytes; empty if there is no such file, or a link in its place."""
    if path.is_symlink():
        return ""
    try:
        return digest_of_file(str(path))
    except OSError:
        return ""


def _walk(root: Path, folder: str) -> Iterator[str]:
    """Yield every file under a folder of the destination, sorted, links not followed."""
    for here, folders, names in os.walk(root / folder):
        folders.sort()
        inside = Path(here).relative_to(root)
        yield from ((inside / name).as_posix() for name in sorted(names))


def _blocking(changed: Iterable[Output], removed: Iterable[str]) -> frozenset[str]:
    """Return those of the `removed` files that stand where a folder must be, or in a folder's place."""
    paths = {output.path for output in changed}
    folders = {folder for path in paths for folder in _folders_of(path)}
    return frozenset(path for path in removed if path in folders or paths.intersection(_folders_of(path)))


def _folders_of(path: str) -> Iterator[str]:
    while path := path.rpartition("/")[0]:
        yield path


def _clear(folder: Path) -> None:
    """Delete a folder with all that is in it, or what stands in its place, links not followed."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    with suppress(FileNotFoundError):
        shutil.rmtree(folder)


def _remove_empty(folder: Path) -> None:
    for inner in sorted(folder.rglob("*"), reverse=True):
        inner.rmdir()
    folder.rmdir()


def _failed(root: Path, error: OSError) -> Diagnostic:
    place = str(error.filename2 or error.filename or root)
    return _problem(place, f"cannot be written: {error.strerror or error}", "")


def _problem(path: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(Location(path), Code.OUTPUT.severity, Code.OUTPUT, message, hint)
