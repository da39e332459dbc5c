"""``paginate: N`` as jekyll-paginate does it: the list of posts spread over copies of an index page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tuftenotes.liquid.matter import Matter
from tuftenotes.liquid.values import is_truthy, to_i

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tuftenotes.liquid.drops import Library, Table
    from tuftenotes.liquid.items import Item, Maker
    from tuftenotes.liquid.model import JekyllModel

__all__ = ["paginate", "paginator"]


def _posts(model: JekyllModel) -> list[Item]:
    return [item for item in reversed(model.documents["posts"]) if not is_truthy(item.value("hidden"))]


def _template_page(model: JekyllModel) -> Item | None:
    """Return the ``index.html`` that lies deepest on the way to where the list's pages go."""
    path = model.config.text("paginate_path").strip("/")
    folder = path.rpartition("/")[0]
    on_the_way = {""} | {"/".join(folder.split("/")[: n + 1]) for n in range(folder.count("/") + 1)}
    found = [p for p in model.pages if p.name == "index.html" and p.folder in on_the_way and not p.made_by]
    return max(found, key=lambda page: len(page.path), default=None)


def _per_page(model: JekyllModel) -> int:
    return to_i(model.config.values.get("paginate")) if "jekyll-paginate" in model.config.plugins else 0


def _path_of(model: JekyllModel, number: int, first: Item) -> str:
    if number <= 1:
        return first.url
    path = model.config.text("paginate_path").replace(":num", str(number), 1)
    return path if path.startswith("/") else f"/{path}"


def paginate(model: JekyllModel, maker: Maker) -> JekyllModel:
    """Return the site with the further pages of its list of posts."""
    per_page = _per_page(model)
    first = _template_page(model) if per_page > 0 else None
    if first is None:
        return model
    count = -(-len(_posts(model)) // per_page)
    if not count:
        return model
    pages = tuple(replace(page, pager=1) if page is first else page for page in model.pages)
    matter = Matter(first.data, first.body, ())
    further = [
        maker.page(first.path, matter, folder=_path_of(model, number, first).strip("/"), pager=number)
        for number in range(2, count + 1)
    ]
    return replace(model, pages=pages).with_pages(further)


def paginator(model: JekyllModel, page: Item, library: Library) -> Mapping[str, object] | None:
    """Return the ``paginator`` object of a page of the list, None for other pages."""
    if not page.pager:
        return None
    per_page = _per_page(model)
    posts = _posts(model)
    total = -(-len(posts) // per_page)
    first = _template_page(model) or page
    number = page.pager
    before = number - 1 if number > 1 else None
    after = number + 1 if number < total else None
    shown: list[Table] = [library.drop(post) for post in posts[(number - 1) * per_page : number * per_page]]
    return {
        "page": number,
        "per_page": per_page,
        "posts": shown,
        "total_posts": len(posts),
        "total_pages": total,
        "previous_page": before,
        "previous_page_path": _path_of(model, before, first) if before else None,
        "next_page": after,
        "next_page_path": _path_of(model, after, first) if after else None,
    }
