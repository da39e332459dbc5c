"""Denoising on a circle: clean points, noisy ones, and where the posterior mean sends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import softmax
from tufte_style import MARGIN, Theme, bare, dots, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure

NOISE = 0.28
COUNT = 90


def draw(theme: Theme) -> Figure:
    """Draw the circle, the noisy points in blue, and a red line from each to its posterior mean."""
    rng = np.random.default_rng(2)
    angle = rng.uniform(0, 2 * np.pi, COUNT)
    clean = np.column_stack([np.cos(angle), np.sin(angle)])
    noisy = clean + NOISE * rng.normal(size=clean.shape)
    fine = np.linspace(0, 2 * np.pi, 400, endpoint=False)
    circle = np.column_stack([np.cos(fine), np.sin(fine)])
    distances = ((noisy[:, None] - circle) ** 2).sum(-1)
    means = softmax(-distances / (2 * NOISE**2), axis=1) @ circle
    figure, axes = theme.figure(MARGIN, 2.9)
    bare(axes)
    axes.set_aspect("equal")
    axes.plot(*np.vstack([circle[::8], circle[:1]]).T, color=theme.muted, linewidth=0.6)
    lines = np.stack([noisy, means, np.full_like(noisy, np.nan)], axis=1).reshape(-1, 2)
    axes.plot(*lines.T, color=theme.accent, linewidth=0.7)
    dots(axes, *noisy.T, 3, theme.blue)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
