"""What the front matter of a page changes in how the page is parsed."""

from __future__ import annotations

from tuftenotes.diagnostics import Location
from tuftenotes.markdown.page_options import heading_levels, own_options
from tuftenotes.model import ParseOptions

OPTIONS = ParseOptions()
HERE = Location("a.md", 2)


def test_a_page_may_have_its_own_renderer_and_numbering() -> None:
    """They replace those of the site; the rest stays."""
    options, found = own_options(
        ParseOptions(dollars=False), {"math": {"renderer": "mathjax", "numbering": "all"}}, HERE
    )
    assert options == ParseOptions(dollars=False, renderer="mathjax", numbering="all")
    assert found == ()


def test_a_page_that_says_nothing_has_the_options_of_the_site() -> None:
    """A `math` that is no table belongs to the author's templates."""
    assert own_options(OPTIONS, {}, HERE) == own_options(OPTIONS, {"math": True}, HERE) == (OPTIONS, ())


def test_a_wrong_word_is_told() -> None:
    """With the words that are possible, and the one that was probably meant."""
    options, found = own_options(OPTIONS, {"math": {"renderer": "mathjx"}}, HERE)
    assert options == OPTIONS
    assert [str(problem.location) for problem in found] == ["a.md:2"]
    assert found[0].message == "“math.renderer” must be one of mathml, mathjax, not “mathjx”"
    assert found[0].hint == "did you mean “mathjax”?"


def test_a_page_may_have_macros_of_its_own() -> None:
    """They stand beside those of the site, and before them where both have one of a name."""
    site = ParseOptions(macros=(("R", 0, "R"), ("E", 0, "E")))
    options, found = own_options(site, {"math": {"macros": {"R": "r", "n": ["|#1|", 1]}}}, HERE)
    assert options == ParseOptions(macros=(("E", 0, "E"), ("R", 0, "r"), ("n", 1, "|#1|")))
    assert found == ()


def test_a_macro_that_cannot_be_read_is_told() -> None:
    """As in the configuration; the others count."""
    options, found = own_options(OPTIONS, {"math": {"macros": {"R": "r", "n": ["x", 12]}}}, HERE)
    assert options == ParseOptions(macros=(("R", 0, "r"),))
    assert [str(problem.location) for problem in found] == ["a.md:2"]
    assert found[0].message.startswith("math.macros: “n” needs TeX")
    assert own_options(OPTIONS, {"math": {"macros": "R: r"}}, HERE)[1][0].message.startswith(
        "math.macros must"
    )


def test_a_macro_that_shows_more_than_its_arguments_is_told() -> None:
    """Once for the page, and not where it is used."""
    options, found = own_options(OPTIONS, {"math": {"macros": {"n": "|#1|"}}}, HERE)
    assert options == ParseOptions(macros=(("n", 1, "|#1|"),))
    assert [(problem.severity.name, problem.hint) for problem in found] == [
        ("WARNING", "write n: ['|#1|', 1]")
    ]


def test_levels_of_headings() -> None:
    """As a span, a list of figures, or a list."""
    assert [heading_levels(given) for given in ("2..4", "1,3", [2, 3], "x")] == [
        (2, 3, 4),
        (1, 3),
        (2, 3),
        (),
    ]
