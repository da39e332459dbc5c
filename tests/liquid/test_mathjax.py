"""Tests for the MathJax set-up of a site."""

from __future__ import annotations

from tuftenotes.liquid.mathjax import macro_keys, mathjax_of, with_mathjax, with_page_macros
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


OWN = r"""<script type="text/x-mathjax-config">MathJax.Hub.Config({TeX: {Macros: {
  {% if page.latex_macros %}{{ page.latex_macros }}{% endif %}
  E: "\\mathbb{E}"
}}, x: "{{ page.other }}"});</script>"""


def test_macros_of_a_page() -> None:
    """A page may have macros in its front matter, which the set-up puts into its table; they win."""
    assert macro_keys([OWN, HEAD, "{{ page.title }}"]) == ("latex_macros",)
    assert mathjax_of([OWN]).macros == (("E", 0, r"\mathbb{E}"),)
    options = ParseOptions(macros=(("R", 0, "no"), ("E", 0, "e")))
    data = {"latex_macros": r"R: '{\\hat{R}}', s: ['{\\bar{#1}}', 1]", "title": "T"}
    made = with_page_macros(options, ["latex_macros"], data)
    assert made.macros == (("E", 0, "e"), ("R", 0, r"{\hat{R}}"), ("s", 1, r"{\bar{#1}}"))
    assert with_page_macros(options, ["latex_macros"], {"latex_macros": 1}) is options
    assert with_page_macros(options, ["latex_macros"], {"latex_macros": "no table"}) is options


def test_a_table_without_end() -> None:
    """Reaches to the end of the template."""
    assert macro_keys(["MathJax.Hub.Config({Macros: { {{ page.a }} "]) == ("a",)
