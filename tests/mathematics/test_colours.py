"""Mixtures of colours."""

from __future__ import annotations

import pytest

from mathematics.rendering import content


@pytest.mark.parametrize(
    ("colour", "css"),
    [
        ("red!50", "#ff8080"),
        ("red!50!blue", "#800080"),
        ("blue!20!black!50", "#808099"),
        ("NavyBlue!0!white", "#ffffff"),
        ("green!100", "#008000"),
        ("#abc!50", "#d4dde6"),
    ],
)
def test_mixtures(colour: str, css: str) -> None:
    """A mixture is so many per cent of the first colour and the rest of the second, or of white."""
    assert f'style="color:{css}"' in content(rf"\textcolor{{{colour}}}{{x}}")


def test_mixtures_of_ones_own() -> None:
    """A page's own colours can be mixed."""
    assert 'style="color:#ff99cc"' in content(r"\definecolor{mine}{HTML}{FF3399}\textcolor{mine!50}{x}")


@pytest.mark.parametrize("colour", ["red!much", "red!", "beautiful!50", "salmon!50", "red!50!", "!50"])
def test_what_is_no_mixture(colour: str) -> None:
    """Without a share, or of a colour whose value is not known, there is no mixture."""
    assert content(rf"\textcolor{{{colour}}}{{x}}").startswith("math-unsupported")
