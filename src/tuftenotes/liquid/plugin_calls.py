"""What a plugin that is read statically gets to see of the page that calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tuftenotes.liquid.ruby_objects import Surroundings

if TYPE_CHECKING:
    from tuftenotes.liquid.environment import JekyllContext

__all__ = ["surroundings"]


def surroundings(context: JekyllContext) -> Surroundings:
    """Return the configuration, the page, Liquid's variables and the converter, as a plugin finds them."""

    def variable(path: str) -> object:
        value: Any = context.scope
        for name in path.split("."):
            value = value.get(name) if hasattr(value, "get") else None
        return value

    page = variable("page")

    return Surroundings(
        config=context.runtime.config,
        page=page if hasattr(page, "get") else {},
        variable=variable,
        markdown=context.runtime.markdown,
        counters=context.state.registers.setdefault("class variables", {}),
        assigned=context.state.registers.setdefault("assigned variables", {}),
    )
