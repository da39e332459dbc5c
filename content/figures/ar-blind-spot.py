"""Which pixels a stack of masked convolutions can see, and which it should see but cannot."""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from tufte_style import MARGIN, Theme, bare, label, save

SIDE, LAYERS = 11, 5
ROW, COLUMN = 7, 5


def visible() -> np.ndarray:
    """Trace an output back: through a 3 × 3 kernel that excludes its centre, then ones that include it."""
    seen = np.zeros((SIDE, SIDE), bool)
    seen[ROW, COLUMN] = True
    for layer in range(LAYERS):
        earlier = np.zeros_like(seen)
        for row, column in np.argwhere(seen):
            offsets = [(-1, -1), (-1, 0), (-1, 1), (0, -1)] + ([(0, 0)] if layer else [])
            for down, right in offsets:
                if 0 <= row + down < SIDE and 0 <= column + right < SIDE:
                    earlier[row + down, column + right] = True
        seen = earlier
    return seen


def draw(theme: Theme) -> Figure:
    """Draw the pixels: seen, not seen though earlier, the one that is predicted, and the later ones."""
    figure, axes = theme.figure(MARGIN, 2.5)
    seen = visible()
    index = np.arange(SIDE * SIDE).reshape(SIDE, SIDE)
    for row, column in np.ndindex(SIDE, SIDE):
        earlier = index[row, column] < ROW * SIDE + COLUMN
        here = (row, column) == (ROW, COLUMN)
        fill = theme.accent if here else theme.muted if seen[row, column] else "none"
        hatch = (
            "/////"
            if earlier and not seen[row, column] and row > ROW - LAYERS - 1 and column > COLUMN
            else None
        )
        axes.add_patch(
            Rectangle(
                (column, SIDE - 1 - row),
                1,
                1,
                facecolor=fill,
                edgecolor=theme.blue if hatch else theme.faint,
                lw=0.4,
                hatch=hatch,
            )
        )
    label(axes, SIDE + 0.4, SIDE - ROW + 1.2, "blind spot", theme.blue)
    label(axes, SIDE + 0.4, SIDE - ROW - 0.5, "predicted", theme.accent)
    label(axes, SIDE + 0.4, SIDE - 2.5, "seen", theme.muted)
    axes.set_xlim(-0.1, SIDE + 4.6)
    axes.set_ylim(-0.1, SIDE + 0.1)
    axes.set_aspect("equal")
    bare(axes)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
