"""Commands of whose MathML nothing has to be mended but what `polish_tidy` does.

Those of everyday formulas are here; what is missing works as well, and costs a longer look at the MathML.
"""

from __future__ import annotations

from tuftenotes.mathematics.alphabets import SMALL_GREEK

__all__ = ["TIDY"]


def _commands(names: str) -> frozenset[str]:
    return frozenset("\\" + name for name in names.split())


_LETTERS = _commands(
    """
    Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega aleph Re Im wp imath jmath emptyset varnothing
    forall exists neg top bot prime langle rangle lfloor rfloor lceil rceil lvert rvert lVert rVert
    mathbf boldsymbol mathrm mathbb mathcal mathfrak mathscr mathit
    """
)
_RELATIONS = _commands(
    """
    le leq ge geq ne neq equiv approx sim simeq cong propto prec succ preceq succeq ll gg in notin ni subset
    supset subseteq supseteq mid perp parallel vdash to gets mapsto rightarrow leftarrow leftrightarrow
    Rightarrow Leftarrow Leftrightarrow longmapsto longrightarrow longleftarrow Longrightarrow implies iff
    coloneqq triangleq
    """
)
_OPERATORS = _commands(
    """
    cdot times cup cap setminus land lor wedge vee oplus otimes odot pm mp circ star ast bmod
    sum prod int iint oint bigcup bigcap bigoplus bigotimes
    """
)
_FUNCTIONS = _commands(
    """
    log ln lg exp sin cos tan sinh cosh tanh arcsin arccos arctan max min sup inf lim limsup liminf det dim
    ker deg gcd hom arg Pr operatorname
    """
)
_SIZES = _commands("big bigl bigr Big Bigl Bigr bigg biggl biggr Bigg Biggl Biggr")
_OTHERS = _commands(r"frac hat bar vec overline text { } | , : ; ! quad qquad") | {"\\ "}

TIDY = SMALL_GREEK | _LETTERS | _RELATIONS | _OPERATORS | _FUNCTIONS | _SIZES | _OTHERS
