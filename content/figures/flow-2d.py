"""A flow of affine coupling layers fitted to two crescents: the base points after every second layer."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from tufte_style import MAIN, Theme, bare, dots, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

LAYERS = 8
HIDDEN = 24
POINTS = 1024
SHOWN = 240
PENALTY = 1e-4


def crescents(rng: np.random.Generator, count: int) -> Array:
    """Draw `count` points from two interleaved half circles with Gaussian noise, standardised."""
    angle = rng.uniform(0, np.pi, count)
    upper = rng.random(count) < 0.5
    x = np.where(upper, np.cos(angle), 1 - np.cos(angle))
    y = np.where(upper, np.sin(angle), 0.5 - np.sin(angle))
    points = np.column_stack([x, y]) + rng.normal(scale=0.09, size=(count, 2))
    return (points - [0.5, 0.25]) / [0.88, 0.5]


def unpack(parameters: Array) -> list[tuple[Array, Array, Array, Array]]:
    """Cut the flat vector into one small network a layer: input weights, biases, output weights, biases."""
    layers = []
    for block in parameters.reshape(LAYERS, 4 * HIDDEN + 2):
        first, bias, second, last = np.split(block, [HIDDEN, 2 * HIDDEN, 4 * HIDDEN])
        layers.append((first, bias, second.reshape(2, HIDDEN), last))
    return layers


def network(layer: tuple[Array, Array, Array, Array], kept: Array) -> tuple[Array, Array, Array]:
    """Give the hidden units (n, HIDDEN), the log-scale (n,) and the shift (n,) for the kept coordinate."""
    first, bias, second, last = layer
    hidden = np.tanh(np.outer(kept, first) + bias)
    scale, shift = (hidden @ second.T + last).T
    return hidden, 2 * np.tanh(scale / 2), shift


def loss(parameters: Array, data: Array) -> tuple[float, Array]:
    """Give the mean negative log-likelihood (up to a constant) with its gradient, worked out by hand."""
    layers = unpack(parameters)
    x = data.copy()
    total = 0.0
    trace = []
    for index in reversed(range(LAYERS)):
        axis = index % 2
        hidden, scale, shift = network(layers[index], x[:, 1 - axis])
        kept = x[:, 1 - axis].copy()
        x[:, axis] = (x[:, axis] - shift) * np.exp(-scale)
        trace.append((index, kept, hidden, scale, x[:, axis].copy()))
        total += scale.mean()
    total += 0.5 * float((x**2).sum(axis=1).mean()) + 0.5 * PENALTY * float(parameters @ parameters)
    gradient = np.zeros_like(parameters).reshape(LAYERS, -1)
    flowing = x / len(x)
    for index, kept, hidden, scale, moved in reversed(trace):
        axis = index % 2
        first, _, second, _ = layers[index]
        to_shift = -flowing[:, axis] * np.exp(-scale)
        to_scale = (1 / len(x) - flowing[:, axis] * moved) * (1 - (scale / 2) ** 2)
        outputs = np.column_stack([to_scale, to_shift])
        to_hidden = outputs @ second * (1 - hidden**2)
        parts = (kept @ to_hidden, to_hidden.sum(0), (outputs.T @ hidden).ravel(), outputs.sum(0))
        gradient[index] = np.concatenate(parts)
        flowing[:, axis] = -to_shift
        flowing[:, 1 - axis] += to_hidden @ first
    return total, gradient.ravel() + PENALTY * parameters


@cache
def fitted() -> list[Array]:
    """Fit the flow; give the base points after 0, 2, 4 … layers."""
    rng = np.random.default_rng(7)
    data = crescents(rng, POINTS)
    start = rng.normal(scale=0.5, size=(LAYERS, 4 * HIDDEN + 2))
    start[:, 2 * HIDDEN :] *= 0.1
    result = minimize(loss, start.ravel(), (data,), "L-BFGS-B", jac=True, options={"maxiter": 1500})
    x = rng.normal(size=(SHOWN, 2))
    stages = [x.copy()]
    for index, layer in enumerate(unpack(result.x)):
        axis = index % 2
        _, scale, shift = network(layer, x[:, 1 - axis])
        x[:, axis] = x[:, axis] * np.exp(scale) + shift
        if index % 2:
            stages.append(x.copy())
    return [*stages, crescents(rng, SHOWN)]


def draw(theme: Theme) -> Figure:
    """Draw the stages as small multiples, each standardised: the right half of the base is red."""
    stages = fitted()
    figure, panels = theme.figure(MAIN, 4.2, 2, 3)
    right = stages[0][:, 0] > 0
    names = ["noise", *(f"{2 * step} layers" for step in range(1, len(stages) - 1)), "data"]
    for axes, stage, name in zip(panels.ravel(), stages, names, strict=True):
        bare(axes)
        points = (stage - stage.mean(axis=0)) / stage.std(axis=0)
        if name == "data":
            dots(axes, *points.T, 1.7, theme.ink)
        else:
            dots(axes, *points[right].T, 1.7, theme.accent)
            dots(axes, *points[~right].T, 1.7, theme.blue)
        axes.set_xlim(-3.2, 3.2)
        axes.set_ylim(-3.0, 3.0)
        axes.set_title(name, loc="left", pad=2)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
