"""Scripts of chemical formulas."""

from __future__ import annotations

import pytest

from tuftenotes.mathematics.chemical_scripts import charge_in, script_tex


@pytest.mark.parametrize(
    ("written", "upper", "tex"),
    [
        ("{II}", True, r"\mathrm{II}"),
        ("{2-}", True, "2-"),
        ("x", False, "x"),
        ("{2n+2}", False, "2n+2"),
        ("{red}", False, r"\mathrm{red}"),
        ("{{red}}", False, r"\text{red}"),
        ("{$x$}", False, "{x}"),
        ("(aq)", False, r"\mskip1mu(\mathrm{aq})"),
        ("{.-}", True, r"\mkern1mu\bullet\mkern1mu -"),
        ("{1.5}", False, "1.5"),
        (r"\bar{x}", False, r"\bar{x}"),
    ],
)
def test_script_tex(written: str, *, upper: bool, tex: str) -> None:
    """Words are upright, letters slanted, a point above is an unpaired electron."""
    assert script_tex(written, upper=upper) == tex


@pytest.mark.parametrize(
    ("text", "charge"),
    [("2-", "2-"), ("99+ ", "99+"), ("n+", "n+"), ("-(aq)", "-"), (".-", ".-"), ("2-C", ""), ("3H", "")],
)
def test_charges_without_braces(text: str, charge: str) -> None:
    """A sign in front of another atom is a bond, not part of the charge."""
    found = charge_in(text, 0)
    assert (found[0] if found else "") == charge
