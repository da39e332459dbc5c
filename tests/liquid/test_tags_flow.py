"""Tests for branches."""

from __future__ import annotations

import pytest

from liquid_texts import complaints, shown


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("{% if a %}1{% elsif b == 2 %}2{% else %}3{% endif %}", "2"),
        ("{% unless a %}1{% else %}2{% endunless %}", "1"),
        ("{% unless b %}1{% elsif b == 2 %}e{% else %}2{% endunless %}", "e"),
        ("{% case b %}x{% when 1 %}1{% when 3, 2 %}2{% else %}3{% endcase %}", "2"),
        ("{% case b %}{% when 1 or 3 %}1{% else %}3{% endcase %}", "3"),
        ("{% case b %}{% when 2 or 2 %}x{% endcase %}", "xx"),
        ("{% case c %}{% when empty %}none{% endcase %}", "none"),
        ("{% for i in (1..2) %}{% ifchanged %}a{% endifchanged %}{% endfor %}", "a"),
    ],
)
def test_branches(text: str, result: str) -> None:
    """The branch that Ruby takes is taken."""
    assert shown(text, {"b": 2, "c": ""}) == result


def test_heads_that_are_missing() -> None:
    """A case without a value and a when without one are errors."""
    assert complaints("{% case %}{% endcase %}") == ["page.md:1:1: “case” needs a value"]
    assert complaints("{% case 1 %}{% when %}{% endcase %}") == ["page.md:1:13: “when” needs a value"]
