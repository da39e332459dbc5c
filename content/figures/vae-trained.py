"""A variational autoencoder with one latent variable, trained on a noisy spiral with plain numpy."""

from functools import cache

import numpy as np
from matplotlib.figure import Figure
from scipy.stats import norm
from tufte_style import MAIN, Theme, bare, dots, label, range_frame, save

HIDDEN, BATCH, STEPS = 64, 256, 12_000


def spiral(count: int, random: np.random.Generator) -> np.ndarray:
    """Draw points along an arm of a spiral, a row a point."""
    turn = np.sqrt(random.random(count)) * 1.45 * np.pi + 0.4
    return np.stack([turn * np.cos(turn), turn * np.sin(turn)], axis=1) / 2.2 + random.normal(
        0, 0.09, (count, 2)
    )


def layer(into: int, out: int, random: np.random.Generator) -> list[np.ndarray]:
    """Make the weights and the biases of a layer."""
    return [random.normal(0, 1 / np.sqrt(into), (out, into)), random.normal(0, 0.5, out)]


class Autoencoder:
    """Encoder 2 → hidden → (mean, log variance), decoder 1 → hidden → 2, and one log noise level."""

    def __init__(self, random: np.random.Generator) -> None:
        self.parameters = [
            *layer(2, HIDDEN, random), *layer(HIDDEN, 2, random),
            *layer(1, HIDDEN, random), *layer(HIDDEN, 2, random), np.array([-1.0]),
        ]  # fmt: skip

    def encode(self, x: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Give the hidden units, the means and the log variances of q(z | x)."""
        into, bias, out, base = self.parameters[:4]
        hidden = np.tanh(x @ into.T + bias)
        both = hidden @ out.T + base
        return hidden, both[:, :1], both[:, 1:]

    def decode(self, z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Give the hidden units and the mean of p(x | z)."""
        into, bias, out, base = self.parameters[4:8]
        hidden = np.tanh(z @ into.T + bias)
        return hidden, hidden @ out.T + base

    def bound(self, x: np.ndarray, noise: np.ndarray) -> tuple[float, list[np.ndarray]]:
        """Give the mean bound of the batch and its gradients, for z = mean + deviation · noise."""
        inner, mean, log_variance = self.encode(x)
        deviation = np.exp(0.5 * log_variance)
        z = mean + deviation * noise
        outer, guess = self.decode(z)
        log_sigma = self.parameters[8][0]
        error = (x - guess) / np.exp(2 * log_sigma)
        fit = -np.log(2 * np.pi) - 2 * log_sigma - 0.5 * np.sum((x - guess) * error, axis=1)
        penalty = 0.5 * (mean**2 + deviation**2 - 1 - log_variance)[:, 0]

        size = len(x)
        by_guess = error / size
        by_outer = (by_guess @ self.parameters[6]) * (1 - outer**2)
        by_z = by_outer @ self.parameters[4]
        by_mean = by_z - mean / size
        by_log_variance = by_z * noise * deviation / 2 - 0.5 * (deviation**2 - 1) / size
        by_both = np.concatenate([by_mean, by_log_variance], axis=1)
        by_inner = (by_both @ self.parameters[2]) * (1 - inner**2)
        by_sigma = np.array([np.mean(np.sum((x - guess) * error, axis=1) - 2)])
        return float((fit - penalty).mean()), [
            by_inner.T @ x, by_inner.sum(0), by_both.T @ inner, by_both.sum(0),
            by_outer.T @ z, by_outer.sum(0), by_guess.T @ outer, by_guess.sum(0), by_sigma,
        ]  # fmt: skip


@cache
def trained() -> tuple[Autoencoder, np.ndarray]:
    """Train on 4,000 points with Adam; the model and the points."""
    random = np.random.default_rng(3)
    data = spiral(4000, random)
    model = Autoencoder(random)
    first, second = ([np.zeros_like(array) for array in model.parameters] for _ in range(2))
    for step in range(1, STEPS + 1):
        batch = data[random.integers(0, len(data), BATCH)]
        _, gradients = model.bound(batch, random.standard_normal((BATCH, 1)))
        rate = 0.005 * (1 - step / STEPS)
        for array, gradient, mean, square in zip(model.parameters, gradients, first, second, strict=True):
            mean[:] = 0.9 * mean + 0.1 * gradient
            square[:] = 0.999 * square + 0.001 * gradient**2
            scale = np.sqrt(square / (1 - 0.999**step)) + 1e-8
            array[:] = array + rate * mean / (1 - 0.9**step) / scale
    return model, data


def draw(theme: Theme) -> Figure:
    """Draw data and decoder, samples of the model, and the codes of the data against the prior."""
    figure, (left, middle, right) = theme.figure(MAIN, 2.25, 1, 3)
    model, data = trained()
    random = np.random.default_rng(8)
    line = np.linspace(-2.6, 2.6, 200)[:, None]
    curve = model.decode(line)[1]
    dots(left, *data[:300].T, 1.5, theme.muted)
    left.plot(*curve.T, color=theme.accent, lw=1.2)
    for value in (-2, -1, 0, 1, 2):
        place = model.decode(np.array([[float(value)]]))[1][0]
        left.plot(*place, "o", ms=3.5, color=theme.accent)
        left.annotate(
            f"{value}".replace("-", "−"), place, (5, 3), textcoords="offset points", color=theme.accent
        )
    left.set_title("data and decoder", pad=8)
    z = random.standard_normal((300, 1))
    samples = model.decode(z)[1] + np.exp(model.parameters[8][0]) * random.standard_normal((300, 2))
    dots(middle, *samples.T, 1.5, theme.accent)
    middle.set_title("samples", pad=8)
    for axes in (left, middle):
        axes.set_xlim(-2.3, 2.5)
        axes.set_ylim(-2.6, 1.4)
        axes.set_aspect("equal")
        bare(axes)
    _, means, log_variances = model.encode(data)
    grid = np.linspace(-3, 3, 121)
    aggregate = norm.pdf(grid, means, np.exp(0.5 * log_variances)).mean(0)
    right.plot(grid, norm.pdf(grid), color=theme.muted, lw=0.8)
    right.plot(grid, aggregate, color=theme.accent)
    label(right, 1.15, 0.26, "prior", theme.muted)
    label(right, -1.0, 0.33, "codes", theme.accent, ha="right")
    range_frame(right, grid, (0, 0.45), (-3, 0, 3), ())
    right.spines["left"].set_visible(False)
    right.set_title("codes of the data", pad=8)
    right.set_xlabel("$z$")
    return figure


if __name__ == "__main__":
    save(__file__, draw)
