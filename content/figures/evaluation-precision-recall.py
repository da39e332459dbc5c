"""Precision and recall by nearest neighbours, for a model that drops a mode and one that invents."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from noisy_mixture import Mixture
from scipy.spatial.distance import cdist
from tufte_style import MARGIN, Theme, bare, dots, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

MEANS = np.array([[-1.3, 0.0], [1.3, 0.0]])
DATA = Mixture(np.array([0.5, 0.5]), MEANS, 0.42)
DROPPER = Mixture(np.ones(1), MEANS[:1], 0.38)
INVENTOR = Mixture(np.array([0.3, 0.3, 0.4]), np.array([*MEANS, [0.0, 1.6]]), 0.42)
COUNT = 130
NEIGHBOUR = 3


def covered(points: Array, support: Array) -> float:
    """Give the share of `points` that lie in a ball of `support` reaching to its third neighbour."""
    radii = np.sort(cdist(support, support), axis=1)[:, NEIGHBOUR]
    return float((cdist(points, support) <= radii).any(axis=1).mean())


@cache
def models() -> list[tuple[str, Array, Array]]:
    """Give for each model its scores and the points of data and model."""
    rng = np.random.default_rng(21)
    data = DATA.sample(rng, COUNT)
    results = []
    for model in (DROPPER, INVENTOR):
        points = model.sample(rng, COUNT)
        scores = f"precision {covered(points, data):.2f}, recall {covered(data, points):.2f}"
        results.append((scores, data, points))
    return results


def draw(theme: Theme) -> Figure:
    """Draw data in grey, model in red, and the scores above."""
    figure, panels = theme.figure(MARGIN, 3.9, 2, 1)
    for axes, (scores, data, points) in zip(panels, models(), strict=True):
        bare(axes)
        axes.set_aspect("equal")
        dots(axes, *data.T, 2.2, theme.muted)
        dots(axes, *points.T, 2.2, theme.accent)
        axes.set_xlim(-2.9, 2.9)
        axes.set_title(scores, pad=2)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
