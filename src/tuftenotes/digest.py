"""Names for content: equal digests mean equal bytes, and nothing else decides what is rebuilt."""

from hashlib import blake2b

__all__ = ["digest"]


def digest(*parts: bytes | str) -> str:
    """Return the 128-bit BLAKE2b digest of `parts` as 32 hexadecimal digits.

    Every part is preceded by its length, so that ``("ab", "c")`` and ``("a", "bc")`` differ.
    Strings count as their UTF-8 bytes; lone surrogates (a file name that isn't UTF-8) are kept apart.
    """
    encoded = [part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part for part in parts]
    pieces = [piece for data in encoded for piece in (len(data).to_bytes(8, "little"), data)]
    return blake2b(b"".join(pieces), digest_size=16).hexdigest()
