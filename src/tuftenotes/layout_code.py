"""Templates as Python's code, to be kept from one process to the next (see `theme_code`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import CodeType

__all__ = ["CompiledTemplates"]


@dataclass(slots=True, eq=False)
class CompiledTemplates:
    """What Jinja made of templates, by a digest of their names and texts, also in an earlier process.

    Only those whose path starts with `prefix` are kept here; `grown` tells whether there are new ones.
    """

    prefix: str = "theme/"
    known: dict[str, CodeType] = field(default_factory=dict)
    grown: bool = False
