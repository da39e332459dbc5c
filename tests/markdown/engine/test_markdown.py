"""The fast engine makes what stock markdown-it makes, of every text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine_oracle import bare_parsers, documents, fuzzed, outcome, spec_examples
from tuftenotes.markdown.parser import parser_for
from tuftenotes.model import ParseOptions

ROOT = Path(__file__).parent.parent.parent.parent
SHARED = ROOT.parent / "shared"
OPTIONS = (ParseOptions(), ParseOptions(dialect="jekyll", footnotes="endnotes"))
FUZZED = int(os.environ.get("TUFTENOTES_FUZZ", "2000"))
"""How many texts are made up in all; continuous integration asks for 100,000."""
SHARES = 8


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: options.dialect)
@pytest.mark.parametrize("path", sorted((ROOT / "content").rglob("*.md")), ids=lambda path: path.stem)
def test_chapters(path: Path, options: ParseOptions, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every chapter of the course becomes the same document, diagnostics and their places included."""
    fast, stock = documents(path.read_text("utf-8"), options, monkeypatch)
    assert fast == stock


@pytest.mark.skipif(not SHARED.is_dir(), reason="the pages of other courses are not beside this repository")
@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: options.dialect)
def test_pages_of_other_courses(options: ParseOptions, monkeypatch: pytest.MonkeyPatch) -> None:
    """Real pages that were written for Jekyll become the same documents."""
    for path in sorted(SHARED.rglob("*.md"))[:300]:
        fast, stock = documents(path.read_bytes().decode("utf-8", "replace"), options, monkeypatch)
        assert fast == stock, path


def test_examples_of_commonmark() -> None:
    """Every example of the specification becomes the same tokens and HTML, without our constructs."""
    fast, stock = bare_parsers()
    examples = spec_examples()
    assert len(examples) > 600
    for text in examples:
        assert outcome(fast, text) == outcome(stock, text)


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: options.dialect)
def test_examples_of_commonmark_among_our_constructs(
    options: ParseOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every example becomes the same document where all our constructs are on."""
    for text in spec_examples():
        fast, stock = documents(text, options, monkeypatch)
        assert fast == stock, text


@pytest.mark.parametrize("share", range(SHARES))
def test_made_up_texts(share: int) -> None:
    """Texts of random marks become the same tokens and HTML, without our constructs."""
    fast, stock = bare_parsers()
    for text in fuzzed(FUZZED // SHARES // 2, seed=share):
        assert outcome(fast, text) == outcome(stock, text), text


@pytest.mark.parametrize("share", range(SHARES))
def test_made_up_texts_with_our_constructs(share: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts of random marks become the same document where all our constructs are on."""
    for text in fuzzed(FUZZED // SHARES // 2, seed=1000 + share):
        fast, stock = documents(text, OPTIONS[share % 2], monkeypatch)
        assert fast == stock, text


def test_inline_mode() -> None:
    """A line that is parsed without blocks becomes the same HTML."""
    fast, stock = bare_parsers()
    for text in ("*a* `b` [c](d)", "", "plain", "# no heading"):
        assert fast.renderInline(text) == stock.renderInline(text)


def test_the_engines_are_told_apart() -> None:
    """Asking for the stock engine gives another parser than asking for none, and the same one each time."""
    stock = parser_for(OPTIONS[0], "stock")
    assert stock is parser_for(OPTIONS[0], "stock")
    assert type(stock).__name__ == "MarkdownIt"
    assert type(parser_for(OPTIONS[0])).__name__ == "FastMarkdown"
