"""One coordinate of a point on a spiral is measured: the posterior, exact and by guided diffusion."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from noisy_mixture import Mixture
from scipy.special import softmax
from tufte_style import MAIN, Theme, bare, dots, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

TURNS = np.linspace(1.2, 3.6 * np.pi, 90)
PRIOR = Mixture(
    np.full(90, 1 / 90), np.column_stack([TURNS * np.cos(TURNS), TURNS * np.sin(TURNS)]) / 5, 0.09
)
MEASURED = 0.9
ERROR = 0.15
COUNT = 300
NUDGE = 1e-4
LEVELS = np.geomspace(8, 0.01, 1200)


def exact(rng: np.random.Generator) -> Array:
    """Draw from the posterior, again a mixture: reweighted, and narrower along the measured coordinate."""
    total = PRIOR.width**2 + ERROR**2
    gaps = MEASURED - PRIOR.means[:, 0]
    which = rng.choice(len(gaps), size=COUNT, p=softmax(-(gaps**2) / (2 * total)))
    points = PRIOR.means[which] + PRIOR.width * rng.normal(size=(COUNT, 2))
    gain = PRIOR.width**2 / total
    seen = MEASURED + ERROR * rng.normal(size=COUNT)
    points[:, 0] += gain * (seen - points[:, 0])
    return points


def guided(rng: np.random.Generator) -> Array:
    """Draw by the reverse equation with the likelihood of the denoised point added to the score."""
    x = LEVELS[0] * rng.normal(size=(COUNT, 2))
    for level, following in pairwise(LEVELS):
        blurred = PRIOR.noisy(1, level)
        score = blurred.score(x)
        clean = x + level**2 * score
        ahead = x + NUDGE * np.eye(2)[:, None]
        slopes = [
            (point[:, 0] + level**2 * blurred.score(point)[:, 0] - clean[:, 0]) / NUDGE for point in ahead
        ]
        pull = np.stack(slopes, axis=1) * ((MEASURED - clean[:, 0]) / ERROR**2)[:, None]
        size = level**2 - following**2
        x = x + size * (score + pull) + np.sqrt(size) * following / level * rng.normal(size=x.shape)
    return x


@cache
def panels() -> list[tuple[str, Array]]:
    """Give the name and the points of each panel."""
    rng = np.random.default_rng(4)
    return [("prior", PRIOR.sample(rng, COUNT)), ("posterior", exact(rng)), ("guided diffusion", guided(rng))]


def draw(theme: Theme) -> Figure:
    """Draw the points with the measured line; the cross is the mean of the posterior."""
    figure, all_axes = theme.figure(MAIN, 2.4, 1, 3)
    for axes, (name, points) in zip(all_axes, panels(), strict=True):
        bare(axes)
        axes.set_aspect("equal")
        axes.axvline(MEASURED, color=theme.blue, linewidth=0.7)
        dots(axes, *points.T, 1.6, theme.ink if name == "prior" else theme.accent)
        if name == "posterior":
            axes.plot(*points.mean(axis=0), "x", color=theme.blue, markersize=6)
        axes.set_xlim(-2.7, 2.7)
        axes.set_ylim(-2.7, 2.7)
        axes.set_title(name, pad=2)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
