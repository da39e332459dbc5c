"""Two models and the data: one with good likelihood and bad samples, one with the reverse."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from noisy_mixture import Mixture
from scipy.special import logsumexp
from tufte_style import MAIN, Theme, bare, dots, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

ANGLES = np.linspace(0, 2 * np.pi, 8, endpoint=False)
DATA = Mixture(np.full(8, 1 / 8), 2 * np.column_stack([np.cos(ANGLES), np.sin(ANGLES)]), 0.16)
NOISE = Mixture(np.ones(1), np.zeros((1, 2)), 2.4)
GOOD_SHARE = 0.01
COUNT = 300


@cache
def panels() -> list[tuple[str, Array, float]]:
    """Give for each panel its name, points to show, and the mean log-density of test points in nats."""
    rng = np.random.default_rng(3)
    stored = DATA.sample(rng, 80)
    copier = Mixture(np.full(80, 1 / 80), stored, 0.01)
    test = DATA.sample(rng, 20000)
    parts = [np.log(GOOD_SHARE) + DATA.log_density(test), np.log(1 - GOOD_SHARE) + NOISE.log_density(test)]
    spoiled = logsumexp(parts, axis=0)
    good = rng.random(COUNT) < GOOD_SHARE
    shown = np.where(good[:, None], DATA.sample(rng, COUNT), NOISE.sample(rng, COUNT))
    return [
        ("the data", DATA.sample(rng, COUNT), float(DATA.log_density(test).mean())),
        ("99 % noise", shown, float(spoiled.mean())),
        ("80 copies", copier.sample(rng, COUNT), float(copier.log_density(test[:4000]).mean())),
    ]


def draw(theme: Theme) -> Figure:
    """Draw the samples with the likelihoods above them."""
    figure, all_axes = theme.figure(MAIN, 2.5, 1, 3)
    for axes, (name, points, nats) in zip(all_axes, panels(), strict=True):
        bare(axes)
        axes.set_aspect("equal")
        dots(axes, *points.T, 1.6, theme.ink if name == "the data" else theme.accent)
        axes.set_xlim(-4.2, 4.2)
        axes.set_ylim(-4.2, 4.2)
        number = f"{nats:,.2f}" if nats > -10 else f"{nats:,.0f}"
        axes.set_title(f"{name}\n{number.replace('-', '−')} nats", pad=3)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
