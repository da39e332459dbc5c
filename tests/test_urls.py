"""Places in the destination, and URLs."""

from __future__ import annotations

import pytest

from tuftenotes.urls import Target, decode_path, encode_path, hostile_name, join, page_target


@pytest.mark.parametrize(
    ("name", "permalink", "style", "output", "url"),
    [
        ("index.md", "", "pretty", "index.html", "/"),
        ("vae.md", "", "pretty", "vae/index.html", "/vae/"),
        ("vae/index.md", "", "pretty", "vae/index.html", "/vae/"),
        ("a/b.c.md", "", "pretty", "a/b.c/index.html", "/a/b.c/"),
        ("404.md", "", "pretty", "404.html", "/404.html"),
        ("vae.md", "", "none", "vae.html", "/vae.html"),
        ("a/vae.md", "", "/:path/x-:basename:output_ext", "a/x-vae.html", "/a/x-vae.html"),
        ("a/vae.md", "", "/:path/:basename/", "a/vae/index.html", "/a/vae/"),
        ("vae.md", "/x/", "pretty", "x/index.html", "/x/"),
        ("vae.md", "/x.html", "pretty", "x.html", "/x.html"),
        ("vae.md", "x/y", "pretty", "x/y.html", "/x/y"),
        ("vae.md", "/", "pretty", "index.html", "/"),
        ("vae.md", "/../../x/", "pretty", "x/index.html", "/x/"),
        ("vae.md", "/:title/", "pretty", "vae/index.html", "/vae/"),
        ("vae.md", "/caf%C3%A9/", "pretty", "café/index.html", "/caf%C3%A9/"),
        ("cafe\u0301 x.md", "", "pretty", "café x/index.html", "/caf%C3%A9%20x/"),
        (".md", "", "pretty", ".md/index.html", "/.md/"),
    ],
)
def test_native(name: str, permalink: str, style: str, output: str, url: str) -> None:
    """A native site has pretty URLs unless the configuration or the page says otherwise."""
    assert page_target(name, ".html", permalink, style, "native") == Target(output, url)


@pytest.mark.parametrize(
    ("name", "style", "output", "url"),
    [
        ("index.md", "date", "index.html", "/"),
        ("vae/index.md", "/articles/:title", "vae/index.html", "/vae/"),
        ("dir/name.md", "date", "dir/name.html", "/dir/name.html"),
        ("dir/name.md", "none", "dir/name.html", "/dir/name.html"),
        ("dir/name.md", "pretty", "dir/name/index.html", "/dir/name/"),
        ("dir/name.md", "/articles/:short_year/:title", "dir/name.html", "/dir/name"),
        ("dir/name.md", "/articles/:title/", "dir/name/index.html", "/dir/name/"),
        ("dir/name.md", "/articles/:title:output_ext", "dir/name.html", "/dir/name.html"),
    ],
)
def test_jekyll(name: str, style: str, output: str, url: str) -> None:
    """A page of a Jekyll site stays where it is; the style only says how its URL ends."""
    assert page_target(name, ".html", "", style, "jekyll") == Target(output, url)


@pytest.mark.parametrize("dialect", ["native", "jekyll"])
def test_other_extensions(dialect: str) -> None:
    """A page that is no HTML keeps its name."""
    target = Target("a/feed.xml", "/a/feed.xml")
    assert page_target("a/feed.xml", ".xml", "", "pretty", dialect) == target  # type: ignore[arg-type]


def test_encoding() -> None:
    """Paths are percent-encoded once, and decoded only where that gives UTF-8."""
    assert encode_path("/a b/ü&(x)?#%.html") == "/a%20b/%C3%BC&(x)%3F%23%25.html"
    assert decode_path("/a%20b/%C3%BC") == "/a b/ü"
    assert decode_path("100%") == "100%"
    assert decode_path("%FF") == "%FF"


@pytest.mark.parametrize(
    ("folder", "path", "joined"),
    [
        ("a", "b", "a/b"),
        ("", "b", "b"),
        ("a/b", "../c", "a/c"),
        ("a", "../../c", "c"),
        ("a", "./b/", "a/b"),
        ("", "", ""),
    ],
)
def test_join(folder: str, path: str, joined: str) -> None:
    """Paths are joined and never leave the root."""
    assert join(folder, path) == joined


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("a/b.html", ""),
        ("a/con.html", "con.html"),
        ("COM1", "COM1"),
        ("a:b/c", "a:b"),
        ("a/b?", "b?"),
        ("a./b", "a."),
        ("a /b", "a "),
        ("console/x", ""),
    ],
)
def test_hostile_names(path: str, part: str) -> None:
    """Names that Windows cannot have are found."""
    assert hostile_name(path) == part
