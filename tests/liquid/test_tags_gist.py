"""Tests for the tag of jekyll-gist."""

from __future__ import annotations

from liquid_texts import complaints, shown


def test_gist() -> None:
    """A gist is shown by a script, whole or one file of it; without scripts there is a link."""
    assert shown("{% gist a/12 %}") == (
        '<noscript><p><a href="https://gist.github.com/a/12">gist a/12</a></p></noscript>'
        '<script src="https://gist.github.com/a/12.js"> </script>'
    )
    assert shown('{% gist 12 "x.md %}').endswith(
        '<script src="https://gist.github.com/12.js?file=&quot;x.md"> </script>'
    )


def test_variables() -> None:
    """The gist and the file may be variables."""
    text = shown("{% gist page.gist file %}", {"page": {"gist": "a/12"}, "file": "b.rb"})
    assert text.endswith('<script src="https://gist.github.com/a/12.js?file=b.rb"> </script>')


def test_nothing() -> None:
    """A gist has a name."""
    assert complaints("{% gist %}") == [
        "page.md:1:1: a gist is written “gist user/1234567” or “gist user/1234567 file.rb”"
    ]


def test_plugin_of_the_site() -> None:
    """A site's own tag of that name stays."""
    ruby = """
class Gist < Liquid::Tag
  def render(context)
    "<b>#{@markup.strip}</b>"
  end
end
Liquid::Template.register_tag('gist', Gist)
"""
    assert shown("{% gist 12 %}", plugins={"_plugins/g.rb": ruby}) == "<b>12</b>"
