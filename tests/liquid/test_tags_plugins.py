"""Tests for the tags of plugins."""

from __future__ import annotations

from liquid_texts import complaints, rendered, shown

PLUGIN = """
class Badge < Liquid::Tag
  def initialize(name, markup, tokens)
    super
    @parts = markup.shellsplit
  end
  def render(context)
    "<b>#{@parts[0]}</b>"
  end
end
class Odd < Liquid::Block
  def render(context)
    Open3.capture2("x", super)
  end
end
Liquid::Template.register_tag('badge', Badge)
Liquid::Template.register_tag('odd', Odd)
"""


def test_plugins_that_fill_one_string() -> None:
    """The string of a plugin is filled with the tag's arguments."""
    assert shown("{% badge 'new one' x %}", plugins={"_plugins/b.rb": PLUGIN}) == "<b>new one</b>"


def test_plugins_that_cannot_be_read() -> None:
    """What such a tag was given is shown, with one warning that says how to define it."""
    result = rendered("{% odd a b %}c{% endodd %}{% odd %}d{% endodd %}", plugins={"_plugins/b.rb": PLUGIN})
    assert result.text == "a bcd"
    (problem,) = result.problems
    assert "_includes/tags/odd.html" in problem.hint


def test_templates_define_tags() -> None:
    """A template in _includes/tags gets the arguments, the named ones by name, and the content."""
    files = {"tags/odd.html": "{{ include.arguments | join: '+' }}/{{ include.n }}/{{ include.content }}"}
    assert shown("{% odd a n='b' %}c{% endodd %}", files=files, plugins={"p.rb": PLUGIN}) == "a+n=b/b/c"
    assert shown("{% odd x %}", files=files) == "x//"


def test_seo_and_feed() -> None:
    """The metadata tags know the page and the site."""
    text = shown(
        "{% seo %}{% feed_meta %}", {"page": {"title": "P", "url": "/p"}, "site": {"title": "S", "url": "u"}}
    )
    assert "<title>P | S</title>" in text
    assert (
        '<link type="application/atom+xml" rel="alternate" href="https://example.org/base/feed.xml"' in text
    )
    assert "<title>" not in shown("{% seo title=false %}", {"page": {}, "site": {}})
    assert complaints("{% seo %}", {"page": {}, "site": {}}) == []
