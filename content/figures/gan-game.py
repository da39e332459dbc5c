"""Three ways of playing the bilinear game min over x, max over y of xy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from tufte_style import MARGIN, Theme, bare, save

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure
    from numpy.typing import NDArray

RATE = 0.2
START = (1.0, 0.0)


def simultaneous(x: float, y: float) -> tuple[float, float]:
    """Step both players at once."""
    return x - RATE * y, y + RATE * x


def alternating(x: float, y: float) -> tuple[float, float]:
    """Let the second player see the first one's step."""
    x -= RATE * y
    return x, y + RATE * x


def extragradient(x: float, y: float) -> tuple[float, float]:
    """Look one step ahead and use the gradient found there."""
    ahead_x, ahead_y = simultaneous(x, y)
    return x - RATE * ahead_y, y + RATE * ahead_x


def play(rule: Callable[[float, float], tuple[float, float]], steps: int) -> NDArray[np.float64]:
    """Give the points of a game of `steps` steps, shape (steps + 1, 2)."""
    points = [START]
    for _ in range(steps):
        points.append(rule(*points[-1]))
    return np.array(points)


def draw(theme: Theme) -> Figure:
    """Draw the three trajectories over one another."""
    figure, axes = theme.figure(MARGIN, 2.9)
    bare(axes)
    axes.set_aspect("equal")
    rules = (
        (simultaneous, 58, theme.accent),
        (alternating, 32, theme.muted),
        (extragradient, 90, theme.blue),
    )
    for rule, steps, color in rules:
        x, y = play(rule, steps).T
        axes.plot(x, y, "-o", color=color, linewidth=0.7, markersize=1.8)
    axes.plot(0, 0, "+", color=theme.ink, markersize=7)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
