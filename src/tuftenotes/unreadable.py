"""What is said of a file that cannot be read, or not as text."""

from __future__ import annotations

from tuftenotes.diagnostics import Code, Diagnostic, Location

__all__ = ["not_utf8", "unreadable"]


def unreadable(path: str, message: str) -> Diagnostic:
    """Return what is said of a file that cannot be opened."""
    return Diagnostic(Location(path), Code.UNREADABLE.severity, Code.UNREADABLE, message)


def not_utf8(path: str, data: bytes, start: int) -> Diagnostic:
    """Return what is said of a file whose byte at `start` (from 0) is no UTF-8, at its line and column."""
    line_start = data.rfind(b"\n", 0, start) + 1
    before = data[line_start:start].decode().removeprefix("\ufeff")
    rest = data[start:].split(b"\n", 1)[0].decode("utf-8", "replace").rstrip("\r")
    line = data.count(b"\n", 0, start) + 1
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    hint = "the file looks like UTF-16; save it as UTF-8" if utf16 else "save the file as UTF-8"
    message = f"byte 0x{data[start]:02X} is not UTF-8"
    code = Code.ENCODING
    return Diagnostic(
        Location(path, line, len(before) + 1), code.severity, code, message, hint, before + rest
    )
