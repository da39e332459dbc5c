"""The blocks of templates that no page can show, for no template above has one of their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["unshown_blocks"]


def unshown_blocks(
    trees: Mapping[str, nodes.Template],
) -> Iterator[tuple[str, nodes.Block, frozenset[str]]]:
    """Yield each block that Jinja never runs, with its template's name and the blocks of those above.

    Of a template that extends another one nothing runs but the blocks that a template above has, and what is
    inside of them. Where what is above is only known when a page is made, or is missing, nothing is said.
    """
    parents = {name: _parent(tree) for name, tree in trees.items()}
    names = {
        name: frozenset(block.name for block in tree.find_all(nodes.Block)) for name, tree in trees.items()
    }
    called = frozenset[str]().union(*map(_called, trees.values()))
    for name, tree in trees.items():
        above = _above(name, parents)
        if above:
            known = frozenset[str]().union(*(names[other] for other in above))
            blocks = _outermost_blocks(_after_extends(tree))
            yield from ((name, block, known) for block in blocks if block.name not in known | called)


def _above(name: str, parents: Mapping[str, str | None]) -> set[str]:
    """Return the templates that one extends, by turns; none where any of them is not known."""
    above: set[str] = set()
    while (parent := parents[name]) != "":
        if parent is None or parent not in parents or parent in above:
            return set()
        above.add(parent)
        name = parent
    return above


def _parent(tree: nodes.Template) -> str | None:
    """Return the name of the template that one extends, empty where there is none, None if it depends."""
    found = list(tree.find_all(nodes.Extends))
    if not found:
        return ""
    name = getattr(found[0].template, "value", None)
    return name if len(found) == 1 and found[0] in tree.body and isinstance(name, str) and name else None


def _after_extends(tree: nodes.Template) -> list[nodes.Node]:
    """Return the nodes of a template behind its ``extends``; a block before it is run in its place."""
    first = next(index for index, node in enumerate(tree.body) if isinstance(node, nodes.Extends))
    return tree.body[first + 1 :]


def _outermost_blocks(body: list[nodes.Node]) -> Iterator[nodes.Block]:
    waiting = list(reversed(body))
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.Block):
            yield node
        else:
            waiting += reversed(list(node.iter_child_nodes()))


def _called(tree: nodes.Template) -> Iterable[str]:
    """Yield the names of the blocks that a template calls for itself, ``self.title()``."""
    for node in tree.find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name) and node.node.name == "self":
            yield node.attr
    for item in tree.find_all(nodes.Getitem):
        if (
            isinstance(item.node, nodes.Name)
            and item.node.name == "self"
            and isinstance(item.arg, nodes.Const)
        ):
            yield str(item.arg.value)
