"""Four distributions in the plane with the same mean and covariance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from tufte_style import MAIN, Theme, bare, dots, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

COUNT = 320
SPREAD = 0.14


def clouds() -> dict[str, Array]:
    """Draw points, each cloud with mean zero and covariance one half of the identity before whitening."""
    rng = np.random.default_rng(9)
    angle = rng.uniform(0, 2 * np.pi, COUNT)
    corner = np.pi / 4 + np.pi / 2 * rng.integers(0, 4, COUNT)
    which = rng.random(COUNT) < 0.5
    along = rng.normal(size=COUNT)
    cross = np.column_stack([np.where(which, along, 0), np.where(which, 0, along)])
    blur = SPREAD * rng.normal(size=(COUNT, 2))
    return {
        "Gaussian": rng.normal(size=(COUNT, 2)),
        "ring": np.column_stack([np.cos(angle), np.sin(angle)]) + blur,
        "four modes": np.column_stack([np.cos(corner), np.sin(corner)]) + blur,
        "cross": cross + 0.5 * blur,
    }


def whiten(points: Array) -> Array:
    """Move and scale the points to have mean zero and the identity as covariance, exactly."""
    centred = points - points.mean(axis=0)
    factor = np.linalg.cholesky(np.linalg.inv(np.cov(centred.T, bias=True)))
    result: Array = centred @ factor
    return result


def draw(theme: Theme) -> Figure:
    """Draw the clouds with the ellipse of one standard deviation, the same in all."""
    figure, panels = theme.figure(MAIN, 1.85, 1, 4)
    turn = np.linspace(0, 2 * np.pi, 60)
    for axes, (name, points) in zip(panels, clouds().items(), strict=True):
        bare(axes)
        axes.set_aspect("equal")
        dots(axes, *whiten(points).T, 1.4, theme.ink)
        axes.plot(np.cos(turn), np.sin(turn), color=theme.accent, linewidth=0.8)
        axes.set_xlim(-2.8, 2.8)
        axes.set_ylim(-2.8, 2.8)
        axes.set_title(name, pad=2)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
