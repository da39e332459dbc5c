"""Tests for the services that templates have when nothing is handed in."""

from __future__ import annotations

from tuftenotes.liquid.factory import make_environment
from tuftenotes.liquid.runtime import Runtime
from tuftenotes.liquid.source_text import SourceText


def test_defaults() -> None:
    """Without a site texts stay as they are and files are not there."""
    text = (
        "{{ 'a' | markdownify }}{{ 'b' | scssify }}{% highlight x %}c{% endhighlight %}{% include d.html %}"
    )
    made = make_environment(Runtime()).render_source(SourceText(text, "p.md"), {}, page="p.md")
    assert made.text.startswith("ab<figure")
    assert [problem.message for problem in made.problems] == ["there is no “d.html” in _includes"]
