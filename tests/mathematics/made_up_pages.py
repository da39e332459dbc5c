"""Pages of made-up formulas that define macros and call them, rightly and wrongly."""

from __future__ import annotations

from random import Random

from tuftenotes.mathematics import Formula

__all__ = ["made_up_page"]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_NAMES = _words("x E KL norm bx eps epsilon frac vec R tr half p q y lb B op mathbf text alpha left d")
_PIECES = (
    *_words(
        r"""
        x y 1 23 a + - = < > ( ) [ ] , . ' '' ^2 _i ^{n} _{ij} ^ _ ^\top _\theta ^{-1} _{<i} ^* ^+ _+ ^\star
        x' x^2' \alpha \theta \nabla \partial \mathbf{x} \mathbf{\alpha} \mathbf\bar \mathbb{E} \mathbf
        \mathrm{KL} \mathrm{d} \mathsf{T} \mathbf{\x} \boldsymbol{x} \bm \rm \bf \displaystyle \log \max
        \sup_x \lim_{x\to0} \sum \sum_{i=1}^n \int \limits \operatorname{tr} \operatorname*{argmin}
        \operatorname \operatorname{\x} \frac{a}{b} \frac12 \frac\x\E \tfrac{1}{2} \binom{n}{k} \sqrt{x}
        \sqrt\x \frac \left( \right) \left[ \right] \left< \right> \left\x \big( \bigl \bigr) \bigl\E
        \text{if} \text{a\x} \text{\x} \text \mbox{a} \hat{x} \hat \hat\x \tilde{x} \dot{x} \ddot{x} \dots
        \cdots \ldots \in \le \sim \mid \to \not= \prime \quad \, \; \{ \} \| | \\ & % # ~
        \underbrace{x}_{y} \overset{a}{b} \color{red} \smash{x} \phantom{x} \tag{1}
        \begin{cases}a\\b\end{cases} \begin{pmatrix}a&b\\c&d\end{pmatrix} \begin{cases}\x&\E\\b\end{cases} {
        } {x} {ab} ä ≤ ! : ; /
        """
    ),
    *(" ", "  ", "\\ ", r"\text{a $x$}", r"\text{\E b}", r"\mathrm{\x y}"),
    *(r"\mathcal N", r"\lVert x\rVert", r"\langle x\rangle"),
)
_BEHIND_CALLS = (
    *_words(r"{x} {x}{y} {a+b}{c} ^2 _1 ' {\alpha} {(} ["),
    *("", " ", " x y", r"{\E x}"),
)
_ARGUMENTS = ("#1", "{#1}", "#2", "{#2}", "#1^2", "_#1", "^{#1}")
_MEANINGS = (r"\alpha", "x", r"\x", r"\frac")
_ENVIRONMENTS = ("align", "align*", "equation", "equation*", "gather", "gather*")


def made_up_page(seed: int) -> list[Formula]:
    """Return the formulas of a page, mostly behind a preamble: the same for the same seed."""
    dice = Random(seed)  # noqa: S311 (nothing here is secret)
    formulas = [_formula(dice) for _ in range(6)]
    if dice.random() < 0.2:
        formulas.insert(3, Formula(_definition(dice), display=False))
    if dice.random() < 0.8:
        preamble = "".join(_definition(dice) for _ in range(dice.randint(0, 6)))
        formulas.insert(0, Formula(preamble, display=True))
    return formulas


def _formula(dice: Random) -> Formula:
    tex = _stretch(dice, 9)
    if dice.random() < 0.25:
        name = dice.choice(_ENVIRONMENTS)
        between = dice.choice(("", r" \\ ", r"\\", r"\label{a}", " & ", r"\notag"))
        return Formula(rf"\begin{{{name}}}{tex}{between}{_stretch(dice, 6)}\end{{{name}}}", display=True)
    return Formula(tex, display=dice.random() < 0.4)


def _stretch(dice: Random, most: int) -> str:
    return "".join(_piece(dice) for _ in range(dice.randint(1, most)))


def _piece(dice: Random) -> str:
    if dice.random() < 0.3:
        return f"\\{dice.choice(_NAMES)}{dice.choice(_BEHIND_CALLS)}"
    return dice.choice(_PIECES)


def _definition(dice: Random) -> str:
    name, count, kind = dice.choice(_NAMES), dice.choice((0, 0, 0, 1, 2)), dice.random()
    body = "".join(
        dice.choice(_ARGUMENTS) if count and dice.random() < 0.4 else _piece(dice)
        for _ in range(dice.randint(0, 5))
    )
    if kind < 0.1:
        return rf"\let\{name}={dice.choice(_MEANINGS)}"
    if kind < 0.2:
        return rf"\DeclareMathOperator{{\{name}}}{{{dice.choice(('tr', 'KL', 'arg,max'))}}}"
    if kind < 0.3:
        return rf"\def\{name}{'#1#2'[: 2 * count]}{{{body}}}"
    return rf"\newcommand{{\{name}}}{f'[{count}]' if count else ''}{{{body}}}"
