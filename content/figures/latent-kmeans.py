"""Elongated clusters, as k-means cuts them and as a Gaussian mixture does."""

import numpy as np
from gaussian_mixture import Mixture, draw_points, ellipse, fit, k_means, responsibilities
from matplotlib.figure import Figure
from tufte_style import MARGIN, Theme, bare, dots, save

BARS = (
    (0.5, (0.0, 0.75), ((3.0, 0.0), (0.0, 0.06))),
    (0.5, (0.0, -0.75), ((3.0, 0.0), (0.0, 0.06))),
)


def draw(theme: Theme) -> Figure:
    """Draw the partition of k-means above and that of the mixture below."""
    figure, panels = theme.figure(MARGIN, 3.0, 2, 1)
    points, _ = draw_points(BARS, 200, seed=1)
    start = np.array([[-1.5, 0.4], [1.5, -0.4]])
    means, nearest = k_means(points, start, 50)
    first = Mixture(np.full(2, 0.5), np.array([[-1.0, 0.5], [1.0, -0.5]]), np.array([np.eye(2)] * 2))
    mixture = fit(points, first, 200)[-1]
    softly = responsibilities(points, mixture).argmax(1)
    for axes, labels, title in ((panels[0], nearest, "k-means"), (panels[1], softly, "Gaussian mixture")):
        for k, color in enumerate((theme.accent, theme.blue)):
            dots(axes, *points[labels == k].T, 1.9, color)
        axes.set_title(title)
        axes.set_xlim(-5.2, 5.2)
        axes.set_ylim(-1.9, 1.9)
        axes.set_aspect("equal")
        bare(axes)
    panels[0].plot(*means.T, "+", ms=9, mew=1.2, color=theme.ink)
    for mean, covariance in zip(mixture.means, mixture.covariances, strict=True):
        panels[1].plot(*ellipse(mean, covariance), color=theme.ink, lw=0.8)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
