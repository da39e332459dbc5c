"""Whole pages of formulas: macros, numbers and labels from one to the next; MathJax and LaTeX as judges."""

from __future__ import annotations

import json
import re
import threading
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathematics.formula_files import Sample, read_samples
from mathematics.normal_form import detached, form_of
from mathematics.rendering import made, problem, shown
from tuftenotes.diagnostics import Code
from tuftenotes.mathematics import Formula, MathPage, Problem, macros_of_config, render_formulas
from tuftenotes.model import ParseOptions

HERE = Path(__file__).parent
CORPUS = HERE.parents[2] / "shared" / "corpora" / "formulas.json"

GAPS = {
    r"\begin{eqnarray} a &=& b\\ c &=& d\end{eqnarray}": "the relation stands with the right side",
    r"\begin{eqnarray*}a&=&b\end{eqnarray*}": "likewise",
    r"\pmb{x}": "a bold letter, not one printed twice",
    r"\text{na\"ive caf\'e — é}": "accented letters, not letters under accents",
    r"\overbracket{ab}\underbracket{ab}_{c}": "the bracket is a character, not a border",
    r"\text{see }\eqref{eq:b}": "a reference ahead is resolved",
    r"\ce{A <=>> B}": "a long arrow above a short one: no font of ours has the sign",
    r"\ce{A <<=> B}": "likewise",
    r"\begin{multlined}a\\b\end{multlined}": "MathJax numbers it although it is no display",
    r"\boldsymbol{\alpha\beta\gamma}\boldsymbol{x+y}\boldsymbol{\nabla}": "nabla is bold, as in LaTeX",
    r"\text{a--b---c}": "dashes, as in LaTeX",
    r"\sideset{}{'}\sum": "the same, written as mmultiscripts",
    r"\begin{subnumcases}{f(x)=} x & if $x>0$ \\ -x & otherwise\end{subnumcases}": "1a and 1b, as in LaTeX",
    r"\xlongrightarrow{a}": "a stretchy arrow of usual length",
}
"""Where we differ from MathJax, and how."""
UNNUMBERED = (
    "label-unnumbered at 20: the label “y” is on a line without a number; references to it show ???"
    " (number the line, or give it a \\tag)"
)
SYMBOL_GAPS = re.compile(r"\\backepsilon|\\nleqslant|\\ngeqq|\\nsubseteqq")
"""Lines with a symbol for which unicode-math, which math-core follows, has another character than MathJax."""


def resolved(page: MathPage, html: str) -> str:
    """Return HTML with the references to labels of the same page filled in."""
    numbers = {label.name: label.number for label in page.labels}

    def number(match: re.Match[str]) -> str:
        shown = numbers.get(match[2], "???")
        return f"({shown})" if match[1] == "eqref" else shown

    return re.sub("\ufdd0(number|eqref)@[0-9]+:(.*?)\ufdd1", number, html)


def compared(samples: list[Sample], reference: list[str], **options: Any) -> tuple[list[str], int, list[str]]:  # noqa: ANN401 -- theirs
    """Return the formulas that differ, how many MathJax could make, and those that only it could make."""
    different, comparable, failed = [], 0, []
    answers = iter(reference)
    for _, group in groupby(samples, key=lambda sample: sample.page):
        formulas = list(group)
        page = render_formulas([Formula(s.tex, s.display) for s in formulas], ParseOptions(**options))
        for sample, html in zip(formulas, page.html, strict=True):
            answer = next(answers)
            if answer.startswith("!"):
                continue
            comparable += 1
            if "math-error" in html:
                failed.append(sample.tex)
                continue
            ours = form_of(resolved(page, html), display=sample.display) if html else ("row",)
            theirs = form_of(answer, display=sample.display)
            if "\\ce{" in sample.tex:
                ours, theirs = detached(ours), detached(theirs)
            if ours != theirs:
                different.append(sample.tex)
    return different, comparable, failed


def test_torture_is_as_mathjax_has_it() -> None:
    """At least 97 % of what MathJax 4 can make has its text, structure and letters; gaps are listed."""
    samples = read_samples(HERE / "torture.txt")
    reference = json.loads((HERE / "mathjax-torture.json").read_text("utf-8"))
    different, comparable, failed = compared(samples, reference, dialect="jekyll")
    assert [tex for tex in [*different, *failed] if tex not in GAPS and not SYMBOL_GAPS.search(tex)] == []
    assert (len(different) + len(failed)) / comparable <= 0.03
    assert len(samples) >= 400


@pytest.mark.skipif(not CORPUS.is_file(), reason="the corpora are not beside the repository")
def test_corpus_is_as_mathjax_has_it() -> None:
    """Every formula of CS236 has the text, structure and letters that MathJax 4 gives it."""
    data = json.loads(CORPUS.read_text("utf-8"))
    macros, messages = macros_of_config(data["macros"])
    samples = [Sample(entry["page"], entry["display"], entry["tex"]) for entry in data["cs236"]]
    reference = json.loads((HERE / "mathjax-corpus.json").read_text("utf-8"))
    assert messages == ()
    assert compared(samples, reference, dialect="jekyll", macros=macros) == ([], len(samples), [])


def test_course_is_numbered_as_latex_numbers_it() -> None:
    """All labels of a course of three pages show the numbers that LaTeX gave them."""
    numbers: dict[str, str] = {}
    problems: list[Problem] = []
    samples = read_samples(HERE / "course.txt")
    for chapter, (_, group) in enumerate(groupby(samples, key=lambda sample: sample.page), 1):
        page = made(*[sample.tex for sample in group], numbering="chapter")
        problems += page.problems
        for label in page.labels:
            numbers[label.name] = label.number.replace("\ufdd0chapter:\ufdd1", str(chapter))
    assert numbers == json.loads((HERE / "latex-numbers.json").read_text("utf-8"))
    assert problems == []


def test_mistakes_of_a_course_are_told() -> None:
    """Each mistake is told at its place, and does not keep the other formulas from being shown."""
    page = made(
        r"\begin{equation} a \label{x} \end{equation}",
        r"\begin{equation} b \label{x} \end{equation}",
        r"\begin{equation*} c \label{y} \end{equation*}",
        r"\begin{align} a &= \frc{1}{2} \end{align}",
        r"a \tag{1}",
    )
    inline = made(r"a \tag{1}", display=False)
    assert [(entry.formula, shown(entry)) for entry in page.problems] == [
        (1, "label-duplicate at 19: the label “x” is defined twice on this page"),
        (2, UNNUMBERED),
        (3, "math-unknown-command at 19: unknown command \\frc (did you mean “\\frac”?)"),
    ]
    assert page.html[3].startswith('<code class="math-error math-display">\\begin{align}')
    assert [html.startswith("<div") for html in page.html] == [True, True, True, False, True]
    assert problem(inline) == "math-syntax at 7: \\tag in a formula within the text is not shown"


@pytest.mark.parametrize("renderer", ["mathml", "mathjax"])
def test_a_mistake_in_subequations_ends_them(renderer: Any) -> None:  # noqa: ANN401 -- a literal
    """The formulas behind ``subequations`` that cannot be made have numbers of their own."""
    broken = r"\begin{subequations}\begin{align}a\\b\label\end{align}\end{subequations}"
    page = made(broken, r"\begin{equation} c \label{c} \end{equation}", renderer=renderer)
    assert "math-error" in page.html[0]
    assert [label.number for label in page.labels if label.name == "c"] == ["2"]


def test_references_to_a_formula_that_cannot_be_made_land_on_its_source() -> None:
    """The labels that were counted before the mistake keep their ids."""
    page = made(r"\begin{align} a \label{x} \\ \frc \label{y} \end{align}")
    start = (
        '<code class="math-error math-display"><span id="eq-x"></span><span id="eq-y"></span>\\begin{align}'
    )
    assert page.html[0].startswith(start)


@pytest.mark.parametrize(
    ("tex", "hint"),
    [
        (r"f^\*", "write “*” without the backslash, or “\\ast”"),
        (r"a \< b", "write “<” without the backslash"),
        (r"a \( b", r"“\(” stands at the edge of a formula, and this is inside one; a bracket is “(”"),
        (r"x_\1", "write “1” without the backslash"),
        (r"\– b", "write “–” without the backslash"),
        (r"\'e", "write words inside \\text{…}, an accent on a letter as \\acute{…}"),
        (r"\ss", "write words inside \\text{…}"),
        (r"\cite{a}", "it belongs into the text beside the formula"),
    ],
)
def test_what_is_no_mathematics_comes_with_a_hint(tex: str, hint: str) -> None:
    """What no command is called may be a sign escaped as in Markdown; other commands are those of text."""
    assert problem(made(tex)).endswith(f" ({hint})")


def test_hints_are_looked_for_a_hundred_times() -> None:
    """Each unknown command is told, though comparing all of them with all macros would take the square."""
    page = made(*[rf"\frc{{{number}}}" for number in range(150)])
    assert [bool(entry.hint) for entry in page.problems] == [True] * 100 + [False] * 50


def test_a_formula_has_bounds() -> None:
    """So many lines with numbers, or columns of columns, are a problem of the formula."""
    lines = made(r"\begin{align}" + r"a\\" * 140_000 + r"\end{align}")
    assert "this formula has too many parts" in problem(lines)
    columns = made(r"\begin{array}{*{100}{*{100}{*{100}{*{100}{*{100}{c}}}}}}a\end{array}")
    assert "more than 1000 columns" in problem(columns)


def test_macros_hold_for_the_rest_of_the_page() -> None:
    """A formula that only defines macros shows nothing, and those after it know them."""
    page = made(r"\newcommand{\R}{\mathbb{R}}", r"\R", r"\renewcommand{\R}{R}", r"\R")
    assert page.html[0] == page.html[2] == ""
    assert ["ℝ" in page.html[1], "<mi>R</mi>" in page.html[3]] == [True, True]


def test_the_author_s_tex_stays_in_the_page() -> None:
    """The annotation is what the author wrote, escaped, not what it was expanded to."""
    page = made(r"\newcommand{\x}{y}", r" a<\x&b ", display=False)
    assert page.html[1] == '<code class="math-error">a&lt;\\x&amp;b</code>'
    assert r'<annotation encoding="application/x-tex">a&lt;b</annotation>' in made("a<b").html[0]


def test_a_display_says_so_in_its_start_tag() -> None:
    """A display is a block in a box that scrolls; a formula in the text is just the element."""
    assert made("x").html[0].startswith('<div class="mathblock"><math display="block"><semantics><mrow>')
    assert made("x", display=False).html[0].startswith("<math><semantics><mrow><mi>x</mi></mrow>")


@pytest.mark.parametrize(
    ("numbering", "numbers"),
    [
        ("none", ["", ""]),
        ("ams", ["(1)", ""]),
        ("all", ["(1)", "(2)"]),
        ("chapter", ["(\ufdd0chapter:\ufdd1.1)", ""]),
    ],
)
def test_numbering(numbering: str, numbers: list[str]) -> None:
    """Nothing, environments, every display, or environments after the number of their chapter."""
    page = made(r"\begin{equation}a\end{equation}", "b", numbering=numbering)
    found = [re.search(r'class="eqno".*?<mtext>(.*?)</mtext>', html) for html in page.html]
    assert [match[1] if match else "" for match in found] == numbers


def test_tags_are_shown_without_numbering() -> None:
    """A tag is the author's own number, so it is shown even where nothing is counted."""
    assert "(A)" in made(r"a\tag{A}", numbering="none").html[0]


def test_a_label_behind_a_display_numbers_it() -> None:
    """``$$…$$ {#eq-x}`` asks for a number and gives the line the id; the first line takes it."""
    page = made(
        Formula("a", display=True, label="eq-x"),
        Formula(r"\begin{align}a\\b\end{align}", display=True, label="eq-y"),
    )
    assert [(label.name, label.anchor, label.number) for label in page.labels] == [
        ("eq-x", "eq-x", "1"),
        ("eq-y", "eq-y", "2"),
    ]
    assert all(f'id="{label.anchor}"' in html for label, html in zip(page.labels, page.html, strict=True))


def test_several_displays_in_one_formula_stand_below_each_other() -> None:
    """Environments that each want the whole width become blocks of their own; the TeX stays whole."""
    html = made(
        r"\begin{subequations}\label{s}\begin{equation}a\end{equation}\begin{equation}b\end{equation}\end{subequations}"
    ).html[0]
    assert html.count('<math display="block">') == 2
    assert [text in html for text in ("(1a)", "(1b)", 'id="eq-s"')] == [True, True, True]
    assert html.count("<annotation") == 1


def test_ids_are_unique_in_the_page() -> None:
    """Labels that would have the same id get different ones."""
    page = made(r"\begin{align}a\label{a b}\\b\label{a-b}\end{align}")
    assert [label.anchor for label in page.labels] == ["eq-a-b", "eq-a-b-1"]


def test_a_thread_with_a_small_stack_survives_hostile_nesting() -> None:
    """What would overflow the stack of the machine is turned away before."""
    hostile = [
        "{" * 5000,
        r"\sqrt" * 5000,
        r"\left(" * 5000,
        "x^{" * 5000,
        r"\frac a" * 3000,
        r"\text{$" * 2000,
    ]
    hostile += [r"\begin{matrix}" * 2000, r"\displaystyle" * 5000, r"\def\a{\a\a}\a", r"\hat" * 99 + " x"]
    pages: list[MathPage] = []
    size = threading.stack_size(1024 * 1024)
    try:
        thread = threading.Thread(target=lambda: pages.append(made(*hostile)))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(size)
    assert [entry.formula for entry in pages[0].problems] == list(range(len(hostile) - 1))
    assert {entry.code for entry in pages[0].problems} <= {Code.MATH_UNSUPPORTED, Code.MATH_SYNTAX}


PIECES = r"""
    \frac \begin{align} \end{align} \begin{array} {cc} { } ^ _ & \\ \left( \right) \text{ $ \tag{
    \label{ x 1 ' \newcommand \def \a #1 [ ] \color \mathbf \sqrt \over \hline \ref \verb| %
    \substack \operatorname* \mathop \intertext \begin{CD} @ > \end{CD} \DeclarePairedDelimiter \let
    \unicode \smash \bbox
    \raise 2pt \char \alpha
"""
HOSTILE = st.lists(st.sampled_from(PIECES.split()), max_size=12).map(" ".join) | st.text(max_size=30)


@settings(deadline=None)
@given(st.lists(HOSTILE, max_size=4), st.sampled_from(["mathml", "mathjax"]))
def test_rendering_never_raises(formulas: list[str], renderer: Any) -> None:  # noqa: ANN401 -- a literal
    """Any text is rendered or told of, and a problem points into it."""
    page = made(*formulas, renderer=renderer)
    assert len(page.html) == len(formulas)
    assert all(0 <= entry.offset <= len(formulas[entry.formula]) for entry in page.problems)
