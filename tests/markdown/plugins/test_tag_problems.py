"""What is said of a tag that is wrong; tag.md has the full texts."""

from __future__ import annotations

from markdown_pages import complaints, page


def test_each_problem_of_arguments_has_its_own_hint() -> None:
    """Typographic quotes, no quotes and surplus arguments are told apart."""
    hints = {
        complaints(page(f"a {{% sidenote {markup} %}}")).rsplit("hint: ", 1)[-1].split(":")[0]
        for markup in ("“a” “b c”", "a b c", "'a' 'b' 'c'", "'a' 'it's not it's'")
    }
    assert len(hints) == 4
