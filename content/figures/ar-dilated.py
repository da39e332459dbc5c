"""Dilated causal convolutions: four layers of two weights see sixteen samples."""

from matplotlib.figure import Figure
from tufte_style import MARGIN, Theme, bare, label, save

LAYERS, LENGTH = 4, 20


def draw(theme: Theme) -> Figure:
    """Draw all connections faintly, and in red the tree below the last output."""
    figure, axes = theme.figure(MARGIN, 2.1)
    traced = {LENGTH - 1}
    for layer in range(LAYERS, 0, -1):
        reach = 2 ** (layer - 1)
        below: set[int] = set()
        for place in range(LENGTH):
            for source in (place, place - reach):
                if source < 0:
                    continue
                red = place in traced
                if red:
                    below.add(source)
                axes.plot(
                    (source, place),
                    (layer - 1, layer),
                    color=theme.accent if red else theme.faint,
                    lw=0.8 if red else 0.4,
                    zorder=2 if red else 1,
                )
        for place in range(LENGTH):
            axes.plot(
                place,
                layer,
                "o",
                ms=2.2,
                mew=0,
                color=theme.accent if place in traced else theme.muted,
                zorder=3,
            )
        traced = below
    for place in range(LENGTH):
        axes.plot(
            place, 0, "o", ms=2.2, mew=0, color=theme.accent if place in traced else theme.muted, zorder=3
        )
    for layer in range(1, LAYERS + 1):
        label(axes, LENGTH - 0.2, layer - 0.5, str(2 ** (layer - 1)), theme.muted)
    label(axes, LENGTH - 0.2, LAYERS + 0.1, "dilation", theme.muted, ha="right", va="bottom")
    axes.set_xlim(-0.5, LENGTH + 0.8)
    axes.set_ylim(-0.2, LAYERS + 0.6)
    bare(axes)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
