"""Pages made from a string, as the Markdown tests want to see them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown_it.utils import read_fixture_file

from tuftenotes.diagnostics import format_diagnostic
from tuftenotes.digest import digest
from tuftenotes.markdown import parse_document
from tuftenotes.model import Document, ParseOptions, SourceFile

if TYPE_CHECKING:
    from pathlib import Path

_MARK = re.compile("\ufdd0(\\d+)\ufdd1")
_MATHML = re.compile(r"<math\b([^>]*)>.*?<annotation[^>]*>(.*?)</annotation>.*?</math>", re.DOTALL)


def page(text: str, **options: Any) -> Document:  # noqa: ANN401 - the options' types are theirs
    """Parse `text` as the page ``a.md``."""
    data = text.encode("utf-8", "surrogatepass")
    return parse_document(SourceFile("a.md", "a.md", data, digest(data)), ParseOptions(**options))


def shown(document: Document) -> str:
    """Return a page's HTML with what needs the site or the mathematics renderer made readable.

    A placeholder is ``⟦kind target⟧``, a formula ``⟨TeX⟩`` or, displayed, ``⟪TeX⟫``.
    """
    html = _MATHML.sub(_formula, document.html)
    return _MARK.sub(lambda mark: _placeholder(document, int(mark[1])), html)


def _formula(found: re.Match[str]) -> str:
    return f"⟪{found[2].strip()}⟫" if 'display="block"' in found[1] else f"⟨{found[2].strip()}⟩"


def _placeholder(document: Document, number: int) -> str:
    placeholder = document.placeholders[number]
    attributes = "".join(f' {name}="{value}"' for name, value in placeholder.attributes)
    return f"⟦{placeholder.kind} {placeholder.target}{attributes}⟧"


def complaints(document: Document) -> str:
    """Return a page's diagnostics as they are shown to the author."""
    return "\n".join(map(format_diagnostic, document.diagnostics))


def fixtures(path: Path) -> list[Any]:
    """Return the cases of a dot fixture file as pytest parameters (input, output), named by their titles."""
    import pytest  # noqa: PLC0415 - only tests need it

    return [pytest.param(case[2], case[3], id=case[1].strip()) for case in read_fixture_file(path)]
