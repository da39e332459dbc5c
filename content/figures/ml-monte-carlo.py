"""Running averages of a Monte Carlo estimate, and the funnel that contains them."""

import numpy as np
from matplotlib.figure import Figure
from tufte_style import MARGIN, Theme, label, range_frame, save

RUNS, DRAWS = 8, 10_000


def draw(theme: Theme) -> Figure:
    """Draw estimates of E[x²] = 1 for a standard normal x, against the number of draws."""
    figure, axes = theme.figure(MARGIN, 2.2)
    squares = np.random.default_rng(0).standard_normal((RUNS, DRAWS)) ** 2
    count = np.unique(np.geomspace(1, DRAWS, 120).astype(int))
    averages = (np.cumsum(squares, axis=1) / np.arange(1, DRAWS + 1))[:, count - 1]
    for average in averages:
        axes.semilogx(count, average, color=theme.muted, lw=0.5)
    funnel = np.geomspace(1, DRAWS, 60)
    for sign in (-1, 1):
        axes.semilogx(funnel, 1 + sign * 2 * np.sqrt(2 / funnel), color=theme.accent)
    label(axes, 12, 2.15, r"$1 \pm 2\sqrt{2/n}$", theme.accent)
    axes.set_ylim(-0.1, 3)
    range_frame(axes, (1, DRAWS), (0, 3), (1, 100, 10_000), (0, 1, 2, 3))
    axes.set_xlabel("number of draws $n$")
    return figure


if __name__ == "__main__":
    save(__file__, draw)
