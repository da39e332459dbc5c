"""Pages that wait for the end of a build: nothing may be written before it is known that nothing is wrong."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from tuftenotes.model import Output

__all__ = ["Spool"]

_MOST = 64 * 1024 * 1024


class Spool:
    """Keeps outputs in memory until they are `most` bytes, and those after them in a temporary folder.

    The folder goes when the spool is left. Where the disk fails, everything stays in memory.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._left = most
        self._count = 0
        self._folder: Path | None = None
        self._exits = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._exits.close()

    def keep(self, output: Output) -> Output:
        """Return `output`, or the same with its bytes in a file to be copied."""
        if output.data is None or len(output.data) <= self._left:
            self._left -= len(output.data or b"")
            return output
        try:
            if self._folder is None:
                made = tempfile.TemporaryDirectory(prefix="tuftenotes-", ignore_cleanup_errors=True)
                self._folder = Path(self._exits.enter_context(made))
            self._count += 1
            file = self._folder / str(self._count)
            file.write_bytes(output.data)
        except OSError:
            return output
        return replace(output, data=None, copy_from=str(file))
