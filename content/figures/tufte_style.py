"""The look of the course's figures: range frames, direct labels, thin strokes, one red.

A figure is a function from a `Theme` to a matplotlib `Figure`; `save` draws it twice, in dark ink for a
light page and in light ink for a dark one::

    def draw(theme: Theme) -> Figure:
        figure, axes = theme.figure(MARGIN, 2.2)
        axes.plot(x, y, color=theme.accent)
        range_frame(axes, x, y)
        return figure

    if __name__ == "__main__":
        save(__file__, draw)

Text becomes outlines, so that a figure needs no font. Running a script again gives the same bytes, with the
same matplotlib. `OPENBLAS_NUM_THREADS=1` makes the ones that train something much faster on a busy machine.
"""

from __future__ import annotations

import io
import re
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl

mpl.use("svg")

import matplotlib.pyplot as plt
import numpy as np
from fontTools.ttLib import TTFont
from matplotlib import font_manager
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Path2D

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from numpy.typing import ArrayLike

FONTS = Path(__file__).absolute().parents[2] / "fonts"
_UNPACKED = tempfile.TemporaryDirectory(prefix="figure-fonts-")

# Widths in inches, at the size at which the page shows them.
MARGIN = 3.4
MAIN = 6.0
FULL = 9.6


@dataclass(frozen=True)
class Theme:
    """The inks of one variant of a figure; `ground` is the page behind it, for halos and hollow marks."""

    name: str
    ink: str
    muted: str
    faint: str
    accent: str
    blue: str
    ochre: str
    ground: str

    def figure(
        self,
        width: float,
        height: float,
        rows: int = 1,
        columns: int = 1,
        **options: Any,  # noqa: ANN401 - matplotlib's own options
    ) -> tuple[Figure, Any]:
        """Make a figure of `width` × `height` inches and its axes (an array if there are several)."""
        return plt.subplots(rows, columns, figsize=(width, height), layout="constrained", **options)


LIGHT = Theme("light", "#111111", "#7a7a75", "#d8d8d0", "#a00000", "#4f7291", "#b08a3e", "#fffff8")
DARK = Theme("dark", "#dddddd", "#9a9a95", "#4a4a48", "#e8705f", "#8fb4d4", "#d3b06a", "#151515")


def range_frame(
    axes: Axes, x: ArrayLike, y: ArrayLike, xticks: ArrayLike | None = None, yticks: ArrayLike | None = None
) -> None:
    """Draw axis lines only as far as the data `x` and `y` go, with ticks at the ends unless given."""
    for side, axis, data, ticks in (("bottom", axes.xaxis, x, xticks), ("left", axes.yaxis, y, yticks)):
        low, high = float(np.min(data)), float(np.max(data))
        axes.spines[side].set_bounds(low, high)
        axis.set_ticks([low, high] if ticks is None else list(np.asarray(ticks)))
        axis.set_minor_locator(mpl.ticker.NullLocator())
        if axis.get_scale() == "log":
            axis.set_major_formatter(_Powers())


class _Powers(mpl.ticker.LogFormatterMathtext):
    """Powers of ten in the mathematics font, which has a fallback for the minus that ET Book lacks."""

    def __call__(self, x: float, pos: int | None = None) -> str:
        """Label the tick at `x`."""
        return str(super().__call__(x, pos)).replace(r"\mathdefault", "")


def bare(axes: Axes) -> None:
    """Take away the frame and the ticks, for pictures and diagrams."""
    axes.set_axis_off()


def label(axes: Axes, x: float, y: float, text: str, color: str, **options: Any) -> None:  # noqa: ANN401 - matplotlib's own text options
    """Write `text` at the data point (x, y) in `color`: the direct label that replaces a legend."""
    axes.text(x, y, text, color=color, **{"va": "center", "ha": "left"} | options)


def dots(axes: Axes, x: ArrayLike, y: ArrayLike, size: float, color: str) -> None:
    """Draw the points (x, y) as round dots `size` points wide, all in one short path.

    A marker costs a hundred bytes of SVG; a line of no length with round ends costs twenty.
    """
    ends = np.repeat(np.column_stack([np.ravel(x), np.ravel(y)]), 2, axis=0)
    path = Path2D(ends, np.tile([Path2D.MOVETO, Path2D.LINETO], len(ends) // 2))
    path.should_simplify = False
    axes.add_patch(PathPatch(path, fill=False, edgecolor=color, linewidth=size, capstyle="round", zorder=2))
    axes.update_datalim(ends)
    axes.autoscale_view()


def save(script: str, draw: Callable[[Theme], Figure]) -> None:
    """Write `name.svg` and `name.dark.svg` beside the file `script` (pass `__file__`)."""
    for theme, suffix in ((LIGHT, ".svg"), (DARK, ".dark.svg")):
        with mpl.rc_context(_settings(theme)):
            figure = draw(theme)
            buffer = io.StringIO()
            figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
            plt.close(figure)
        target = Path(script).with_suffix(suffix)
        target.write_text(_compact(buffer.getvalue()), encoding="utf-8", newline="\n")


def _settings(theme: Theme) -> dict[str, Any]:
    """Give matplotlib's settings for one theme."""
    family = _register_fonts()
    return {
        "svg.fonttype": "path",
        "svg.hashsalt": "tuftenotes",
        "font.family": [family, "STIXGeneral"],
        "font.size": 11,
        "axes.titlesize": 11,
        "axes.labelsize": 11,
        "xtick.labelsize": 10,
        "ytick.labelsize": 10,
        "mathtext.fontset": "custom",
        "mathtext.rm": family,
        "mathtext.it": f"{family}:italic",
        "mathtext.bf": f"{family}:bold",
        "mathtext.cal": f"{family}:italic",
        "mathtext.fallback": "cm",
        "text.color": theme.ink,
        "axes.labelcolor": theme.ink,
        "axes.edgecolor": theme.muted,
        "xtick.color": theme.muted,
        "ytick.color": theme.muted,
        "xtick.labelcolor": theme.ink,
        "ytick.labelcolor": theme.ink,
        "axes.linewidth": 0.6,
        "xtick.major.width": 0.6,
        "ytick.major.width": 0.6,
        "xtick.major.size": 3,
        "ytick.major.size": 3,
        "lines.linewidth": 1.1,
        "lines.solid_capstyle": "round",
        "patch.linewidth": 0.6,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.facecolor": "none",
        "figure.facecolor": "none",
        "path.simplify": True,
        "path.simplify_threshold": 0.2,
        "figure.constrained_layout.h_pad": 0.03,
        "figure.constrained_layout.w_pad": 0.03,
    }


@cache
def _register_fonts() -> str:
    """Teach matplotlib the ET Book of the repository; the family to ask for (DejaVu Serif if there is none).

    matplotlib reads no compressed fonts, and the style is told by the file's name, so each file is unpacked
    into a folder that lives as long as the program. The lining figures go in last, to be found first.
    """
    files = [path for path in sorted(FONTS.glob("et-book*")) if path.suffix in {".ttf", ".woff", ".woff2"}]
    for path in sorted(files, key=lambda path: "line" in path.stem):
        font = TTFont(path)
        font.flavor = None
        plain = Path(_UNPACKED.name) / f"{path.stem}.ttf"
        font.save(plain)
        font_manager.fontManager.ttflist.insert(
            0,
            font_manager.FontEntry(
                fname=str(plain),
                name="ET Book",
                style="italic" if "italic" in path.stem else "normal",
                weight=700 if "bold" in path.stem else 400,
            ),
        )
    return "ET Book" if files else "DejaVu Serif"


_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_SHORT_DOT = r"M \1h0"
_DOT = re.compile(r"M (\S+ \S+) L \1(?= |$)")
_ATTRIBUTE = re.compile(r'\b(d|points|x|y|x1|x2|y1|y2|cx|cy|r|transform)="([^"]*)"')


def _compact(svg: str) -> str:
    """Round coordinates to a hundredth of a point: smaller files, free of the last bits of a float."""

    def rounded(match: re.Match[str]) -> str:
        digits = 6 if match[1] == "transform" else 2
        value = _NUMBER.sub(lambda number: f"{float(number[0]):.{digits}f}".rstrip("0").rstrip("."), match[2])
        return f'{match[1]}="{_DOT.sub(_SHORT_DOT, " ".join(value.split()))}"'

    lines = _ATTRIBUTE.sub(rounded, svg).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip()) + "\n"
