"""A masked autoencoder: which connections survive, and why no output sees its own input."""

from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from tufte_style import MAIN, Theme, bare, label, save

INPUTS, HIDDEN, TRACED = 5, 7, 3


def degrees() -> list[np.ndarray]:
    """Give the number that each unit carries, layer by layer: inputs, two hidden layers, outputs."""
    random = np.random.default_rng(5)
    order = np.arange(1, INPUTS + 1)
    hidden = [np.sort(random.integers(1, INPUTS, HIDDEN)) for _ in range(2)]
    return [order, *hidden, order.copy()]


def masks(levels: list[np.ndarray]) -> list[np.ndarray]:
    """Give the masks, an entry a connection (rows are the later layer); only the last one is strict."""
    return [
        (after[:, None] > before) if after is levels[-1] else (after[:, None] >= before)
        for before, after in pairwise(levels)
    ]


def places(count: int) -> np.ndarray:
    """Spread `count` units over the width of the drawing."""
    return (np.arange(count) - (count - 1) / 2) * (1.0 if count == HIDDEN else 1.25)


def draw_network(axes: Axes, theme: Theme) -> None:
    """Draw the units with their numbers, and in red whatever reaches the traced output."""
    levels = degrees()
    connections = masks(levels)
    reached = [np.zeros(len(level), bool) for level in levels]
    reached[-1][TRACED] = True
    for depth in (2, 1, 0):
        reached[depth] = connections[depth][reached[depth + 1]].any(axis=0)
    for depth, mask in enumerate(connections):
        for after, before in np.argwhere(mask):
            traced = reached[depth + 1][after] and reached[depth][before]
            axes.plot(
                (places(len(levels[depth]))[before], places(len(levels[depth + 1]))[after]),
                (depth + 0.16, depth + 1 - 0.16),
                color=theme.accent if traced else theme.muted,
                lw=0.8 if traced else 0.35,
                zorder=2 if traced else 1,
            )
    for depth, level in enumerate(levels):
        for place, number, hit in zip(places(len(level)), level, reached[depth], strict=True):
            axes.text(
                place, depth, str(number), ha="center", va="center", color=theme.accent if hit else theme.ink
            )
    for depth, name in enumerate(("inputs", "hidden", "hidden", "outputs")):
        label(axes, -4.1, depth, name, theme.muted, ha="right")
    axes.set_xlim(-5.9, 3.4)
    axes.set_ylim(-0.25, 3.25)
    bare(axes)


def draw(theme: Theme) -> Figure:
    """Draw the network on the left, and the numbers of paths from inputs to outputs on the right."""
    figure, (left, right) = theme.figure(MAIN, 2.7, 1, 2, width_ratios=(1.75, 1))
    draw_network(left, theme)
    first, second, last = (mask.astype(int) for mask in masks(degrees()))
    paths = last @ second @ first
    for row, column in np.ndindex(INPUTS, INPUTS):
        corner = (column, INPUTS - 1 - row)
        right.add_patch(Rectangle(corner, 1, 1, facecolor="none", edgecolor=theme.faint, lw=0.5))
        if paths[row, column]:
            color = theme.accent if row == TRACED else theme.ink
            right.text(
                corner[0] + 0.5,
                corner[1] + 0.5,
                str(paths[row, column]),
                ha="center",
                va="center",
                color=color,
            )
    for index in range(INPUTS):
        right.text(index + 0.5, INPUTS + 0.35, str(index + 1), ha="center", va="center", color=theme.muted)
        right.text(-0.4, INPUTS - index - 0.5, str(index + 1), ha="center", va="center", color=theme.muted)
    right.text(INPUTS / 2, INPUTS + 1.05, "from input", ha="center", va="center", color=theme.muted)
    right.text(-1.05, INPUTS / 2, "to output", ha="center", va="center", rotation=90, color=theme.muted)
    right.set_xlim(-1.4, INPUTS + 0.1)
    right.set_ylim(-0.2, INPUTS + 1.4)
    right.set_aspect("equal")
    bare(right)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
