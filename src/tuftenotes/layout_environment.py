"""Jinja as our templates see it: sandboxed, strict about names, lenient about what front matter may lack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache, ChainableUndefined, FunctionLoader, StrictUndefined, nodes
from jinja2.meta import find_referenced_templates
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from tuftenotes.digest import digest
from tuftenotes.layout_budget import (
    GROWING_METHODS,
    StepBudget,
    bounded_filters,
    spend_in_templates,
    written,
)
from tuftenotes.layout_filters import FILTERS, SITE_ATTRIBUTES
from tuftenotes.layout_values import collecting_filters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jinja2 import Environment, Template
    from jinja2.bccache import Bucket
    from jinja2.runtime import Context

    from tuftenotes.layout_code import CompiledTemplates
    from tuftenotes.layout_filters import UnfitValueError

__all__ = ["EVERYTHING", "TemplateEnvironment", "read_attributes", "referenced_templates"]

EVERYTHING = "*"
"""Stands for every attribute of `site`, or for every template, where the template doesn't say which."""

MARKUP_KEYS = frozenset({"excerpt", "heading_html", "html", "subtitle_html", "title_html"})
"""Keys whose texts are HTML made by the parser and are not escaped again."""

MAPPING_METHODS = frozenset({"get", "items", "keys", "values"})


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """The one environment that templates run in.

    A mapping (`page`, `site`, and whatever is in them) answers with its key, and with something empty and
    false where it has no such key, however deep one asks: front matter is optional. Everything else that is
    undefined is an error. Whatever differs from one run to the next (``random``, ``lipsum``) is taken out.

    What a template may spend on a page is bounded: `begin` gives it a new budget. No template is parsed or
    turned into Python twice, though it is checked before it is rendered.
    """

    intercepted_binops = frozenset({"*", "**", "+", "%"})

    def __init__(
        self,
        load: Callable[[str], tuple[str, str, Callable[[], bool]] | None],
        compiled: CompiledTemplates | None = None,
    ) -> None:
        super().__init__(
            loader=FunctionLoader(load),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            optimized=False,  # it asks each part of a path for its value at each part: 250 take ten seconds
            cache_size=-1,
            bytecode_cache=_Compiled(compiled) if compiled else None,
        )
        self.parsed: dict[tuple[str | None, str], nodes.Template] = {}
        self.generated: dict[nodes.Template, str] = {}
        self.filters.pop("random")
        self.globals.pop("lipsum")
        self.unfit: list[UnfitValueError] = []
        self.filters.update({**FILTERS, **collecting_filters(self.unfit, FILTERS)})
        self.budget = StepBudget()
        self.filters.update(bounded_filters(self.budget, self.filters))
        self.concat = self.budget.concat  # type: ignore[method-assign] # Jinja's place for it

    def begin(self) -> None:
        """Give what is rendered next a new budget, and forget which values did not fit."""
        self.budget.reset()
        self.unfit.clear()

    def counted(self, items: Iterable[Any]) -> Iterator[Any]:
        """Yield what a loop of a template goes over."""
        return self.budget.counted(items)

    def joined(self, parts: Sequence[Any]) -> str:
        """Return what ``~`` makes."""
        return self.budget.joined(parts, escape=bool(self.autoescape))

    def written(self, value: Any) -> Any:  # noqa: ANN401 (as above)
        """Return a list or a mapping that a template makes."""
        return written(value)

    def call(self, context: Context, obj: Any, /, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 (any call)
        """Call what a template calls."""
        self.budget.spend(10)
        made = self.budget.made(super().call(context, obj, *arguments, **named))
        return written(made) if obj is dict else made

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401, ARG002
        """Return what an operator in `intercepted_binops` makes."""
        return self.budget.operate(operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 (anything in a template)
        """Return whether a template may see an attribute."""
        if isinstance(obj, str) and attr in GROWING_METHODS:
            return False
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:  # noqa: ANN401 (likewise)
        """Leave ``format`` to `is_safe_attribute`, which refuses it: a width makes any amount of text."""

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Template:  # noqa: A002, ANN401
        """Return a template by its name."""
        self.budget.spend(10)
        return super().get_template(name, parent, globals)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if (name, source) not in self.parsed:
            self.parsed[name, source] = spend_in_templates(super()._parse(source, name, filename))
        return self.parsed[name, source]

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 (Jinja's own)
    ) -> str:
        if source not in self.generated:
            self.generated[source] = super()._generate(source, name, filename, defer_init)
        return self.generated[source]

    def getattr(self, obj: object, attribute: str) -> object:
        """Return ``obj.attribute``."""
        return (
            self.of_mapping(obj, attribute) if isinstance(obj, Mapping) else super().getattr(obj, attribute)
        )

    def getitem(self, obj: object, argument: object) -> object:
        """Return ``obj[argument]``."""
        return self.of_mapping(obj, argument) if isinstance(obj, Mapping) else super().getitem(obj, argument)

    def of_mapping(self, mapping: Mapping[object, object], key: object) -> object:
        """Return the value of a key, or something empty and false that may be asked further."""
        if key in mapping:
            value = mapping[key]
            return Markup(value) if key in MARKUP_KEYS and isinstance(value, str) else value  # noqa: S704
        if key in MAPPING_METHODS:
            return super().getattr(mapping, str(key))
        return ChainableUndefined(name=str(key), obj=mapping)


class _Compiled(BytecodeCache):
    """Gives Jinja what was compiled before, of the templates that `CompiledTemplates` keeps."""

    def __init__(self, compiled: CompiledTemplates) -> None:
        self.compiled = compiled

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return the place for the code of a template, with the code if it is known."""
        kept = (filename or "").startswith(self.compiled.prefix)
        bucket = super().get_bucket(environment, name, filename, source)
        bucket.key = digest(name, filename or "", source) if kept else ""
        bucket.code = self.compiled.known.get(bucket.key)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Do nothing: `get_bucket` does it."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.key and bucket.code:
            self.compiled.known[bucket.key] = bucket.code
            self.compiled.grown = True


def read_attributes(tree: nodes.Template) -> frozenset[str]:
    """Return every X of the ``site.X`` in a template, or `EVERYTHING` in it if `site` is used as a whole."""
    names = {
        attribute for name in tree.find_all(nodes.Filter) for attribute in SITE_ATTRIBUTES.get(name.name, ())
    }
    reads = [name for name in tree.find_all(nodes.Name) if name.name == "site"]
    asked = [
        attribute
        for node in tree.find_all((nodes.Getattr, nodes.Getitem))
        if (attribute := asked_of_site(node))
    ]
    if len(asked) < len(reads):
        names.add(EVERYTHING)
    return frozenset(names.union(asked))


def asked_of_site(node: nodes.Node) -> str:
    """Return X of a node ``site.X`` or ``site["X"]``, an empty string for any other node."""
    match node:
        case nodes.Getattr(node=nodes.Name(name="site"), attr=attribute):
            return str(attribute)
        case nodes.Getitem(node=nodes.Name(name="site"), arg=nodes.Const(value=str() as attribute)):
            return attribute
        case _:
            return ""


def referenced_templates(tree: nodes.Template) -> frozenset[str]:
    """Return the names that a template extends, includes or imports; `EVERYTHING` for a computed name."""
    return frozenset(name or EVERYTHING for name in find_referenced_templates(tree))
