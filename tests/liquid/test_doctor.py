"""Tests for the doctor."""

from __future__ import annotations

from jekyll_models import model
from tuftenotes.liquid.doctor import Findings, examine

RUBY = """
class Odd < Liquid::Tag
  def render(context)
    Time.now.to_s
  end
end
module Shouting
  def shout(x)
    x.upcase
  end
end
Liquid::Template.register_tag('odd', Odd)
Liquid::Template.register_tag('sidenote', Odd)
Liquid::Template.register_filter(Shouting)
"""


def findings(files: dict[str, str], **config: object) -> Findings:
    """Examine a site."""
    return examine(model(files, **config))


def test_tags_and_where_they_come_from() -> None:
    """Each tag is counted, with where it is defined; ends and middles are not tags."""
    found = findings(
        {
            "a.md": "---\n---\n{% sidenote 'a' 'b' %}{% if x %}{% else %}{% endif %}{% odd %}{% what %}{% mine %}",  # noqa: E501 (one text)
            "_layouts/l.html": "{% if y %}{% endif %}",
            "_includes/tags/mine.html": "",
            "_plugins/o.rb": RUBY,
        }
    )
    assert [(tag.name, tag.count, tag.files, tag.origin) for tag in found.tags] == [
        ("if", 2, 2, "Jekyll"),
        ("mine", 1, 1, "_includes/tags/mine.html"),
        ("odd", 1, 1, "_plugins/o.rb, Ruby that is not run"),
        ("sidenote", 1, 1, "tuftenotes (instead of _plugins/o.rb)"),
        ("what", 1, 1, "nowhere"),
    ]
    assert found.dialect == "tufte-jekyll's tags (1)"


def test_a_tag_of_ours_that_the_site_defines() -> None:
    """Where its plugin is read, what it shows counts if it is something else."""
    plugin = "class N < Liquid::Tag\ndef render(c)\n'x'\nend\nend\nregister_tag('sidenote', N)\n"
    found = findings({"a.md": "---\n---\n{% sidenote 'a' 'b' %}", "_plugins/n.rb": plugin})
    assert found.tags[0].origin == "tuftenotes (_plugins/n.rb where it means another)"


def test_problems() -> None:
    """Plugins that cannot be honoured, dead addresses, repeated ids and destroyed formulas are found."""
    found = findings(
        {
            "a.md": "---\nt: 1\n---\n{% what %} {% sidenote 'a' 'b' %}{% sidenote 'a' 'c' %}\n\nText $$p(x|y)$$ more `$$a|b$$`.\n",  # noqa: E501 (one text)
            "_includes/head.html": '<script src="https://cdn.mathjax.org/x"></script>',
            "_plugins/o.rb": RUBY,
            "_plugins/g.rb": "class G < Jekyll::Generator\nend\n",
        },
        plugins=["jekyll-feed", "jekyll-archives"],
    )
    assert [(str(p.location), p.message.split(",")[0][:40]) for p in found.problems] == [
        ("_config.yml:1:1", "the plugin jekyll-archives has no equal "),
        ("_includes/head.html:1:20", "this address has been dead for years; th"),
        ("_plugins/g.rb:1:11", "changes the site while it is built (a ge"),
        ("_plugins/o.rb:1:1", "registers filters (render"),
        ("_plugins/o.rb:12:31", "the tag “odd” is made by Ruby that is mo"),
        ("a.md:4:1", "nothing defines the tag “what”"),
        ("a.md:4:34", "the id “a” is used again; the page gets "),
        ("a.md:6:6", "Jekyll makes a table of this paragraph"),
    ]


def test_dialects() -> None:
    """The includes of cs228 are told from the tags."""
    include = "{% include sidenote.html id='a' note='b' %}"
    assert findings({"a.md": f"---\n---\n{include}"}).dialect == "the includes of cs228 (1)"
    assert "plain Jekyll" in findings({"a.md": "---\n---\n{% include x.html %}{% include %}"}).dialect
    both = findings({"a.md": f"---\n---\n{include}{include}{{% newthought 'x' %}}{{% sidenote 'x %}}"})
    assert both.dialect == "tufte-jekyll's tags (2) and the includes of cs228 (2)"
    assert "used again" in both.problems[0].message


def test_tags_that_a_plugin_takes_over() -> None:
    """A site's own gist is its plugin's; without one it is jekyll-gist's."""
    ruby = RUBY.replace("'odd'", "'gist'")
    assert ruby != RUBY
    page = "---\nt: 1\n---\n{% gist 1 %}"
    origins = [
        {tag.name: tag.origin for tag in findings(files).tags}["gist"]
        for files in ({"a.md": page}, {"a.md": page, "_plugins/o.rb": ruby})
    ]
    assert origins == ["Jekyll", "_plugins/o.rb, Ruby that is not run"]
