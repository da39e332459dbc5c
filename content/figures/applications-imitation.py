"""Imitating drivers who pass an obstacle on either side: by the mean action, and by sampling actions."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.patches import Circle
from tufte_style import MAIN, Theme, bare, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

STEPS = 80
X = np.linspace(0, 4, STEPS + 1)
WIDTH = 0.25
CHUNK = 10
ROLLOUTS = 8


def demonstrations(rng: np.random.Generator) -> Array:
    """Give the heights of 40 drives at the places X, half of them on either side."""
    sides = np.where(np.arange(40) % 2 == 0, 1.0, -1.0)[:, None]
    height = rng.uniform(0.75, 1.05, size=(40, 1))
    centre = rng.uniform(1.9, 2.1, size=(40, 1))
    start = rng.normal(scale=0.05, size=(40, 1))
    return start + sides * height * np.exp(-((X - centre) ** 2) / 0.72)


@cache
def drives() -> tuple[Array, Array, Array]:
    """Give the demonstrations, the drives by the mean action and the drives by sampled actions."""
    rng = np.random.default_rng(17)
    shown = demonstrations(rng)
    actions = np.diff(shown, axis=1)
    results = []
    for sampled in (False, True):
        heights = [rng.normal(scale=0.02, size=ROLLOUTS)]
        for step in range(STEPS):
            gaps = (heights[-1][:, None] - shown[:, step]) / WIDTH
            shares = np.exp(-0.5 * gaps**2)
            shares /= shares.sum(axis=1, keepdims=True)
            if sampled and step % CHUNK == 0:
                picks = (shares.cumsum(axis=1) < rng.random((ROLLOUTS, 1))).sum(axis=1)
            if sampled:
                heights.append(heights[-1] + actions[np.minimum(picks, len(actions) - 1), step])
            else:
                heights.append(heights[-1] + shares @ actions[:, step])
        results.append(np.array(heights).T)
    return shown, results[0], results[1]


def draw(theme: Theme) -> Figure:
    """Draw the three sets of drives round the obstacle."""
    figure, panels = theme.figure(MAIN, 1.6, 1, 3)
    names = ("demonstrations", "mean action", "sampled actions")
    for axes, paths, name in zip(panels, drives(), names, strict=True):
        bare(axes)
        axes.set_aspect("equal")
        axes.add_patch(Circle((2, 0), 0.42, facecolor=theme.faint, edgecolor="none"))
        color = theme.muted if name == "demonstrations" else theme.accent
        for path in paths[:14]:
            axes.plot(X[::2], path[::2], color=color, linewidth=0.7)
        axes.set_xlim(-0.1, 4.1)
        axes.set_ylim(-1.25, 1.25)
        axes.set_title(name, pad=2)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
