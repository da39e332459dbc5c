"""Two Gaussian classes and the line where they are equally likely."""

import numpy as np
from matplotlib.figure import Figure
from tufte_style import MARGIN, Theme, bare, label, save

MEANS = np.array([[-1.1, -0.3], [1.2, 0.5]])
COVARIANCE = np.array([[1.0, 0.55], [0.55, 0.8]])


def draw(theme: Theme) -> Figure:
    """Draw samples of both classes, an ellipse each, and the boundary w·x + b = 0."""
    figure, axes = theme.figure(MARGIN, 2.5)
    random = np.random.default_rng(11)
    root = np.linalg.cholesky(COVARIANCE)
    angle = np.linspace(0, 2 * np.pi, 120)
    circle = np.stack([np.cos(angle), np.sin(angle)])
    for mean, color in zip(MEANS, (theme.blue, theme.accent), strict=True):
        points = mean[:, None] + root @ random.standard_normal((2, 70))
        axes.plot(*points, "o", ms=1.8, color=color, alpha=0.8, mew=0)
        axes.plot(*(mean[:, None] + 2 * root @ circle), color=color, lw=0.7)
    weight = np.linalg.solve(COVARIANCE, MEANS[1] - MEANS[0])
    middle = MEANS.mean(axis=0)
    along = np.array([-weight[1], weight[0]]) / np.linalg.norm(weight)
    ends = middle + np.outer((-3.1, 2.7), along)
    axes.plot(*ends.T, color=theme.ink, lw=0.9)
    normal = weight / np.linalg.norm(weight)
    axes.annotate(
        "",
        middle + 0.9 * normal,
        middle,
        arrowprops={"arrowstyle": "-|>", "lw": 0.8, "color": theme.ink, "shrinkA": 0, "shrinkB": 0},
    )
    label(axes, *(middle + 1.05 * normal + np.array([0, -0.12])), r"$\mathbf{w}$", theme.ink)
    label(axes, -3.3, 1.35, "class 0", theme.blue)
    label(axes, 2.9, -1.1, "class 1", theme.accent)
    axes.set_aspect("equal")
    bare(axes)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
