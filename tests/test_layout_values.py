"""Values that filters cannot take."""

from __future__ import annotations

from jinja2 import Environment

from tuftenotes.layout_filters import FILTERS, UnfitValueError
from tuftenotes.layout_values import SUBSTITUTES, collecting_filters


def test_rendering_goes_on() -> None:
    """A value that does not fit is kept with the template's line, and something empty takes its place."""
    unfit: list[UnfitValueError] = []
    environment = Environment(autoescape=True)
    environment.filters.update(collecting_filters(unfit, FILTERS))
    template = environment.from_string(
        "\n{{ 'x' | date }}|{{ '2026-10-05' | date('%d') }}\n{{ 'y' | date }}|"
    )
    assert template.render() == "\n|05\n|"
    assert [(error.value, error.place[1]) for error in unfit] == [("x", 2), ("y", 3)]


def test_no_more_than_a_hundred_are_kept() -> None:
    """A template may loop over anything."""
    unfit: list[UnfitValueError] = []
    environment = Environment(autoescape=True)
    environment.filters.update(collecting_filters(unfit, FILTERS))
    assert environment.from_string("{% for n in range(200) %}{{ 'x' | date }}{% endfor %}").render() == ""
    assert len(unfit) == 100


def test_substitutes() -> None:
    """Only filters there are have one."""
    assert SUBSTITUTES.keys() <= FILTERS.keys()
