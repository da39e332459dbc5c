"""Reverse diffusion in the plane with an exact score: noise becomes a spiral."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from noisy_mixture import Mixture
from tufte_style import MAIN, Theme, bare, dots, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

TURNS = np.linspace(0.8, 3.1 * np.pi, 60)
SPIRAL = Mixture(
    np.full(60, 1 / 60), np.column_stack([TURNS * np.cos(TURNS), TURNS * np.sin(TURNS)]) / 4.9, 0.06
)
COUNT = 220
STEPS = 500
SHOWN = (0.0, 0.4, 0.65, 0.82, 1.0)


def kept(time: float) -> float:
    """Give ᾱ by the cosine schedule."""
    return float(np.cos(0.5 * np.pi * min(time, 0.999)) ** 2)


@cache
def crowds() -> tuple[list[Array], list[Array]]:
    """Run ancestral sampling; give the points and the denoiser's guesses at the shares SHOWN of the way."""
    rng = np.random.default_rng(8)
    x = rng.normal(size=(COUNT, 2))
    points, guesses = [], []
    times = np.linspace(0.999, 0, STEPS + 1)
    for index, time in enumerate(times):
        total = kept(time)
        blurred = SPIRAL.noisy(np.sqrt(total), np.sqrt(1 - total))
        clean = (x + (1 - total) * blurred.score(x)) / np.sqrt(total)
        if index in [round(share * STEPS) for share in SHOWN]:
            points.append(x)
            guesses.append(clean)
        if index < STEPS:
            before = kept(times[index + 1])
            alpha = total / before
            mean = np.sqrt(before) * (1 - alpha) * clean + np.sqrt(alpha) * (1 - before) * x
            spread = np.sqrt((1 - before) / (1 - total) * (1 - alpha))
            x = mean / (1 - total) + spread * rng.normal(size=x.shape)
    return points, guesses


def draw(theme: Theme) -> Figure:
    """Draw the points in ink above and the guesses in red below."""
    points, guesses = crowds()
    figure, panels = theme.figure(MAIN, 2.6, 2, len(SHOWN))
    for row, crowd, color in ((panels[0], points, theme.ink), (panels[1], guesses, theme.accent)):
        for axes, cloud in zip(row, crowd, strict=True):
            bare(axes)
            axes.set_aspect("equal")
            axes.set_xlim(-2.5, 2.5)
            axes.set_ylim(-2.5, 2.5)
            dots(axes, *cloud.T, 1.3, color)
    panels[0, 0].set_title("points", loc="left", color=theme.ink, pad=2)
    panels[1, 0].set_title("guesses", loc="left", color=theme.accent, pad=2)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
