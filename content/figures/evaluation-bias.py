"""The Fréchet distance between two samples of the same Gaussian, against the size of the samples."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from tufte_style import MARGIN, Theme, label, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

SIZES = np.array([100, 200, 500, 1000, 2000, 5000, 10000])
DIMENSIONS = (16, 128)
REPEATS = 5


def root(matrix: Array) -> Array:
    """Give the square root of a symmetric positive semi-definite matrix."""
    values, vectors = np.linalg.eigh(matrix)
    result: Array = (vectors * np.sqrt(np.clip(values, 0, None))) @ vectors.T
    return result


def frechet(x: Array, y: Array) -> float:
    """Give the squared Wasserstein distance of the Gaussians fitted to the rows of x and y."""
    first, second = np.cov(x.T), np.cov(y.T)
    half = root(first)
    cross = np.trace(root(half @ second @ half))
    shift = x.mean(axis=0) - y.mean(axis=0)
    return float(shift @ shift + np.trace(first) + np.trace(second) - 2 * cross)


@cache
def curves() -> dict[int, list[float]]:
    """Average the distance over a few pairs of samples, for each dimension and size."""
    rng = np.random.default_rng(0)
    return {
        dimension: [
            float(
                np.mean(
                    [frechet(*rng.normal(size=(2, size, dimension))) for _ in range(REPEATS)],
                )
            )
            for size in SIZES
        ]
        for dimension in DIMENSIONS
    }


def draw(theme: Theme) -> Figure:
    """Draw the curves on logarithmic scales, with the points that were computed."""
    figure, axes = theme.figure(MARGIN, 2.5)
    for (dimension, values), color in zip(curves().items(), (theme.blue, theme.accent), strict=True):
        axes.loglog(SIZES, values, "-o", color=color, markersize=2.5, linewidth=0.9)
        label(axes, SIZES[2] * 1.1, values[2] * 1.5, f"{dimension} features", color)
    axes.set_xticks([100, 1000, 10000], ["100", "1,000", "10,000"])
    axes.set_yticks([0.01, 1, 100], ["0.01", "1", "100"])
    axes.minorticks_off()
    axes.spines["bottom"].set_bounds(100, 10000)
    axes.spines["left"].set_bounds(0.01, 100)
    axes.set_xlabel("points in each sample")
    return figure


if __name__ == "__main__":
    save(__file__, draw)
