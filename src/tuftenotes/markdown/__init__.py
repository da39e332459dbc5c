"""Markdown with notes, figures and mathematics: a file in, a `Document` out."""

from tuftenotes.markdown.document import parse_document, parse_inline

__all__ = ["parse_document", "parse_inline"]
