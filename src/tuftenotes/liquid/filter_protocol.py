"""How a filter is called: `adapt` turns a plain function into one that checks how many arguments it got."""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter, signature
from typing import TYPE_CHECKING

from liquid.exceptions import LiquidError, LiquidTypeError

from tuftenotes.liquid.budget import weight
from tuftenotes.liquid.values import inspect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liquid import Token
    from tuftenotes.liquid.environment import JekyllContext

__all__ = ["BoundFilter", "FilterError", "adapt", "adapt_all"]

_RANGE_ITEM = 100
"""What each number of a range weighs that a filter goes through."""

BoundFilter = Callable[["JekyllContext", "Token", object, list[object]], object]


class FilterError(LiquidTypeError):
    """A value that a filter cannot take; the place is added by the caller."""

    def __init__(self, message: str) -> None:
        super().__init__(message, token=None)


def adapt(name: str, function: Callable[..., object], *, contextual: bool) -> BoundFilter:
    """Make a filter of a function of the value and its arguments (after the context, where `contextual`)."""
    parameters = list(signature(function).parameters.values())[2 if contextual else 1 :]
    low = sum(parameter.default is Parameter.empty for parameter in parameters)
    high = len(parameters)

    def call(context: JekyllContext, token: Token, value: object, arguments: list[object]) -> object:
        if not low <= len(arguments) <= high:
            wanted = str(low) if low == high else f"{low} to {high}"
            raise LiquidTypeError(f"“{name}” takes {wanted} arguments, not {len(arguments)}", token=token)
        try:
            if isinstance(value, range):
                context.state.budget.spend(_RANGE_ITEM * len(value))
            result = function(context, value, *arguments) if contextual else function(value, *arguments)
            context.state.budget.spend(weight(result))
        except LiquidError as error:
            error.token = error.token or token
            raise
        except (ArithmeticError, ValueError) as error:
            why = "a number is too large" if isinstance(error, ArithmeticError) else error
            raise LiquidTypeError(
                f"“{name}” cannot take {inspect(value)[:60]}: {why}", token=token
            ) from error
        return result

    return call


def adapt_all(
    plain: Mapping[str, Callable[..., object]], contextual: Mapping[str, Callable[..., object]]
) -> dict[str, BoundFilter]:
    """Adapt every function of two tables of names."""
    return {
        **{name: adapt(name, function, contextual=False) for name, function in plain.items()},
        **{name: adapt(name, function, contextual=True) for name, function in contextual.items()},
    }
