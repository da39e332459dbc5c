"""What a template may spend on one page."""

from __future__ import annotations

import pytest
from jinja2.exceptions import SecurityError

from tuftenotes.layout_budget import MOST_CHARACTERS, StepBudget
from tuftenotes.layout_environment import TemplateEnvironment

SOURCES = {
    "itself.html": "{% include 'itself.html' %}",
    "twice0.html": "x",
    **{f"twice{n}.html": f"{{% include 'twice{n - 1}.html' %}}" * 2 for n in range(1, 40)},
    "parent.html": "{% extends 'parent.html' %}",
}


def run(text: str) -> str:
    """Render a template that may include those of `SOURCES`."""
    environment = TemplateEnvironment(
        lambda name: (SOURCES[name], name, lambda: True) if name in SOURCES else None
    )
    return environment.from_string(text).render(page={"tags": ["a", "b"]}, content="c")


NESTED = "{% set n = namespace(x=['a']) %}{% for a in range(40) %}{% set n.x = VALUE %}{% endfor %}"
ENDLESS = {
    "loops": "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
    "macro that calls itself": "{% macro f(n) %}{{ f(n) }}{% endmacro %}{{ f(1) }}",
    "macro that doubles": (
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}"
    ),
    "include of itself": "{% include 'itself.html' %}",
    "includes that double": "{% include 'twice39.html' %}",
    "parent of itself": "{% extends 'parent.html' %}",
    "recursive loop": "{% for a in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}",
    "output": "{% for a in range(9999) %}{{ 'xxxxxxxxxxxxxxxxxxxx' * 9999 }}{% endfor %}",
    "times": "{{ 'x' * 999999999999 }}",
    "times a list": "{{ [1] * 999999999999 }}",
    "from the other side": "{{ 999999999999 * 'x' }}",
    "power": "{{ 9 ** (9 ** 9) }}",
    "product": "{% set n = namespace(x=9) %}{% for a in range(99) %}{% set n.x = n.x * n.x %}{% endfor %}",
    "plus": "{% set n = namespace(x='aa') %}{% for a in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "tilde": "{% set n = namespace(x='aa') %}{% for a in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "block": (
        "{% set n = namespace(x='aa') %}{% for a in range(99) %}"
        "{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}{% endfor %}"
    ),
    "percent": "{{ '%999999999d' % 1 }}",
    "percent and star": "{{ '%*d' % (999999999, 1) }}",
    "filter format": "{{ '%999999999d' | format(1) }}",
    "method format": "{{ '{:>999999999}'.format(1) }}",
    "attribute format": "{{ ('{:>999999999}' | attr('format'))(1) }}",
    "mapped format": "{{ ['{:>999999999}'] | map('attr', 'format') | first }}",
    "width": "{{ 'x'.ljust(999999999) }}",
    "center": "{{ 'x' | center(999999999) }}",
    "indent": "{{ 'x\ny' | indent(999999999) }}",
    "batch": "{{ [1] | batch(999999999, 'x') | list }}",
    "slice": "{{ [1] | slice(999999999) | list }}",
    "replace": "{% set a = 'x' * 9999 %}{% set b = a | replace('x', a) %}{{ b }}",
    "joins": "{% set a = 'x' * 9999 %}{{ a | list | join(a) }}",
    "method replace": "{% set a = 'x' * 9999 %}{% set b = a.replace('x', a) %}{{ b }}",
    "method join": "{% set a = 'x' * 9999 %}{{ a.join(a) }}",
    "upper": "{% set a = 'x' * 999999 %}{% for b in range(99999) %}{% set c = a | upper %}{% endfor %}",
    "range": "{% for a in range(999999999) %}{% endfor %}",
    "wordwrap": "{{ (' ' * 999999) | wordwrap(9) }}",
    "a list of a list": NESTED.replace("VALUE", "[n.x, n.x]") + "{{ n.x }}",
    "a list of a list, joined": NESTED.replace("VALUE", "[n.x] + [n.x]") + "{{ n.x ~ 'x' }}",
    "a list of a list, times": NESTED.replace("VALUE", "[n.x] * 9") + "{{ n.x | string }}",
    "a tuple of a tuple": NESTED.replace("VALUE", "(n.x, n.x)") + "{{ n.x == [1] }}",
    "a mapping of a mapping": NESTED.replace("VALUE", "{'a': n.x, 'b': n.x}") + "{{ n.x | tojson }}",
    "a mapping made by a call": NESTED.replace("VALUE", "dict(a=n.x, b=n.x)") + "{{ n.x | length }}",
    "a list in a list": NESTED.replace("40", "400").replace("VALUE", "[n.x]") + "{{ n.x }}",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_bounded(name: str) -> None:
    """Whatever would run without end or fill the memory is refused."""
    with pytest.raises((SecurityError, RecursionError, OverflowError)):
        run(ENDLESS[name])


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("{% for a in page.tags %}{{ loop.index }}/{{ loop.length }}{{ a }},{% endfor %}", "1/2a,2/2b,"),
        ("{% for a in page.none %}x{% else %}none{% endfor %}", "none"),
        ("{% for a in [[1], [2]] recursive %}{{ a if a is number else loop(a) }}{% endfor %}", "12"),
        ("{{ 'a' ~ 1 ~ '<' }}", "a1&lt;"),
        ("{{ '<b>' | safe ~ '<' }}", "<b>&lt;"),
        ("{{ 2 ** 10 }} {{ 7 % 4 }} {{ 2 * 3 }} {{ '-' * 3 }} {{ [1] + [2] }}", "1024 3 6 --- [1, 2]"),
        ("{{ '%s!' % 'a' }} {{ '%05.1f' | format(2) }}", "a! 002.0"),
        ("{{ page.tags | join(', ') }} {{ 'aa' | replace('a', 'b') }}", "a, b bb"),
        ("{{ page.tags | map('upper') | join }} {{ 'ab' | center(4) | length }}", "AB 4"),
        ("{% macro m(a) %}<{{ a }}{% endmacro %}{{ m(1) }}", "<1"),
    ],
)  # fmt: skip
def test_ordinary(text: str, result: str) -> None:
    """What an ordinary template does works as ever."""
    assert run(text) == result


def test_a_new_page() -> None:
    """Each page has its own budget."""
    environment = TemplateEnvironment(lambda _: None)
    template = environment.from_string("{% for a in range(99999) %}{% endfor %}")
    for _ in range(40):
        environment.begin()
        template.render()
    pages = (template.render() for _ in range(40))
    with pytest.raises(SecurityError, match="does not come to an end"):
        list(pages)


def test_a_long_page() -> None:
    """A page may be long, but not longer than anybody can load."""
    budget = StepBudget()
    assert len(budget.concat(["x" * 1_000_000] * 5)) == 5_000_000
    with pytest.raises(SecurityError, match="too long"):
        budget.concat("x" * 1_000_000 for _ in range(MOST_CHARACTERS // 1_000_000 + 1))
