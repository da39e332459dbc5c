"""Putting the environment together: every tag and filter that a Jekyll site may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.liquid.environment import JekyllEnvironment
from tuftenotes.liquid.filters_date import DATE_FILTERS
from tuftenotes.liquid.filters_list import LIST_FILTERS
from tuftenotes.liquid.filters_number import NUMBER_FILTERS
from tuftenotes.liquid.filters_site import SITE_FILTERS
from tuftenotes.liquid.filters_text import TEXT_FILTERS
from tuftenotes.liquid.ruby_plugins import read_plugin
from tuftenotes.liquid.tag_nodes import Output, Text, Unknown
from tuftenotes.liquid.tags_flow import CaseTag, IfChangedTag, IfTag, UnlessTag
from tuftenotes.liquid.tags_gist import GistTag
from tuftenotes.liquid.tags_include import IncludeCachedTag, IncludeRelativeTag
from tuftenotes.liquid.tags_katex import KatexMixedTag, KatexTag
from tuftenotes.liquid.tags_loop import BreakTag, ContinueTag, ForTag
from tuftenotes.liquid.tags_plugins import FeedMetaTag, PluginTag, SeoTag, TemplateTag
from tuftenotes.liquid.tags_site import HighlightTag, LinkTag, PostUrlTag
from tuftenotes.liquid.tags_state import (
    AssignTag,
    CaptureTag,
    DecrementTag,
    IncrementTag,
    InlineCommentTag,
)
from tuftenotes.liquid.tags_table import CycleTag, TableRowTag
from tuftenotes.liquid.tags_tufte import TUFTE_TAGS, MathTag, TufteIncludeTag, TufteTag

if TYPE_CHECKING:
    from liquid import Tag
    from tuftenotes.liquid.ruby_plugins import RubyTag
    from tuftenotes.liquid.runtime import Runtime

__all__ = ["FILTERS", "GEM_TAGS", "make_environment"]

FILTERS = {**TEXT_FILTERS, **NUMBER_FILTERS, **DATE_FILTERS, **LIST_FILTERS, **SITE_FILTERS}
"""Every filter, by name."""

GEM_TAGS = (GistTag, KatexMixedTag, KatexTag)
"""Tags of gems, which a site's own plugin may replace."""

_TAGS: tuple[type[Tag], ...] = (
    AssignTag,
    BreakTag,
    CaptureTag,
    CaseTag,
    ContinueTag,
    CycleTag,
    DecrementTag,
    FeedMetaTag,
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
    SeoTag,
    TableRowTag,
    Text,
    TufteIncludeTag,
    Unknown,
    UnlessTag,
)


def make_environment(runtime: Runtime) -> JekyllEnvironment:
    """Return Liquid as the site described by `runtime` sees it."""
    environment = JekyllEnvironment(runtime)
    ruby = [tag for path, source in runtime.plugins.items() for tag in read_plugin(source, path)[0]]
    plugins = {tag.name: tag for tag in ruby}
    environment.filters.update(FILTERS)
    for tag in _TAGS:
        environment.add_tag(tag)
    for name in TUFTE_TAGS:
        environment.tags[name] = TufteTag(environment, name, plugins.get(name))
    environment.tags["math"] = MathTag(environment, "math", "endmath")
    environment.tags["m"] = MathTag(environment, "m", "em")
    _add_plugins(environment, ruby)
    for tag in GEM_TAGS:
        environment.tags.setdefault(tag.name, tag(environment))
    _add_templates(environment, runtime)
    return environment


def _add_plugins(environment: JekyllEnvironment, ruby: list[RubyTag]) -> None:
    """Register the tags of the site's own plugins, but for those that we do ourselves."""
    ours = set(environment.tags)
    for tag in ruby:
        if tag.name not in ours and tag.name not in {"endmath", "em"}:
            environment.tags[tag.name] = PluginTag(environment, tag)


def _add_templates(environment: JekyllEnvironment, runtime: Runtime) -> None:
    """Register the tags that ``_includes/tags`` defines; they replace anything."""
    for name in runtime.include_names():
        folder, _, file = name.partition("/")
        source = runtime.include(name) if folder == "tags" and file.endswith(".html") else None
        if source is not None:
            tag = file.removesuffix(".html")
            environment.tags[tag] = TemplateTag(environment, tag, source)
