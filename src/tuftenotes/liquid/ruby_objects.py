"""The objects of Jekyll that a plugin asks for something: the context, the site, a converter."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tuftenotes.liquid.ruby_methods import call_module, ruby_text
from tuftenotes.liquid.ruby_tokens import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["Surroundings", "Thing", "ask"]

_CONVERTERS = frozenset({"find_converter_instance", "getConverterImpl"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a plugin may look at: the configuration, the page, Liquid's variables, the Markdown converter.

    `counters` are the class variables (``@@count``), which live as long as the page, and so do the variables
    of Liquid that plugins set: `assigned`, which only plugins see.
    """

    config: Mapping[str, object]
    page: Any = field(default_factory=dict)
    variable: Callable[[str], object] = lambda _name: None
    markdown: Callable[[str], str] = lambda text: text
    counters: dict[str, object] = field(default_factory=dict)
    assigned: dict[str, object] = field(default_factory=dict)

    def set_variable(self, name: str, value: object) -> None:
        """Do what ``context[name] = value`` does."""
        self.assigned[name] = value

    def get_variable(self, name: str) -> object:
        """Return ``context[name]``."""
        return self.assigned[name] if name in self.assigned else self.variable(name)


@dataclass(frozen=True, slots=True)
class Thing:
    """An object of Jekyll's that is only passed on, such as ``context``, ``site`` or a converter."""

    name: str
    value: str = ""


def ask(thing: Thing, name: str, arguments: tuple[Any, ...], around: Surroundings, seed: str) -> Any:  # noqa: ANN401 (of Ruby's)
    """Return what a method of an object of Jekyll's gives; `seed` stands for chance."""
    key = arguments[0] if arguments else None
    if thing.name == "constant":
        return _of_constant(thing, name, arguments, seed)
    found = _objects(thing, name, key)
    if found is not None:
        return found
    answers: dict[tuple[str, str], Callable[[], object]] = {
        ("registers", "[]"): lambda: around.page if key == "page" else None,
        ("context", "[]"): lambda: around.get_variable(ruby_text(key)),
        ("site", "config"): lambda: around.config,
        ("site", "data"): lambda: around.variable("site.data"),
        ("converter", "setup"): lambda: None,
        ("converter", "convert"): lambda: around.markdown(ruby_text(key)),
        ("document", "to_html"): lambda: around.markdown(thing.value),
    }
    if (thing.name, name) not in answers:
        raise UnreadableError(f"{thing.name}.{name}")
    return answers[thing.name, name]()


def _objects(thing: Thing, name: str, key: object) -> Thing | None:
    match thing.name, name, key:
        case ("context", "registers", None) | ("environments", "first", None):
            return Thing("registers")
        case "context", "environments", None:
            return Thing("environments")
        case "registers", "[]", "site":
            return Thing("site")
        case "site", _, _ if name in _CONVERTERS:
            return Thing("converter")
    return None


def _of_constant(thing: Thing, name: str, arguments: tuple[Any, ...], seed: str) -> Any:  # noqa: ANN401 (of Ruby's)
    if name == "new" and thing.value.endswith("Kramdown::Document"):
        return Thing("document", ruby_text(arguments[0]) if arguments else "")
    if name == "new" and thing.value.endswith("Converters::Markdown"):
        return Thing("converter")
    return call_module(thing.value, name, arguments, seed)
