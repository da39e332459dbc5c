"""Putting the environment together: every tag and filter that a Jekyll site may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.liquid.environment import JekyllEnvironment
from tuftenotes.liquid.filters_date import DATE_FILTERS
from tuftenotes.liquid.filters_list import LIST_FILTERS
from tuftenotes.liquid.filters_number import NUMBER_FILTERS
from tuftenotes.liquid.filters_site import SITE_FILTERS
from tuftenotes.liquid.filters_text import TEXT_FILTERS
from tuftenotes.liquid.tag_nodes import Output, Text, Unknown
from tuftenotes.liquid.tags_flow import CaseTag, IfChangedTag, IfTag, UnlessTag
from tuftenotes.liquid.tags_include import IncludeCachedTag, IncludeRelativeTag
from tuftenotes.liquid.tags_loop import BreakTag, ContinueTag, CycleTag, ForTag, TableRowTag
from tuftenotes.liquid.tags_site import HighlightTag, LinkTag, PostUrlTag
from tuftenotes.liquid.tags_state import (
    AssignTag,
    CaptureTag,
    DecrementTag,
    IncrementTag,
    InlineCommentTag,
)
from tuftenotes.liquid.tags_tufte import TUFTE_TAGS, MathTag, TufteIncludeTag, TufteTag

if TYPE_CHECKING:
    from liquid import Tag

    from tuftenotes.liquid.runtime import Runtime

__all__ = ["FILTERS", "make_environment"]

FILTERS = {**TEXT_FILTERS, **NUMBER_FILTERS, **DATE_FILTERS, **LIST_FILTERS, **SITE_FILTERS}
"""Every filter, by name."""

_TAGS: tuple[type[Tag], ...] = (
    AssignTag,
    BreakTag,
    CaptureTag,
    CaseTag,
    ContinueTag,
    CycleTag,
    DecrementTag,
    ForTag,
    HighlightTag,
    IfChangedTag,
    IfTag,
    IncludeCachedTag,
    IncludeRelativeTag,
    IncrementTag,
    InlineCommentTag,
    LinkTag,
    Output,
    PostUrlTag,
    TableRowTag,
    Text,
    TufteIncludeTag,
    Unknown,
    UnlessTag,
)


def make_environment(runtime: Runtime) -> JekyllEnvironment:
    """Return Liquid as the site described by `runtime` sees it."""
    environment = JekyllEnvironment(runtime)
    environment.filters.update(FILTERS)
    for tag in _TAGS:
        environment.add_tag(tag)
    for name in TUFTE_TAGS:
        environment.tags[name] = TufteTag(environment, name)
    environment.tags["math"] = MathTag(environment, "math", "endmath")
    environment.tags["m"] = MathTag(environment, "m", "em")
    return environment
