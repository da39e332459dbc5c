"""Any text renders: what is wrong with it is a diagnostic."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from liquid_texts import rendered
from made_up import LIQUID
from tuftenotes.liquid.factory import FILTERS, make_environment
from tuftenotes.liquid.runtime import Runtime

TAGS = sorted(make_environment(Runtime()).tags)
PIECES = [
    *(*LIQUID, "include i.html x=1", "é", "\ufdd2"),
    *(*TAGS, *(f"end{tag}" for tag in TAGS), *sorted(FILTERS)),
]
DATA = {"a": {"b": [1, "x", None, {"c": 2}]}, "l": [3, 1, 2], "s": "text", "n": 5}
VALUES = st.sampled_from(
    ["a", "l", "s", "n", "nil", "'1.5'", "(1..3)", "true", "a.b", "-7", "2.5", "'a < 1'", "'%Y'"]
)
CALL = st.tuples(st.sampled_from(sorted(FILTERS)), st.lists(VALUES, max_size=3))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_template(text: str) -> None:
    """No text of tags and filters in any order raises."""
    rendered(text, DATA, files={"i.html": "{{ include.x }}"})


@settings(max_examples=150, deadline=None)
@given(VALUES, st.lists(CALL, min_size=1, max_size=3))
def test_any_filter(value: str, calls: list[tuple[str, list[str]]]) -> None:
    """No filter raises on any value with any arguments."""
    filters = "".join(f" | {name}{': ' if given else ''}{', '.join(given)}" for name, given in calls)
    rendered(f"{{{{ {value}{filters} }}}}", DATA)


def test_endless_nesting() -> None:
    """Deep nesting ends with a diagnostic."""
    for text in (
        f"{{% if {'a and ' * 5000}b %}}{{% endif %}}",
        "{{ " + "(" * 5000 + " }}",
        "{{ a" + "[a" * 5000 + " }}",
    ):
        rendered(text)
    assert rendered("{% if x %}" * 200).problems
