"""Where in a YAML text things are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tuftenotes.yaml_data import compose_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    import yaml

    from tuftenotes.yaml_data import Place

__all__ = ["item_key_places", "value_places"]


def value_places(text: str, *paths: Sequence[str | int], items: bool = False) -> list[list[Place]]:
    """Return where in a YAML text the values begin to which `paths` lead, by keys and indexes (from 0).

    After that, with `items`, where the items of a list begin. Empty where there is no such value, or the text
    cannot be read. What an alias stands for is where it is written.
    """
    root, place = compose_yaml(text)
    found = []
    for path in paths:
        node = root
        for step in path:
            node = _child(node, step)
        found.append([place(part) for part in (node, *(_items(node) if items else ())) if part])
    return found


def item_key_places(text: str, key: str) -> dict[tuple[str | int, ...], Place]:
    """Return where the items of the list stand that a key at the top of a YAML text has, by their indexes.

    Likewise the keys of mappings among them, and the keys in those keys' mappings: ``(0, "scope", "path")``.
    """
    top, place = compose_yaml(text)
    found: dict[tuple[str | int, ...], Place] = {}
    for index, item in enumerate(_items(_child(top, key))):
        found[index,] = place(item)
        for name, value in _pairs(item):
            found[index, name.value] = place(name)
            found |= {(index, name.value, inner.value): place(inner) for inner, _ in _pairs(value)}
    return found


def _items(node: yaml.Node | None) -> Sequence[yaml.Node]:
    return node.value if node and type(node).__name__ == "SequenceNode" else ()


def _pairs(node: yaml.Node) -> Sequence[tuple[yaml.Node, yaml.Node]]:
    """Return the words that are keys of a mapping, with their values."""
    pairs = node.value if type(node).__name__ == "MappingNode" else ()
    return [(key, value) for key, value in pairs if type(key).__name__ == "ScalarNode"]


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    """Return the node of an item of a list, or of a key's value (of equal keys the last one's)."""
    kind = type(node).__name__
    inner: Any = node.value if node else ()
    if isinstance(step, int):
        return inner[step] if kind == "SequenceNode" and step < len(inner) else None
    pairs = reversed(inner) if kind == "MappingNode" else ()
    return next((value for key, value in pairs if key.value == step), None)
