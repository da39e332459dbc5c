"""Importance-weighted bounds for one observation, against the number of samples."""

import numpy as np
from matplotlib.figure import Figure
from scipy.special import logsumexp
from scipy.stats import norm
from tufte_style import MARGIN, Theme, label, range_frame, save

OBSERVED, NOISE, REPEATS = 0.7, 0.3, 20_000
SIZES = 2 ** np.arange(9)
PROPOSALS = (("prior", 0.0, 1.0), ("best Gaussian", 0.9, 0.305))


def log_joint(latent: np.ndarray) -> np.ndarray:
    """Give log p(x, z) of the model of the main figure: x is a tilted parabola in z, plus noise."""
    return norm.logpdf(latent) + norm.logpdf(OBSERVED, 0.5 * latent**2 + 0.08 * latent, NOISE)


def bounds(mean: float, deviation: float, random: np.random.Generator) -> np.ndarray:
    """Estimate the bound for each number of samples, with the proposal N(mean, deviation²)."""
    values = []
    for size in SIZES:
        latent = random.normal(mean, deviation, (REPEATS, size))
        log_weights = log_joint(latent) - norm.logpdf(latent, mean, deviation)
        values.append(float((logsumexp(log_weights, axis=1) - np.log(size)).mean()))
    return np.array(values)


def draw(theme: Theme) -> Figure:
    """Draw the bounds of two proposals below the log-likelihood."""
    figure, axes = theme.figure(MARGIN, 2.4)
    grid = np.linspace(-6, 6, 4001)
    evidence = float(logsumexp(log_joint(grid)) + np.log(grid[1] - grid[0]))
    random = np.random.default_rng(0)
    lines = {name: bounds(mean, deviation, random) for name, mean, deviation in PROPOSALS}
    inks = dict(zip(lines, (theme.ink, theme.accent), strict=True))
    axes.semilogx(SIZES[[0, -1]], (evidence, evidence), color=theme.muted, lw=0.8)
    label(axes, 1, evidence + 0.12, r"$\log p(x)$", theme.muted)
    for name, values in lines.items():
        axes.semilogx(SIZES, values, "o-", ms=2.2, lw=0.9, color=inks[name])
    label(axes, 1.45, -2.15, "prior", theme.ink)
    label(axes, 256, lines["best Gaussian"][-1] - 0.17, "best Gaussian", theme.accent, ha="right")
    low = min(values[0] for values in lines.values())
    range_frame(axes, SIZES, (low, evidence), (1, 16, 256), np.round([low, evidence], 1))
    axes.set_xticklabels(["1", "16", "256"])
    axes.set_xlabel("samples $K$")
    return figure


if __name__ == "__main__":
    save(__file__, draw)
