"""Sizes of pictures, from the heads of their files."""

from __future__ import annotations

import struct

import pytest

from tuftenotes.images import image_size

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480)


def jpeg(*segments: bytes, frame: int = 0xC0) -> bytes:
    """Make the head of a JPEG of 300 by 200 with these segments before its frame."""
    sof = bytes([0xFF, frame]) + struct.pack(">HBHHB", 17, 8, 200, 300, 3)
    return b"\xff\xd8" + b"".join(segments) + sof


def exif(order: str, orientation: int) -> bytes:
    """Make an Exif segment with one entry that names an orientation."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    tiff = mark + struct.pack(f"{order}IHHHIHH", 8, 1, 0x0112, 3, 1, orientation, 0)
    return b"\xff\xe1" + struct.pack(">H", 8 + len(tiff)) + b"Exif\0\0" + tiff


@pytest.mark.parametrize(
    ("head", "size"),
    [
        (PNG, (640, 480)),
        (b"GIF89a" + struct.pack("<HH", 12, 34), (12, 34)),
        (b"RIFF....WEBPVP8X" + bytes(8) + b"\x0f\x00\x00\x07\x00\x00", (16, 8)),
        (b"RIFF....WEBPVP8L" + bytes(5) + struct.pack("<I", (7 << 14) | 15) + bytes(5), (16, 8)),
        (b"RIFF....WEBPVP8 " + bytes(10) + struct.pack("<HH", 16, 8), (16, 8)),
        (b"RIFF....WEBPXXXX" + bytes(14), None),
        (jpeg(), (300, 200)),
        (jpeg(b"\xff\xe0\x00\x04ab", b"\xff", frame=0xC2), (300, 200)),
        (jpeg(exif("<", 6)), (200, 300)),
        (jpeg(exif(">", 8)), (200, 300)),
        (jpeg(exif(">", 3)), (300, 200)),
        (jpeg(b"\xff\xe1\x00\x04ab"), (300, 200)),
        (jpeg(b"\xff\xe1\x00\x12Exif\0\0II*\0\xff\xff\xff\x7f\0\0"), (300, 200)),
        (jpeg()[:8], None),
        (b"\xff\xd8nonsense....", None),
        (b'<?xml version="1.0"?><svg xmlns="x" width="30" height="20px"/>', (30, 20)),
        (b"<svg width='1in' height='2.54cm' viewBox='0 0 9 9'>", (96, 96)),
        (b"<svg width='100%' height='100%' viewBox='0 0 30.4 20'>", (30, 20)),
        (b"<svg viewBox='0,0,30,20'>", (30, 20)),
        (b"<svg viewBox='none'>", None),
        (b"<svg viewBox='0 0 a b'>", None),
        (b"<svg width='0' height='0'>", None),
        (b"<svg width='1e9' height='1'>", None),
        (b"<svg>", None),
        (PNG[:20], None),
        (b"", None),
        (b"text", None),
    ],
)
def test_sizes(head: bytes, size: tuple[int, int] | None) -> None:
    """The size of a picture is read from the start of its file; what does not tell it has none."""
    assert image_size(head) == size


@pytest.mark.parametrize(
    "whole", [PNG, jpeg(exif("<", 6)), b"RIFF....WEBPVP8L" + bytes(14), b"GIF89a\1\0\1\0"]
)
def test_cut_short(whole: bytes) -> None:
    """A file that ends anywhere is no problem."""
    for end in range(len(whole)):
        image_size(whole[:end])


@pytest.mark.parametrize("unit", [b"<svg ", b"<svg '' ", b"<svg '<svg \""])
def test_heads_that_nothing_closes(unit: bytes) -> None:
    """A megabyte of them is read once, not again from each; otherwise this test takes an hour."""
    assert image_size(unit * (1_000_000 // len(unit))) is None


def test_a_start_in_the_quotes_of_another() -> None:
    """The first that is closed counts, wherever one before it led."""
    assert image_size(b"<!-- <svg element's size --><svg width='30' height='20'/>") == (30, 20)
