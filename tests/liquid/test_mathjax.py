"""Tests for the MathJax set-up of a site."""

from __future__ import annotations

from tuftenotes.liquid.mathjax import mathjax_of, with_mathjax
from tuftenotes.model import ParseOptions

HEAD = r"""
<!-- MathJax.Hub.Config({tex2jax: {inlineMath: [['$','$']]}}); -->
<script>MathJax.Hub.Config({TeX: {equationNumbers: {autoNumber: "AMS"}, Macros: {R: "\\mathbb{R}"}}});
MathJax.Hub.Config({TeX: {Macros: {R: "no", S: "s"}}});</script>
"""
DOLLARS = "<script>MathJax = {tex: {inlineMath: [['$', '$']]}}</script>"


def test_all_set_ups_count() -> None:
    """Several set-ups in several templates are one; what is commented out isn't there."""
    config = mathjax_of([HEAD, "nothing"])
    assert (config.dollars, config.numbering) == (False, "ams")
    assert config.macros == (("R", 0, r"\mathbb{R}"), ("S", 0, "s"))
    assert mathjax_of([HEAD, DOLLARS]).dollars


def test_options() -> None:
    """The set-up changes how pages are parsed, unless the site says otherwise under math."""
    options = ParseOptions(dialect="jekyll", dollars=False, numbering="none", macros=(("S", 0, "own"),))
    config = mathjax_of([HEAD, DOLLARS])
    made = with_mathjax(options, config, ())
    assert (made.dollars, made.numbering) == (True, "ams")
    assert made.macros == (("S", 0, "own"), ("R", 0, r"\mathbb{R}"))
    kept = with_mathjax(options, config, ("dollars", "numbering"))
    assert (kept.dollars, kept.numbering) == (False, "none")
