"""Three autoregressive models of tiny binary images, trained here, and what each has learnt."""

from functools import cache

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from tufte_style import MAIN, Theme, bare, save

SIDE = 10
PIXELS = SIDE * SIDE
SHOWN = 9
HIDDEN = 400


def pictures(count: int, random: np.random.Generator) -> np.ndarray:
    """Draw discs and frames of random place and size, a row a picture of zeros and ones."""
    down, right = np.mgrid[:SIDE, :SIDE]
    images = np.empty((count, SIDE, SIDE))
    for image in images:
        radius = random.uniform(1.5, 3.6)
        middle = random.uniform(radius - 0.5, SIDE - radius - 0.5, 2)
        if random.random() < 0.5:
            image[:] = (down - middle[0]) ** 2 + (right - middle[1]) ** 2 <= radius**2
        else:
            distance = np.maximum(np.abs(down - middle[0]), np.abs(right - middle[1]))
            image[:] = (distance <= radius) & (distance > radius - 1)
    return images.reshape(count, PIXELS)


def sigmoid(value: np.ndarray) -> np.ndarray:
    """Give the logistic function."""
    return 1 / (1 + np.exp(-value))


class Adam:
    """The optimiser: running means of the gradient and of its square, for each array of `parameters`."""

    def __init__(self, parameters: list[np.ndarray], rate: float) -> None:
        self.parameters, self.rate, self.steps = parameters, rate, 0
        self.first = [np.zeros_like(array) for array in parameters]
        self.second = [np.zeros_like(array) for array in parameters]

    def step(self, gradients: list[np.ndarray], rate: float) -> None:
        """Move against the gradients, in place; `rate` scales the step."""
        self.steps += 1
        for array, gradient, first, second in zip(
            self.parameters, gradients, self.first, self.second, strict=True
        ):
            first[:] = 0.9 * first + 0.1 * gradient
            second[:] = 0.999 * second + 0.001 * gradient**2
            unbiased = np.sqrt(second / (1 - 0.999**self.steps)) + 1e-8
            array[:] = array - self.rate * rate * first / (1 - 0.9**self.steps) / unbiased


class Masked:
    """MADE with one hidden layer and a linear path beside it; without hidden units it is the FVSBN."""

    def __init__(self, hidden: int, random: np.random.Generator) -> None:
        order = np.arange(1, PIXELS + 1)
        degree = random.integers(1, PIXELS, hidden)
        self.into, self.out = degree[:, None] >= order, order[:, None] > degree
        self.direct = order[:, None] > order
        self.parameters = [
            random.normal(0, 0.1, (hidden, PIXELS)) * self.into, np.zeros(hidden),
            random.normal(0, 0.05, (PIXELS, hidden)) * self.out, np.zeros((PIXELS, PIXELS)), np.zeros(PIXELS),
        ]  # fmt: skip

    def logits(self, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Give the hidden units and the log-odds of every pixel given the ones before it."""
        into, bias, out, direct, base = self.parameters
        hidden = np.maximum(x @ into.T + bias, 0)
        return hidden, hidden @ out.T + x @ direct.T + base

    def gradients(self, x: np.ndarray) -> list[np.ndarray]:
        """Give the gradient of the mean negative log-likelihood of the batch `x`."""
        hidden, logits = self.logits(x)
        error = (sigmoid(logits) - x) / len(x)
        back = (error @ self.parameters[2]) * (hidden > 0)
        return [
            (back.T @ x) * self.into,
            back.sum(0),
            (error.T @ hidden) * self.out,
            (error.T @ x) * self.direct,
            error.sum(0),
        ]

    def loss(self, x: np.ndarray) -> float:
        """Give the mean negative log-likelihood, in nats an image."""
        logits = self.logits(x)[1]
        return float(np.sum(np.logaddexp(0, logits) - x * logits, axis=1).mean())

    def sample(self, count: int, random: np.random.Generator) -> np.ndarray:
        """Draw pictures, pixel by pixel."""
        x = np.zeros((count, PIXELS))
        for place in range(PIXELS):
            x[:, place] = random.random(count) < sigmoid(self.logits(x)[1][:, place])
        return x


def train(hidden: int, steps: int, rate: float) -> Masked:
    """Fit a model to a fresh batch of pictures a step, with a rate that falls to nothing."""
    random = np.random.default_rng(1)
    model = Masked(hidden, random)
    optimiser = Adam(model.parameters, rate)
    data = pictures(20_000, random)
    for step in range(steps):
        optimiser.step(model.gradients(data[random.integers(0, len(data), 100)]), 1 - step / steps)
    return model


@cache
def results() -> list[tuple[str, str, np.ndarray]]:
    """Train everything; a name, a score and a few pictures for each row of the figure."""
    random = np.random.default_rng(2)
    test = pictures(5000, random)
    mean = pictures(20_000, random).mean(0).clip(1e-4, 1 - 1e-4)
    independent = -float((test * np.log(mean) + (1 - test) * np.log(1 - mean)).sum(1).mean())
    rows = [
        ("data", "", test[:SHOWN]),
        ("independent", f"{independent:.1f}", (random.random((SHOWN, PIXELS)) < mean).astype(float)),
    ]
    for name, hidden, steps, rate in (("logistic", 0, 4000, 0.02), ("one hidden layer", HIDDEN, 8000, 0.004)):
        model = train(hidden, steps, rate)
        rows.append((name, f"{model.loss(test):.1f}", model.sample(SHOWN, random)))
    return rows


def outline(image: np.ndarray, left: float, base: float) -> Path:
    """Give a path of one rectangle for each horizontal run of ones."""
    boxes = []
    for down, row in enumerate(image.reshape(SIDE, SIDE)):
        edges = np.flatnonzero(np.diff(np.concatenate([[0], row, [0]])))
        low = base + SIDE - 1 - down
        for start, end in edges.reshape(-1, 2):
            corners = [(start, low), (end, low), (end, low + 1), (start, low + 1), (start, low)]
            boxes.append(Path([(left + x, y) for x, y in corners], closed=True))
    return Path.make_compound_path(*boxes) if boxes else Path(np.zeros((0, 2)))


def draw(theme: Theme) -> Figure:
    """Draw a row of pictures for the data and for each model, with its loss on new pictures."""
    figure, axes = theme.figure(MAIN, 2.1)
    for row, (name, score, images) in enumerate(results()):
        base = -row * (SIDE + 2.2)
        for column, image in enumerate(images):
            left = column * (SIDE + 1.6)
            axes.add_patch(
                Rectangle((left, base), SIDE, SIDE, facecolor="none", edgecolor=theme.faint, lw=0.5)
            )
            axes.add_patch(
                PathPatch(outline(image, left, base), facecolor=theme.ink, edgecolor=theme.ink, lw=0.1)
            )
        axes.text(-2, base + SIDE / 2, name, ha="right", va="center")
        end = SHOWN * (SIDE + 1.6)
        axes.text(end, base + SIDE / 2, score, ha="left", va="center", color=theme.accent)
    axes.text(end, SIDE / 2, "nats", ha="left", va="center", color=theme.muted)
    axes.set_xlim(-30, end + 9)
    axes.set_ylim(-3 * (SIDE + 2.2) - 0.5, SIDE + 0.5)
    axes.set_aspect("equal")
    bare(axes)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
