"""A Gaussian fitted to two bumps by each of the two Kullback–Leibler divergences."""

import numpy as np
from matplotlib.figure import Figure
from scipy.optimize import minimize
from scipy.stats import norm
from tufte_style import MAIN, Theme, label, range_frame, save

X = np.linspace(-8, 8, 1601)
STEP = X[1] - X[0]
TARGET = 0.6 * norm.pdf(X, -2.5, 0.7) + 0.4 * norm.pdf(X, 2.5, 0.9)


def forward(parameters: np.ndarray) -> float:
    """Give KL(p ‖ q) for the Gaussian q with `parameters` (mean, log deviation)."""
    log_q = norm.logpdf(X, parameters[0], np.exp(parameters[1]))
    return float(np.sum(TARGET * (np.log(TARGET) - log_q)) * STEP)


def reverse(parameters: np.ndarray) -> float:
    """Give KL(q ‖ p)."""
    log_q = norm.logpdf(X, parameters[0], np.exp(parameters[1]))
    return float(np.sum(np.exp(log_q) * (log_q - np.log(TARGET))) * STEP)


FITS = (
    (r"$\mathrm{KL}(p\,\Vert\,q)$", forward, (0.0, 0.0)),
    (r"$\mathrm{KL}(q\,\Vert\,p)$, begun left", reverse, (-2.0, -0.3)),
    (r"$\mathrm{KL}(q\,\Vert\,p)$, begun right", reverse, (2.0, -0.3)),
)


def draw(theme: Theme) -> Figure:
    """Draw the target and the three fits, one a panel."""
    figure, panels = theme.figure(MAIN, 1.95, 1, 3, sharey=True)
    shown = np.abs(X) <= 5
    for axes, (title, divergence, start) in zip(panels, FITS, strict=True):
        fit = minimize(divergence, np.array(start), method="BFGS")
        mean, deviation = fit.x[0], float(np.exp(fit.x[1]))
        axes.fill_between(X[shown][::8], TARGET[shown][::8], color=theme.faint, lw=0)
        axes.plot(X[shown][::4], norm.pdf(X[shown][::4], mean, deviation), color=theme.accent)
        axes.set_title(title, pad=8)
        range_frame(axes, (-5, 5), (0, 0.55), (-5, round(mean, 2), 5), (0, 0.5))
        axes.set_xticklabels(["−5", f"{mean:.2f}".replace("-", "−"), "5"])
        axes.spines["left"].set_visible(False)
        axes.tick_params(left=False, labelleft=False)
        label(axes, 0, 0.5, f"{fit.fun:.2f} nats", theme.accent, ha="center")
    return figure


if __name__ == "__main__":
    save(__file__, draw)
