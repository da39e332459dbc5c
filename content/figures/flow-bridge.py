"""The increasing map from a Gaussian to a mixture of two: the further apart, the steeper the bridge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import brentq
from scipy.stats import norm
from tufte_style import MARGIN, Theme, label, range_frame, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIGMA = 0.5
MEANS = (0.7, 1.3, 2.0)
Z = np.unique(np.concatenate([np.linspace(-2.4, 2.4, 161), np.linspace(-0.2, 0.2, 81)]))


def mixture_cdf(x: float, mean: float) -> float:
    """Give the distribution function of the equal mixture of N(-mean, SIGMA²) and N(mean, SIGMA²)."""
    return float(0.5 * norm.cdf(x, -mean, SIGMA) + 0.5 * norm.cdf(x, mean, SIGMA))


def transport(z: float, mean: float) -> float:
    """Map a standard Gaussian increasingly to the mixture: the quantile of the mixture at Φ(z)."""
    target = float(norm.cdf(z))
    return float(brentq(lambda x: mixture_cdf(x, mean) - target, -9, 9, xtol=1e-10))


def draw(theme: Theme) -> Figure:
    """Draw the map for the three separations."""
    figure, axes = theme.figure(MARGIN, 2.7)
    for mean, color in zip(MEANS, (theme.muted, theme.blue, theme.accent), strict=True):
        x = [transport(z, mean) for z in Z]
        axes.plot(Z, x, color=color)
        label(axes, Z[-1] + 0.1, x[-1], f"$\\mu = {mean}$", color)
    range_frame(axes, Z, [-3, 3], xticks=[-2, 0, 2], yticks=[-3, 0, 3])
    axes.set_xlabel("$z$")
    axes.set_ylabel("$f(z)$", rotation=0, labelpad=4)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
