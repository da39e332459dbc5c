"""The checks of a whole site, fed with what a build knows of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tuftenotes.checks import CheckedPage, Facts, check_site
from tuftenotes.course import in_sequence
from tuftenotes.references import fill_marks
from tuftenotes.schedule_pages import SITE_KEY

if TYPE_CHECKING:
    from tuftenotes.checks.external import Ask
    from tuftenotes.diagnostics import Diagnostic
    from tuftenotes.model import Site
    from tuftenotes.parse_stage import Parsed
    from tuftenotes.settings import Config
    from tuftenotes.sources import Sources

__all__ = ["check_pages"]


def check_pages(
    config: Config, sources: Sources, parsed: Parsed, site: Site, ask: Ask | None = None
) -> tuple[Diagnostic, ...]:
    """Run all rules on a native site; pages that are not Markdown count, but only as targets of links."""
    documents = {document.path: document for document in parsed.documents}
    texts = {source.path: source.data for source in sources.pages}
    pages = tuple(
        CheckedPage(
            document=documents[view.path],
            source=texts[view.path].decode("utf-8", "replace"),
            html=fill_marks(parsed.html(view.path), view.fills),
            url=view.url,
            fills=view.fills,
            in_sequence=in_sequence(documents[view.path]),
            layout_ids=tuple(meeting["id"] for meeting in view.site.get(SITE_KEY, {}).get(view.path, ())),
        )
        for view in site.pages
    )
    sizes = {name: Path(asset.file).stat().st_size for name, asset in sources.assets.items()}
    paths = {name: asset.path for name, asset in sources.assets.items()}
    sheets = (
        Path(asset.file).read_text("utf-8", "replace")
        for name, asset in sources.assets.items()
        if name.endswith(".css")
    )
    templates = (template.text for template in sources.templates.values())
    beside = "\n".join((*templates, *sources.styles.values(), *sheets))
    return check_site(Facts(pages, sizes, config.text("baseurl"), paths, beside), ask)
