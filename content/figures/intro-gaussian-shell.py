"""Where the mass of a standard Gaussian lies: the distance from the origin, for growing dimension."""

import numpy as np
from matplotlib.figure import Figure
from scipy.stats import chi
from tufte_style import MARGIN, Theme, label, range_frame, save

DIMENSIONS = (1, 10, 100, 1000)


def draw(theme: Theme) -> Figure:
    """Draw the density of ‖x‖ for each dimension,."""
    figure, axes = theme.figure(MARGIN, 2.1)
    for dimension in DIMENSIONS:
        centre = np.sqrt(dimension)
        radius = np.linspace(max(0.0, centre - 4), centre + 4, 400)
        density = chi.pdf(radius, dimension)
        color = theme.accent if dimension == DIMENSIONS[-1] else theme.ink
        axes.plot(radius, density, color=color, lw=0.9)
        peak = int(np.argmax(density))
        label(axes, radius[peak] + 0.2, density[peak] + 0.04, f"$d={dimension}$", color, ha="center")
    range_frame(axes, (0, 36), (0, 0.8), (0, 10, np.sqrt(1000), 36), (0, 0.8))
    axes.set_xticklabels(["0", "10", "31.6", ""])
    axes.set_ylim(-0.01, 0.9)
    axes.spines["left"].set_visible(False)
    axes.set_yticks([])
    axes.set_xlabel(r"distance from the origin")
    return figure


if __name__ == "__main__":
    save(__file__, draw)
