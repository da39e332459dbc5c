"""The marginals of a diffusion on the line, with paths forwards, backwards, and along the equation."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from noisy_mixture import Mixture
from tufte_style import FULL, Theme, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

DATA = Mixture(np.array([0.35, 0.65]), np.array([[-1.7], [1.3]]), 0.32)
PATHS = 5
STEPS = 400
SHOWN = 5
TIMES = np.linspace(0, 1, STEPS + 1)
EDGE = 3.3


def rate(time: float) -> float:
    """Give β(t), rising from 0.1 to 11.9."""
    return 0.1 + 11.8 * time


def marginal(time: float) -> Mixture:
    """Give the distribution at a time: the mean shrinks by √ᾱ, and the noise has the variance 1 - ᾱ."""
    kept = np.exp(-(0.1 * time + 5.9 * time**2))
    return DATA.noisy(float(np.sqrt(kept)), float(np.sqrt(1 - kept)))


@cache
def paths() -> tuple[Array, Array, Array]:
    """Solve the three equations by Euler's method; each (STEPS + 1, PATHS), in the order of TIMES."""
    rng = np.random.default_rng(1)
    size = 1 / STEPS
    forward = [DATA.means[[0, 1, 1, 0, 1]] + DATA.width * rng.normal(size=(PATHS, 1))]
    for time in TIMES[:-1]:
        x, beta = forward[-1], rate(time)
        forward.append(x - 0.5 * beta * x * size + np.sqrt(beta * size) * rng.normal(size=x.shape))
    start = np.linspace(-1.7, 1.7, PATHS)[:, None]
    backward, ode = [start], [start]
    for time in TIMES[:0:-1]:
        beta, score = rate(time), marginal(time).score
        x = backward[-1]
        drift = 0.5 * beta * x + beta * score(x)
        backward.append(x + drift * size + np.sqrt(beta * size) * rng.normal(size=x.shape))
        x = ode[-1]
        ode.append(x + 0.5 * beta * (x + score(x)) * size)
    return (
        np.array(forward)[:, :, 0],
        np.array(backward)[::-1, :, 0],
        np.array(ode)[::-1, :, 0],
    )


def draw(theme: Theme) -> Figure:
    """Draw the three sets of paths over the density of the marginals."""
    times = np.linspace(0, 1, 29)
    positions = np.linspace(-EDGE, EDGE, 53)
    density = np.array([np.exp(marginal(time).log_density(positions[:, None])) for time in times]).T
    figure, panels = theme.figure(FULL, 2.7, 1, 3, sharey=True)
    names = ("noising", "denoising, with noise", "denoising, without")
    for axes, crowd, name in zip(panels, paths(), names, strict=True):
        axes.contour(
            times,
            positions,
            density,
            levels=[0.05, 0.15, 0.3, 0.5],
            colors=[theme.faint],
            linewidths=1.0,
        )
        for path in crowd.T:
            axes.plot(TIMES[::SHOWN], path[::SHOWN], color=theme.accent, linewidth=0.7)
        ends = crowd[-1 if name == "noising" else 0]
        axes.plot(
            np.full(PATHS, 1.0 if name == "noising" else 0.0), ends, "o", color=theme.accent, markersize=3
        )
        axes.set_title(name, pad=3)
        axes.set_ylim(-EDGE, EDGE)
        axes.set_xlim(-0.03, 1.03)
        axes.spines["left"].set_visible(False)
        axes.set_yticks([])
        axes.set_xticks([0, 1], ["data", "noise"])
        axes.spines["bottom"].set_bounds(0, 1)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
