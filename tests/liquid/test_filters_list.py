"""Tests for the filters on lists."""

from __future__ import annotations

import pytest

from liquid_texts import complaints, shown

PEOPLE = [
    {"n": "Ada", "y": 1815, "f": "m", "r": "10", "t": ["x", "z"], "in": {"k": 1}},
    {"n": "Grace", "y": 1906, "f": "c", "r": "9", "t": ["y"]},
    {"n": "Emmy", "y": 1882, "f": "m", "t": None},
]
DATA = {
    "p": PEOPLE,
    "l": [3, 1, 2],
    "w": ["b", "A", "c", None],
    "nil": None,
    "h": {"a": {"v": 1}, "b": {"v": 2}},
    "s": "x",
}


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("p | where: 'f', 'm' | map: 'n' | join", "Ada Emmy"),
        ("p | where: 'r', '10' | map: 'n'", "Ada"),
        ("p | where: 'y', '1906' | map: 'n'", "Grace"),
        ("p | where: 't', 'z' | map: 'n'", "Ada"),
        ("p | where: 't', nil | map: 'n'", "Emmy"),
        ("p | where: 'in.k', 1 | map: 'n'", "Ada"),
        ("h | where: 'v', 2 | size", "1"),
        ("s | where: 'a', 1", "x"),
        ("p | where: nil, 1 | size", "3"),
        ("p | find: 'f', 'm' | map: 'n'", "Ada"),
        ("p | find: 'f', 'q'", ""),
        ("p | find: 'f', p | size", "3"),
        ("p | where_exp: 'i', 'i.y > 1850 and i.f == \"m\"' | map: 'n'", "Emmy"),
        ("p | find_exp: 'i', 'i.y > 1850' | map: 'n'", "Grace"),
        ("p | find_exp: 'i', 'i.y > 3000'", ""),
        ("s | where_exp: 'i', 'true'", "x"),
        ("s | find_exp: 'i', 'true'", "x"),
        ("p | group_by: 'f' | map: 'name' | join", "m c"),
        ("p | group_by: 'f' | map: 'size' | join", "2 1"),
        ("p | group_by_exp: 'i', 'i.y | divided_by: 100' | map: 'name' | join", "18 19"),
        ("s | group_by: 'a'", "x"),
        ("s | group_by_exp: 'i', 'i'", "x"),
        ("l | sort | join", "1 2 3"),
        ("p | sort: 'y' | map: 'n' | join", "Ada Emmy Grace"),
        ("p | sort: 'r' | map: 'n' | join", "Emmy Grace Ada"),
        ("p | sort: 'r', 'last' | map: 'n' | join", "Grace Ada Emmy"),
        ("h | sort | size", "2"),
        ("w | sort_natural | join: '-'", "A-b-c-"),
        ("p | sort_natural: 'n' | map: 'n' | join", "Ada Emmy Grace"),
        ("l | reverse | join", "2 1 3"),
        ("l | concat: w | size", "7"),
        ("w | compact | size", "3"),
        ("p | compact: 't' | size", "2"),
        ("l | concat: l | uniq | size", "3"),
        ("p | uniq: 'f' | size", "2"),
        ("w | compact | uniq | size", "3"),
        ("l | push: 9 | join", "3 1 2 9"),
        ("l | unshift: 9 | join", "9 3 1 2"),
        ("l | pop | join", "3 1"),
        ("l | pop: 9 | size", "0"),
        ("l | shift: 2 | join", "2"),
        ("s | push: 1", "x"),
        ("s | unshift: 1", "x"),
        ("s | pop", "x"),
        ("l | sample", "3"),
        ("l | sample: 2 | join", "3 1"),
        ("s | sample", "x"),
        ("l | first", "3"),
        ("l | last", "2"),
        ("h | first | first", "a"),
        ("s | first", ""),
        ("(1..3) | join: ','", "1,2,3"),
        ("nil | join", ""),
        ("s | map: 'x' | size", "1"),
        ("l | array_to_sentence_string", "3, 1, and 2"),
        ("l | shift | array_to_sentence_string: 'or'", "1 or 2"),
    ],
)
def test_filters(expression: str, result: str) -> None:
    """Filters on lists do what Jekyll's do."""
    assert shown(f"{{{{ {expression} }}}}", DATA) == result


@pytest.mark.parametrize(
    "expression",
    [
        "nil | sort",
        "s | sort",
        "w | sort",
        "p | sort: 'y', 'middle'",
        "l | concat: s",
        "s | array_to_sentence_string",
        "p | where_exp: 'i', 'i &'",
    ],
)
def test_faults(expression: str) -> None:
    """What Ruby refuses is an error."""
    assert len(complaints(f"{{{{ {expression} }}}}", DATA)) == 1
