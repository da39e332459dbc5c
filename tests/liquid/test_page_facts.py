"""Tests for comparing pages by what a reader gets."""

from __future__ import annotations

from tuftenotes.liquid.page_facts import differences, page_facts

URL = "http://h/a/b.html"


def test_facts() -> None:
    """Words, headings, links and images are read; formulas, scripts and the head are not."""
    found = page_facts(
        "<head><title>x</title></head><h2 id='i'>A <em>b</em></h2><p>c “d” \\(x\\) <math>y</math>"
        "<a href='c.html'>e</a> <a href='#f'>f</a><img src='/i.png'></p><script>z</script>",
        URL,
    )
    assert found.words == ("A", "b", "c", '"', "d", '"', "e", "f")
    assert found.heads == (("i", "A b"),)
    assert dict(found.links) == {"http://h/a/c.html": 1}
    assert dict(found.images) == {"http://h/i.png": 1}


def test_differences() -> None:
    """What is gone and what is new is said, at most a few of each."""
    one = page_facts("<h1 id='x'>T</h1>a b c d <a href='/l'>e</a><img src='i'>", URL)
    other = page_facts("<h1 id='y'>T</h1>a B c D <a href='/m'>E</a><img src='j'> f q", URL)
    assert differences(one, one) == []
    assert differences(one, other) == [
        "text: “b” is now “B”",
        "text: “d e” is now “D E f q”",
        "link gone: http://h/l",
        "link new: http://h/m",
        "image gone: http://h/a/i",
        "image new: http://h/a/j",
        "heading gone: T (#x)",
    ]
    many = page_facts("<p>" + " ".join(f"x{n} same" for n in range(9)) + "</p>", URL)
    changed = page_facts("<p>" + " ".join(f"y{n} same" for n in range(9)) + "</p>", URL)
    assert differences(many, changed)[-1] == "text: and 6 more places"
