"""Entropic optimal transport between two clouds of points, for three strengths of the entropy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import logsumexp
from tufte_style import MAIN, Theme, bare, dots, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

COUNT = 16
STRENGTHS = (1.0, 0.1, 0.004)
# A line is drawn at the opacity of its class; a plan's entry is a share of what leaves one point.
CLASSES = ((0.02, 0.04), (0.04, 0.08), (0.08, 0.16), (0.16, 0.32), (0.32, 0.64), (0.64, 1.01))


def clouds() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Draw the points that are moved and those they are moved to, each (COUNT, 2)."""
    rng = np.random.default_rng(12)
    angle = rng.uniform(0, 2 * np.pi, COUNT)
    ring = np.column_stack([np.cos(angle), np.sin(angle)]) * 1.25 + rng.normal(scale=0.12, size=(COUNT, 2))
    return rng.normal(scale=0.38, size=(COUNT, 2)), ring


def sinkhorn(cost: NDArray[np.float64], strength: float) -> NDArray[np.float64]:
    """Give the plan between uniform weights, by the iteration in logarithms."""
    count = len(cost)
    alpha, beta = np.zeros(count), np.zeros(count)
    for _ in range(4000):
        alpha = -strength * (logsumexp((beta - cost) / strength, axis=1) + np.log(count))
        beta = -strength * (logsumexp((alpha[:, None] - cost) / strength, axis=0) + np.log(count))
    return np.exp((alpha[:, None] + beta - cost) / strength)


def draw(theme: Theme) -> Figure:
    """Draw the plans: a line's opacity is the mass that moves along it."""
    start, goal = clouds()
    cost = ((start[:, None] - goal) ** 2).sum(-1)
    figure, panels = theme.figure(MAIN, 2.25, 1, 3)
    for axes, strength in zip(panels, STRENGTHS, strict=True):
        bare(axes)
        axes.set_aspect("equal")
        plan = sinkhorn(cost, strength) * COUNT
        for low, high in CLASSES:
            pairs = np.argwhere((plan > low) & (plan <= high))
            lines = np.full((len(pairs), 3, 2), np.nan)
            lines[:, 0], lines[:, 1] = start[pairs[:, 0]], goal[pairs[:, 1]]
            axes.plot(*lines.reshape(-1, 2).T, color=theme.ink, alpha=min(1.0, 1.4 * low), linewidth=0.9)
        dots(axes, *start.T, 3.5, theme.blue)
        dots(axes, *goal.T, 3.5, theme.accent)
        axes.set_title(f"$\\varepsilon = {strength:g}$", pad=2)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
