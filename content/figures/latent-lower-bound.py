"""EM as a climb on lower bounds: each touches the log-likelihood where it was made."""

import numpy as np
from matplotlib.figure import Figure
from scipy.special import logsumexp
from scipy.stats import norm
from tufte_style import MARGIN, Theme, label, range_frame, save

MEANS = np.linspace(-2.2, 4.6, 171)


def log_joint(points: np.ndarray, mean: float) -> np.ndarray:
    """Give log p(x, z) for two equal components, one fixed at -2 and one at `mean`."""
    return np.log(0.5) + np.stack([norm.logpdf(points, -2, 1), norm.logpdf(points, mean, 1)])


def draw(theme: Theme) -> Figure:
    """Draw the log-likelihood of the one free mean, and the bounds of two steps."""
    figure, axes = theme.figure(MARGIN, 2.5)
    random = np.random.default_rng(2)
    points = np.concatenate([random.normal(-2, 1, 20), random.normal(2.2, 1, 20)])
    likelihood = np.array([logsumexp(log_joint(points, m), axis=0).mean() for m in MEANS])
    axes.plot(MEANS, likelihood, color=theme.ink, lw=1.3)
    low = float(likelihood.min())
    mean, ticks = -1.0, []
    for _ in range(2):
        joint = log_joint(points, mean)
        shares = np.exp(joint - logsumexp(joint, axis=0))
        entropy = -np.sum(shares * np.log(shares), axis=0).mean()
        bound = np.array([np.sum(shares * log_joint(points, m), axis=0).mean() for m in MEANS]) + entropy
        shown = bound > low
        axes.plot(MEANS[shown], bound[shown], color=theme.accent, lw=0.8)
        axes.plot(mean, logsumexp(joint, axis=0).mean(), "o", ms=3.2, color=theme.accent)
        ticks.append(mean)
        mean = float(np.sum(shares[1] * points) / np.sum(shares[1]))
    label(axes, 0.05, likelihood[60], "log-likelihood", theme.ink, ha="right")
    label(axes, 1.0, low + 1.0, "bounds", theme.accent)
    range_frame(axes, MEANS, (low, likelihood.max()), np.round(ticks, 1), ())
    axes.spines["left"].set_visible(False)
    axes.set_xlabel("mean of the second component")
    return figure


if __name__ == "__main__":
    save(__file__, draw)
