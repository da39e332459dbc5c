"""Where a published branch will be found on the web."""

from __future__ import annotations

import re

__all__ = ["baseurl_of", "pages_url"]

GITHUB = re.compile(
    r"(?:https?://(?:[^/@]+@)?|ssh://(?:[^/@]+@)?|git://|[^/@]+@)(?:www\.)?github\.com(?::\d+)?[:/]+"
    r"(?P<owner>[^/]+)/(?P<name>[^/]+?)(?:\.git)?/*",
    re.IGNORECASE,
)


def pages_url(remote: str, cname: str = "") -> str:
    """Return the address of the GitHub Pages of the repository at the URL `remote`.

    `cname` is the text of the site's CNAME file, which gives it a domain of its own. Empty where nothing
    is known of the host.
    """
    domain = cname.strip().split("\n")[0].strip()
    if domain:
        return f"https://{domain}/"
    found = GITHUB.fullmatch(remote.strip())
    if found is None:
        return ""
    owner, name = found["owner"].lower(), found["name"]
    return f"https://{owner}.github.io/" + ("" if name.lower() == f"{owner}.github.io" else f"{name}/")


def baseurl_of(url: str) -> str:
    """Return the path part of `pages_url`'s answer as a baseurl: ``/notes``, or empty at a domain's top."""
    path = url.split("//", 1)[-1].partition("/")[2]
    return f"/{path.rstrip('/')}" if path.strip("/") else ""
