"""The scores of two mixtures that differ only in their weights, and the densities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import norm
from tufte_style import MARGIN, Theme, label, range_frame, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

MEANS = np.array([-2.0, 2.0])
WIDTH = 0.6
X = np.linspace(-4, 4, 161)


def density_and_score(weight: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give density and score on X of the mixture whose left component has this weight."""
    parts = np.array([weight, 1 - weight]) * norm.pdf(X[:, None], MEANS, WIDTH)
    density = parts.sum(1)
    return density, (parts * (MEANS - X[:, None])).sum(1) / WIDTH**2 / density


def draw(theme: Theme) -> Figure:
    """Draw the densities above and the scores below."""
    figure, (above, below) = theme.figure(MARGIN, 3.0, 2, 1, sharex=True, height_ratios=[1, 1.5])
    for weight, color in ((0.5, theme.blue), (0.1, theme.accent)):
        density, score = density_and_score(weight)
        above.plot(X, density, color=color)
        below.plot(X, score, color=color)
    above.set_axis_off()
    label(above, -2.0, 0.4, "50 : 50", theme.blue, ha="center")
    label(above, 2.0, 0.66, "10 : 90", theme.accent, ha="center")
    label(below, -3.6, -3.2, "scores", theme.ink)
    range_frame(below, X, [-5, 5], xticks=[-2, 0, 2], yticks=[-5, 0, 5])
    return figure


if __name__ == "__main__":
    save(__file__, draw)
