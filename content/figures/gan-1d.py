"""A generative adversarial network on the line, trained with gradients written out by hand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import expit
from scipy.stats import norm
from tufte_style import MAIN, Theme, label, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

HIDDEN = 32
BATCH = 256
SHOWN = (0, 200, 600, 1200, 3000, 12000)
GRID = np.linspace(-4, 4, 129)
MEANS, DEVIATIONS, WEIGHTS = np.array([-1.4, 1.3]), np.array([0.45, 0.7]), np.array([0.4, 0.6])


class Network:
    """A perceptron from a number to a number with two hidden layers of tanh units, trained by Adam."""

    def __init__(self, rng: np.random.Generator, rate: float, first_scale: float) -> None:
        """Draw the weights at random."""
        self.rate = rate
        self.parts = [
            rng.normal(size=(1, HIDDEN)) * first_scale,
            rng.normal(size=HIDDEN),
            rng.normal(size=(HIDDEN, HIDDEN)) / np.sqrt(HIDDEN),
            np.zeros(HIDDEN),
            rng.normal(size=(HIDDEN, 1)) / np.sqrt(HIDDEN),
            np.zeros(1),
        ]
        self.squares = [np.zeros_like(part) for part in self.parts]
        self.steps = 0

    def forward(self, inputs: Array) -> tuple[Array, tuple[Array, Array, Array]]:
        """Give the outputs for a column of inputs, and what `backward` needs."""
        weights, bias, middle, second_bias, last, last_bias = self.parts
        first = np.tanh(inputs @ weights + bias)
        second = np.tanh(first @ middle + second_bias)
        return second @ last + last_bias, (inputs, first, second)

    def backward(self, trace: tuple[Array, Array, Array], slopes: Array) -> tuple[list[Array], Array]:
        """Turn the loss's slopes in the outputs into its gradients in the parameters and the inputs."""
        inputs, first, second = trace
        weights, _, middle, _, last, _ = self.parts
        at_second = slopes @ last.T * (1 - second**2)
        at_first = at_second @ middle.T * (1 - first**2)
        gradients = [
            inputs.T @ at_first,
            at_first.sum(0),
            first.T @ at_second,
            at_second.sum(0),
            second.T @ slopes,
            slopes.sum(0),
        ]
        return gradients, at_first @ weights.T

    def descend(self, gradients: list[Array]) -> None:
        """Take one step of Adam, without momentum."""
        self.steps += 1
        for index, gradient in enumerate(gradients):
            self.squares[index] += 0.01 * (gradient**2 - self.squares[index])
            unbiased = self.squares[index] / (1 - 0.99**self.steps)
            self.parts[index] -= self.rate * gradient / (np.sqrt(unbiased) + 1e-8)


@dataclass(frozen=True)
class Snapshot:
    """What a panel shows: the step, and on GRID the generator's density and the discriminator."""

    step: int
    density: Array
    discriminator: Array


def data(rng: np.random.Generator, count: int) -> Array:
    """Draw a column of `count` points of the data."""
    which = rng.choice(2, size=count, p=WEIGHTS)
    return (MEANS[which] + DEVIATIONS[which] * rng.normal(size=count))[:, None]


def snapshot(step: int, generator: Network, discriminator: Network) -> Snapshot:
    """Estimate the generator's density from a fine grid of its inputs, smoothed a little."""
    inputs = norm.ppf((np.arange(4000) + 0.5) / 4000)[:, None]
    points = generator.forward(inputs)[0]
    density = norm.pdf(GRID[None, :], points, 0.09).mean(0)
    return Snapshot(step, density, expit(discriminator.forward(GRID[:, None])[0][:, 0]))


@cache
def trained() -> list[Snapshot]:
    """Play the game; give the snapshots."""
    rng = np.random.default_rng(3)
    generator, discriminator = Network(rng, 5e-4, 1.0), Network(rng, 2e-3, 1.0)
    generator.parts[4] *= 0.4
    snapshots = []
    for step in range(SHOWN[-1] + 1):
        if step in SHOWN:
            snapshots.append(snapshot(step, generator, discriminator))
        decay = 1 / (1 + step / 3000)
        generator.rate, discriminator.rate = 5e-4 * decay, 2e-3 * decay
        fake = generator.forward(rng.normal(size=(BATCH, 1)))[0]
        points = np.concatenate([data(rng, BATCH), fake])
        real = np.repeat([[1.0], [0.0]], BATCH, axis=0)
        logits, trace = discriminator.forward(points)
        discriminator.descend(discriminator.backward(trace, (expit(logits) - real) / BATCH)[0])
        fake, fake_trace = generator.forward(rng.normal(size=(BATCH, 1)))
        logits, trace = discriminator.forward(fake)
        to_fake = discriminator.backward(trace, (expit(logits) - 1) / BATCH)[1]
        generator.descend(generator.backward(fake_trace, to_fake)[0])
    return snapshots


def draw(theme: Theme) -> Figure:
    """Draw the snapshots as small multiples: data in grey, generator in red, discriminator in blue."""
    figure, panels = theme.figure(MAIN, 3.5, 2, 3, sharex=True, sharey=True)
    truth = (WEIGHTS * norm.pdf(GRID[:, None], MEANS, DEVIATIONS)).sum(1)
    for axes, shown in zip(panels.ravel(), trained(), strict=True):
        axes.fill_between(GRID[::2], truth[::2], color=theme.faint, linewidth=0)
        axes.plot(GRID, shown.density, color=theme.accent)
        axes.plot(GRID[::2], shown.discriminator[::2], color=theme.blue, linewidth=0.8)
        axes.plot([-4, 4], [0.5, 0.5], color=theme.muted, linewidth=0.4, dashes=(2, 3))
        axes.set_ylim(-0.02, 1.12)
        axes.set_axis_off()
        axes.set_title(f"step {shown.step:,}", loc="left", pad=2)
    first = panels[0, 0]
    label(first, -4.15, 0.8, "discriminator", theme.blue, fontsize=10)
    label(first, 0.25, 0.95, "generator", theme.accent)
    label(first, -4, 0.2, "data", theme.muted)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
