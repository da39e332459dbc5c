"""Two sites full of faults: each is found where it stands, and nothing else is found.

In the texts below `⟪code⟫` stands before the place of a fault, `⟪code:line⟫` in a line that is told of as a
whole, `⟪code:file⟫` in a file that is.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from sitetest import SiteTest
from tuftenotes.diagnostics import Code, Severity

MARK = re.compile("⟪([a-z-]+)(?::(line|file))?⟫")
HTTP = "http" + "://"
ROOT = Path(__file__).parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
LONG = "word " * 70

NATIVE = {
    "_config.yml": """\
title: Faults
⟪unknown-key⟫tittle: x
⟪config⟫url: [a]
⟪config⟫future: maybe
⟪config⟫exclude: 5
math:
  ⟪config⟫numbering: every
  ⟪config⟫dollars: 3
  macros: {R: '\\mathbb{R}', ⟪config⟫bad: [x, 12]}
  ⟪unknown-key⟫renderr: mathml
checks:
  ⟪config⟫broken-ancor: error
  ⟪config⟫orphan: loud
order: [nowhere]
⟪config⟫order: [⟪config⟫nowhere]
⟪missing-image⟫image: /figures/cover.png
⟪missing-image⟫favicon: /figures/no.ico
menu:
  - ⟪broken-link⟫{title: Nowhere, url: /nothing-at-all/}
  - ⟪config⟫{title: Nothing}
""",
    "content/index.md": f"""\
---
title: The first
description: A page.
⟪front-matter⟫title: The first
---
Read ⟪broken-link⟫[this](worts.md), ⟪broken-link⟫[that](/nowhere/) and ⟪broken-anchor⟫[there](#nowhere).
Read [of pictures](pictures.md), [words](words.md), [formulas](formulas.md), [heads](heads.md).

A ⟪broken-anchor⟫[place](words.md#none), ⟪unknown-tag⟫{{% sidenot 'x' 'y' %}}, ⟪tag-arguments⟫{{% sidenote %}}.
A {{% newthought 'a' '⟪tag-arguments⟫b' %}} and [home](⟪localhost⟫{HTTP}localhost:4000/x).

> A {{% sidenote 'x 'y⟪tag-syntax⟫' %}} in a quotation.

⟪footnote⟫[^b]: A text without mark.

A mark⟪footnote⟫[^a] without text, and a note.{{% sidenote '⟪long-note⟫wordy' '{LONG}' %}}
""",  # noqa: E501 (one text)
    "content/words.md": f"""\
---
⟪repeated-title⟫title: Words
description: Another page.
---
A note {{% sidenote 'n' 'with *a* ⟪broken-link⟫[link](gone.md) in it' %}} and `TODO` in code.

A figure: {{% marginfigure 'f' '⟪missing-image⟫none.png' 'A caption with ⟪broken-link⟫[one](nil.md).' %}}

⟪todo-marker⟫TODO: write. ⟪todo-marker⟫FIXME and ⟪todo-marker⟫XXX.

<p ⟪repeated-id⟫id="twice">a</p>
<p id="twice">b</p>

<a href="⟪broken-link⟫/not/there/">Raw</a> <img alt="x" src="⟪missing-image⟫raw.png">
<img alt="x" src="⟪insecure-file⟫{HTTP}a.example/x.png">

| a | b |
|---|---|
| ⟪broken-link⟫[x](cell.md) | ⟪tag-arguments⟫{{% marginnote %}} |
""",
    "content/heads.md": """\
---
title: words
description: Heads.
---
## A

⟪heading-jump⟫#### Below

## ⟪broken-link⟫[B](b.md)

⟪heading-jump⟫##### Deeper
""",
    "content/formulas.md": r"""---
title: Formulas
description: Formulas.
---
A formula $\frac{a}⟪math-syntax⟫{$, $⟪math-unknown-command⟫\nosuch x$, $a ⟪math-syntax⟫} b$.

\begin{equation}
a ⟪label-unused⟫\label{one}
\end{equation}

$$
d ⟪label-unused⟫⟪label-unnumbered⟫\label{three}
$$

$$
x + ⟪math-unknown-command⟫\wrong
$$

\begin{equation}
b \label{two}
\end{equation}

$$⟪label-unused⟫c$$ {#eq-five}

\begin{align}
a &= b \\ ⟪math-empty-line⟫\\
c &= d
\end{align}

See ⟪label-undefined⟫\eqref{on}, \ref{two}, ⟪label-undefined⟫@eq-six, {% marginnote 'm' 'and $⟪math-unknown-command⟫\never$' %}.

> - $⟪math-syntax⟫\left( x$
""",  # noqa: E501 (one text)
    "content/other.md": """\
---
title: Other
description: Other.
---
[Back](index.md).

\\begin{equation}
b ⟪label-duplicate⟫\\label{two}
\\end{equation}
""",
    "content/pictures.md": """\
---
title: Pictures
⟪missing-image⟫image: /shwn.png
---
⟪missing-alt⟫![](shown.png)

⟪missing-image⟫![alt](missing.png)
""",
    "content/undescribed.md": "⟪missing-description:line⟫---\ntitle: X\n---\n$$\nx\n$$\n",
    "content/unclosed.md": """\
---
title: Unclosed
description: x
---
- A note:

  And ⟪tag-syntax⟫{% newthought 'open'
""",
    "content/nothing.md": """\
⟪empty-page:file⟫---
title: Nothing
description: x
layout: null
---
""",
    "content/alone.md": """\
⟪orphan:file⟫---
title: Alone
description: Alone.
nav: false
⟪unknown-layout:line⟫layout: pge
---
Text.
""",
    "content/broken.md": """\
---
title: a⟪front-matter⟫: b
---
Text.
""",
    "content/foreign.md": """\
---
title: Foreign
⟪date⟫date: soon
⟪unknown-key⟫descripton: x
---
As in ⟪foreign-syntax⟫[[Notes]], a List⟪unknown-element⟫<int>.

<p>Text</p>
⟪misplaced⟫{: .lead}

⟪unclosed⟫```
code
""",
    "content/nameless.md": "⟪untitled:line⟫Text.\n",
    "content/list.md": """\
---
⟪front-matter⟫- a
---
Text.
""",
    "content/open.md": """\
⟪front-matter⟫---
title: Open
Text.
""",
    "content/Names.txt": "x",
    "content/names.txt": "⟪name:file⟫x",
    "content/con.txt": "⟪name:file⟫x",
    "content/c/index.md": "⟪collision:file⟫---\ntitle: C\ndescription: C.\n---\nText.\n",
    "content/c.md": "---\ntitle: C too\ndescription: C.\n---\nText.\n",
    "content/shown.png": "x",
    "content/unshown.png": "⟪unused-figure:file⟫x",
    "data/a.yml": "a: 1\nb: [1\n⟪data⟫",
    "data/b.json": '{"a": ⟪data⟫}\n',
    "data/c.toml": "a = 1\nb = ⟪data⟫\n",
    "data/d.csv": 'a,b\n⟪data⟫"x\n',
    "templates/page.html": "<p>{{ page.title }}</p>\n{{ content }}\n⟪template:line⟫{{ pgae.title }}\n",
    "templates/other.html": "<p></p>\n⟪template:line⟫{% if %}\n",
    "templates/third.html": "\n\n⟪template:line⟫{% include 'none.html' %}\n",
    "sass/tufte.scss": "a {\n  b⟪style⟫: ;\n}\n",
    "sass/more.scss": "@import ⟪style⟫'nowhere';\n",
}


JEKYLL = {
    "_config.yml": """\
title: Faults
⟪unknown-key⟫titel: x
timezone: Europe/Berlin
⟪config⟫title: y
""",
    "_layouts/l.html": '<html><body id="top"><a href="/words.html">w</a>{{ content }}</body></html>',
    "_layouts/m.html": "<p>\n⟪tag-syntax⟫{{ x\n",
    "_includes/a.html": "A\n⟪unknown-tag⟫{% nope %}\n",
    "_data/a.yml": "a: 1\nb: c⟪data⟫: d\n",
    "_data/b.json": '{"a": [⟪data⟫}\n',
    "css/a.scss": "---\n---\na {\n  b⟪style⟫: ;\n}\n",
    "index.md": """\
---
layout: l
title: First
---
⟪template⟫{% include nowhere.html %} {% include a.html %}

# One

⟪heading-jump⟫### Two {{ page.title }}

⟪tag-syntax⟫{% if %}x{% endif %} {{⟪template⟫ undefined_thing }} ⟪broken-anchor⟫[a](#nowhere)
""",
    "words.md": f"""\
⟪repeated-title:file⟫---
layout: l
title: first
---
⟪todo-marker⟫TODO: write. {{% assign x = "taken away by Liquid" %}} ⟪todo-marker⟫FIXME

⟪missing-alt⟫⟪missing-image⟫![](none.png) and <a href="⟪broken-link⟫/gone/">b</a>, <a href="⟪localhost⟫{HTTP}localhost/">c</a>

<img src="⟪insecure-file⟫{HTTP}a.example/x.png" alt="x"> <i ⟪repeated-id⟫id="i"></i><i id="i"></i>

A formula $$\\frac{{a}}⟪math-syntax⟫{{$$, $$⟪math-unknown-command⟫\\nosuch$$.{{% sidenote 'a' 'with $$⟪math-unknown-command⟫\\never$$' %}}

See $$⟪label-undefined⟫\\eqref{{none}}$$.{{% sidenote '⟪long-note⟫wordy' '{LONG}' %}}
""",  # noqa: E501 (one text)
    "alone.md": "---\nlayout: l\ntitle: Alone\n---\nText.\n",
    "odd.md": '---\nlayout: m\ntitle: "a" ⟪front-matter⟫b\n---\nShown.\n',
    "wide.md": "⟪orphan:file⟫⟪unknown-layout:file⟫---\nlayout: nolayout\ntitle: Wide\n---\n[a](/alone.html) [b](odd.html)\n",  # noqa: E501 (one text)
    "unseen.png": "⟪unused-figure:file⟫x",
}


def split(texts: dict[str, str]) -> tuple[dict[str, str | bytes], list[str]]:
    """Return the files without the marks, and the faults they stand for as ``path:line:column code``."""
    files: dict[str, str | bytes] = {}
    faults = []
    for path, text in texts.items():
        plain = ""
        for number, piece in enumerate(MARK.split(text)):
            if number % 3 == 0:
                plain += piece
            elif number % 3 == 1:
                code = piece
            else:
                line, column = plain.count("\n") + 1, len(plain) - plain.rfind("\n")
                place = {None: f":{line}:{column}", "line": f":{line}", "file": ""}[piece]
                faults.append(f"{path}{place} {code}")
        files[path] = plain.encode()
    return files, sorted(faults)


def check(site: SiteTest) -> list[str]:
    """Return everything that is found as ``path:line:column code``."""
    report = site.build(dry_run=True, checks=True)
    return sorted(f"{d.location} {d.code.slug}" for d in report.diagnostics)


@pytest.mark.parametrize(("texts", "least"), [(NATIVE, 75), (JEKYLL, 30)], ids=["native", "jekyll"])
def test_every_fault_is_found(tmp_path: Path, texts: dict[str, str], least: int) -> None:
    """Each fault is found in one run, at its file, line and column, and nothing else is."""
    files, faults = split(texts)
    assert len(faults) >= least
    assert check(SiteTest(tmp_path).write(files)) == faults


DENSE = "*a_b " * 20_000


def test_faults_that_are_no_text(tmp_path: Path) -> None:
    """Bytes that are not UTF-8, large pictures, links out of the site, endless nesting are found, too."""
    page = "---\ntitle: A\ndescription: A.\n---\n"
    site = SiteTest(tmp_path / "site").write(
        {
            "content/index.md": f"{page}[c](c.md) ![alt](large.png)\n",
            "content/b.md": f"{page}né: ".encode().replace(b"title: A", b"title: B") + b"\xff\n",
            "content/c.md": page.replace("A", "C")
            + "$"
            + "{" * 101
            + "x"
            + "}" * 101
            + "$\n\n"
            + DENSE
            + "\n",
            "content/large.png": b"x" * 1_100_000,
        }
    )
    expected = [
        "content/b.md:5:5 encoding",
        "content/c.md:5:102 math-unsupported",
        "content/c.md:7 dense",
        "content/large.png oversize-image",
    ]
    if os.name != "nt":
        (tmp_path / "secret.md").write_text("x", "utf-8")
        (site.root / "content" / "out.md").symlink_to(tmp_path / "secret.md")
        expected.append("content/out.md outside")
    assert sorted({re.sub(r":\d+ dense", " dense", found) for found in check(site)}) == expected


def test_every_code_is_in_one_of_the_sites() -> None:
    """What has no fault here needs a machine in a certain state, and is tested where that is made."""
    elsewhere = {
        *("unreadable", "output", "worker", "flood", "math-renderer", "extra", "external-link"),
        *("encoding", "math-unsupported", "dense", "oversize-image", "outside"),
    }
    found = {fault.split()[1] for texts in (NATIVE, JEKYLL) for fault in split(texts)[1]}
    assert {code.slug for code in Code} - found == elsewhere


def test_the_course_is_clean(tmp_path: Path) -> None:
    """No false alarm: nothing at all is found in the course of this repository."""
    site = SiteTest(tmp_path)
    for name in ("content", "templates", "sass", "data"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "_config.yml", tmp_path)
    assert check(site) == []


TRUE_FINDINGS = {
    "cs236": [
        "autoregressive/index.md:99:1 heading-jump",
        "autoregressive/index.md:156:6 todo-marker",
        "flow/flow-graphical.PNG unused-figure",
        "flow/flow-graphical.png name",
        "flow/iaf.PNG unused-figure",
        "flow/iaf.png name",
        *(f"flow/index.md:{line}:1 missing-alt" for line in (50, 115, 119)),
        "flow/maf.PNG unused-figure",
        "flow/maf.png name",
        "gan/index.md:92:1 heading-jump",
        "introduction/learning.png unused-figure",
    ],
    "tufte-jekyll": [
        *(f"assets/img/{name}.png unused-figure" for name in ("badge", "badge_1", "badge_2", "badge_3")),
        *(
            f"assets/img/{name}.png oversize-image"
            for name in ("exports-imports", "napoleons-march", "rhino")
        ),
        *(f"assets/img/figure{number}.png unused-figure" for number in (1, 2, 3)),
    ],
}
"""What is wrong with two real sites; each was looked at and is so."""


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the real sites are not beside this repository")
@pytest.mark.parametrize("name", TRUE_FINDINGS)
def test_no_false_alarm_on_real_sites(tmp_path: Path, name: str) -> None:
    """On two real Jekyll sites only what is so is told, and as a note."""
    report = SiteTest(CORPORA / name / "site").build(
        destination=tmp_path / "out", cache_dir=tmp_path / "cache", dry_run=True, checks=True
    )
    assert sorted(f"{d.location} {d.code.slug}" for d in report.diagnostics) == sorted(TRUE_FINDINGS[name])
    assert {d.severity for d in report.diagnostics} == {Severity.NOTE}
