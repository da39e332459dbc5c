"""How many components? The likelihood of the training data always wants one more."""

import numpy as np
from gaussian_mixture import THREE, Mixture, draw_points, fit, log_likelihood
from matplotlib.figure import Figure
from tufte_style import MARGIN, Theme, label, range_frame, save

LARGEST, RESTARTS, STEPS = 10, 8, 200


def best_fit(points: np.ndarray, count: int, smaller: Mixture | None, random: np.random.Generator) -> Mixture:
    """Give the best of several runs of EM, one of them begun from the `smaller` mixture and one more."""
    spread = np.cov(points.T) / count
    starts = [
        Mixture(
            np.full(count, 1 / count),
            points[random.choice(len(points), count, replace=False)],
            np.array([spread] * count),
        )
        for _ in range(RESTARTS)
    ]
    if smaller is not None:
        starts.append(
            Mixture(
                np.append(smaller.weights * (1 - 1 / count), 1 / count),
                np.vstack([smaller.means, points[random.integers(len(points))]]),
                np.concatenate([smaller.covariances, spread[None]]),
            )
        )
    runs = [fit(points, start, STEPS)[-1] for start in starts]
    return max(runs, key=lambda mixture: log_likelihood(points, mixture))


def draw(theme: Theme) -> Figure:
    """Draw both likelihoods against the number of components; the true number is three."""
    figure, axes = theme.figure(MARGIN, 2.2)
    training, _ = draw_points(THREE, 120, seed=5)
    fresh, _ = draw_points(THREE, 20_000, seed=6)
    counts = np.arange(1, LARGEST + 1)
    random = np.random.default_rng(0)
    fits: list[Mixture] = []
    for count in counts:
        fits.append(best_fit(training, int(count), fits[-1] if fits else None, random))
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
