"""How much of a cube the ball inside it fills, by dimension."""

import numpy as np
from matplotlib.figure import Figure
from scipy.special import gammaln
from tufte_style import MARGIN, Theme, label, range_frame, save


def fraction(dimension: np.ndarray) -> np.ndarray:
    """Give vol(unit ball) / vol([-1, 1]^d)."""
    return np.exp(dimension / 2 * np.log(np.pi) - gammaln(dimension / 2 + 1) - dimension * np.log(2))


def draw(theme: Theme) -> Figure:
    """Draw the fraction on a logarithmic axis, a dot a dimension."""
    figure, axes = theme.figure(MARGIN, 2.0)
    dimension = np.arange(1, 21)
    filled = fraction(dimension)
    axes.semilogy(dimension, filled, color=theme.muted, lw=0.6)
    axes.semilogy(dimension, filled, "o", ms=2.6, color=theme.ink)
    for d, text in ((2, "0.79"), (10, "0.0025"), (20, r"$2.5\times10^{-8}$")):
        axes.semilogy(d, filled[d - 1], "o", ms=3.2, color=theme.accent)
        label(
            axes,
            d + 0.3,
            filled[d - 1] * (1500 if d == 20 else 4),
            text,
            theme.accent,
            ha="right" if d == 20 else "left",
        )
    range_frame(axes, dimension, filled, (1, 10, 20), (1, 1e-4, 1e-8))
    axes.set_xlabel("dimension $d$")
    return figure


if __name__ == "__main__":
    save(__file__, draw)
