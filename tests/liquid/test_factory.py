"""Tests for what a site's environment knows."""

from __future__ import annotations

from liquid_texts import shown
from tuftenotes.liquid.factory import FILTERS, make_environment
from tuftenotes.liquid.runtime import Runtime

LIQUID = "abs append at_least at_most capitalize ceil compact concat date default divided_by downcase escape escape_once first floor join last lstrip map minus modulo newline_to_br plus prepend remove remove_first replace replace_first reverse round rstrip size slice sort sort_natural split strip strip_html strip_newlines times truncate truncatewords uniq upcase url_decode url_encode"  # noqa: E501 (one text)
JEKYLL = "absolute_url array_to_sentence_string cgi_escape date_to_long_string date_to_rfc822 date_to_string date_to_xmlschema find find_exp group_by group_by_exp inspect jsonify markdownify normalize_whitespace number_of_words pop push relative_url sample sassify scssify shift slugify smartify strip_index to_integer unshift uri_escape where where_exp xml_escape"  # noqa: E501 (one text)


def test_filters() -> None:
    """Every filter of Liquid 4 and of Jekyll 4.3 is there."""
    assert set(f"{LIQUID} {JEKYLL}".split()) <= set(FILTERS)


def test_tags() -> None:
    """Every tag of Liquid 4, of Jekyll and of the family is there."""
    wanted = "assign break capture case continue cycle decrement for highlight if ifchanged include include_cached include_relative increment link post_url seo feed_meta tablerow unless sidenote marginnote marginfigure fullwidth maincolumn newthought epigraph math m"  # noqa: E501 (one text)
    assert set(wanted.split()) <= set(make_environment(Runtime()).tags)


def test_templates_replace_tags() -> None:
    """A template of the site in _includes/tags replaces any tag."""
    assert shown("{% seo %}", files={"tags/seo.html": "own"}) == "own"
