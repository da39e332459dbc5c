"""The spread of two unbiased estimates of one gradient."""

import numpy as np
from matplotlib.figure import Figure
from tufte_style import MARGIN, Theme, label, range_frame, save

DRAWS = 200_000
DIMENSIONS = np.array([1, 2, 5, 10, 20, 50, 100])


def deviations(dimension: int, random: np.random.Generator) -> tuple[float, float]:
    """Give the deviations over draws of two estimates of ∂/∂μ₁ E‖z‖², z ~ N(μ, I), at μ = (1, …, 1)."""
    first = random.standard_normal(DRAWS)
    others = random.noncentral_chisquare(dimension - 1, dimension - 1, DRAWS) if dimension > 1 else 0.0
    squared = (1 + first) ** 2 + others
    return float(np.std(squared * first)), float(np.std(2 * (1 + first)))


def draw(theme: Theme) -> Figure:
    """Draw both against the dimension, with the exact curve for the score function."""
    figure, axes = theme.figure(MARGIN, 2.3)
    random = np.random.default_rng(0)
    score, path = np.array([deviations(int(d), random) for d in DIMENSIONS]).T
    d = np.geomspace(1, 100, 60)
    axes.loglog(d, np.sqrt(4 * d**2 + 14 * d + 12), color=theme.muted, lw=0.6)
    axes.loglog(DIMENSIONS, score, "o", ms=3, color=theme.ink)
    axes.loglog(DIMENSIONS, path, "o-", ms=3, lw=0.6, color=theme.accent)
    label(axes, 9, 95, "score function", theme.ink, ha="right")
    label(axes, 9, 2.9, "reparameterised", theme.accent)
    range_frame(axes, DIMENSIONS, (2, 210), (1, 10, 100), (1, 10, 100))
    axes.set_ylim(1, 300)
    axes.spines["left"].set_bounds(1, 210)
    axes.set_xlabel("dimension")
    axes.set_ylabel("standard deviation")
    return figure


if __name__ == "__main__":
    save(__file__, draw)
