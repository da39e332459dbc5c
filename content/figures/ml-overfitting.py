"""Kernel density estimates of one sample: the likelihood of the training data prefers the worst of them."""

import numpy as np
from matplotlib.figure import Figure
from scipy.special import logsumexp
from scipy.stats import norm
from tufte_style import MAIN, Theme, label, range_frame, save

X = np.linspace(-5, 5, 2001)
STEP = X[1] - X[0]
TRUTH = 0.6 * norm.pdf(X, -1.5, 0.5) + 0.4 * norm.pdf(X, 1.2, 0.9)
BANDWIDTHS = np.geomspace(0.02, 2, 60)
POINTS = 60


def training_sample() -> np.ndarray:
    """Draw the data."""
    random = np.random.default_rng(7)
    left = random.random(POINTS) < 0.6
    return np.where(left, random.normal(-1.5, 0.5, POINTS), random.normal(1.2, 0.9, POINTS))


def log_density(at: np.ndarray, data: np.ndarray, bandwidth: float) -> np.ndarray:
    """Give the log-density of the estimate at the points `at`."""
    return logsumexp(norm.logpdf(at[:, None], data, bandwidth), axis=1) - np.log(len(data))


def draw(theme: Theme) -> Figure:
    """Draw both log-likelihoods against the bandwidth, and three of the estimates."""
    figure, grid = theme.figure(MAIN, 3.0, 1, 2, width_ratios=(1.25, 1))
    data = training_sample()
    training = np.array([log_density(data, data, h).mean() for h in BANDWIDTHS])
    expected = np.array([np.sum(TRUTH * log_density(X, data, h)) * STEP for h in BANDWIDTHS])
    best = int(np.argmax(expected))
    chosen = (int(np.argmin(np.abs(BANDWIDTHS - 0.05))), best, int(np.argmin(np.abs(BANDWIDTHS - 1.4))))

    curves = grid[0]
    curves.semilogx(BANDWIDTHS, training, color=theme.ink)
    curves.semilogx(BANDWIDTHS, expected, color=theme.accent)
    for index in chosen:
        curves.semilogx(BANDWIDTHS[index], expected[index], "o", ms=3.5, color=theme.accent)
    low, high = -3.2, float(training.max())
    curves.set_ylim(low, high + 0.1)
    label(curves, 0.055, -0.93, "training", theme.ink, ha="right")
    label(curves, 0.06, -2.75, "new data", theme.accent)
    curves.invert_xaxis()
    range_frame(curves, BANDWIDTHS, (low, high), (2, 0.2, 0.02), (-3, -2, -1))
    curves.set_xticklabels(["2", "0.2", "0.02"])
    curves.set_xlabel("bandwidth (smoother on the left)")
    curves.set_ylabel("mean log-likelihood")

    densities = grid[1]
    for place, index in enumerate(reversed(chosen)):
        base = 0.75 * (2 - place)
        scale = 1.0 if place < 2 else 0.7
        estimate = np.exp(log_density(X, data, BANDWIDTHS[index]))
        densities.fill_between(X[::20], base, base + TRUTH[::20] * scale, color=theme.faint, lw=0)
        densities.plot(X[::6], base + scale * estimate[::6], color=theme.accent, lw=0.9)
        label(densities, 5, base + 0.28, f"{BANDWIDTHS[index]:.2f}", theme.ink, ha="right")
    densities.vlines(data, -0.1, -0.03, color=theme.muted, lw=0.5)
    densities.set_axis_off()
    return figure


if __name__ == "__main__":
    save(__file__, draw)
