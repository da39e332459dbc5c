"""Tests for reading plugins without running them."""

from __future__ import annotations

import pytest

from tuftenotes.liquid.ruby_objects import Surroundings
from tuftenotes.liquid.ruby_plugins import read_plugin, split_markup


def plugin(render: str, setup: str = "@t = text.shellsplit", parent: str = "Liquid::Tag") -> str:
    """Return a plugin with these methods, that registers the tag x."""
    return f"""
module Jekyll
  class X < {parent}
    def initialize(name, text, tokens)
      super
      {setup}
    end

    def render(context)
      {render}
    end
  end
end
Liquid::Template.register_tag('x', Jekyll::X)
"""


def fill(source: str, markup: str, content: str = "") -> str | None:
    """Return what the tag of a plugin makes."""
    ((tag,), _) = read_plugin(source, "_plugins/x.rb")
    return tag.fill(markup, content, Surroundings({"baseurl": "/b"}))


@pytest.mark.parametrize(
    ("render", "setup", "markup", "result"),
    [
        ('"<b>#{@t[0]}</b>"', "@t = text.shellsplit", "'a b' c", "<b>a b</b>"),
        ('"#{@t[1]}" + \'-\' + "#{@t[5]}"', "@t = Shellwords.split(text)", "a b", "b-"),
        ('"#{@t.first}/#{@t.last}"', "@t = text.split(',')", "a,b", "a/b"),
        ('"#{@t[0]}"', "@t = text.split", "a b", "a"),
        ('"[#{@t}]"', "@t = text.strip", " a b ", "[a b]"),
        ('"[#{@t}]"', "@t = text", "a ", "[a ]"),
        ('return "a\\n\\"#{@t[0]}\\""', "@t = text.shellsplit", "x", 'a\n"x"'),
        (
            "baseurl = context.registers[:site].config['baseurl']\n      \"#{baseurl}/#{@t[0]}\"",
            "@t = text.shellsplit",
            "x",
            "/b/x",
        ),
        ("'#{not} it'", "@t = text", "x", "#{not} it"),
        (
            "<<~HTML\n        <p>\n          #{@t[0]}\n        </p>\n      HTML",
            "@t = text.shellsplit",
            "x",
            "<p>\n  x\n</p>\n",
        ),
    ],
)
def test_strings_that_are_filled(render: str, setup: str, markup: str, result: str) -> None:
    """A plugin that splits its argument and fills one string is honoured."""
    assert fill(plugin(render, setup), markup) == result


@pytest.mark.parametrize(
    ("render", "setup"),
    [
        ('"#{rand}"', "@t = text.shellsplit"),
        ("site.pages.first", "@t = text"),
        ('"a" "b" foo', "@t = text"),
        ("File.read(@t)", "@t = text"),
        ("`ls`", "@t = text"),
        ("while true do\n      end", "@t = text"),
        ('system("ls")', "@t = text"),
        ('raise "no" if @t', "@t = text"),
        ("context.registers[:site].pages", "@t = text"),
    ],
)
def test_what_is_more_than_a_string(render: str, setup: str) -> None:
    """Anything else is known by its name only."""
    assert fill(plugin(render, setup), "x") is None


def test_blocks() -> None:
    """A block gets its content."""
    source = plugin('content = super\n      "<i>#{@t}: #{content}</i>"', "@t = text.strip", "Liquid::Block")
    assert fill(source, " t ", "body") == "<i>t: body</i>"
    ((tag,), _) = read_plugin(plugin('"#{super}"', parent="Liquid::Block"), "x.rb")
    assert (tag.block, tag.fill("", "c", Surroundings({}))) == (True, "c")


def test_what_a_plugin_registers() -> None:
    """Tags are found by text or symbol, filters by their module; comments don't count."""
    source = "# register_tag('no', X)\nLiquid::Template.register_tag :y, Y\nmodule F\n  def shout(x)\n  end\nend\nLiquid::Template.register_filter(F)\n"  # noqa: E501 (a file of Ruby)
    tags, filters = read_plugin(source, "x.rb")
    assert [(tag.name, tag.readable) for tag in tags] == [("y", False)]
    assert filters[0].names == ("shout",)
    assert read_plugin(source, "x.rb")[0][0].fill("", "", Surroundings({})) is None


def test_arguments() -> None:
    """Arguments with an unclosed quote are split at blanks."""
    assert split_markup("a 'b c'") == ["a", "b c"]
    assert split_markup("a it's") == ["a", "it's"]
