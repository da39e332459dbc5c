"""The environment that templates run in."""

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError, TemplateRuntimeError

from tuftenotes.layout_environment import (
    EVERYTHING,
    TemplateEnvironment,
    read_attributes,
    referenced_templates,
)

PAGE = {"title": "A & B", "title_html": "A &amp; B", "items": 3, "tags": ["x"], "deep": {"er": {"est": 1}}}


def environment() -> TemplateEnvironment:
    """Make an environment that has no files."""
    return TemplateEnvironment(lambda _: None)


def run(text: str) -> str:
    """Render a template with `PAGE` as its page."""
    return environment().from_string(text).render(page=PAGE)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("{{ page.title }}", "A &amp; B"),
        ("{{ page.title_html }}", "A &amp; B"),
        ("{{ page['title'] }}", "A &amp; B"),
        ("{{ page.none }}", ""),
        ("{{ page.none.of.this['at all'] }}", ""),
        ("{{ page['no such'].thing }}", ""),
        ("{% if page.none %}yes{% else %}no{% endif %}", "no"),
        ("{% for x in page.none %}{{ x }}{% endfor %}", ""),
        ("{{ page.none or 'default' }}", "default"),
        ("{{ page.none is defined }}", "False"),
        ("{{ page.items }}", "3"),
        ("{{ page.keys() | list | length }}", "5"),
        ("{{ page.get('title') }}", "A &amp; B"),
        ("{{ page.deep.er.est }}", "1"),
        ("{{ page.tags[0] }}{{ page.tags | length }}", "x1"),
        ("{{ 'a b'.split() | join('-') }}", "a-b"),
    ],
)
def test_mappings_are_lenient(text: str, result: str) -> None:
    """A mapping answers with its key, or with something empty and false."""
    assert run(text) == result


@pytest.mark.parametrize(
    "text", ["{{ paeg }}", "{{ page.tags.nope }}", "{{ page.none > 3 }}", "{{ 'x'.nope }}"]
)
def test_everything_else_is_strict(text: str) -> None:
    """Any other undefined name is an error."""
    with pytest.raises(UndefinedError):
        run(text)


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ page.__class__.__mro__ or fail() }}",
        "{{ page.tags.append('y') }}",
        "{{ page.update({}) }}",
        "{{ '{0.__class__.__mro__}'.format(page.tags) }}",
        "{{ range(1000000) | list }}",
        "{{ lipsum() }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ page.tags | map(attribute='__class__') | list | first }}",
    ],
)
def test_sandbox(text: str) -> None:
    """A template cannot reach Python, change what it is given, or make more than a page can hold."""
    with pytest.raises((SecurityError, UndefinedError, OverflowError, TemplateRuntimeError)):
        run(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{{ site.title }}{{ site['url'] }}", {"title", "url"}),
        ("{{ page.title }} about the site", set()),
        ("{% for p in site.pages if site.menu %}{{ p.site }}{% endfor %}", {"pages", "menu"}),
        ("{{ '/x' | relative_url }}", {"baseurl"}),
        ("{{ '/x' | absolute_url }}", {"baseurl", "url"}),
        ("{{ site[page.key] }}", {EVERYTHING}),
        ("{% set s = site %}{{ s.title }}", {EVERYTHING}),
        ("{{ site.title }}{% for k in site %}{% endfor %}", {"title", EVERYTHING}),
        ("{{ site.data.people.erdos }}", {"data"}),
    ],
)
def test_read_attributes(text: str, names: set[str]) -> None:
    """What a template reads of `site` is known without running it."""
    assert read_attributes(environment().parse(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            '{% extends "a.html" %}{% include "b.html" %}{% from "c.html" import d %}',
            {"a.html", "b.html", "c.html"},
        ),
        ("{% include page.x %}", {EVERYTHING}),
        ("{{ page.x }}", set()),
    ],
)
def test_referenced_templates(text: str, names: set[str]) -> None:
    """What a template pulls in is known without running it."""
    assert referenced_templates(environment().parse(text)) == names
