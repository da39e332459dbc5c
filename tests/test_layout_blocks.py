"""The blocks of templates that are never shown."""

from __future__ import annotations

import pytest
from jinja2 import Environment

from tuftenotes.layout_blocks import unshown_blocks

BASE = "{% block main %}{% block inner %}{% endblock %}{% endblock %}"


def unshown(*texts: str) -> list[tuple[str, str, list[str]]]:
    """Return template, block and the blocks above it, for templates called 0, 1 and so on."""
    trees = {str(number): Environment().parse(text) for number, text in enumerate(texts)}  # noqa: S701 - not run
    return [(name, block.name, sorted(known)) for name, block, known in unshown_blocks(trees)]


def test_unknown_block() -> None:
    """A block is shown only where a template above has one of its name, at whatever depth."""
    child = "{% extends '0' %}{% block mian %}{% endblock %}{% block inner %}{% endblock %}"
    assert unshown(BASE, child) == [("1", "mian", ["inner", "main"])]
    grandchild = (
        "{% extends '1' %}{% block main %}{% endblock %}{% if a %}{% block b %}{% endblock %}{% endif %}"
    )
    assert unshown(BASE, "{% extends '0' %}", grandchild) == [("2", "b", ["inner", "main"])]
    assert unshown("", "{% extends '0' %}{% block a %}{% block b %}{% endblock %}{% endblock %}") == [
        ("1", "a", [])
    ]


@pytest.mark.parametrize(
    "child",
    [
        "{% block any %}{% endblock %}",
        "{% extends '0' %}{% block main %}{% block new %}{% endblock %}{% endblock %}",
        "{% block early %}{% endblock %}{% extends '0' %}",
        "{% extends '0' %}{% block a %}{% endblock %}{% block main %}{{ self.a() }}{% endblock %}",
        "{% extends '0' %}{% block a %}{% endblock %}{% block main %}{{ self['a']() }}{% endblock %}",
        "{% extends page.parent %}{% block a %}{% endblock %}",
        "{% if x %}{% extends '0' %}{% endif %}{% block a %}{% endblock %}",
        "{% extends 'missing' %}{% block a %}{% endblock %}",
        "{% extends '1' %}{% block a %}{% endblock %}",
        "{% extends '2' %}{% block a %}{% endblock %}",
    ],
)
def test_shown_or_unknowable(child: str) -> None:
    """Nothing is said of a block that is run in its place, called by name, or below what is not known."""
    assert unshown(BASE, child, "{% extends page.parent %}") == []


def test_a_long_chain() -> None:
    """Hundreds of templates, each above the next, take no time."""
    texts = [BASE, *(f"{{% extends '{n}' %}}{{% block b{n} %}}{{% endblock %}}" for n in range(300))]
    assert len(unshown(*texts)) == 300
