"""Made-up texts: whatever an author writes, there is a result, and what is wrong with it is a diagnostic.

The same texts each time, a few thousand of those that `bench/fuzz.py` makes by the million.
"""

from __future__ import annotations

import pytest

from made_up import made_up
from readers import READERS, faults_of

TEXTS = {"native-site": 10, "jekyll-site": 10, "jinja": 100, "front-matter": 150}
"""How many of what takes longer; of everything else there are 300."""

FOUND = (
    ("jekyll-front-matter", "a: 0b_"),
    ("yaml", "x: é\x85\u2028\ny: \x07"),
    ("config", "exclude:\n  a: b\n"),
    ("config", "checks:\n  - a"),
    ("front-matter", "layout:\n  - a"),
    ("front-matter", "title: a\rb: c\n...\n{% m %}"),
    ("json", "[-8\r"),
    ("toml", "[a]\n\x85\r"),
    ("scss", "@debug 1;\0"),
    ("scss", "@import 'b';\n\0"),
    ("scss", "u+0-7f\r\r*u+0-7f\r"),
    ("liquid", "{% include a.html %}" * 9),
    ("liquid", "{% seo {% include a.html %}" * 7),
    ("jinja", "{{ page" + ".a" * 120 + " }}"),
    ("jinja", "{% for a in [1] %}" * 25 + "{% endfor %}" * 25),
    ("jinja", "{% set title = page['toc'][0] %}{% set title | default(a, true) %}%d{% endset %}"),
    ("jinja", "{% set a | truncate(0, true, 'a', 0) %}b{% endset %}"),
    ("liquid", "{% tablerow l in (-2..99999999999999999999) limit:2 cols:2.5 %}{% endtablerow %}"),
    ("liquid", "{{ n | divided_by: -0.0 | times: 0 }}"),
    ("liquid", "{{ (1..999999999999) | join }}"),
    ("liquid", "{% assign a = 'x' | split: '' %}" + "{% assign a = a | push: a %}" * 99 + "{{ a }}"),
)
"""What was found once."""


@pytest.mark.parametrize("reader", READERS)
def test_made_up_texts(reader: str) -> None:
    """Nothing but diagnostics comes of a text, each at a place that is there."""
    names = [f"{reader}/0/{number}" for number in range(TEXTS.get(reader, 300))]
    found = {name: faults for name in names if (faults := faults_of(reader, made_up(reader, name)))}
    assert found == {}


@pytest.mark.parametrize(("reader", "text"), FOUND)
def test_found(reader: str, text: str) -> None:
    """What once crashed, hung or pointed nowhere does not any more."""
    assert faults_of(reader, text) == []


def test_texts_are_the_same_again() -> None:
    """A finding is named by its reader, its seed and its number."""
    first, again, other = (made_up("liquid", f"liquid/1/{number}") for number in (2, 2, 3))
    assert first == again != other
