"""Tests for link, post_url and highlight."""

from __future__ import annotations

from liquid_texts import complaints, shown


def test_links() -> None:
    """A file and a post are linked to with the baseurl; the name may hold a variable."""
    assert shown("{% link a.md %} {% post_url 2020-01-02-x %} {% link {{ f }}.md %}", {"f": "a"}) == (
        "/base/a.html /base/x.html /base/a.html"
    )


def test_links_to_nothing() -> None:
    """A link to what is not there is an error, and so is a name that no post can have."""
    assert complaints("{% link b.md %}{% post_url 2020-01-02-y %}{% post_url y %}") == [
        "page.md:1:43: “y” is not the name of a post (year-month-day-title)",
        "page.md:1:1: there is no file “b.md” in the site",
        "page.md:1:16: there is no post “2020-01-02-y” in the site",
    ]


def test_highlight() -> None:
    """Code is coloured without the line ends around it, in the figure that Jekyll makes."""
    assert shown("{% highlight C++ linenos %}\n\nint {{ x }};\n{% endhighlight %}", {"x": 1}) == (
        '<figure class="highlight"><pre><code class="language-c--" data-lang="c++">c++/True/int 1;'
        "</code></pre></figure>"
    )
    (found,) = complaints("{% highlight %}x{% endhighlight %}")
    assert "a highlight is written" in found
