"""The three ways in which an arrow can meet an arrow, and when a path through them is open."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyArrowPatch
from tufte_style import MAIN, Theme, bare, save

A, B, TOP, LEVEL, BOTTOM = (0.0, 0.0), (2.4, 0.0), (1.2, 0.75), (1.2, 0.0), (1.2, -0.75)
JUNCTIONS = (
    ("chain", LEVEL, ((A, LEVEL), (LEVEL, B))),
    ("fork", TOP, ((TOP, A), (TOP, B))),
    ("collider", BOTTOM, ((A, BOTTOM), (B, BOTTOM))),
)
RADIUS = 0.24


def arrow(axes: Axes, tail: tuple[float, float], head: tuple[float, float], color: str) -> None:
    """Draw an arrow from the rim of one node to the rim of another."""
    axes.add_patch(
        FancyArrowPatch(
            tail, head, arrowstyle="-|>", mutation_scale=8, lw=0.8, color=color, shrinkA=13.5, shrinkB=13.5
        )
    )


def node(axes: Axes, place: tuple[float, float], name: str, theme: Theme, *, observed: bool) -> None:
    """Draw a variable; an observed one is filled."""
    axes.add_patch(
        Circle(place, RADIUS, facecolor=theme.faint if observed else "none", edgecolor=theme.ink, lw=0.8)
    )
    axes.text(*place, name, ha="center", va="center_baseline")


def draw(theme: Theme) -> Figure:
    """Draw each junction twice, with the middle variable hidden and observed."""
    figure, grid = theme.figure(MAIN, 2.75, 2, 3)
    for row, observed in enumerate((False, True)):
        for axes, (title, middle, arrows) in zip(grid[row], JUNCTIONS, strict=True):
            centre = {"chain": 0.0, "fork": 0.35, "collider": -0.35}[title]
            for tail, head in arrows:
                arrow(axes, tail, head, theme.ink)
            for place, name in ((A, "$a$"), (B, "$b$"), (middle, "$c$")):
                node(axes, place, name, theme, observed=observed and name == "$c$")
            is_open = observed == (title == "collider")
            verdict = "dependent" if is_open else "independent"
            given = " given $c$" if observed else ""
            axes.text(
                1.2, centre - 1.0, verdict + given, ha="center", color=theme.accent if is_open else theme.blue
            )
            if not observed:
                axes.text(1.2, centre + 0.82, title, ha="center", style="italic")
            axes.set_xlim(-0.35, 2.75)
            axes.set_ylim(centre - 1.05, centre + 0.95)
            axes.set_aspect("equal")
            bare(axes)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
