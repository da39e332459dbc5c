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


COUNTING = """
class Counted < Liquid::Tag
  def render(context)
    if context["count"].nil?
      context["count"] = 1
    else
      context["count"] += 1
    end
    "#{context["count"]} #{context.registers[:site].data["quotes"]["a"]["text"]}."
  end
end
Liquid::Template.register_tag('counted', Counted)
"""


def test_what_a_plugin_sets_and_the_data_of_the_site() -> None:
    """A variable that a plugin sets stays through the page; the site's data can be asked."""
    given = {"site": {"data": {"quotes": {"a": {"text": "T"}}}}}
    text = shown("{% counted %}{% counted %}", given, plugins={"_plugins/c.rb": COUNTING})
    assert text == "1 T.2 T."
    assert shown("{% counted %}", {**given, "count": 4}, plugins={"_plugins/c.rb": COUNTING}) == "5 T."
