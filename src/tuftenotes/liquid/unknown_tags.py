"""What to say of a tag that nothing defines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.diagnostics import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["hint_for"]

_GEMS = {
    "avatar": "jekyll-avatar",
    "bibliography": "jekyll-scholar",
    "bibliography_count": "jekyll-scholar",
    "cite": "jekyll-scholar",
    "cite_details": "jekyll-scholar",
    "nocite": "jekyll-scholar",
    "picture": "jekyll_picture_tag",
    "reference": "jekyll-scholar",
    "responsive_image": "jekyll-responsive-image",
    "twitter": "jekyll-twitter-plugin",
}
"""Tags of gems that sites use: they have no equal here, and are no slips of the pen."""


def hint_for(name: str, known: Iterable[str]) -> str:
    """Say where a tag may come from, which of the `known` ones was meant, or how to define it."""
    define = f"define it in _includes/tags/{name}.html, which gets what the tag was given"
    if name in _GEMS:
        return f"it is of the gem {_GEMS[name]}, which is not run: {define}"
    return did_you_mean(name, known) or define
