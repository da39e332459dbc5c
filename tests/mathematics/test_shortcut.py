"""The short ways through a formula end where the long way ends."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from mathematics.made_up_pages import made_up_page
from tuftenotes.mathematics import Formula, page, render_formulas
from tuftenotes.mathematics.memo import Memo
from tuftenotes.mathematics.scope import Scope
from tuftenotes.mathematics.shortcut import preamble, quick_content
from tuftenotes.model import ParseOptions

ROOT = Path(__file__).parent.parent.parent
FORMULA = re.compile(r"\$\$(.+?)\$\$|(?<![\\$])\$([^$\n]+)\$", re.DOTALL)
PAGES = int(os.environ.get("TUFTENOTES_FUZZ", "2000")) // 100
"""How many pages of formulas are made up for each share; a page has about seven."""
MACROS = (
    ("nothing", 0, ""),
    ("x", 0, r"\mathbf{x}"),
    ("KL", 0, r"\mathrm{KL}"),
    ("norm", 1, r"\lVert #1 \rVert"),
)
CALLS = (
    r"\x",
    r"\alpha\x y",
    r"p_\x^\x(\x)",
    r"\frac\x{\norm{\x}}",
    r"\norm x",
    r"\norm{\frac{a}{b}}",
    r"\norm{\norm{x}}",
    r"\norm\alpha\beta",
    r"\norm",
    r"\norm{x",
    r"\sqrt\norm{x}",
    r"\text{a \x b}",
    r"\norm{a % }",
    r"\norm{\{ {a {b {c}}} \}}",
    r"\norm{ {a {b {c {d {e}}}}} }",
    r"\KL(p \,\|\, q)",
    r"\text{a\x}",
    r"\mathbf\bar x",
    r"\mathbf\mathbf{\alpha}",
    r"\mathbf^2",
    r"\nothing",
    " ",
)
DEFINED = (
    (r"\newcommand{\E}[2]{y#1}", r"\E{x}{z}"),
    (r"\newcommand{\E}[2]{#2 #1}", r"\E x y z"),
    (r"\newcommand{\E}[2]{|}", r"\{\E{a}\partial"),
    (r"\newcommand{\q}[1]{#1_#1}", r"\q{\hat x}"),
    (r"\newcommand{\h}[1]{#1}", r"x^2\h^2"),
    (r"\newcommand{\h}[1]{#1}", r"x\h^2 + \h{x}^2 + \h x_1"),
    (r"\newcommand{\h}[2]{#1#2}", r"x\h y^2 + \h xy^2"),
    (r"\newcommand{\h}[1]{#1}\newcommand{\i}{x\h^2}", r"\i"),
    (r"\newcommand{\h}[2]{#1#2}", r"\h x"),
    (r"\newcommand{\h}[1]{#1}", r"{\h} x"),
    (r"\newcommand{\h}[2]{#1#2}", r"\hat{\h{x}} x + y"),
    (r"\newcommand{\h}[1]{#1}", r"\begin{aligned} \h & x \\ y & \h \end{aligned}"),
    (r"\newcommand{\h}[1]{#1}", r"\begin{align} a \h & x \\ \h y &= z \end{align}"),
    (r"\newcommand{\h}[1]{#1+}", r"\h\operatorname{tr}x + \h \mathbf{x}"),
    (r"\newcommand{\n}{23}", r"1\n + \n 4 + x_\n"),
    (r"\newcommand{\n}{.5}", r"1\n"),
    (r"\newcommand{\s}{^2}", r"x\s"),
    (r"\newcommand{\s}{_}", r"\tilde{x}\s{if}x"),
    (r"\newcommand{\s}{x^2}", r"\s'+\frac\s\s"),
    (r"\newcommand{\b}{[0, 1]}", r"\sqrt\b y"),
    (r"\newcommand{\b}{<x>}", r"\left\b y\right."),
    (r"\newcommand{\text}{\alpha}", r"\text{if}"),
    (r"\let\text=\x", r"\text{x}"),
    (r"\newcommand{\u}{\unheardof} \newcommand{\v}{v}", r"\v"),
    (r"\newcommand{\u}{\unheardof} \newcommand{\v}{\u v}", r"\v"),
    (r"\newcommand{\u}{\begin{cases} a \\ b \end{cases}} \newcommand{\v}{v}", r"\u\v"),
    (r"\newcommand{\a}{\b} \newcommand{\b}{\c\c} \newcommand{\c}{c}", r"\a\a"),
    (r"\newcommand{\a}{a\a}", r"\a"),
    (r"\DeclareMathOperator{\tr}{tr} \newcommand{\operatorname}[1]{#1}", r"\tr x"),
    (r"\newcommand{\g}{\alpha}", r"\mathbf\g + \mathbf{\g x}"),
    (r"\newcommand{\epsilon}{\lVert x \rVert}", r"\bm\epsilon^2 + \boldsymbol{\epsilon}"),
    (r"\newcommand{\q}{x}", r"\q" * 150),
    (r"\newcommand{\q}[1]{{#1}}", r"\q{" * 60 + "x" + "}" * 60),
    (rf"\newcommand{{\q}}{{{'x+' * 600}}}", r"\q\q"),
)


def both(
    formulas: list[Formula], options: ParseOptions, monkeypatch: pytest.MonkeyPatch
) -> tuple[object, object]:
    """Return what the formulas become, with the short ways and without."""
    short = render_formulas(formulas, options)
    with monkeypatch.context() as patch:
        patch.setattr(page, "_MADE", Memo(0))
        patch.setattr(page, "quick_content", lambda *_, **__: None)
        patch.setattr(page, "preamble", lambda *_: None)
        patch.setattr(page, "quick_display", lambda *_, **__: None)
        return short, render_formulas(formulas, options)


@pytest.mark.parametrize("path", sorted((ROOT / "content").glob("*.md")), ids=lambda path: path.stem)
def test_a_chapter_becomes_the_same_on_both_ways(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every formula of the course, with the macros of its page, is rendered alike on both ways."""
    found = FORMULA.findall(path.read_text("utf-8"))
    formulas = [Formula(block or inline, display=bool(block)) for block, inline in found]
    short, long = both(formulas, ParseOptions(), monkeypatch)
    assert short == long


@pytest.mark.parametrize("tex", CALLS)
def test_macros_are_expanded_alike_on_both_ways(tex: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A call of a site's macro is the same on both ways, a wrong one included."""
    options = ParseOptions(macros=MACROS)
    short, long = both([Formula(tex, display=False), Formula(tex, display=True)], options, monkeypatch)
    assert short == long


@pytest.mark.parametrize(("definitions", "tex"), DEFINED)
def test_what_a_page_defines_means_the_same_on_both_ways(
    definitions: str, tex: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """math-core takes a macro only where it would do with it what LaTeX does."""
    formulas = [Formula(definitions, display=True), *(Formula(tex, display=each) for each in (False, True))]
    short, long = both(formulas, ParseOptions(), monkeypatch)
    assert short == long


@pytest.mark.parametrize("share", range(2))
def test_made_up_formulas(share: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Random formulas with random macros become the same on both ways, or fail alike."""
    options = ParseOptions(numbering=("ams", "none")[share])
    for seed in range(PAGES * share, PAGES * (share + 1)):
        formulas = made_up_page(seed)
        short, long = both(formulas, options, monkeypatch)
        assert short == long, [formula.tex for formula in formulas]


def test_a_preamble_is_the_callers_own() -> None:
    """Definitions of one page are not seen by the next page that begins with the same preamble."""
    tex = r"\newcommand{\E}{\mathbb{E}}"
    first, second = preamble(tex, ()), preamble(tex, ())
    assert first is not None
    assert second is not None
    first.macros.clear()
    assert set(second.macros) == {"\\E"}


@pytest.mark.parametrize("tex", [r"x + y", r"\newcommand{\a}{b} x", r"\newcommand{\a"])
def test_what_shows_something_is_no_preamble(tex: str) -> None:
    """A first formula that shows something, or is wrong, goes the long way."""
    assert preamble(tex, ()) is None


def test_what_is_not_plain_goes_the_long_way() -> None:
    """Optional arguments, delimiters in a pattern and endless macros are left to the long way."""
    scope = preamble(r"\newcommand{\a}[1][x]{#1}\def\p(#1){#1}\newcommand{\e}{\e}", ())
    assert scope is not None
    assert [quick_content(tex, scope, display=False) for tex in (r"\a", r"\p(x)", r"\e", "%x")] == [None] * 4


def test_without_macros_a_plain_formula_is_made_at_once() -> None:
    """A page without macros takes the short way too."""
    assert quick_content("x", Scope(), display=False) == "<mi>x</mi>"


def test_a_macro_has_the_meaning_in_force() -> None:
    """A page may give a command another meaning between formulas, or begin to take arguments."""
    tex = [r"\newcommand{\a}{x}\newcommand{\b}{\a y}", r"\a+\b", r"\renewcommand{\a}{z}", r"\a+\b"]
    tex += [r"\renewcommand{\a}[1]{#1_1}", r"\a w"]
    html = render_formulas([Formula(each, display=False) for each in tex], ParseOptions()).html
    letters = [re.findall("<mi>(.)</mi>", each) for each in html]
    assert letters == [[], ["x", "x", "y"], [], ["z", "z", "y"], [], ["w"]]
