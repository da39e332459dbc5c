"""One learning step of an energy-based model: down at the data, up at the model's samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import norm
from tufte_style import MARGIN, Theme, label, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure

X = np.linspace(-3, 3, 121)
BUMP = 0.35
RATE = 1.6


def draw(theme: Theme) -> Figure:
    """Draw the energy before and after, with the data and the samples on a line below."""
    rng = np.random.default_rng(4)
    energy = 0.45 * (X - 0.9) ** 2 + 0.35 * np.sin(2.1 * X)
    chances = np.exp(-energy) / np.exp(-energy).sum()
    samples = rng.choice(X, size=26, p=chances) + rng.uniform(-0.02, 0.02, 26)
    data = rng.normal(-1.1, 0.42, size=26)
    push = norm.pdf(X[:, None], samples, BUMP).mean(1) - norm.pdf(X[:, None], data, BUMP).mean(1)
    figure, axes = theme.figure(MARGIN, 2.3)
    axes.set_axis_off()
    after = energy + RATE * push
    axes.plot(X, energy, color=theme.muted)
    axes.plot(X, after, color=theme.ink)
    axes.plot(data, np.full(26, -1.35), "|", color=theme.blue, markersize=7)
    axes.plot(samples, np.full(26, -1.35), "|", color=theme.accent, markersize=7)
    for x, color in ((-1.1, theme.blue), (1.3, theme.accent)):
        index = int(np.argmin(abs(X - x)))
        arrow = {"arrowstyle": "->", "color": color, "linewidth": 1.0, "shrinkA": 0, "shrinkB": 2}
        axes.annotate("", (x, after[index]), (x, energy[index]), arrowprops=arrow)
    label(axes, -1.1, -2.0, "data", theme.blue, ha="center")
    label(axes, 1.3, -2.0, "samples", theme.accent, ha="center")
    axes.set_ylim(-2.3, 4.0)
    label(axes, -1.45, 1.9, "energy before", theme.muted)
    label(axes, -1.75, 0.0, "after", theme.ink, ha="right")
    return figure


if __name__ == "__main__":
    save(__file__, draw)
