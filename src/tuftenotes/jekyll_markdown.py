"""The Markdown stage of a Jekyll site: texts that come out of Liquid become HTML, memoised and in parallel.

The parser is that of a native site. What Liquid leaves for it: the Tufte tags with noncharacters for their
outer braces; any other ``{%`` is a sample to be shown, and is hidden from the parser behind a character that
the text does not have.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec

from tuftenotes.code_version import code_version
from tuftenotes.diagnostics import Location, Severity
from tuftenotes.digest import digest
from tuftenotes.liquid.mathjax import with_page_macros
from tuftenotes.liquid.tags_tufte import CLOSE, OPEN
from tuftenotes.markdown.page_options import own_options
from tuftenotes.mathematics import Formula, split_html
from tuftenotes.model import Document, SourceFile
from tuftenotes.parse_stage import ParseTask, parse_task
from tuftenotes.references import References, fill_marks
from tuftenotes.urls import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tuftenotes.cache import Memo, Store
    from tuftenotes.diagnostics import Diagnostic
    from tuftenotes.liquid.items import Item
    from tuftenotes.liquid.renderer import MarkdownText
    from tuftenotes.model import ParseOptions
    from tuftenotes.parallel import Jobs

__all__ = ["Converted", "MarkdownStage"]

_KIND = "liquid-document"
_PRIVATE = tuple(map(chr, range(0xF8C0, 0xF8E0)))
_TAG = re.compile(
    f"{OPEN}%-?\\s*(?:math|m)\\s*-?%{CLOSE}.*?{OPEN}%-?\\s*(?:endmath|em)\\s*-?%{CLOSE}|{OPEN}%.*?%{CLOSE}",
    re.DOTALL,
)
_PARAGRAPH = re.compile(r"\A\s*<p>((?:(?!</?p[ >]).)*)</p>\s*\Z", re.DOTALL)
_SECONDS_PER_BYTE = 3e-7
_FORMULA = re.compile(r"\\[(\[]|\\begin\{|\$")
_MATHJAX = re.compile(r"<script\b[^>]*mathjax", re.IGNORECASE)
_SECTION = re.compile(r"<section>(.*?)</section>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Converted:
    """A parsed body: its document, the HTML with everything filled in, and what fills its gaps."""

    document: Document
    html: str
    fills: tuple[str, ...]


@dataclass(slots=True)
class _Prepared:
    """A text as the parser gets it, `sample` stands for the second character of every other ``{%``.

    `problems` are those of the page's own options.
    """

    task: ParseTask
    sample: str
    text: MarkdownText
    shift: int
    problems: tuple[Diagnostic, ...]


@dataclass(slots=True)
class MarkdownStage:
    """Converts texts; `documents` keeps those of bodies, `diagnostics` what was wrong, at its place.

    `macro_keys` are the keys of front matter that hold macros.
    """

    store: Store
    options: ParseOptions
    references: References
    documents: dict[Item, Converted] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    parsed: int = 0
    macro_keys: tuple[str, ...] = ()
    _memos: dict[str, Memo] = field(default_factory=dict)

    def prefetch(self, texts: Iterable[MarkdownText], jobs: Jobs, progress: Callable[[int], None]) -> None:
        """Parse what the store does not know, in several processes where that pays."""
        prepared = {self._key(made.task): made for text in texts for made in (self._prepare(text),)}
        known = self.store.values(_KIND, prepared)
        misses = {key: made.task for key, made in prepared.items() if key not in known}
        results = jobs.map(
            parse_task, list(misses.values()), lambda t: len(t.source.data) * _SECONDS_PER_BYTE
        )
        for done, (key, memo) in enumerate(zip(misses, results, strict=True), 1):
            self._keep(key, memo)
            progress(len(prepared) - len(misses) + done)

    def convert(self, text: MarkdownText) -> str:
        """Return the HTML of a text."""
        made = self._convert(text)
        if text.part == "body":
            self.documents[text.item] = made
        return made.html

    def expand(self, text: MarkdownText) -> str:
        """Replace the Tufte tags in a text that is HTML otherwise."""

        def html(match: re.Match[str]) -> str:
            part = replace(text, text=match[0], spans=(), part="inline")
            made = self._convert(part).html
            paragraph = _PARAGRAPH.match(made)
            return paragraph[1] if paragraph else made.strip("\n")

        return _TAG.sub(html, text.text).replace(OPEN, "").replace(CLOSE, "")

    def formulas(self, text: MarkdownText) -> str:
        r"""Render what MathJax would find in a finished page that loads it, outside what came from Markdown.

        Markdown has seen every ``$`` of its own pages, so there only ``\(…\)``, ``\[…\]`` and bare
        environments in the text of layouts and includes are left.
        """
        body = text.text.find("<body")
        if body < 0 or not _FORMULA.search(text.text, body) or not _MATHJAX.search(text.text):
            return text.text
        html, hidden = text.text[body:], _PRIVATE[-1]
        if text.item.markdown:
            html = html.replace("$$", hidden)
        parts = split_html(html, dollars=self.options.dollars and not text.item.markdown)
        found = [part for part in parts if isinstance(part, Formula)]
        source = "\n\n".join(f"<section>{_delimited(formula)}</section>" for formula in found)
        made = self._convert(replace(text, text=source, spans=(), part="inline")).html if found else ""
        rendered = _SECTION.findall(made)
        if not found or len(rendered) != len(found):
            return text.text
        pieces = iter(rendered)
        html = "".join(part if isinstance(part, str) else next(pieces) for part in parts)
        return text.text[:body] + html.replace(hidden, "$$")

    def parse(self, texts: Iterable[MarkdownText]) -> list[Document]:
        """Return the documents of texts without filling them in (to see which pictures they show)."""
        return [self._document(self._prepare(text))[0] for text in texts]

    def located(self, text: MarkdownText) -> Document:
        """Return the document of a body with its headings, labels and gaps at their places in the file."""
        made = self._prepare(text)
        document, _ = self._document(made)

        def at(location: Location) -> Location:
            found = self._place(location, made)
            return found[0] if found else Location(location.path)

        return replace(
            document,
            headings=tuple(
                replace(h, line=at(Location(document.path, h.line, 1)).line) for h in document.headings
            ),
            labels=tuple(replace(label, location=at(label.location)) for label in document.labels),
            placeholders=tuple(replace(gap, location=at(gap.location)) for gap in document.placeholders),
            anchor_links=tuple((address, at(place)) for address, place in document.anchor_links),
        )

    def _convert(self, text: MarkdownText) -> Converted:
        made = self._prepare(text)
        document, html = self._document(made)
        target = Target(text.item.output, text.item.url)
        before = len(self.references.diagnostics)
        fills = self.references.fills(document, target)
        problems = (*document.diagnostics, *self.references.diagnostics[before:])
        self.diagnostics += [self._at_source(problem, made) for problem in problems]
        if text.part == "body":
            self.diagnostics += made.problems
        html = fill_marks(html, fills)
        return Converted(document, _with_samples(html, made.sample), fills)

    def _document(self, made: _Prepared) -> tuple[Document, str]:
        key = self._key(made.task)
        memo = self._memos.get(key)
        if memo is None:
            value = self.store.values(_KIND, [key]).get(key)
            body = self.store.body(_KIND, key) if value is not None else None
            memo = (value, body) if value is not None and body is not None else None
        if memo is None:
            memo = parse_task(made.task)
            self._keep(key, memo)
        return msgspec.msgpack.decode(memo[0], type=Document), memo[1].decode()

    def _keep(self, key: str, memo: Memo) -> None:
        self.parsed += 1
        self._memos[key] = memo
        self.store.put(_KIND, key, *memo)

    def _key(self, task: ParseTask) -> str:
        return digest(
            code_version(), repr(task.options), task.source.path, task.source.name, task.source.digest
        )

    def _prepare(self, text: MarkdownText) -> _Prepared:
        content, sample = text.text, ""
        if "{%" in content:
            sample = next((c for c in _PRIVATE if c not in content), _PRIVATE[0])
            content = content.replace("{%", "{" + sample)
        content = content.replace(OPEN + "%", "{%").replace("%" + CLOSE, "%}")
        content = content.replace(OPEN, "").replace(CLOSE, "")
        # Without front matter of its own, a text that begins with a rule must not look like one with it.
        shift = 1 if content.startswith("---") else 0
        data = ("\n" * shift + content).encode("utf-8", "replace")
        source = SourceFile(text.item.path, text.item.relative_path, data, digest(data))
        options, problems = own_options(self.options, text.item.data, Location(text.item.path))
        options = with_page_macros(options, self.macro_keys, text.item.data)
        problems = tuple(replace(problem, severity=Severity.WARNING) for problem in problems)
        return _Prepared(ParseTask(source, options, markdown=True), sample, text, shift, problems)

    def _at_source(self, problem: Diagnostic, made: _Prepared) -> Diagnostic:
        """Lead a problem from its place in the text back to the file."""
        problem = replace(problem, message=_with_samples(problem.message, made.sample))
        found = self._place(problem.location, made)
        return replace(problem, location=found[0], excerpt=found[1]) if found else problem

    def _place(self, location: Location, made: _Prepared) -> tuple[Location, str] | None:
        text = made.text
        if location.path != text.item.path or not location.line or not text.spans:
            return None
        lines = text.text.split("\n")
        line = location.line - 1 - made.shift
        offset = sum(len(part) + 1 for part in lines[:line]) + max(location.column - 1, 0)
        index = max(bisect_right([span[0] for span in text.spans], offset) - 1, 0)
        start, origin = text.spans[index]
        return text.source.locate(origin + max(offset - start, 0))


def _with_samples(text: str, hidden: str) -> str:
    """Return a text with the signs that were hidden from the parser; in an address they are encoded."""
    return text.replace(hidden, "%").replace(quote(hidden), "%25") if hidden else text


def _delimited(formula: Formula) -> str:
    """Return a formula as it stands in HTML."""
    tex = escape(formula.tex, quote=False)
    if formula.display and formula.tex.startswith("\\begin{"):
        return tex
    return f"\\[{tex}\\]" if formula.display else f"\\({tex}\\)"
