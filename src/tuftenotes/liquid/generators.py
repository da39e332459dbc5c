"""Pages that plugins add to a site: pages of the post list, feeds, the sitemap, redirects."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tuftenotes.liquid.feed import feed_paths, make_feed
from tuftenotes.liquid.filters_site import to_json
from tuftenotes.liquid.items import Item, Maker
from tuftenotes.liquid.pagination import paginate
from tuftenotes.liquid.redirects import LAYOUT, find_redirects, redirect_data, redirect_page
from tuftenotes.liquid.sitemap import make_robots, make_sitemap
from tuftenotes.liquid.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tuftenotes.liquid.drops import Library
    from tuftenotes.liquid.model import JekyllModel

__all__ = ["Generated", "generate"]


@dataclass(frozen=True, slots=True)
class Generated:
    """The site with all its pages; `texts` makes the text of those without a file, by their outputs.

    `leading` maps the paths of items that only lead on to where they lead; their own content is dropped.
    """

    model: JekyllModel
    texts: Mapping[str, Callable[[JekyllModel, Library], str]]
    leading: Mapping[str, str]


def generate(model: JekyllModel, maker: Maker) -> Generated:
    """Run the plugins that the configuration asks for."""
    plugins = model.config.plugins
    texts: dict[str, Callable[[JekyllModel, Library], str]] = {}
    leading: dict[str, str] = {}
    taken = {page.output for page in model.pages} | {file.output for file in model.files}
    if "jekyll-redirect-from" in plugins:
        made, leading, table = find_redirects(model)
        model = _led_on(model, leading).with_pages(
            replace(
                _page(path, source),
                data=redirect_data(source, target),
                defaults=maker.defaults.all("redirect.html", "pages"),
            )
            for path, (source, target) in made.items()
        )
        if LAYOUT not in model.layouts:
            texts |= {path: _constant(redirect_page(target)) for path, (_, target) in made.items()}
        if "redirects.json" not in taken and _wants_table(model):
            texts["redirects.json"] = _constant(to_json(table))
            model = model.with_pages([_page("redirects.json")])
    model = paginate(model, maker)
    more: dict[str, Callable[[JekyllModel, Library], str]] = {}
    if "jekyll-feed" in plugins:
        for path, label, category in feed_paths(model):
            more[path] = _feed(path, label, category)
    if "jekyll-sitemap" in plugins:
        more["sitemap.xml"] = lambda site, _: make_sitemap(site)
        more["robots.txt"] = lambda site, _: make_robots(site)
    more = {path: make for path, make in more.items() if path not in taken}
    return Generated(model.with_pages(map(_page, more)), {**texts, **more}, leading)


def _led_on(model: JekyllModel, leading: Mapping[str, str]) -> JekyllModel:
    """Return the site in which those of its pages that only lead on say so."""

    def lead(item: Item) -> Item:
        target = leading.get(item.path)
        return replace(item, data=item.data | redirect_data(item.url, target)) if target else item

    documents = {label: tuple(map(lead, items)) for label, items in model.documents.items()}
    return replace(model, pages=tuple(map(lead, model.pages)), documents=documents)


def _wants_table(model: JekyllModel) -> bool:
    options = model.config.values.get("redirect_from")
    return not isinstance(options, dict) or options.get("json") is not False


def _constant(text: str) -> Callable[[JekyllModel, Library], str]:
    return lambda _model, _library: text


def _feed(path: str, label: str, category: str) -> Callable[[JekyllModel, Library], str]:
    return lambda model, library: make_feed(model, library, path, label, category)


def _page(path: str, url: str = "") -> Item:
    name = path.rpartition("/")[2]
    return Item(
        kind="page",
        path=path,
        relative_path=path,
        name=name,
        collection="",
        data={"layout": None, "sitemap": False},
        defaults={},
        body=SourceText("", path),
        url=url or f"/{path}",
        output=path,
        extension="." + name.rpartition(".")[2],
        markdown=False,
        made_by="plugin",
    )
