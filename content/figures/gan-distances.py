"""Three distances between two narrow Gaussians, as the one is moved away from the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import norm
from tufte_style import MARGIN, Theme, label, range_frame, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH = 0.15
SHIFTS = np.linspace(0, 1.5, 61)
GRID = np.linspace(-1.5, 3.0, 4001)


def jensen_shannon(shift: float) -> float:
    """Integrate the Jensen-Shannon divergence of N(0, WIDTH²) and N(shift, WIDTH²), in nats."""
    p, q = norm.logpdf(GRID, 0, WIDTH), norm.logpdf(GRID, shift, WIDTH)
    middle = np.logaddexp(p, q) - np.log(2)
    return float(np.trapezoid(0.5 * np.exp(p) * (p - middle) + 0.5 * np.exp(q) * (q - middle), GRID))


def draw(theme: Theme) -> Figure:
    """Draw KL, JS and Wasserstein against the shift."""
    figure, axes = theme.figure(MARGIN, 2.4)
    kl = SHIFTS**2 / (2 * WIDTH**2)
    shown = kl < 1.6
    axes.plot(SHIFTS[shown], kl[shown], color=theme.muted)
    axes.plot(SHIFTS, [jensen_shannon(shift) for shift in SHIFTS], color=theme.blue)
    axes.plot(SHIFTS, SHIFTS, color=theme.accent)
    label(axes, 0.30, 1.53, "KL", theme.muted)
    label(axes, 1.02, 0.56, "Jensen–Shannon", theme.blue, ha="center")
    label(axes, 1.2, 1.42, "Wasserstein", theme.accent, ha="right")
    range_frame(axes, SHIFTS, [0, 1.5], xticks=[0, 1.5], yticks=[0, np.log(2), 1.5])
    axes.set_yticklabels(["0", "log 2", "1.5"])
    axes.set_xlabel(r"distance $\theta$ of the means")
    return figure


if __name__ == "__main__":
    save(__file__, draw)
