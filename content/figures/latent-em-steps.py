"""EM on a mixture of three Gaussians, from a poor start to convergence."""

import numpy as np
from gaussian_mixture import THREE, Mixture, draw_points, ellipse, fit, log_likelihood, responsibilities
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from tufte_style import FULL, Theme, bare, dots, range_frame, save

SHOWN = (0, 1, 4, 8, 20)


def draw(theme: Theme) -> Figure:
    """Draw the mixture after some of the steps, and the log-likelihood after every one."""
    figure, panels = theme.figure(FULL, 1.6, 1, len(SHOWN) + 1, width_ratios=(*(1,) * len(SHOWN), 1.15))
    points, _ = draw_points(THREE, 130, seed=3)
    start = Mixture(
        np.full(3, 1 / 3), np.array([[-0.4, 2.0], [0.0, 1.6], [0.4, 2.0]]), np.array([np.eye(2) * 0.6] * 3)
    )
    path = fit(points, start, SHOWN[-1])
    inks = np.array([to_rgb(color) for color in (theme.accent, theme.blue, theme.ochre)])
    for axes, step in zip(panels, SHOWN, strict=False):
        shares = responsibilities(points, path[step])
        tone = np.round(shares * 4) / 4
        for kind in np.unique(tone, axis=0):
            here = (tone == kind).all(axis=1)
            dots(axes, *points[here].T, 1.7, to_hex((kind / kind.sum()) @ inks))
        for mean, covariance, ink in zip(path[step].means, path[step].covariances, inks, strict=True):
            axes.plot(*ellipse(mean, covariance), color=ink, lw=0.9)
        axes.set_title(f"step {step}" if step else "start")
        axes.set_xlim(-4.2, 3.9)
        axes.set_ylim(-3.2, 3.9)
        axes.set_aspect("equal")
        bare(axes)
    curve = panels[-1]
    values = np.array([log_likelihood(points, mixture) for mixture in path])
    shown = values > -5
    steps = np.arange(len(path))
    curve.plot(steps[shown], values[shown], color=theme.ink)
    marks = [step for step in SHOWN if shown[step]]
    curve.plot(marks, values[marks], "o", ms=3.2, color=theme.accent)
    range_frame(curve, (0, SHOWN[-1]), values[shown], (0, 4, 8, 20), np.round(values[[marks[0], -1]], 2))
    curve.set_title("log-likelihood a point")
    curve.set_xlabel("step", labelpad=1)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
