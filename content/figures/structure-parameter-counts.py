"""How many numbers describe a distribution over n binary variables, by what is assumed about it."""

import numpy as np
from matplotlib.figure import Figure
from tufte_style import MARGIN, Theme, label, range_frame, save

VARIABLES = np.arange(2, 31)


def markov(order: int) -> np.ndarray:
    """Count the parameters of a Markov chain of `order` whose transitions may differ from place to place."""
    return np.array([sum(2.0 ** min(place, order) for place in range(n)) for n in VARIABLES])


def draw(theme: Theme) -> Figure:
    """Draw a line an assumption, labelled at its end."""
    figure, axes = theme.figure(MARGIN, 2.5)
    lines = (
        (2.0**VARIABLES - 1, "no assumption", theme.accent),
        (markov(5), "order 5", theme.ink),
        (markov(1), "order 1", theme.ink),
        (VARIABLES, "independent", theme.ink),
    )
    for counts, text, color in lines:
        axes.semilogy(VARIABLES, counts, color=color, lw=1)
        if color == theme.accent:
            label(axes, 24, 2.0**26, text, color, ha="right")
        else:
            label(axes, 30.7, counts[-1] * (0.4 if text == "independent" else 1.1), text, color)
    range_frame(axes, VARIABLES, (1, 2.0**30), (2, 10, 20, 30), (1, 1e3, 1e6, 1e9))
    axes.set_xlabel("number of binary variables")
    axes.set_ylabel("parameters")
    return figure


if __name__ == "__main__":
    save(__file__, draw)
