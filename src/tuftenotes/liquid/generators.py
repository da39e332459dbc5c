"""Pages that plugins add to a site: pages of the post list, feeds, the sitemap, redirects."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tuftenotes.liquid.feed import feed_paths, make_feed
from tuftenotes.liquid.filters_site import to_json
from tuftenotes.liquid.items import Item, Maker
from tuftenotes.liquid.pagination import paginate
from tuftenotes.liquid.redirects import find_redirects, redirect_page
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

    `leading` maps the paths of items that only lead on to where they lead.
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
    urls: dict[str, str] = {}
    if "jekyll-redirect-from" in plugins:
        made, leading, table = find_redirects(model)
        texts |= {path: _constant(redirect_page(target)) for path, (_, target) in made.items()}
        urls = {path: url for path, (url, _) in made.items()}
        texts["redirects.json"] = _constant(to_json(table))
        model = _hidden(model, leading).with_pages(_page(path, urls.get(path, "")) for path in texts)
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


def _hidden(model: JekyllModel, leading: Mapping[str, str]) -> JekyllModel:
    """Return the site with the pages that only lead on kept out of the sitemap."""

    def hide(item: Item) -> Item:
        return replace(item, data={**item.data, "sitemap": False}) if item.path in leading else item

    documents = {label: tuple(map(hide, items)) for label, items in model.documents.items()}
    return replace(model, pages=tuple(map(hide, model.pages)), documents=documents)


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
