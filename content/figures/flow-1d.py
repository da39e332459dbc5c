"""A Gaussian pushed through a monotone map: equal probabilities become intervals of unequal length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import norm
from tufte_style import MARGIN, Theme, label, range_frame, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

Z = np.linspace(-2.6, 2.6, 201)
CUTS = norm.ppf(np.arange(1, 12) / 12)


def transform(z: NDArray[np.float64]) -> NDArray[np.float64]:
    """Map z to x: steep in the middle, flat at about -1.2 and 1.2."""
    return z + 1.6 * np.tanh(1.7 * z) - 0.55 * z


def slope(z: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the derivative of `transform`."""
    return 0.45 + 1.6 * 1.7 / np.cosh(1.7 * z) ** 2


def draw(theme: Theme) -> Figure:
    """Draw the map with the density of z under it and that of x at its left."""
    figure, axes = theme.figure(
        MARGIN, 3.3, 2, 2, width_ratios=[1, 2.2], height_ratios=[2.2, 1], sharex="col", sharey="row"
    )
    left, middle, corner, below = axes.ravel()
    corner.remove()
    x = transform(Z)
    middle.plot(Z, x, color=theme.ink)
    below.fill_between(Z, norm.pdf(Z), color=theme.faint, linewidth=0)
    below.plot(Z, norm.pdf(Z), color=theme.blue)
    density = norm.pdf(Z) / slope(Z)
    left.fill_betweenx(x, density, color=theme.faint, linewidth=0)
    left.plot(density, x, color=theme.accent)
    for z, target in zip(CUTS, transform(CUTS), strict=True):
        middle.plot([z, z, -2.6], [-2.8, target, target], color=theme.muted, linewidth=0.4)
        below.plot([z, z], [0, 0.45], color=theme.muted, linewidth=0.4)
        left.plot([0, norm.pdf(z) / slope(z)], [target, target], color=theme.muted, linewidth=0.4)
    left.invert_xaxis()
    left.set_axis_off()
    below.spines["left"].set_visible(False)
    below.set_yticks([])
    range_frame(below, Z, [0, 0.45], xticks=[-2, 0, 2], yticks=[])
    middle.set_axis_off()
    middle.set_xlim(-2.6, 2.6)
    middle.set_ylim(-2.8, 2.8)
    below.set_xlabel("$z$")
    below.set_ylim(0, 0.45)
    left.set_xlim(0.52, 0)
    label(middle, 1.55, 1.4, "$x = f(z)$", theme.ink, va="top")
    label(left, 0.5, 0.2, "$p_X(x)$", theme.accent)
    label(below, 1.15, 0.34, "$p_Z(z)$", theme.blue)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
