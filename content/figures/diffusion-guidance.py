"""Guidance in the plane, with exact scores: three classes, of which one is asked for."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from noisy_mixture import Mixture
from tufte_style import MAIN, Theme, bare, dots, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

ANGLES = np.array([0.5, 0.5 + 2 / 3, 0.5 + 4 / 3]) * np.pi
OUTER = 1.7 * np.column_stack([np.cos(ANGLES), np.sin(ANGLES)])
SHARES = np.array([0.6, 0.4])
WIDTH = 0.33
CLASSES = [Mixture(SHARES, np.array([outer, 0.45 * outer]), WIDTH) for outer in OUTER]
EVERYTHING = Mixture(
    np.tile(SHARES, 3) / 3, np.concatenate([np.array([outer, 0.45 * outer]) for outer in OUTER]), WIDTH
)
STRENGTHS = (0.0, 1.0, 4.0)
COUNT = 300
STEPS = 400


@cache
def guided(strength: float) -> Array:
    """Solve the probability-flow equation with the guided score; the same noise for every strength."""
    x = np.random.default_rng(6).normal(size=(COUNT, 2)) * 12
    levels = np.geomspace(12, 0.005, STEPS + 1)
    for level, following in pairwise(levels):
        wanted = CLASSES[0].noisy(1, level).score(x)
        whatever = EVERYTHING.noisy(1, level).score(x)
        score = wanted + strength * (wanted - whatever)
        x = x + level * (level - following) * score
    return x


def draw(theme: Theme) -> Figure:
    """Draw everything in grey, and in red what each strength of guidance draws."""
    background = EVERYTHING.sample(np.random.default_rng(1), 420)
    figure, panels = theme.figure(MAIN, 2.35, 1, 3)
    for axes, strength in zip(panels, STRENGTHS, strict=True):
        bare(axes)
        axes.set_aspect("equal")
        axes.set_xlim(-2.6, 2.6)
        axes.set_ylim(-1.9, 3.3)
        dots(axes, *background.T, 2, theme.faint)
        dots(axes, *guided(strength)[:220].T, 1.7, theme.accent)
        axes.set_title(f"$w = {strength:g}$", pad=2)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
