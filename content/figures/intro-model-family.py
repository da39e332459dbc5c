"""Learning as a search: the Gaussian of a family that is nearest to the distribution of the data."""

import numpy as np
from matplotlib.figure import Figure
from scipy.stats import norm
from tufte_style import MAIN, Theme, label, range_frame, save

WEIGHTS, MEANS, DEVIATIONS = (0.65, 0.35), (-1.0, 1.6), (0.6, 0.8)
X = np.linspace(-4, 5, 361)
STEP = X[1] - X[0]
DATA = sum(w * norm.pdf(X, m, s) for w, m, s in zip(WEIGHTS, MEANS, DEVIATIONS, strict=True))


def divergence(mean: float, deviation: float) -> float:
    """Give KL(p_data ‖ N(mean, deviation²)) in nats, by quadrature."""
    return float(np.sum(DATA * (np.log(DATA) - norm.logpdf(X, mean, deviation))) * STEP)


def descent(mean: float, log_deviation: float, steps: int = 400, rate: float = 0.05) -> np.ndarray:
    """Follow the gradient in (mean, log deviation); the path, a row a step."""
    path = [(mean, np.exp(log_deviation))]
    for _ in range(steps):
        deviation = np.exp(log_deviation)
        residual = (X - mean) / deviation
        mean += rate * float(np.sum(DATA * residual / deviation) * STEP)
        log_deviation += rate * float(np.sum(DATA * (residual**2 - 1)) * STEP)
        path.append((mean, np.exp(log_deviation)))
    return np.array(path)


def draw(theme: Theme) -> Figure:
    """Draw the densities on the left and the divergence over the family on the right."""
    figure, (left, right) = theme.figure(MAIN, 2.7, 1, 2, width_ratios=(1.1, 1))
    path = descent(-2.2, np.log(0.55))
    samples = np.random.default_rng(4)
    component = samples.random(60) < WEIGHTS[0]
    points = np.where(
        component, samples.normal(MEANS[0], DEVIATIONS[0], 60), samples.normal(MEANS[1], DEVIATIONS[1], 60)
    )

    left.fill_between(X, DATA, color=theme.faint, lw=0)
    left.vlines(points, -0.035, -0.012, color=theme.muted, lw=0.6)
    left.plot(X, norm.pdf(X, *path[0]), color=theme.blue, lw=0.9)
    left.plot(X, norm.pdf(X, *path[-1]), color=theme.accent)
    label(left, -2.75, 0.66, "start", theme.blue, ha="right")
    label(left, 2.35, 0.24, r"nearest $p_\theta$", theme.accent)
    label(left, -0.45, 0.42, r"$p_{\mathrm{data}}$", theme.ink)
    range_frame(left, (-4, 5), (0, 0.73), (-4, 0, 5), (0, 0.7))
    left.spines["left"].set_visible(False)
    left.set_yticks([])
    left.set_xlabel("$x$")

    means, deviations = np.linspace(-2.6, 2.4, 41), np.linspace(0.45, 2.6, 41)
    surface = np.array([[divergence(m, s) for m in means] for s in deviations])
    best = divergence(*path[-1])
    right.contour(
        means,
        deviations,
        surface,
        levels=best + np.array([0.02, 0.1, 0.3, 0.8, 2, 5]),
        colors=theme.muted,
        linewidths=0.5,
    )
    right.plot(*path.T, color=theme.accent)
    right.plot(*path[0], "o", ms=3.5, color=theme.blue)
    right.plot(*path[-1], "o", ms=3.5, color=theme.accent)
    label(right, path[-1, 0] + 0.12, path[-1, 1] - 0.16, f"{best:.2f} nats", theme.accent)
    range_frame(right, means, deviations, (-2.6, 0, 2.4), (0.5, 1, 2.6))
    right.set_xlabel(r"mean $\mu$")
    right.set_ylabel(r"deviation $\sigma$")
    return figure


if __name__ == "__main__":
    save(__file__, draw)
