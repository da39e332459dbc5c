"""Tests for running Liquid: errors, limits, places."""

from __future__ import annotations

from liquid_texts import complaints, rendered, shown
from tuftenotes.diagnostics import Severity
from tuftenotes.liquid.factory import make_environment
from tuftenotes.liquid.runtime import Runtime
from tuftenotes.liquid.source_text import SourceText


def test_all_problems_at_once() -> None:
    """Every error is reported, at its line counted with the front matter, and the rest still renders."""
    result = rendered("{% nope %}\n{% if %}x{% endif %}\n{{ 'a' | upcase: 1 }}ok", first_line=10)
    assert [(str(p.location), p.severity) for p in result.problems] == [
        ("page.md:10:1", Severity.ERROR),
        ("page.md:11:1", Severity.ERROR),
        ("page.md:12:10", Severity.ERROR),
    ]
    assert result.text == "\n\nok"


def test_undefined_variables() -> None:
    """An undefined variable prints nothing and is noted where it is printed only."""
    assert complaints("{{ a.b }}{% if c %}{% endif %}{{ x | default: 1 }}") == [
        "page.md:1:3: “a.b” is not defined; it prints nothing"
    ]


def test_unknown_filter_warns_once() -> None:
    """An unknown filter passes its value on and warns once, with a hint."""
    result = rendered("{{ 'a' | upcse }}{{ 'b' | upcse }}")
    assert result.text == "ab"
    assert [(p.message, p.hint) for p in result.problems] == [
        ("unknown filter “upcse”", "did you mean “upcase”?")
    ]


def test_an_unknown_filter_in_an_expression_given_as_text() -> None:
    """It stands where the filter stands that was given the text (found by fuzzing)."""
    (problem,) = rendered("a\n{{ 'a,b' | split: ',' | group_by_exp: 'i', 'i | upcse' | size }}").problems
    assert (problem.location.line, problem.location.column) == (2, 25)


def test_loose_expressions_are_noted() -> None:
    """An expression that only the loose grammar reads is noted."""
    (problem,) = rendered("{{ 'a' 'b' }}").problems
    assert problem.severity == Severity.NOTE
    assert "not proper Liquid" in problem.message


def test_spans_lead_back_to_the_source() -> None:
    """The places of copied text are remembered."""
    assert rendered("ab{% if true %}cd{% endif %}{{ 'xy' }}ef").spans == ((0, 0), (2, 15), (6, 38))


def test_break_ends_a_template() -> None:
    """A break outside of a loop ends the page, as in Ruby."""
    assert shown("a{% break %}b") == "a"


def test_endless_includes_end() -> None:
    """An include that includes itself is an error and not the end of the program."""
    found = complaints("{% include x.html %}", files={"x.html": "{% include x.html %}"})
    assert "recursive" in found[-1]


def test_counters_run_on_from_page_to_page() -> None:
    """A counter that one page has raised goes on in the next, as in Jekyll."""
    made = make_environment(Runtime())
    source = SourceText("{% increment n %}", "p.md")
    assert [made.render_source(source, {}, page="p.md").text for _ in range(2)] == ["0", "1"]
