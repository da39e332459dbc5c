"""How many draws a rare event costs, by where the proposal puts them."""

import numpy as np
from matplotlib.figure import Figure
from scipy.stats import norm
from tufte_style import MARGIN, Theme, label, range_frame, save

THRESHOLD = 4.0


def draws_needed(mean: np.ndarray) -> np.ndarray:
    """Give the draws from N(mean, 1) that estimate P(x > 4) with a standard error of a tenth of its value."""
    second_moment = np.exp(mean**2 + norm.logsf(THRESHOLD + mean))
    return 100 * (second_moment / norm.sf(THRESHOLD) ** 2 - 1)


def draw(theme: Theme) -> Figure:
    """Draw the cost against the mean of the proposal, on a logarithmic axis."""
    figure, axes = theme.figure(MARGIN, 2.1)
    mean = np.linspace(0, 7, 141)
    needed = draws_needed(mean)
    best = int(np.argmin(needed))
    axes.semilogy(mean, needed, color=theme.ink)
    axes.semilogy([0, mean[best]], [needed[0], needed[best]], "o", ms=3.5, color=theme.accent)
    label(axes, 0.35, needed[0] * 1.3, "3.2 million", theme.accent)
    label(axes, mean[best], needed[best] * 0.3, f"{needed[best]:.0f}", theme.accent, ha="center")
    axes.set_ylim(40, 1e8)
    range_frame(axes, mean, (1e3, needed.max()), (0, 2, 4, 6), (1e3, 1e5, 1e7))
    axes.set_xlabel("mean of the proposal")
    axes.set_ylabel("draws")
    return figure


if __name__ == "__main__":
    save(__file__, draw)
