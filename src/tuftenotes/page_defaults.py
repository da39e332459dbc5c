"""Front matter for many pages at once: the configuration's `defaults`."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuftenotes.model import Meta

__all__ = ["with_defaults"]


def with_defaults(meta: Meta, path: str, kind: str, defaults: Sequence[Any]) -> Meta:
    """Return `meta` with the values of every scope that covers the page added where it has none itself.

    `path` is relative to the folder the URLs start from; `kind` is Jekyll's type (``pages``, ``posts`` …).
    Of several scopes the one with the longer path counts, and of equal ones the later.
    """
    covering = [
        (len(str(scope.get("path") or "")), index, values)
        for index, entry in enumerate(defaults)
        if isinstance(entry, Mapping)
        and isinstance(scope := entry.get("scope") or {}, Mapping)
        and isinstance(values := entry.get("values"), Mapping)
        and _covers(scope, path, kind)
    ]
    if not covering:
        return meta
    result: dict[str, Any] = {}
    for _, _, values in sorted(covering, key=lambda item: item[:2]):
        result.update(values)
    return {**result, **meta}


def _covers(scope: Mapping[str, Any], path: str, kind: str) -> bool:
    if scope.get("type") not in (None, "", kind):
        return False
    pattern = str(scope.get("path") or "").strip("/")
    if "*" in pattern:
        return fnmatchcase(path, pattern) or fnmatchcase(path, f"{pattern}/*")
    return not pattern or path == pattern or path.startswith(f"{pattern}/")
