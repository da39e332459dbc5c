"""``_config.yml`` over Jekyll's defaults, as templates see it under ``site``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity
from tuftenotes.liquid.psych import load_psych, settle_times
from tuftenotes.liquid.ruby_time import LOCAL_UTC, Clock, zone_named
from tuftenotes.liquid.values import to_s

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, tzinfo

__all__ = ["JekyllConfig", "make_jekyll_config", "read_jekyll_config"]

_DEFAULTS: dict[str, Any] = {
    "collections_dir": "",
    "plugins_dir": "_plugins",
    "layouts_dir": "_layouts",
    "data_dir": "_data",
    "includes_dir": "_includes",
    "collections": {},
    "include": [".htaccess"],
    "exclude": [],
    "keep_files": [".git", ".svn"],
    "encoding": "utf-8",
    "markdown_ext": "markdown,mkdown,mkdn,mkd,md",
    "show_drafts": None,
    "limit_posts": 0,
    "future": False,
    "unpublished": False,
    "plugins": [],
    "markdown": "kramdown",
    "highlighter": "rouge",
    "excerpt_separator": "\n\n",
    "baseurl": None,
    "permalink": "date",
    "paginate_path": "/page:num",
    "timezone": None,
    "defaults": [],
}
_ALWAYS_EXCLUDED = (
    ".sass-cache", ".jekyll-cache", "gemfiles", "Gemfile", "Gemfile.lock", "node_modules",
    "vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/", ".tuftenotes-cache",
)  # fmt: skip
_POST_STYLES = {
    "none": "/:categories/:title:output_ext",
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
}


@dataclass(frozen=True, slots=True)
class JekyllConfig:
    """The configuration: `values` for templates, and what the build itself asks for.

    `clock` has the time of the build and the site's zone. `collections` maps every label to its metadata.
    """

    values: Mapping[str, Any]
    clock: Clock
    collections: Mapping[str, Mapping[str, Any]]

    def text(self, name: str) -> str:
        """Return a value as text, empty where there is none."""
        return to_s(self.values.get(name))

    def names(self, name: str) -> tuple[str, ...]:
        """Return a value as a list of texts; one text is a list of one."""
        value = self.values.get(name)
        return tuple(map(to_s, value if isinstance(value, list) else [] if value is None else [value]))

    def flag(self, name: str) -> bool:
        """Tell whether a value is true."""
        return self.values.get(name) not in (None, False)

    def folder(self, name: str) -> str:
        """Return a folder without slashes at its ends."""
        return self.text(name).removeprefix("./").strip("/")

    @property
    def plugins(self) -> frozenset[str]:
        """The names of the gems that the site asks for."""
        return frozenset((*self.names("plugins"), *self.names("gems")))

    @property
    def markdown_extensions(self) -> frozenset[str]:
        """The endings of Markdown files, with their dots, in lower case."""
        text = ",".join(self.names("markdown_ext"))
        return frozenset(f".{name.strip().lower()}" for name in text.split(",") if name.strip())

    @property
    def permalink_style(self) -> str:
        """The form of URLs: ``date``, ``pretty``, ``none`` … or a template."""
        return self.text("permalink")


def _collections(value: object, permalink: str) -> dict[str, dict[str, Any]]:
    given: dict[str, Any] = {}
    if isinstance(value, list):
        for item in value:
            given |= item if isinstance(item, dict) else {to_s(item): {}}
    elif isinstance(value, dict):
        given = value
    result: dict[str, dict[str, Any]] = {"posts": {}}
    result |= {label: dict(meta) if isinstance(meta, dict) else {} for label, meta in given.items()}
    result["posts"]["output"] = True
    if permalink and not result["posts"].get("permalink"):
        result["posts"]["permalink"] = _POST_STYLES.get(permalink, permalink)
    return result


def read_jekyll_config(text: str, path: str) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    """Return the values of a configuration file and what is wrong with it."""
    value, problems = load_psych(text, path, code=Code.CONFIG)
    return (value if isinstance(value, dict) else {}), problems


def make_jekyll_config(
    values: Mapping[str, Any], now: datetime
) -> tuple[JekyllConfig, tuple[Diagnostic, ...]]:
    """Put `values` over the defaults; the build takes place at the time `now`."""
    merged = {
        **_DEFAULTS,
        **{key: value for key, value in values.items() if value is not None or key not in _DEFAULTS},
    }
    problems: list[Diagnostic] = []
    zone: tzinfo = LOCAL_UTC
    named = to_s(merged.get("timezone"))
    if named:
        found = zone_named(named)
        if found is None:
            message = f"there is no time zone “{named}”; UTC is used"
            problems.append(Diagnostic(Location("_config.yml"), Severity.WARNING, Code.CONFIG, message))
        zone = found or LOCAL_UTC
    merged = settle_times(merged, zone)
    for key in ("include", "exclude"):
        merged[key] = [
            to_s(name) for name in (merged[key] if isinstance(merged[key], list) else [merged[key]])
        ]
    merged["exclude"] = list(dict.fromkeys((*merged["exclude"], *_ALWAYS_EXCLUDED)))
    collections = _collections(merged.get("collections"), to_s(merged.get("permalink")))
    merged["collections"] = collections
    return JekyllConfig(merged, Clock(now, zone), collections), tuple(problems)
