"""Tests for the Tufte tags as Liquid tags."""

from __future__ import annotations

import pytest

from liquid_texts import complaints, shown


def tags(text: str, files: dict[str, str] | None = None) -> str:
    """Render `text` and show the noncharacters as the braces they stand for, doubled."""
    return shown(text, {"v": 'a "b"'}, files=files or {}).replace("\ufdd2", "{{").replace("\ufdd3", "}}")


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("{% sidenote 'a' 'b' %}", "{{% sidenote 'a' 'b' %}}"),
        ("{%- marginnote 'a'-%}", "{{%- marginnote 'a'-%}}"),
        ("{{ \"{% newthought 'x'\" }} %}", "{% newthought 'x' %}"),
        ("{% sidenote id %}text{% endsidenote %}", '{{% sidenote "id" "text" %}}'),
        ("{% marginnote %} t {% endmarginnote %}", '{{% marginnote "t" %}}'),
        ("{% epigraph 'who' %}words{% endepigraph %}", '{{% epigraph "words" "who" %}}'),
        ("{% math %}x_{{ v }}{% endmath %}", '{{% math %}}x_a "b"{{% endmath %}}'),
        ("{% marginfigure 'a.png' 'cap' %}", '{{% marginfigure "" "a.png" "cap" %}}'),
        ("{% marginfigure 'id' 'a.png' %}", "{{% marginfigure 'id' 'a.png' %}}"),
        ("{% marginfigure 'a.png' 'b.png' %}", "{{% marginfigure 'a.png' 'b.png' %}}"),
        ("{% maincolumn 'a.png' 'cap' '50%' %}", '{{% maincolumn "a.png" "cap" %}}'),
        ("{% maincolumn 'a' 'b' 'c' %}", "{{% maincolumn 'a' 'b' 'c' %}}"),
        ("{% m %}x{% em %}", "{{% m %}}x{{% em %}}"),
        ("{% include sidenote.html id='i' note=v %}", '{{% sidenote "i" "a \\"b\\"" %}}'),
        (
            "{% include marginfigure.html id='i' url='u' description='d' %}",
            '{{% marginfigure "i" "u" "d" %}}',
        ),
        ("{% include fullwidth.html src='u' %}", '{{% include fullwidth.html src="u" caption="" %}}'),
    ],
)
def test_what_is_left_for_markdown(text: str, result: str) -> None:
    """A tag stays as it stands, a block or an include becomes a tag, a sample stays a sample."""
    assert tags(text) == result


def test_plugins_that_take_their_argument_as_a_whole() -> None:
    """Where the site's plugin shows all of the argument, the words need no quotes."""
    plugin = "class N < Liquid::Tag\ndef initialize(a, text, c)\n@t = text\nend\ndef render(c)\n\"<span class='newthought'>#{@t}</span>\"\nend\nend\nregister_tag('newthought', N)\n"  # noqa: E501 (a file of Ruby)
    made = shown("{% newthought In his later %}", plugins={"n.rb": plugin})
    assert made == '\ufdd2% newthought "In his later" %\ufdd3'


def test_own_includes() -> None:
    """A file of the site with other parameters is the site's own; captions in the margin stay there."""
    assert (
        tags("{% include sidenote.html text='x' %}", {"sidenote.html": "own {{ include.text }}"}) == "own x"
    )
    own = {"maincolumn_img.html": '<figcaption class="marginnote">'}
    assert tags("{% include maincolumn_img.html src='a' caption='b' %}", own) == (
        '{{% include maincolumn_img.html src="a" caption="b" class="marginnote" %}}'
    )


def test_faults() -> None:
    """A quote without an end stands where it opens; a formula needs its end."""
    assert complaints("{% sidenote a it's %}") == ["page.md:1:17: a quote in “sidenote” is never closed"]
    assert complaints("{% math %}x") == ["page.md:1:1: “math” is never closed"]
