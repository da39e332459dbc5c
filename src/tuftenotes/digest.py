"""Names for content: equal digests mean equal bytes, and nothing else decides what is rebuilt."""

from hashlib import blake2b

__all__ = ["digest"]


def digest(*parts: bytes | str) -> str:
    """Return the 128-bit BLAKE2b digest of `parts` as 32 hexadecimal digits.

    Every part is preceded by its length, so that ``("ab", "c")`` and ``("a", "bc")`` differ.
    Strings count as their UTF-8 bytes; lone surrogates (a file name that isn't UTF-8) are kept apart.
    """
    found = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "little"))
        found.update(data)
    return found.hexdigest()
