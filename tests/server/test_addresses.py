"""Addresses mean what they mean on GitHub Pages."""

import pytest

from tuftenotes.server.addresses import Redirect, file_for, resolve
from tuftenotes.server.snapshot import File

NAMES = ("index.html", "about.html", "vae/index.html", "vae/fig 1.svg", "404.html", "größe/index.html")
SNAPSHOT = {name: File("text/html", name, (0, 0, 0), b"") for name in NAMES}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/about", "about.html"),
        ("/about.html", "about.html"),
        ("/about/", None),
        ("/vae/", "vae/index.html"),
        ("/vae", Redirect("/vae/")),
        ("/vae/fig 1.svg", "vae/fig 1.svg"),
        ("/größe", Redirect("/gr%C3%B6%C3%9Fe/")),
        ("/VAE/", None),
        ("/nothing", None),
        ("/../index.html", None),
        ("//vae", None),
        ("/\\vae", None),
        ("/vae\0", None),
        ("", None),
    ],
)
def test_without_a_baseurl(path: str, found: object) -> None:
    """A site at the top of its host."""
    assert resolve(SNAPSHOT, "", path) == found


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/", Redirect("/my%20notes/")),
        ("/my notes", Redirect("/my%20notes/")),
        ("/my notes/", "index.html"),
        ("/my notes/vae", Redirect("/my%20notes/vae/")),
        ("/my notesvae/", None),
        ("/vae/", None),
    ],
)
def test_under_a_baseurl(path: str, found: object) -> None:
    """A site under a path; the top leads there, nothing else beside it exists."""
    assert resolve(SNAPSHOT, "/my notes", path) == found


def test_the_file_that_is_shown() -> None:
    """An address without a file shows the 404 page, if the site has one."""
    assert file_for(SNAPSHOT, "", "/vae/") is SNAPSHOT["vae/index.html"]
    assert file_for(SNAPSHOT, "", "/nothing") is SNAPSHOT["404.html"]
    assert file_for({}, "", "/nothing") is None
