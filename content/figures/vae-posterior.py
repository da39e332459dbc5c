"""Exact posteriors of one latent variable, and the Gaussians that maximise the bound."""

import numpy as np
from matplotlib.figure import Figure
from scipy.optimize import minimize
from scipy.stats import norm
from tufte_style import MAIN, Theme, label, range_frame, save

Z = np.linspace(-4, 4, 1601)
STEP = Z[1] - Z[0]
NOISE = 0.3
OBSERVED = (0.0, 0.7, 1.8)


def decoder(latent: np.ndarray) -> np.ndarray:
    """Give the mean of x for each value of the latent variable: a tilted parabola."""
    return 0.5 * latent**2 + 0.08 * latent


def log_joint(observed: float) -> np.ndarray:
    """Give log p(x, z) on the grid of z."""
    return norm.logpdf(Z) + norm.logpdf(observed, decoder(Z), NOISE)


def bound(parameters: np.ndarray, observed: float) -> float:
    """Give the evidence lower bound for the Gaussian with `parameters` (mean, log deviation)."""
    log_q = norm.logpdf(Z, parameters[0], np.exp(parameters[1]))
    return float(np.sum(np.exp(log_q) * (log_joint(observed) - log_q)) * STEP)


def best_gaussian(observed: float) -> tuple[float, float, float]:
    """Give the mean, the deviation and the bound of the best Gaussian found from several starts."""
    runs = [
        minimize(lambda p: -bound(p, observed), np.array([start, -1.0]), bounds=((-3, 3), (-3, 0)))
        for start in (-1.5, 0.0, 1.5)
    ]
    best = min(runs, key=lambda run: run.fun)
    return float(best.x[0]), float(np.exp(best.x[1])), -float(best.fun)


def draw(theme: Theme) -> Figure:
    """Draw the decoder on the left, and posterior and approximation for three observations."""
    figure, panels = theme.figure(MAIN, 2.35, 1, 4, width_ratios=(1.25, 1, 1, 1))
    left = panels[0]
    shown = np.abs(Z) <= 3
    z = Z[shown][::10]
    left.fill_between(z, decoder(z) - 2 * NOISE, decoder(z) + 2 * NOISE, color=theme.faint, lw=0)
    left.plot(z, decoder(z), color=theme.ink)
    for observed in OBSERVED:
        left.plot((-3, 3), (observed, observed), color=theme.accent, lw=0.6)
    left.set_ylim(-0.8, 3.2)
    range_frame(left, (-3, 3), (-0.6, 3), (-3, 0, 3), OBSERVED)
    left.set_xlabel("$z$")
    left.set_title(r"$x$ given $z$", pad=8)
    for axes, observed in zip(panels[1:], OBSERVED, strict=True):
        joint = log_joint(observed)
        evidence = float(np.log(np.sum(np.exp(joint)) * STEP))
        mean, deviation, lower = best_gaussian(observed)
        posterior = np.exp(joint - evidence)
        axes.fill_between(z, posterior[shown][::10], color=theme.faint, lw=0)
        axes.plot(z, norm.pdf(z, mean, deviation), color=theme.accent)
        axes.set_title(f"$x={observed}$", pad=8)
        axes.text(
            0.5,
            0.97,
            f"gap {evidence - lower:.2f}",
            transform=axes.transAxes,
            ha="center",
            color=theme.accent,
        )
        axes.set_ylim(0, 2.75)
        range_frame(axes, (-3, 3), (0, 1), (-3, 0, 3), ())
        axes.spines["left"].set_visible(False)
        axes.set_xlabel("$z$")
    label(panels[3], -0.15, 0.8, "posterior", theme.muted, ha="center")
    return figure


if __name__ == "__main__":
    save(__file__, draw)
