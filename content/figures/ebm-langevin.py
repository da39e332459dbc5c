"""Langevin chains in the score field of two Gaussians: one chain, many plain chains, many annealed ones."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import softmax
from tufte_style import MAIN, Theme, bare, dots, label, save

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

WEIGHTS = np.array([0.2, 0.8])
MEANS = np.array([[-1.7, -1.4], [1.7, 1.4]])
WIDTH = 0.55
EDGE = 4.2
CHAINS = 1280
SHOWN = 260
STEPS = 600
LEVELS = np.geomspace(6.0, 0.05, 12)


def score(x: Array, noise: float = 0.0) -> Array:
    """Give the score at the rows of x of the mixture, blurred by Gaussian noise of that deviation."""
    variance = WIDTH**2 + noise**2
    pulls = MEANS - x[..., None, :]
    shares = softmax(np.log(WEIGHTS) - (pulls**2).sum(-1) / (2 * variance), axis=-1)
    result: Array = (shares[..., None] * pulls).sum(-2) / variance
    return result


def step(rng: np.random.Generator, x: Array, size: float, noise: float = 0.0) -> Array:
    """Take one Langevin step."""
    return x + size * score(x, noise) + np.sqrt(2 * size) * rng.normal(size=x.shape)


@cache
def chains() -> tuple[Array, Array, Array]:
    """Run the single chain, and the last points of the plain and of the annealed ones."""
    rng = np.random.default_rng(5)
    single = [np.array([-3.2, 2.6])]
    for _ in range(260):
        single.append(step(rng, single[-1], 0.02))
    plain = rng.uniform(-EDGE, EDGE, size=(CHAINS, 2))
    annealed = plain.copy()
    for _ in range(STEPS):
        plain = step(rng, plain, 0.02)
    for level in LEVELS:
        for _ in range(STEPS // len(LEVELS)):
            annealed = step(rng, annealed, 0.1 * (WIDTH**2 + level**2), level)
    return np.array(single), plain, annealed


def field(axes: Axes, theme: Theme) -> None:
    """Draw the score as arrows, shortened where it is long."""
    ticks = np.linspace(-EDGE * 0.92, EDGE * 0.92, 13)
    grid = np.stack(np.meshgrid(ticks, ticks), axis=-1).reshape(-1, 2)
    arrows = score(grid)
    arrows *= np.tanh(np.linalg.norm(arrows, axis=1, keepdims=True) / 4) / np.linalg.norm(
        arrows, axis=1, keepdims=True
    )
    tips = grid + 0.55 * arrows
    lines = np.stack([grid, tips, np.full_like(grid, np.nan)], axis=1).reshape(-1, 2)
    axes.plot(*lines.T, color=theme.muted, linewidth=0.5)
    dots(axes, *tips.T, 1.5, theme.muted)


def draw(theme: Theme) -> Figure:
    """Draw the field with one chain, and the two crowds of chains with the share in each mode."""
    single, plain, annealed = chains()
    figure, panels = theme.figure(MAIN, 2.3, 1, 3)
    field(panels[0], theme)
    panels[0].plot(*single.T, color=theme.accent, linewidth=0.6)
    dots(panels[0], *single[:1].T, 4, theme.accent)
    panels[0].set_title("one chain", pad=2)
    for axes, crowd, title in ((panels[1], plain, "plain"), (panels[2], annealed, "annealed")):
        light = crowd.sum(axis=1) < 0
        few = crowd[:SHOWN]
        dots(axes, *few[light[:SHOWN]].T, 1.8, theme.blue)
        dots(axes, *few[~light[:SHOWN]].T, 1.8, theme.accent)
        for mean, share, color in zip(MEANS, (light, ~light), (theme.blue, theme.accent), strict=True):
            side = np.sign(mean[0])
            where = mean + side * np.array([-0.4, 2.2])
            label(axes, *where, f"{share.mean():.0%}", color, ha="center")
        axes.set_title(title, pad=2)
    for axes in panels:
        bare(axes)
        axes.set_aspect("equal")
        axes.set_xlim(-EDGE, EDGE)
        axes.set_ylim(-EDGE, EDGE)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
