"""A Jekyll site as a mapping of texts, for tests that don't need a disk."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from liquid_texts import BERLIN
from tuftenotes.liquid.generators import Generated, generate
from tuftenotes.liquid.items import Maker
from tuftenotes.liquid.jekyll_config import make_jekyll_config
from tuftenotes.liquid.matter_defaults import MatterDefaults
from tuftenotes.liquid.model import JekyllFiles, JekyllModel, read_model
from tuftenotes.liquid.renderer import Renderer, Services
from tuftenotes.liquid.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tuftenotes.liquid.items import Item

__all__ = ["NOW", "TIME", "generated", "item", "model", "renderer"]

NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
TIME = datetime(2024, 5, 1, tzinfo=BERLIN)


def model(files: Mapping[str, str | bytes], **config: Any) -> JekyllModel:  # noqa: ANN401 (plain data)
    """Return the site that consists of `files`; a path is all that front matter needs not have."""
    data = {path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()}

    def read(path: str) -> bytes:
        if path.endswith("unreadable"):
            raise OSError(5, "Input/output error")
        return data[path]

    made, _ = make_jekyll_config({"timezone": "Europe/Berlin", **config}, NOW)
    found = JekyllFiles(tuple(data), read, lambda path: data[path][:64], lambda _: TIME)
    return read_model(found, made, TIME)


def generated(files: Mapping[str, str | bytes], **config: Any) -> Generated:  # noqa: ANN401 (plain data)
    """Return the site after its plugins."""
    site = model(files, **config)
    return generate(site, Maker(site.config, TIME, MatterDefaults(site.config)))


def renderer(files: Mapping[str, str | bytes], **config: Any) -> Renderer:  # noqa: ANN401 (plain data)
    """Return a renderer whose Markdown puts ``<p>`` around a text, and whose theme has a layout ``ours``."""
    texts = {path: text for path, text in files.items() if isinstance(text, str)}
    services = Services(
        markdown=lambda text: f"<p>{text.text.strip()}</p>\n",
        formulas=lambda text: text.text,
        expand=lambda text: text.text.replace("\ufdd2", "(").replace("\ufdd3", ")"),
        style=lambda _item, text: text.upper(),
        sass=lambda text, _syntax: (text, ()),
        highlight=lambda code, _language, _lines: code,
        theme=lambda _item, layout, html: f"<{layout}>{html}</{layout}>",
        theme_layouts=frozenset({"ours"}),
        read=lambda path: SourceText(texts[path], path) if path in texts else None,
    )
    return Renderer(generated(files, **config), services)


def item(site: JekyllModel, path: str) -> Item:
    """Return the page or document with this path."""
    everything = [*site.pages, *(document for items in site.documents.values() for document in items)]
    return next(found for found in everything if found.path == path)
