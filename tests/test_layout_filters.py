"""The filters of templates."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest
from jinja2 import Environment

from tuftenotes.layout_filters import FILTERS

SITE = {"url": "https://example.org/", "baseurl": "/notes"}


def run(expression: str, site: Mapping[str, object] = SITE, **names: object) -> str:
    """Evaluate a template expression."""
    environment = Environment(autoescape=True)
    environment.filters.update(FILTERS)
    return environment.from_string(f"{{{{ {expression} }}}}").render(site=site, **names)


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("/css/a.css", "/notes/css/a.css"),
        ("css/a.css", "/notes/css/a.css"),
        ("/", "/notes/"),
        ("", "/notes"),
        ("https://a.org/x", "https://a.org/x"),
        ("mailto:a@b.org", "mailto:a@b.org"),
        ("//cdn.org/x", "//cdn.org/x"),
        ("/é x/", "/notes/%C3%A9%20x/"),
        ("/a?b=1#c", "/notes/a?b=1#c"),
    ],
)
def test_relative_url(path: str, url: str) -> None:
    """A path gets the baseurl, an address with a scheme stays."""
    assert run("x | relative_url | safe", x=path) == url


@pytest.mark.parametrize(("path", "url"), [("/a/", "/a/"), ("", "")])
def test_relative_url_without_baseurl(path: str, url: str) -> None:
    """Without a baseurl a path is itself."""
    assert run("x | relative_url", {}, x=path) == url


def test_absolute_url() -> None:
    """A path gets the site's address and baseurl."""
    assert run("'/a/' | absolute_url") == "https://example.org/notes/a/"
    assert run("'https://a.org/' | absolute_url") == "https://a.org/"


PAGES = {"content_dir": "content", "pages": [{"path": "content/a/b.md", "url": "/a/b/", "title": "B"}]}


@pytest.mark.parametrize(
    ("name", "shown"),
    [("a/b.md", "/a/b/ B"), ("/a/b.md#c", "/a/b/#c B"), ("https://e.org/", "https://e.org/ https://e.org/")],
)
def test_linked_page(name: str, shown: str) -> None:
    """A file's name stands for its page, with its URL and title."""
    assert run("(x | linked_page).url ~ ' ' ~ (x | linked_page).title", PAGES, x=name) == shown


def test_linked_page_that_is_missing() -> None:
    """A name that no page has is an error that suggests one."""
    with pytest.raises(ValueError, match="did you mean “a/b"):
        run("'a/d.md' | linked_page", PAGES)


@pytest.mark.parametrize(
    ("value", "pattern", "text"),
    [
        ("2020-04-03", "%B %-d, %Y", "April 3, 2020"),
        ("2020-04-03T17:04:01+00:00", "%H:%M", "17:04"),
        ("2020-04-03T17:04:01", "%-I %p", "5 PM"),
        (date(2020, 4, 3), "%a %A %b %e", "Fri Friday Apr  3"),
        (datetime(2020, 4, 3, 9, 0, 5, tzinfo=UTC), "%F %T %s %p", "2020-04-03 09:00:05 1585904405 AM"),
        ("2020-01-01", "%-m/%^b 100%%", "1/JAN 100%"),
        ("2020-01-01T00:00:00", "%-H", "0"),
        ("", "%Y", ""),
    ],
)
def test_date(value: object, pattern: str, text: str) -> None:
    """Dates are formatted by strftime's and Ruby's directives, in English; no date is no text."""
    assert run("x | date(p)", x=value, p=pattern) == text


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("'2008-11-07' | date_to_string", "07 Nov 2008"),
        ("'2008-11-07' | date_to_long_string", "07 November 2008"),
        ("'2008-11-01' | date_to_string('ordinal')", "1st Nov 2008"),
        ("'2008-11-22' | date_to_string('ordinal', 'US')", "Nov 22nd, 2008"),
        ("'2008-11-13' | date_to_long_string('ordinal', 'US')", "November 13th, 2008"),
        ("'2008-11-07' | date_to_xmlschema", "2008-11-07T00:00:00+00:00"),
        ("'' | date_to_xmlschema", ""),
        ("'' | date_to_string('ordinal')", ""),
        ("'Été à la Plage!' | slugify", "été-à-la-plage"),
        ("'Été à la!' | slugify('ascii')", "t-la"),
        ("'a_b c.d' | slugify('pretty')", "a_b-c.d"),
        ("'A  b!' | slugify('raw')", "a-b!"),
        ("'<b> & \"' | xml_escape", "&lt;b&gt; &amp; &#34;"),
        ("'one  two\nthree' | number_of_words", "3"),
        ("nothing | jsonify", "null"),
        ("{'a': '</script>é'} | jsonify", '{"a": "\\u003c/script\\u003eé"}'),
        ("'a\"</style>\\\\' | css_string", '"a\\22 \\3c /style\\3e \\5c "'),
        ('\'<a href="#x" id=y>A <em id="z" class=c>b</em></a>\' | unlinked', "A <em class=c>b</em>"),
    ],
)
def test_text_filters(expression: str, text: str) -> None:
    """The filters for text do what their documentation says."""
    assert run(expression) == text


def test_bad_date() -> None:
    """A text that is no date raises the error that the layout reports."""
    with pytest.raises(ValueError, match="soon"):
        run("'soon' | date")
