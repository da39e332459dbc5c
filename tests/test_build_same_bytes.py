"""Builds of one site in other ways and places: the same bytes, each time in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tuftenotes
from sitetest import SiteTest
from tuftenotes.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Mapping

CHAPTER = """\
---
title: Kapitel {n} – Über $x_{n}$
date: 2020-04-{day:02}
tags: [b, a, ä]
---
See [the one before](chapter-{before}.md), \\eqref{{eq-{before}}} and
{{% sidenote 'n' 'a *note* on $y$' %}} the rest.

$$\\begin{{equation}}\\label{{eq-{n}}} \\int_0^{n} x^{n} \\, dx \\end{{equation}}$$

![A figure](figure.svg){{.wide}}

```python
print({n})
```

"""
FILES: Mapping[str, str] = {
    "_config.yml": "title: Course\nurl: https://example.org\nbaseurl: /c\nmath: {subset: true}\n",
    "content/index.md": "# Home\n\n* [first](chapter-1.md)\n",
    "content/figure.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='3' height='4'/>",
    "content/css/more.scss": "---\n---\na { b: 1px + 2px }\n",
    "data/people.yml": "- name: Ünal\n- name: Ada\n",
    "sass/_settings.scss": "$measure: 60%;\n",
    "templates/includes/footer.html": "{{site.tags}}{% for x in site.data.people %}{{ x.name }}{% endfor %}",
    **{
        f"content/chapter-{n}.md": CHAPTER.format(n=n, before=n % 12 + 1, day=n)
        + "Some words of text. " * 2500
        for n in range(1, 13)
    },
}


@dataclass(frozen=True)
class Way:
    """How a build differs from the plain one."""

    arguments: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: str = "site"


WAYS = {
    "one job": Way(("--jobs", "1")),
    "two jobs": Way(("--jobs", "2")),
    "no cache": Way(("--no-cache",)),
    "a cache elsewhere": Way(("--cache-dir", "../cache")),
    "another folder": Way(folder="another folder/ä"),
    "another locale": Way(environment={"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"}),
    "no locale": Way(environment={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    "another time zone": Way(environment={"TZ": "Asia/Kathmandu"}),
    "another hash seed": Way(environment={"PYTHONHASHSEED": "7"}),
}


def outputs(way: Way, root: Path) -> dict[str, bytes]:
    """Build the site in `root` in a way of its own, and return all that it made, the manifest too."""
    site = SiteTest(root / way.folder).write(FILES)
    fixed = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0"}
    path = str(Path(tuftenotes.__file__).parents[1])
    command = [sys.executable, "-m", "tuftenotes", "build", "-q", *way.arguments]
    environment = {**os.environ, "PYTHONPATH": path, **fixed, **way.environment}
    subprocess.run(command, cwd=site.root, env=environment, check=True)
    return {**site.outputs(), MANIFEST: (site.docs / MANIFEST).read_bytes()}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return what the plain build makes."""
    return outputs(Way(), tmp_path_factory.mktemp("plain"))


@pytest.mark.parametrize("name", WAYS)
def test_same_bytes(tmp_path: Path, plain: dict[str, bytes], name: str) -> None:
    """Neither how, nor where, nor when a site is built shows in what is built."""
    made = outputs(WAYS[name], tmp_path)
    assert {path for path in made.keys() | plain.keys() if made.get(path) != plain.get(path)} == set()
    assert len(plain) > 20
