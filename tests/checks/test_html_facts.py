"""What HTML tells a checker."""

from __future__ import annotations

from tuftenotes.checks.html_facts import read_html

PAGE = """<h2 id="a">Head words</h2><p>one two <a href="x">three</a>
<span class="sidenote" id="n-text">four five <span>six</span></span> seven</p><img src="i.png">
<h3 id="b">More</h3></p>eight<script>not words</script>"""


def test_ids_addresses_and_words_are_read() -> None:
    """Notes are counted for themselves, headings open sections, stray closing tags do no harm."""
    facts = read_html(PAGE)
    assert (facts.ids, facts.links, facts.files) == (["a", "n-text", "b"], ["x"], ["i.png"])
    assert facts.sections == [0, 4, 1]
    assert facts.notes == [("n-text", 3, 1)]
