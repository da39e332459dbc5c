"""A next-token distribution at three temperatures, with the cut of nucleus sampling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import softmax
from tufte_style import MARGIN, Theme, label, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure

VOCABULARY = 20000
MASS = 0.9
TEMPERATURES = (0.7, 1.0, 1.3)


def draw(theme: Theme) -> Figure:
    """Draw the sorted probabilities on logarithmic scales; a dot ends each nucleus."""
    ranks = np.arange(1, VOCABULARY + 1)
    logits = -1.45 * np.log(ranks + 1.5)
    shown = np.unique(np.geomspace(1, VOCABULARY, 60).astype(int))
    figure, axes = theme.figure(MARGIN, 2.5)
    for temperature, color in zip(TEMPERATURES, (theme.blue, theme.ink, theme.accent), strict=True):
        chances = softmax(logits / temperature)
        cut = int(np.searchsorted(np.cumsum(chances), MASS)) + 1
        axes.loglog(shown, chances[shown - 1], color=color, linewidth=0.9)
        axes.loglog([cut], [chances[cut - 1]], "o", color=color, markersize=4)
        end = chances[-1]
        label(axes, VOCABULARY * 1.25, end, f"$T = {temperature}$", color)
    axes.set_xticks([1, 100, 10000], ["1", "100", "10,000"])
    axes.set_yticks([1e-8, 1e-4, 1], ["$10^{-8}$", "$10^{-4}$", "1"])
    axes.minorticks_off()
    axes.spines["bottom"].set_bounds(1, VOCABULARY)
    axes.spines["left"].set_bounds(1e-9, 1)
    axes.set_xlabel("rank of the token")
    return figure


if __name__ == "__main__":
    save(__file__, draw)
