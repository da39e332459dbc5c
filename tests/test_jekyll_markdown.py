"""Tests for the Markdown stage of Jekyll sites."""

from __future__ import annotations

from dataclasses import replace

from jekyll_models import item, model
from tuftenotes.cache import Store
from tuftenotes.diagnostics import Severity
from tuftenotes.jekyll_markdown import MarkdownStage
from tuftenotes.liquid.renderer import MarkdownText
from tuftenotes.liquid.source_text import SourceText
from tuftenotes.liquid.tags_tufte import CLOSE, OPEN
from tuftenotes.model import ParseOptions
from tuftenotes.parallel import Jobs
from tuftenotes.references import References

OPTIONS = ParseOptions(dialect="jekyll", dollars=False)
PAGE = item(model({"p.md": "---\n---\n"}), "p.md")


def stage() -> MarkdownStage:
    """Return a stage of a site without anything."""
    return MarkdownStage(Store(None), OPTIONS, References("jekyll", "", (), {}, {}))


def text(content: str, spans: tuple[tuple[int, int], ...] = ((0, 0),), source: str = "") -> MarkdownText:
    """Return the body of the page, with Tufte tags between « and »."""
    marked = content.replace("«", OPEN).replace("»", CLOSE)
    return MarkdownText(PAGE, "body", marked, spans, SourceText(source or content, "p.md", 5))


def test_tags_and_samples() -> None:
    """A Tufte tag is expanded, any other is a sample and shown, also in code."""
    html = stage().convert(text("«% newthought 'a' %» {% newthought 'b' %} `{% c %}`\n"))
    assert '<span class="newthought">a</span> {% newthought ‘b’ %} <code>{% c %}</code>' in html


def test_samples_in_addresses() -> None:
    """A tag that is shown may stand in an address, and is named in a problem as it was written."""
    made = stage()
    html = made.convert(text("[a]({% b %}) ![c]({% d %}.png)\n"))
    assert 'href="%7B%25%20b%20%25%7D"' in html
    assert ["%7B%25%20b" in made.diagnostics[0].message, "{% d" in made.diagnostics[1].message] == [True] * 2


def test_formulas() -> None:
    """The tags around a formula make one."""
    assert "<math" in stage().convert(text("x «% m %»y«% em %» z\n"))


def test_html() -> None:
    """In a text that is HTML only the tags are touched; a lone sign of one is dropped."""
    html = stage().expand(text("<b>*x*</b>«% newthought 'a' %»«% m %»y«% em %»»"))
    assert html.startswith('<b>*x*</b><span class="newthought">a</span><')
    assert CLOSE not in html


FINISHED = (
    "<head><title>\\(t\\)</title><script src='MathJax.js'></script></head>"
    "<body><p>\\(a < b\\) $$c$$ <code>\\(no\\)</code></p>\\[d\\]\\begin{align}e\\end{align}</body>"
)


def test_formulas_of_finished_pages() -> None:
    """What MathJax would find in a page is rendered if the page loads it; Markdown saw its dollars."""
    made = stage().formulas(text(FINISHED))
    assert [made.count(part) for part in ("<math", "$$c$$", "\\(t", "\\(no")] == [3, 1, 1, 1]
    html = replace(text(FINISHED), item=item(model({"p.html": "---\n---\n"}), "p.html"))
    assert stage().formulas(html).count("<math") == 4
    without = FINISHED.replace("MathJax", "other")
    assert stage().formulas(text(without)) == without
    assert stage().formulas(text("<body>\\(a")) == "<body>\\(a"


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    """A text that begins like front matter is text."""
    assert "<hr>" in stage().convert(text("---\n\ntext\n\n---\n"))


def test_problems_stand_in_the_source() -> None:
    """A problem is reported at its place in the file, however far Liquid moved it."""
    made = stage()
    source = "{{ x }}\n\n$$\\nope$$ it is\n"
    moved = "a\nb\nc\n\n$$\\nope$$ it is\n"
    made.convert(text(moved, ((5, 7),), source))
    assert [(str(d.location), d.excerpt) for d in made.diagnostics] == [("p.md:7:3", "$$\\nope$$ it is")]


def test_prefetch() -> None:
    """What was prefetched is not parsed again, and neither is what the store knows."""
    made = stage()
    done: list[int] = []
    made.prefetch([text("a"), text("b")], Jobs(1), done.append)
    assert (made.parsed, done) == (2, [1, 2])
    assert made.convert(text("a")) == "<p>a</p>\n"
    assert made.parsed == 2
    again = MarkdownStage(made.store, OPTIONS, made.references)
    again.prefetch([text("a")], Jobs(1), done.append)
    assert again.convert(text("a")) == "<p>a</p>\n"
    assert again.parsed == 0
    assert made.documents[PAGE].html == "<p>a</p>\n"
    assert [document.path for document in made.parse([text("a")])] == ["p.md"]


def test_wrong_words_in_front_matter() -> None:
    """A page that asks for a renderer which does not exist is warned of, once, and set with the site's."""
    page = item(model({"p.md": "---\nmath: {renderer: mathmxl}\n---\n"}), "p.md")
    made = stage()
    assert "<math" in made.convert(replace(text("$$x$$"), item=page))
    made.convert(replace(text("excerpt"), item=page, part="excerpt"))
    (problem,) = made.diagnostics
    assert (problem.severity, problem.hint) == (Severity.WARNING, "did you mean “mathml”?")
