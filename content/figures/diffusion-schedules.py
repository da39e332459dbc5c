"""How much of the signal is left, for the linear and the cosine schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from tufte_style import MARGIN, Theme, label, range_frame, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure

STEPS = 1000
TIMES = np.arange(1, STEPS + 1)


def draw(theme: Theme) -> Figure:
    """Draw ᾱ against the step for both."""
    linear = np.cumprod(1 - np.linspace(1e-4, 0.02, STEPS))
    cosine = (
        np.cos(0.5 * np.pi * (TIMES / STEPS + 0.008) / 1.008) / np.cos(0.5 * np.pi * 0.008 / 1.008)
    ) ** 2
    figure, axes = theme.figure(MARGIN, 2.1)
    axes.plot(TIMES[::10], linear[::10], color=theme.blue)
    axes.plot(TIMES[::10], cosine[::10], color=theme.accent)
    label(axes, 130, 0.42, "linear", theme.blue)
    label(axes, 520, 0.6, "cosine", theme.accent)
    range_frame(axes, [0, STEPS], [0, 1], xticks=[0, 500, 1000])
    axes.set_xlabel("step $t$")
    axes.set_ylabel(r"$\bar{\alpha}_t$", rotation=0, labelpad=6)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
