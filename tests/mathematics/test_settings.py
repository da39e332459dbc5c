"""Macros of a configuration, and MathJax set-ups."""

from __future__ import annotations

import pytest

from tuftenotes.mathematics import MathJaxConfig, macros_of_config, mathjax_config

VERSION_2 = r"""
<script type="text/x-mathjax-config">
MathJax.Hub.Config({
  tex2jax: { inlineMath: [['$','$'], ['\\(','\\)']], skipTags: ['script'], },
  TeX: { equationNumbers: { autoNumber: "AMS" },
         Macros: { R: '\\mathbb{R}', norm: ['\\lVert #1 \\rVert', 1], /* a comment */ e: "\\epsilon" } },
  "HTML-CSS": { hook: function () { return {}; } }
});
</script>
"""
VERSION_3 = r"""
<script>
window.MathJax = { tex: { tags: 'all', inlineMath: [['\\(', '\\)']], macros: { E: "\\mathbb{E}" } } };
</script>
"""


def test_macros_of_config() -> None:
    """Macros have MathJax's shape: a body, or a body and the number of its arguments."""
    macros, messages = macros_of_config({"R": r"\mathbb{R}", "\\norm": [r"\|#1\|", 1], "x": ["y"], "n": 1})
    assert macros == (("R", 0, r"\mathbb{R}"), ("norm", 1, r"\|#1\|"), ("x", 0, "y"), ("n", 0, "1"))
    assert messages == ()


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([], "math.macros must be a table of names and TeX"),
        ({"a1": "x"}, "math.macros: “a1” is not the name of a TeX command"),
        ({"a": {}}, "math.macros: “a” needs TeX, or a list of TeX and a number of arguments from 0 to 9"),
        (
            {"a": ["x", 10]},
            "math.macros: “a” needs TeX, or a list of TeX and a number of arguments from 0 to 9",
        ),
    ],
)
def test_bad_entries_are_told(value: object, message: str) -> None:
    """What is not a macro is left out, with a message."""
    macros, problems = macros_of_config(value)
    assert (macros, [problem.message for problem in problems]) == ((), [message])


def test_no_macros() -> None:
    """A configuration without macros has none."""
    assert macros_of_config(None) == ((), ())


def test_mathjax_config_of_version_2() -> None:
    """The table of MathJax 2 is read around its functions."""
    macros = (("R", 0, r"\mathbb{R}"), ("norm", 1, r"\lVert #1 \rVert"), ("e", 0, r"\epsilon"))
    assert mathjax_config(VERSION_2) == MathJaxConfig(dollars=True, numbering="ams", macros=macros)


def test_mathjax_config_of_version_3() -> None:
    """The object of MathJax 3 and 4 is read likewise."""
    macros = (("E", 0, r"\mathbb{E}"),)
    assert mathjax_config(VERSION_3) == MathJaxConfig(dollars=False, numbering="all", macros=macros)


def test_without_mathjax_there_is_nothing_to_read() -> None:
    """A layout that does not set MathJax up has no settings; an empty set-up has MathJax's own."""
    assert mathjax_config("<script>var x = {}</script>") is None
    assert mathjax_config("MathJax.Hub.Config({})") == MathJaxConfig()


def test_macros_that_cannot_be_read_are_told() -> None:
    """Macros made by a program are not guessed."""
    config = mathjax_config("MathJax = {tex: {macros: {R: make()}}}")
    assert config is not None
    assert config.messages == ("the macros of the site's MathJax configuration cannot be read",)
