"""Formulas in raw HTML, as MathJax would find them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuftenotes.mathematics import Formula, split_html


def inline(tex: str) -> Formula:
    """Return a formula within the text."""
    return Formula(tex, display=False)


def block(tex: str) -> Formula:
    """Return a displayed formula."""
    return Formula(tex, display=True)


@pytest.mark.parametrize(
    ("html", "parts"),
    [
        (r"<td>\(a &lt; b\)</td>", ("<td>", inline("a < b"), "</td>")),
        (r"\[x\]", (block("x"),)),
        ("a $$x$$ b", ("a ", block("x"), " b")),
        (
            r"a \begin{align*}x&amp;=y\end{align*} b",
            ("a ", block(r"\begin{align*}x&=y\end{align*}"), " b"),
        ),
        (r"\begin{itemize}x\end{itemize}", (r"\begin{itemize}x\end{itemize}",)),
        ('<script type="math/tex">x</script>', (inline("x"),)),
        ('<script type="math/tex; mode=display">% <![CDATA[\nx %]]></script>', (block("\nx "),)),
        ("<script>$$x$$</script>", ("<script>$$x$$</script>",)),
        ("<pre>$$x$$</pre><code>$$x$$</code>", ("<pre>$$x$$</pre><code>$$x$$</code>",)),
        ("<!-- $$x$$ -->", ("<!-- $$x$$ -->",)),
        ("<a title=\"$$x$$\" alt='>'>", ("<a title=\"$$x$$\" alt='>'>",)),
        (r"\\(x\\)", (r"\\(x\\)",)),
        (r"\$5 \$$", (r"\$5 \$$",)),
        (r"\(a <b>c</b>\)", (r"\(a <b>c</b>\)",)),
        ("costs $5 and $6, $x$ and \\$y$", ("costs $5 and $6, ", inline("x"), " and \\$y$")),
        ("<textarea>$$x$$", ("<textarea>$$x$$",)),
        ("", ()),
    ],
)
def test_split_html(html: str, parts: tuple[str | Formula, ...]) -> None:
    """Formulas are found in text and nowhere else, with their character references resolved."""
    assert split_html(html, dollars=True) == parts


def test_single_dollars_are_text_unless_asked_for() -> None:
    """A site whose MathJax does not list the dollar keeps it."""
    assert split_html("$x$", dollars=False) == ("$x$",)


@settings(deadline=None)
@given(st.text(alphabet="$\\()[]<>ab \"'-!/{}&;", max_size=40))
def test_nothing_is_lost(html: str) -> None:
    """HTML without formulas comes back as it was, whatever it is."""
    parts = split_html(html, dollars=True)
    if all(isinstance(part, str) for part in parts):
        assert "".join(str(part) for part in parts) == html
