"""Tests for what the templates of one page may make."""

from __future__ import annotations

import pytest
from liquid.exceptions import ResourceLimitError

from liquid_texts import complaints, rendered
from tuftenotes.liquid.budget import SizeBudget, check_length, check_nesting, weight

ENDLESS = {
    "a text doubled": "{% assign a = 'x' %}" + "{% assign a = a | append: a %}" * 40,
    "a text doubled by a filter": "{{ 'a'" + " | replace: 'a', 'aa'" * 40 + " }}",
    "a text captured twice": "{% capture a %}{{ a }}{{ a }}x{% endcapture %}" * 40,
    "a text joined by itself": "{% assign a = 'xxxxxxxxxx' %}"
    + "{% assign a = a | split: '' | join: a %}" * 9,
    "a text put into itself": "{% assign a = 'xxxxxxxxxx' %}" + "{% assign a = a | replace: 'x', a %}" * 9,
    "a list in itself": "{% assign a = 'x' | split: '' %}" + "{% assign a = a | push: a %}" * 40 + "{{ a }}",
    "a list in itself, first": "{% assign a = 'x' | split: '' %}" + "{% assign a = a | unshift: a %}" * 40,
    "groups of groups": "{% assign a = 'x' | split: '' %}" + "{% assign a = a | group_by: 'x' %}" * 99,
    "a range joined": "{{ (1..9999999) | join }}" * 9,
    "a range without end": "{{ (1..999999999999) | sort }}",
    "a loop over a range without end": "{% for i in (1..999999999999) %}x{% endfor %}",
    "a table of a range without end": "{% tablerow i in (1..999999999999) %}x{% endtablerow %}",
    "loops one after the other": "{% for i in (1..9999999) %}{% break %}{% endfor %}" * 3,
}
"""Short templates that would make more than any machine holds, or go on for hours."""
REFUSED = {
    "{% for i in (1..99999999999999999999) %}x{% endfor %}": "the bounds of this range are too far away",
    "{{ 0 | date: '%99999999Y' }}": "“date” cannot take 0: the pattern has too wide a field",
    "{{ 1.5 | round: 99999999999 }}": "“round” cannot take 1.5: a number is too large",
    "{% assign a = 99 %}" + "{% assign a = a | times: a %}" * 14: "this number has more than 4000 digits",
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=list(ENDLESS))
def test_a_limit_ends_the_page(text: str) -> None:
    """What makes too much is one error, and nothing after it is rendered."""
    result = rendered(text + "end")
    (problem,) = (p for p in result.problems if "limit" in p.message or "this page" in p.message)
    assert problem.location.line == 1
    assert not result.text.endswith("end")


@pytest.mark.parametrize(("text", "message"), REFUSED.items())
def test_refused(text: str, message: str) -> None:
    """One value out of bounds is an error where it stands."""
    assert message in complaints(text)[0]


def test_a_loop_over_a_part_of_a_range_costs_that_part() -> None:
    """A range has no items until they are asked for."""
    assert rendered("{% for i in (1..999999999999) limit: 2 %}{{ i }}{% endfor %}").text == "12"


def test_a_limit_within_an_include_is_reported_there() -> None:
    """The place of the error is in the file that goes too far."""
    result = rendered("a{% include b.html %}c", files={"b.html": "\n{{ (1..999999999999) | sort }}"})
    (problem,) = result.problems
    assert (problem.location.path, problem.location.line) == ("_includes/b.html", 2)


def test_spending() -> None:
    """What is spent adds up; a turn of a loop weighs more than a character."""
    budget = SizeBudget()
    budget.spend(1 << 27)
    budget.turns(1000)
    with pytest.raises(ResourceLimitError):
        budget.spend(1 << 27)


def test_weight() -> None:
    """A text weighs its characters, a list its items."""
    assert (weight("abc"), weight([1, 2]), weight({"a": 1}), weight(None)) == (3, 32, 16, 1)


def test_length_and_nesting() -> None:
    """A text may be long but not endless, and so may a list of lists."""
    check_length(1000)
    with pytest.raises(ResourceLimitError):
        check_length(1 << 30)
    assert check_nesting([1, {"a": [2]}]) == [1, {"a": [2]}]
    assert check_nesting("text") == "text"
    with pytest.raises(ResourceLimitError):
        check_nesting([[0] * 60_000] * 2)
