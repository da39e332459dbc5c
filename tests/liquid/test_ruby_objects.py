"""Tests for the objects of Jekyll that plugins ask."""

from __future__ import annotations

import pytest

from tuftenotes.liquid.ruby_objects import Surroundings, Thing, ask
from tuftenotes.liquid.ruby_tokens import UnreadableError

AROUND = Surroundings(
    {"baseurl": "/b"},
    page={"title": "T"},
    variable=lambda name: f"<{name}>",
    markdown=lambda text: f"<p>{text}",
)


def test_the_way_to_the_configuration_and_the_page() -> None:
    """The context leads to the registers, these to the site and the page."""
    registers = ask(Thing("context"), "registers", (), AROUND, "")
    site = ask(registers, "[]", ("site",), AROUND, "")
    assert ask(site, "config", (), AROUND, "") == {"baseurl": "/b"}
    assert ask(site, "data", (), AROUND, "") == "<site.data>"
    first = ask(ask(Thing("context"), "environments", (), AROUND, ""), "first", (), AROUND, "")
    assert ask(first, "[]", ("page",), AROUND, "") == {"title": "T"}
    assert ask(Thing("context"), "[]", ("page.url",), AROUND, "") == "<page.url>"


def test_variables_that_are_set() -> None:
    """A variable that a plugin sets hides Liquid's of that name."""
    around = Surroundings({}, variable=lambda name: f"<{name}>")
    around.set_variable("a", None)
    assert (around.get_variable("a"), around.get_variable("b")) == (None, "<b>")


def test_converters() -> None:
    """Both kramdown itself and the site's converter are our Markdown."""
    converter = ask(Thing("site"), "find_converter_instance", ("x",), AROUND, "")
    assert ask(converter, "convert", ("a",), AROUND, "") == "<p>a"
    made = ask(Thing("constant", "Jekyll::Converters::Markdown"), "new", ({},), AROUND, "")
    assert (made, ask(made, "setup", (), AROUND, "")) == (converter, None)
    document = ask(Thing("constant", "Kramdown::Document"), "new", ("b",), AROUND, "")
    assert ask(document, "to_html", (), AROUND, "") == "<p>b"


def test_what_nobody_answers() -> None:
    """Any other question is unreadable."""
    with pytest.raises(UnreadableError):
        ask(Thing("site"), "pages", (), AROUND, "")
