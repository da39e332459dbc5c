"""Texts made up by chance: what each reader's language is made of, in any order, and damaged real texts.

The same seed gives the same text, so that a finding is named by its reader and its seed.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from engine_oracle import PIECES as MARKDOWN_PIECES
from grammar import expand, read_grammar
from tuftenotes.config_keys import KEYS
from tuftenotes.diagnostics import Code
from tuftenotes.liquid.factory import FILTERS, make_environment
from tuftenotes.liquid.runtime import Runtime
from tuftenotes.mathematics.commands import BUILT_IN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from grammar import Grammar

__all__ = ["LIQUID", "LONGEST", "NOT_ALWAYS_UTF8", "grammar_for", "made_up", "pieces_of", "real_texts"]

LONGEST = 400
"""Characters, about; most texts are shorter."""
NOT_ALWAYS_UTF8 = frozenset({"markdown", "kramdown", "native-site", "jekyll-site"})
"""Readers that are given the bytes of a file."""
_REPEATED = 10_000
"""Characters of a text that repeats a few pieces."""
_ROOT = Path(__file__).parents[1]
_ODD = (
    "é",
    "𝐳",
    "א",
    "\u0301",
    "\u00a0",
    "\u2028",
    "\u200b",
    "\ufdd0",
    "\ufdd1",
    "\uf8c0",
    "\ufeff",
    "\0",
    "\x07",
    "\x85",
    "\r",
)

_YAML = (
    *(
        "\n",
        "\n",
        "\n",
        "\n  ",
        "\n- ",
        "\n  - ",
        ": ",
        ": ",
        ":",
        "- ",
        "? ",
        "? - ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "|",
        ">",
        "|-\n ",
        ">+\n ",
    ),
    *(
        "&a ",
        "*a",
        "<<: *a",
        "<<: ",
        "!!str ",
        "!!int ",
        "!!binary ",
        "!!python/none ",
        "!b ",
        "!!set ",
        "!!omap ",
        "%YAML 1.2",
        "---\n",
        "...\n",
    ),
    *(
        '"',
        "'",
        "#",
        " # c",
        "\\",
        '"\\x41"',
        "''",
        "~",
        "null",
        "true",
        "no",
        "on",
        "0x1F",
        "0b_",
        "0o7",
        "1_000",
        "-.inf",
        ".nan",
        "1e400",
        "12:30",
    ),
    *(
        "2024-05-06",
        "2024-13-45",
        "2024-05-06 07:08:09 +0200",
        "0000-00-00",
        "99999999999999999999",
        "1.5",
        "a",
        "x y",
        "@",
        "`",
        "\t",
        "=",
        "<",
        ".",
        "/",
    ),
)
_KEYS = (
    *(f"{key.name.rpartition('.')[2]}: " for key in KEYS),
    *(f"\n{key.name.partition('.')[0]}:\n  " for key in KEYS),
    *(f"\n{key.name}: {key.example}\n" for key in KEYS),
    *(f"{code.slug}: " for code in Code),
    *(
        "\nmath:\n  macros:\n    ",
        "\nchecks:\n  ",
        "\ncollections:\n  ",
        "\ndefaults:\n  - scope:\n      path: ",
        "\n    values:\n      ",
        "\nmenu:\n  - ",
    ),
    *(
        "posts",
        "'orphan:**': off",
        "\nR: '\\mathbb{R}'",
        "\nbad: ['x', 9]",
        "[\\a, 2]",
        "/:year/:title/",
        ":slug",
        "Europe/Berlin",
        "Mars",
        "content",
        "../..",
        "/",
    ),
)
_MATTER = (
    *(
        "\ntitle: ",
        "\nlayout: ",
        "\ndate: ",
        "\npermalink: ",
        "\ndescription: ",
        "\ntags: ",
        "\ncategories: ",
        "\nauthor: ",
        "\nlang: ",
        "\nmath: ",
        "\nliquid: ",
    ),
    *(
        "\norder: ",
        "\nnav: ",
        "\nchapter: ",
        "\nnumber: ",
        "\npublished: ",
        "\ndraft: ",
        "\nimage: ",
        "\nredirect_from: ",
        "\nredirect_to: ",
        "\nexcerpt: ",
        "\ntoc: ",
    ),
    *(
        "\nlast_modified_at: ",
        "\nschedule:\n  - date: ",
        "\nsubtitle: ",
        "\nslug: ",
        "\nsequence: ",
        "\nmacros:\n  ",
        "\nrenderer: ",
        "\nnumbering: ",
        "\npaginate: ",
        "\nsitemap: ",
    ),
    *(
        "page",
        "post",
        "default",
        "full-width",
        "schedule",
        "null",
        "$x$",
        "*a*",
        "{% m %}",
        "/a/:b/",
        "../x",
        "ams",
        "chapter",
        "mathjax",
    ),
)
_JSON = (
    *'[]{}:,"\\-+.0123456789eE \n\t',
    "null",
    "true",
    "false",
    "NaN",
    "Infinity",
    '"a"',
    '"\\u00e9"',
    '"\\ud800"',
    "1e999",
    '{"a":',
    "[1,",
)
_TOML = (
    *"[]{}=,.\"'#-_ \n\n\n\t",
    "[a]\n",
    "[[a]]\n",
    "[a.b]\n",
    "a = 1\n",
    "b = ",
    '"""',
    "'''",
    "\\n",
    "\\u0000",
    "2024-05-06",
    "07:08:09",
    "1e9",
    "inf",
    "0xff",
    "true",
    "a.b.c = 2\n",
)
_TABLE = (*',,,\t\t""\'\n\n;a1 ', '"a\nb"', '""', "\r\n", "name,date\n", "a\tb\n", "2024-05-06")
_SCSS = (
    *(
        "$a",
        "$text-width",
        "$b: 1px;\n",
        ": ",
        ";",
        ";\n",
        "{",
        "}",
        "(",
        ")",
        "#{",
        "1px",
        "2em",
        "#fff",
        "red",
        "'x'",
        '"',
        "/* c */",
        "// c\n",
        "/*",
        "!default",
        "!global",
    ),
    *(
        "@import 'b';\n",
        "@import 'c';\n",
        "@import url(x);\n",
        "@mixin m { ",
        "@include m;",
        "@function f($x) { @return ",
        "@if $a { ",
        "@else { ",
        "@each $i in ",
        "@media print { ",
    ),
    *(
        "@extend .a;",
        "@warn 'w';",
        "@debug 1;",
        "@error 'e';",
        "@charset 'x';",
        "@font-face { ",
        "&",
        "> a",
        ".a",
        "a:hover",
        "%p",
        "+",
        "-",
        "*",
        "/",
        "%",
        ",",
        "==",
        "and",
        "not",
    ),
    *(
        "map-get((a: 1), a)",
        "nth(1 2, 3)",
        "lighten(red, 10%)",
        "str-index('a', 'b')",
        "unquote(",
        "percentage(",
        "\\",
        "\\0",
        "\n",
        "\t",
        "@",
        "u+0-7f",
        "calc(1px + ",
        "...",
    ),
)
_JINJA = (
    *(
        "{{ ",
        " }}",
        "{% ",
        " %}",
        "{%- ",
        " -%}",
        "{# ",
        " #}",
        "page",
        "site",
        "content",
        ".title",
        "['toc']",
        "[0]",
        "[1:2]",
        " | ",
        "upper",
        "length",
        "join(',')",
        "default('x')",
    ),
    *(
        "if ",
        "elif ",
        "else",
        "endif",
        "for a in ",
        "endfor",
        "set a = ",
        "endset",
        "block a",
        "endblock",
        "extends 'base.html'",
        "include 'includes/a.html'",
        "include 'no.html'",
        "import 'includes/a.html' as b",
    ),
    *(
        "macro m(x)",
        "endmacro",
        "call m()",
        "endcall",
        "m(1)",
        "filter upper",
        "endfilter",
        "raw",
        "endraw",
        "with b = 1",
        "endwith",
        "autoescape true",
        "endautoescape",
        "do x",
        "range(9)",
    ),
    *(
        "'a'",
        '"b"',
        "1",
        "2.5",
        "-1",
        "0",
        "none",
        "true",
        "[1, 2]",
        "{'a': 1}",
        "(1, 2)",
        " + ",
        " * ",
        " ** ",
        " ~ ",
        " / ",
        " // ",
        " % ",
        " and ",
        " in ",
        " is defined",
        " is ",
        "not ",
        " if ",
        " else ",
        "==",
        "<",
    ),
    *(
        "loop.index",
        "self.a()",
        "super()",
        "namespace(x=1)",
        "dict(a=1)",
        "lipsum()",
        "cycler(1)",
        "joiner()",
        "''.join",
        ".__class__",
        "attr('x')",
        "format(1)",
        "'%s' % ",
        "map('x')",
        "groupby('a')",
        "round(2)",
    ),
    *(
        "tojson",
        "safe",
        "xmlattr",
        "batch(0)",
        "slice(0)",
        "sort",
        "sum",
        "first",
        "date",
        "truncate(1)",
        "wordwrap(0)",
        "indent",
        "int",
        "float",
        "list",
        "(",
        ")",
        ",",
        "<p>",
        "\n",
        "a",
        "b",
    ),
)
LIQUID = (
    *(
        "{{",
        "}}",
        "{%",
        "%}",
        "{%-",
        "-%}",
        " | ",
        ": ",
        ", ",
        " ",
        "\n",
        ".",
        "[",
        "]",
        "(1..3)",
        "..",
        "'x'",
        '"y"',
        "1",
        "-2.5",
        "nil",
        "true",
        "empty",
        "blank",
    ),
    *(
        "a",
        "a.b",
        "a[0]",
        "l",
        "s",
        "==",
        "<",
        "contains",
        "and",
        "or",
        "in",
        "reversed",
        "limit:2",
        "offset:continue",
        "else",
        "elsif",
        "when",
        "raw",
        "endraw",
    ),
    *(
        "comment",
        "endcomment",
        "{% include i.html x=1 %}",
        "{% include a.html %}",
        "{% for i in l %}",
        "{% endfor %}",
        "{% if a %}",
        "{% endif %}",
        "{% assign a = ",
        "{{ a | ",
    ),
    *(
        "{% sidenote 'a' 'b' %}",
        "{% marginnote '",
        "{% math %}",
        "{% endmath %}",
        "{% m %}",
        "{% em %}",
        "{",
        "}",
        "%",
        "\\",
        "cols:2",
        "'%Y-%m'",
        "forloop.index",
        "include.x",
    ),
)
_MATHEMATICS = (
    *"{}{}{}[]()^_^_&&|$%#~'\"\\<>+-=*/!,;.:xyzabn0123  \n",
    *(
        "\\\\",
        "\\left(",
        "\\right)",
        "\\left.",
        "\\middle|",
        "\\begin{align}",
        "\\end{align}",
        "\\begin{matrix}",
        "\\end{matrix}",
        "\\begin{cases}",
        "\\end{cases}",
        "\\begin{array}{c|l}",
    ),
    *(
        "\\end{array}",
        "\\label{a}",
        "\\ref{a}",
        "\\tag{1}",
        "\\newcommand{\\f}[2]{#1#2}",
        "\\f",
        "\\def\\g{",
        "\\text{",
        "\\textcolor{red}{",
        "\\color{",
        "\\operatorname{",
        "\\sqrt[3]{",
        "\\frac{",
        "\\hspace{1em}",
    ),
    *(
        "\\require{x}",
        "\\begin{",
        "\\end{",
        "\\limits",
        "\\substack{",
        "\\mathbb{",
        "\\mathrm{",
        "\\not",
        "\\big(",
        "\\rule{1em}{2em}",
        "\\verb|",
        "\\nonumber",
        "\\hline",
        "\\cr",
        "\\href{x}{",
    ),
)
_ARGUMENTS = (
    "'a'",
    '"b c"',
    "'note with *stars*'",
    "",
    " ",
    "'x.png'",
    '"it\'s"',
    "'open",
    "id",
    "$x$",
    "'[l](m.md)'",
    "'a' 'b' 'c' 'd'",
    "''",
)
_TAGS = (
    "sidenote",
    "marginnote",
    "marginfigure",
    "fullwidth",
    "maincolumn",
    "newthought",
    "epigraph",
    "math",
    "m",
    "include sidenote.html id=",
    "nosuch",
    "raw",
    "endraw",
    "comment",
)


@cache
def pieces_of(reader: str) -> Sequence[str]:
    """Return what the texts of a language are made of."""
    commands = tuple(f"\\{name}" for name in sorted(BUILT_IN))
    liquid = (
        *LIQUID,
        *sorted(FILTERS),
        *(f"{{% {tag} " for tag in sorted(make_environment(Runtime()).tags)),
    )
    tags = tuple(f"{{% {tag} {argument} %}}" for tag in _TAGS for argument in _ARGUMENTS)
    table: Mapping[str, Sequence[str]] = {
        "markdown": (*MARKDOWN_PIECES, *MARKDOWN_PIECES, *tags),
        "mathematics": (*_MATHEMATICS * 6, *commands),
        "front-matter": (*_YAML, *_MATTER),
        "config": (*_YAML, *_KEYS),
        "yaml": _YAML,
        "json": _JSON,
        "toml": _TOML,
        "csv": _TABLE,
        "liquid": liquid,
        "scss": _SCSS,
        "jinja": _JINJA,
        "native-site": (*_YAML, *_MATTER, *_KEYS),
    }
    same = {
        "kramdown": "markdown",
        "tsv": "csv",
        "jekyll-front-matter": "front-matter",
        "jekyll-site": "native-site",
    }
    not_utf8 = ("\ud800",) if reader in NOT_ALWAYS_UTF8 else ()
    return (*table[same.get(reader, reader)], *_ODD, *not_utf8)


_GRAMMARS = {
    "markdown": ("mathematics", "markdown"),
    "kramdown": ("mathematics", "markdown"),
    "mathematics": ("mathematics", "formula"),
    "front-matter": ("yaml", "matter"),
    "jekyll-front-matter": ("yaml", "matter"),
    "config": ("yaml", "config"),
    "tsv": ("csv",),
    "native-site": ("yaml", "config", "matter", "site"),
    "jekyll-site": ("yaml", "config", "matter", "site"),
}
"""The files of a reader's grammar, where they are not called as it is."""


@cache
def grammar_for(reader: str) -> Grammar:
    """Return the grammar of a reader's language, with its pieces and with odd characters in it."""
    known = tuple(f"{key.name.rpartition('.')[2]}:" for key in KEYS)
    words = (("piece", tuple(dict.fromkeys(pieces_of(reader)))), ("char", _ODD), ("known", known))
    return read_grammar(*_GRAMMARS.get(reader, (reader,)), words=words)


@cache
def real_texts(reader: str) -> Sequence[str]:
    """Return real texts of a language, as this repository has them."""
    patterns = {
        "markdown": ("content/**/*.md",),
        "kramdown": ("content/**/*.md",),
        "jinja": ("templates/**/*.html",),
        "scss": ("sass/_settings.scss",),
        "config": ("_config.yml", "src/tuftenotes/scaffold/site/_config.yml"),
        "yaml": ("_config.yml", "data/**/*.yml"),
        "native-site": ("_config.yml", "data/**/*.yml"),
        "jekyll-site": ("_config.yml", "data/**/*.yml"),
    }
    paths = [path for pattern in patterns.get(reader, ()) for path in sorted(_ROOT.glob(pattern))]
    return [path.read_text("utf-8") for path in paths]


def made_up(reader: str, seed: str) -> str:
    """Return a text for a reader."""
    dice = Random(seed)  # noqa: S311 (nothing here is secret)
    kind = dice.random()
    real = real_texts(reader)
    if real and kind < 0.25:
        return _damaged(dice.choice(real), reader, dice)
    if kind < 0.6:
        text = expand(grammar_for(reader), dice.randrange)
        return _damaged(text, reader, dice) if kind < 0.4 else text
    pieces = pieces_of(reader)
    if kind < 0.605:
        return _repeated(pieces, dice)
    if kind < 0.65:  # few kinds, so that they meet one another often
        pieces = dice.choices(pieces, k=4)
    length = dice.randint(1, LONGEST)
    parts: list[str] = []
    while length > 0:
        part = dice.choice(pieces)
        parts.append(part)
        length -= len(part)
    return "".join(parts)


def _repeated(pieces: Sequence[str], dice: Random) -> str:
    """Repeat a few pieces, and after half of the text perhaps a few others."""
    units = ["".join(dice.choices(pieces, k=dice.randint(1, 4))) for _ in range(dice.randint(1, 2))]
    return "".join(unit * (_REPEATED // len(units) // len(unit)) for unit in units)


def _damaged(text: str, reader: str, dice: Random) -> str:
    """Cut a piece out of a text, then delete, double and insert in it."""
    start = dice.randrange(max(len(text) - LONGEST, 1))
    text = text[start : start + dice.randint(LONGEST // 4, LONGEST)]
    pieces = pieces_of(reader)
    for _ in range(dice.randint(1, 6)):
        place = dice.randint(0, len(text))
        end = min(place + dice.randint(0, 20), len(text))
        match dice.randrange(3):
            case 0:
                text = text[:place] + text[end:]
            case 1:
                text = text[:end] + text[place:end] + text[end:]
            case _:
                text = text[:place] + dice.choice(pieces) + text[place:]
    return text
