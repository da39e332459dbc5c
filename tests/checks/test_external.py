"""Links that lead out of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checked_sites import HTML, site
from tuftenotes.checks import check_site
from tuftenotes.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GONE = f"{HTML}//a.example/gone?x=1&y=ü"


def test_external_links() -> None:
    """Each address is asked for once, and told of on every page at its place, however it was written."""
    asked: list[Sequence[str]] = []

    def ask(addresses: Sequence[str]) -> Mapping[str, tuple[Severity, str]]:
        asked.append(addresses)
        return {
            url: (Severity.WARNING, f"no {url}") for url in addresses if "gone" in url or url.endswith("png")
        }

    written = GONE.replace("&", "&amp;")
    facts = site(
        index=f"Text [a](/other/), [b]({HTML}//a.example/gone/not), [c]({HTML}//localhost/x),\n"
        f"[d]({GONE}).\n",
        other=f'Text [a](/) and <{HTML}//a.example/fine>\n\n<p><a href="{written}">a</a></p>\n'
        f"\n![alt]({HTML}//b.example/p.png) [m](mailto:a@b.c)\n",
    )
    found = [d for d in check_site(facts, ask) if d.code.slug == "external-link"]
    assert [str(d.location) for d in found] == [
        "index.md:1:24",
        "index.md:2:5",
        "other.md:3:13",
        "other.md:5:8",
    ]
    (addresses,) = asked
    assert len(addresses) == 5
    assert not any("localhost" in address for address in addresses)


def test_nobody_is_asked_by_accident() -> None:
    """Without somebody who asks, other hosts are no matter."""
    assert "external-link" not in {d.code.slug for d in check_site(site(index=f"Text [a]({GONE}).\n"))}
