"""How many components? The likelihood of the training data always wants one more."""

import numpy as np
from gaussian_mixture import THREE, Mixture, draw_points, fit, log_likelihood
from matplotlib.figure import Figure
from tufte_style import MARGIN, Theme, label, range_frame, save

LARGEST, RESTARTS = 10, 8


def best_fit(points: np.ndarray, count: int, random: np.random.Generator) -> Mixture:
    """Give the best of several runs of EM, each started from points of the data."""
    runs = []
    for _ in range(RESTARTS):
        means = points[random.choice(len(points), count, replace=False)]
        start = Mixture(np.full(count, 1 / count), means, np.array([np.cov(points.T) / count] * count))
        runs.append(fit(points, start, 150)[-1])
    return max(runs, key=lambda mixture: log_likelihood(points, mixture))


def draw(theme: Theme) -> Figure:
    """Draw both likelihoods against the number of components; the true number is three."""
    figure, axes = theme.figure(MARGIN, 2.2)
    training, _ = draw_points(THREE, 120, seed=5)
    fresh, _ = draw_points(THREE, 20_000, seed=6)
    counts = np.arange(1, LARGEST + 1)
    random = np.random.default_rng(0)
    fits = [best_fit(training, int(count), random) for count in counts]
    seen = np.array([log_likelihood(training, mixture) for mixture in fits])
    unseen = np.array([log_likelihood(fresh, mixture) for mixture in fits])
    for values, color in ((seen, theme.ink), (unseen, theme.accent)):
        axes.plot(counts, values, color=color, lw=0.9)
        axes.plot(counts, values, "o", ms=2.4, color=color)
    best = int(unseen.argmax())
    axes.plot(counts[best], unseen[best], "o", ms=4.5, color=theme.accent)
    label(axes, counts[-1], seen[-1] + 0.12, "training", theme.ink, ha="right")
    label(axes, 4.2, unseen[4] - 0.2, "new data", theme.accent)
    range_frame(
        axes,
        counts,
        np.concatenate([seen, unseen]),
        (1, 3, 10),
        np.round([unseen[-1], unseen.max(), seen.max()], 2),
    )
    axes.set_xlabel("components")
    axes.set_ylabel("mean log-likelihood")
    return figure


if __name__ == "__main__":
    save(__file__, draw)
