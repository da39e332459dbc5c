"""Which entries of the Jacobian may differ from zero in four families of maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from tufte_style import MAIN, Theme, bare, dots, label, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE = 8
EDGE = np.arange(SIZE)
ROWS, COLUMNS = np.indices((SIZE, SIZE))
DIAGONAL = ROWS == COLUMNS
FIRST, SECOND = SIZE // 2 > ROWS, SIZE // 2 <= ROWS
ALL, NONE = np.ones((SIZE, SIZE), bool), np.zeros((SIZE, SIZE), bool)
# The name, the cost of the determinant, the entries that may differ from zero, and those that enter it.
FAMILIES = (
    ("planar", "$O(d)$", ALL, NONE),
    ("coupling", "$O(d)$", DIAGONAL | (SECOND & (SIZE // 2 > COLUMNS)), DIAGONAL & SECOND),
    ("autoregressive", "$O(d)$", ROWS >= COLUMNS, DIAGONAL),
    ("free", "$O(d^3)$", ALL, ALL),
)


def draw(theme: Theme) -> Figure:
    """Draw the four patterns side by side, what enters the determinant in red."""
    figure, panels = theme.figure(MAIN, 2.1, 1, 4)
    for axes, (name, cost, pattern, counted) in zip(panels, FAMILIES, strict=True):
        bare(axes)
        axes.set_aspect("equal")
        for mask, color in ((pattern & ~counted, theme.muted), (counted, theme.accent)):
            rows, columns = np.nonzero(mask)
            dots(axes, columns, rows, 4, color)
        if name == "planar":
            dots(axes, EDGE, np.full(SIZE, -1.2), 4, theme.accent)
            dots(axes, np.full(SIZE, -1.2), EDGE, 4, theme.accent)
        axes.set_xlim(-1.6, SIZE - 0.2)
        axes.set_ylim(SIZE + 3.0, -1.6)
        label(axes, SIZE / 2 - 0.5, SIZE + 0.9, name, theme.ink, ha="center")
        label(axes, SIZE / 2 - 0.5, SIZE + 2.5, cost, theme.muted, ha="center")
    return figure


if __name__ == "__main__":
    save(__file__, draw)
