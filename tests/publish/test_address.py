"""The address of a published site follows from the remote's URL."""

import pytest

from tuftenotes.publish.address import baseurl_of, pages_url


@pytest.mark.parametrize(
    ("remote", "url"),
    [
        ("git@github.com:Ada/notes.git", "https://ada.github.io/notes/"),
        ("https://github.com/ada/notes", "https://ada.github.io/notes/"),
        ("https://github.com/ada/notes.git/", "https://ada.github.io/notes/"),
        ("https://x:token@github.com/ada/notes.git", "https://ada.github.io/notes/"),
        ("ssh://git@github.com/ada/a.b.git", "https://ada.github.io/a.b/"),
        ("ssh://git@github.com:22/ada/notes.git", "https://ada.github.io/notes/"),
        ("git@github.com:ada/Ada.github.io.git", "https://ada.github.io/"),
        ("https://gitlab.com/ada/notes.git", ""),
        ("https://notgithub.com/ada/notes.git", ""),
        ("/srv/git/notes.git", ""),
    ],
)
def test_the_address_of_a_remote(remote: str, url: str) -> None:
    """GitHub's rules for user and project pages; nothing is said of hosts with other rules."""
    assert pages_url(remote) == url


def test_a_cname_wins() -> None:
    """A domain of its own is where the site appears, whatever the remote."""
    assert pages_url("git@github.com:ada/notes.git", "notes.example.org\n") == "https://notes.example.org/"
    assert pages_url("/srv/notes.git", " notes.example.org ") == "https://notes.example.org/"
    assert pages_url("git@github.com:ada/notes.git", "\n") == "https://ada.github.io/notes/"


@pytest.mark.parametrize(
    ("url", "baseurl"),
    [("https://ada.github.io/notes/", "/notes"), ("https://ada.github.io/", ""), ("", "")],
)
def test_the_baseurl_of_an_address(url: str, baseurl: str) -> None:
    """The path part, as the configuration would spell it."""
    assert baseurl_of(url) == baseurl
