"""Small sites for the tests of the rules of ``tuftenotes check``."""

from __future__ import annotations

from dataclasses import replace

from markdown_pages import page
from tuftenotes.checks import CheckedPage, Facts, check_site
from tuftenotes.references import fill_marks

HTML = "http" + ":"


def site(assets: dict[str, int] | None = None, **texts: str) -> Facts:
    """Return a site whose pages are given as text; ``a_b`` is the page /a/b/, links are filled as typed.

    A page is called as its file, if it does not say otherwise; ``nameless`` is not.
    """
    pages = []
    for name, text in texts.items():
        document = replace(page(text), path=f"{name}.md", name=f"{name}.md")
        if not document.title and name != "nameless":
            document = replace(document, title=name)
        fills = tuple(
            f'<img src="{p.target}">' if p.kind == "image" else p.target for p in document.placeholders
        )
        url = "/" if name == "index" else f"/{name.replace('_', '/')}/"
        pages.append(
            CheckedPage(document, text, fill_marks(document.html, fills), url, fills, name != "alone")
        )
    return Facts(tuple(pages), assets or {})


def found(facts: Facts) -> list[str]:
    """Return what is found, as ``place code``, but for notes on descriptions."""
    return sorted(f"{d.location} {d.code.slug}" for d in check_site(facts))
