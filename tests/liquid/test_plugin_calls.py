"""Tests for what a plugin sees of the page that calls it."""

from __future__ import annotations

from liquid_texts import shown

PLUGIN = """
class Seen < Liquid::Tag
  @@n = 0
  def render(context)
    @@n += 1
    "#{@@n} #{context['page.title']} #{context.registers[:page]['title']} #{context['no.thing']}."
  end
end
Liquid::Template.register_tag('seen', Seen)
"""


def test_variables() -> None:
    """A plugin sees Liquid's variables and the page; class variables count through the page."""
    text = shown("{% seen %}{% seen %}", {"page": {"title": "T"}}, plugins={"_plugins/s.rb": PLUGIN})
    assert text == "1 T T .2 T T ."
