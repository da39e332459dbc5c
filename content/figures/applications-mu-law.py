"""Sixteen levels of amplitude, equally spaced and by the μ-law, on a sound that fades."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from tufte_style import MARGIN, Theme, label, save

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

LEVELS = 16
MU = 255.0
TIME = np.linspace(0, 1, 260)


def compress(x: Array) -> Array:
    """Apply the μ-law."""
    return np.sign(x) * np.log1p(MU * abs(x)) / np.log1p(MU)


def expand(y: Array) -> Array:
    """Undo the μ-law."""
    return np.sign(y) * np.expm1(abs(y) * np.log1p(MU)) / MU


def rounded(x: Array) -> Array:
    """Round to the middle of one of LEVELS equal parts of [-1, 1]."""
    part = np.clip(np.floor((x + 1) / 2 * LEVELS), 0, LEVELS - 1)
    return (part + 0.5) / LEVELS * 2 - 1


def draw(theme: Theme) -> Figure:
    """Draw the sound, thin, under its two versions."""
    sound = 0.95 * np.exp(-4.2 * TIME) * np.cos(2 * np.pi * 7 * TIME)
    figure, panels = theme.figure(MARGIN, 3.0, 2, 1, sharex=True)
    versions = (
        ("equal steps", rounded(sound), theme.blue),
        ("μ-law", expand(rounded(compress(sound))), theme.accent),
    )
    for axes, (name, version, color) in zip(panels, versions, strict=True):
        axes.plot(TIME, sound, color=theme.muted, linewidth=0.6)
        axes.step(TIME, version, color=color, linewidth=0.9, where="mid")
        axes.set_axis_off()
        label(axes, 0.5, 0.7, name, color)
    return figure


if __name__ == "__main__":
    save(__file__, draw)
