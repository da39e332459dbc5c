"""What the templates of one page may make: bounded, so that a hostile page ends as an error of that page.

Liquid's own limits count the turns of a loop inside a loop and what is written. A filter can double a text
with ten characters of template, a range has as many items as anybody likes, and a list can hold another
twice that holds another twice: all of that is counted here, in about the bytes that it takes.
"""

from __future__ import annotations

from collections.abc import Mapping

from liquid.exceptions import ResourceLimitError

from tuftenotes.extent import DeepError, extent, is_container

__all__ = ["LONGEST", "SizeBudget", "check_length", "check_nesting", "weight"]

LONGEST = 32 << 20
"""Characters of one text that filters make."""
_MOST = 1 << 28
"""What all filters, assignments and loops of a page may make together."""
_ITEM = 16
"""What an item of a list weighs."""
_TURN = 25
"""What a turn of a loop weighs, besides what it makes."""
_MOST_NESTED = 100_000


class SizeBudget:
    """What is left of what a page may make, in about bytes."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = _MOST

    def spend(self, amount: int) -> None:
        """Take `amount` away; raise `ResourceLimitError` where that much is not left."""
        self._left -= amount
        if self._left < 0:
            raise ResourceLimitError("this page makes more than 256 megabytes of text and lists", token=None)

    def turns(self, count: int) -> None:
        """Take the turns of a loop away."""
        self.spend(_TURN * count)


def weight(value: object) -> int:
    """Return about how many bytes a value takes, for a list without what is in its items."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, (list, tuple, Mapping)):
        return _ITEM * len(value)
    return 1


def check_length(length: int) -> None:
    """Raise `ResourceLimitError` for a text of more than `LONGEST` characters."""
    if length > LONGEST:
        raise ResourceLimitError("a text of this page would be longer than 32 megabytes", token=None)


def check_nesting(value: object, most: int = _MOST_NESTED) -> object:
    """Return `value`; raise `ResourceLimitError` for a list too deep or, once written out, too long."""
    if is_container(value):
        try:
            long = extent(value) > most
        except DeepError as error:
            raise ResourceLimitError(f"this page makes too much: {error}", token=None) from error
        if long:
            raise ResourceLimitError("lists in lists of this page have too many items", token=None)
    return value
