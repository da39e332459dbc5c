"""Flow matching on the line: straight lines between random pairs, and the flow of their mean velocity."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from noisy_mixture import Mixture
from tufte_style import MARGIN, Theme, label, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

DATA = Mixture(np.array([0.5, 0.5]), np.array([[-1.5], [1.5]]), 0.25)
COUNT = 16
STEPS = 400


def velocity(x: Array, time: float) -> Array:
    """Give E[noise - data | x] where x = (1 - time) · data + time · noise, by Tweedie's formula."""
    score = DATA.noisy(1 - time, time).score(x)
    noise = -time * score
    data = (x - time * noise) / (1 - time)
    return noise - data


def draw(theme: Theme) -> Figure:
    """Draw the pairs' lines above and the flow from the same noise below."""
    rng = np.random.default_rng(11)
    noise = np.sort(rng.normal(size=COUNT))
    data = DATA.sample(rng, COUNT)[:, 0]
    figure, panels = theme.figure(MARGIN, 3.6, 2, 1)
    for start, end in zip(noise, data, strict=True):
        panels[0].plot([1, 0], [start, end], color=theme.blue, linewidth=0.7)
    times = np.linspace(0.999, 0, STEPS + 1)
    path = [noise[:, None]]
    for time, following in pairwise(times):
        path.append(path[-1] + (following - time) * velocity(path[-1], time))
    for line in np.array(path)[::8, :, 0].T:
        panels[1].plot(times[::8], line, color=theme.accent, linewidth=0.7)
    for axes, name, color in ((panels[0], "pairs", theme.blue), (panels[1], "flow", theme.accent)):
        axes.set_ylim(-2.6, 2.6)
        axes.invert_xaxis()
        axes.set_axis_off()
        label(axes, 0.97, 2.3, name, color)
        axes.text(1.03, 0, "noise", rotation=90, va="center", ha="right", color=theme.muted)
        axes.text(-0.03, 0, "data", rotation=90, va="center", ha="left", color=theme.muted)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
