r"""Cases behind one brace, each with a number."""

from __future__ import annotations

import re
from typing import Any

import pytest

from mathematics.rendering import content, made, shown

CASES = r"\begin{numcases}{f(x)=} x & if $x>0$ \label{a} \\ -x & otherwise \end{numcases}"
PARTS = r"\begin{subnumcases}{\label{w} f(x)=} x & if $x>0$ \label{a} \\ -x \label{b} \end{subnumcases}"


def numbers(html: str) -> list[str]:
    """Return what the cells for numbers show."""
    return re.findall(r'class="eqno"[^>]*>(?:<mrow>)?<mtext>\((.*?)\)', html)


def test_each_case_has_its_number() -> None:
    """One brace spans all rows; each row has a number, and the equations behind go on counting."""
    page = made(CASES, r"\begin{equation} y \end{equation}")
    assert [numbers(html) for html in page.html] == [["1", "2"], ["3"]]
    assert page.html[0].count("<mo>{</mo>") == 1
    assert 'rowspan="2"' in page.html[0]
    assert "<mo>=</mo>" in page.html[0]  # with its space: the brace follows
    assert [(label.name, label.number) for label in page.labels] == [("a", "1")]


def test_the_conditions_are_text() -> None:
    """What stands behind the mark is text, as in LaTeX's package."""
    assert "<mtext>if\N{NO-BREAK SPACE}</mtext>" in content(CASES)
    assert "<mtext>otherwise</mtext>" in content(CASES)


def test_parts_of_one_number() -> None:
    """Those of ``subnumcases`` share a number, which the label before the brace has."""
    page = made(PARTS, r"\begin{equation} y \end{equation}")
    assert [numbers(html) for html in page.html] == [["1a", "1b"], ["2"]]
    assert {label.name: label.number for label in page.labels} == {"w": "1", "a": "1a", "b": "1b"}
    assert all(f'id="{label.anchor}"' in page.html[0] for label in page.labels)


@pytest.mark.parametrize("options", [{"numbering": "none"}, {"display": False}])
def test_without_numbers_they_are_cases_as_any(options: dict[str, Any]) -> None:
    """Where nothing is numbered, the brace stands before a table of two columns."""
    html = content(CASES.replace(r"\label{a}", ""), **options)
    assert html.count("<mtr>") == 2
    assert "eqno" not in html
    assert "mphantom" not in html


def test_labels_without_numbers_are_told() -> None:
    """A label on a case without a number is there to land on, and a problem says so."""
    page = made(PARTS, numbering="none")
    assert [shown(problem).partition(":")[0] for problem in page.problems] == [
        f"label-unnumbered at {offset}"
        for offset in (PARTS.index(r"\label{a}"), PARTS.index(r"\label{b}"), PARTS.index(r"\label{w}"))
    ]
    assert 'id="eq-a"' in page.html[0]


def test_tags_and_silent_cases() -> None:
    """A case may have a tag, or no number at all."""
    page = made(r"\begin{numcases}{\label{l}} a \notag \\ b \tag{*} \\ c & d \\ \end{numcases}")
    assert numbers(page.html[0]) == ["*", "1"]
    assert [label.number for label in page.labels] == ["???"]


def test_the_brace_grows_with_a_matrix_in_a_case() -> None:
    """The rows that the brace spans are counted by the author's, not by those of a matrix in them."""
    html = content(r"\begin{numcases}{} \begin{pmatrix} 1\\2\\3 \end{pmatrix} & a \\ y \end{numcases}")
    assert html.count('rowspan="2"') == 1
    assert html.count("eqno") == 2


def test_an_unseen_copy_makes_no_formula_wide() -> None:
    """What only gives the brace its height takes no room, so that nothing needs to scroll."""
    assert "--width" not in made(CASES).html[0]


def test_mathjax_is_given_the_same_numbers() -> None:
    """For MathJax each line has a tag, in its formula: behind the mark is text."""
    page = made(CASES, PARTS, renderer="mathjax")
    assert re.findall(r"\\tag\{(.*?)\}.*?&amp;", page.html[0]) == ["1", "2"]
    assert re.findall(r"\\tag\{(.*?)\}", page.html[1]) == ["3a", "3b"]
    assert r"\begin{numcases} {\cssId{eq-w}{}" in page.html[1]
    silent = made(r"\begin{numcases}{\label{l}} a \notag & b \\ c \\ \end{numcases}", renderer="mathjax")
    assert r"\cssId{eq-l}{} \notag &amp; b" in silent.html[0]
