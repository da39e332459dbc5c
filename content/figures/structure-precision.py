"""A Gaussian Markov chain: all variables are correlated, yet the precision is tridiagonal."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from tufte_style import MARGIN, Theme, bare, save

LENGTH, COEFFICIENT = 12, 0.8


def covariance() -> np.ndarray:
    """Give the covariance of x_i = a x_{i-1} + noise, started in equilibrium with variance one."""
    place = np.arange(LENGTH)
    return COEFFICIENT ** np.abs(place[:, None] - place)


def draw(theme: Theme) -> Figure:
    """Draw both matrices as squares whose tone is the size of the entry."""
    figure, panels = theme.figure(MARGIN, 1.95, 1, 2)
    matrix = covariance()
    tones = LinearSegmentedColormap.from_list("tones", [theme.ground, theme.accent])
    for axes, values, title in zip(
        panels, (matrix, np.linalg.inv(matrix)), ("covariance", "precision"), strict=True
    ):
        size = np.abs(values) / np.abs(values).max()
        for row, column in np.argwhere(size > 1e-9):
            axes.add_patch(
                Rectangle((column, LENGTH - 1 - row), 1, 1, facecolor=tones(size[row, column]), lw=0)
            )
        axes.add_patch(Rectangle((0, 0), LENGTH, LENGTH, fill=False, edgecolor=theme.muted, lw=0.5))
        axes.set_xlim(-0.2, LENGTH + 0.2)
        axes.set_ylim(-0.2, LENGTH + 0.2)
        axes.set_aspect("equal")
        axes.set_title(title)
        bare(axes)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
