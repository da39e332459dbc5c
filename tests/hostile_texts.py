"""Texts that make a careless parser slow: a table of what is repeated, by what it attacks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

__all__ = ["BY_READER", "Text"]

Text = Callable[[int], str]
"""Makes a text of about so many characters."""


def _repeat(unit: str, before: str = "", after: str = "") -> Text:
    return lambda size: before + unit * (size // len(unit)) + after


def _halves(first: str, second: str, between: str = "") -> Text:
    """Make a text of two runs of one length: what is opened, then what closes it."""
    return lambda size: (
        first * (size // (len(first) + len(second))) + between + second * (size // (len(first) + len(second)))
    )


def _numbered(line: str) -> Text:
    """Make a text of lines that each have a number of their own."""
    return lambda size: "".join(line.replace("N", str(n)) for n in range(size // (len(line) + 4)))


def _all(*units: str) -> Mapping[str, Text]:
    return {unit: _repeat(unit) for unit in units}


MARKDOWN: Mapping[str, Text] = {
    **_all("[", "]", "[[", "![", "[]", "[](", "[a](", "[a](b", "![a](", "[a][", "[a]: ", "[a]: b\n", "[^a]"),
    **_all("[^a]: ", "[^a]: b\n", "[^", "^[", "^[a", "^[a]", "[^a]\n\n", "[a](<", "[a](b 'c", "[](#eq-a)"),
    **_all("*", "**", "_", "*a ", "a*", "**a ", "a**", "*a_ ", "*_", "a_b", "*a **b ", "***a ", "~~", "~~a "),
    **_all('"', "'", '"a', '" ', "'a ", "\"'", "a'b", "--", "...", "(c)", "...-", "``", "`", "`a", "`a``b"),
    **_all("<", "<a", "<a ", "<a b=", "<a b='", "<!--", "<!-- -", "<!", "<?", "<![CDATA[", "</", "<div>"),
    **_all("<div>\n", "<div>\n\n", "<div ", "<a><b>", "<script>", "<pre>\n", "<p>\n\n", "<http:", "&", "&#"),
    **_all("&a", "&amp;", "\\", "\\a", "\\\\", "{% ", "{%a ", "{% a 'b ", '{% a "b ', "{% sidenote ", "{%"),
    **_all(
        "{% sidenote 'a' 'b' %}", "{% sidenote 'a' '{% ", "{% m %}", "{% math %}", "{% math %}\n", "{% m %}a"
    ),
    **_all("{% endmath %}", "{% nothing %}", "{% include ", "{% include a.html b='c", "{{", "{{ a }}", "%}"),
    **_all("{% newthought 'a' %}\n\n", "{% epigraph 'a' 'b' 'c' %}\n", "{% marginfigure 'a' 'b' 'c' %}\n\n"),
    **_all("{% raw %}", "{% comment %}", "{% marginnote 'a' 'b", "{% fullwidth 'a' 'b' %}\n", "\n{% a"),
    **_all(
        "$", "$$", "$a", "$a ", "$$x\n", "$$\n", "$$x$$\n", "$$a$", "$a$", "\\(", "\\[", "\\[\n", "\\(a\\)"
    ),
    **_all("\\begin{equation}", "\\begin{align}\n", "\\ref{", "\\ref{a}", "\\eqref{a", "@eq-a ", "@eq-", "@"),
    **_all("$$a$$ {#eq-a}\n\n", "$${", "$$\\label{a}$$\n\n", "$$x$$", "$`", "\\$", "\\$$"),
    **_all(
        "| a ", "|", "|\n", "|-", "| a | b\n", "|`", "a|b\n-|-\n", "|a|\n|-|\n", "| {% ", "|$", "a\n-|-\n\n"
    ),
    **_all(
        "> ",
        ">",
        "> a\n",
        "> > ",
        "- ",
        "- a\n",
        "* a\n\n",
        "1. ",
        "1. a\n",
        "- - ",
        "+\n",
        "a\n\n    ",
        "    a\n",
    ),
    **_all(
        "# ", "# a\n", "#", "a\n=\n", "a\n-\n", "# a {#b}\n", "# [a](b)\n", "---\n", "***\n", "a  \n", "a\\\n"
    ),
    **_all(
        "a\n: b\n", ": a\n", "a\n\n: b\n\n", "a\n: ", "~ a\n", "a\n", "a\n\n", "\n", "\t", " ", " \n", "\r"
    ),
    **_all(
        "{:", "{: ", "*a*{: ", "{: .a}", "{: .a}\n", "*a*{: .b}", "a{#b", "{.a}", "*a*{.b ", "[a](b){: ", "{"
    ),
    **_all("::: ", ":::\n", "::: a\n", "::: note\n\n", ":::: a\n::: b\n", "```\n", "```a\n", "~~~\n", "```{"),
    **_all(
        "é", "𝐳", "\u0301", "א", "\0", "\ufdd0", "\u2028", "word ", "http://a.b ", "a@b.c ", "www.", "<b@c.d>"
    ),
    "nested brackets": _halves("[", "]"),
    "nested links": _halves("[a", "](b)"),
    "nested images": _halves("![a", "](b)"),
    "nested parentheses": _halves("(", ")"),
    "a link in parentheses": lambda size: "[a](" + "(" * size + ")" * size,
    "nested emphasis": _halves("*a ", " b*"),
    "nested strong": _halves("**a ", " b**"),
    "nested quotes": _halves('"a ', ' b"'),
    "nested notes": _halves("^[a ", " b]"),
    "nested quotation": lambda size: "\n".join(">" * n + " a" for n in range(1, int((2 * size) ** 0.5))),
    "nested lists": lambda size: "\n".join("  " * n + "- a" for n in range(1, int(size**0.5))),
    "nested elements": _halves("<div>", "</div>"),
    "nested elements in lines": _halves("<div>\n", "</div>\n"),
    "nested blocks": lambda size: "\n".join(
        ":" * (int(size**0.5) - n) + " note" for n in range(int(size**0.5))
    ),
    "backticks of every length": lambda size: " ".join("`" * n for n in range(1, int((2 * size) ** 0.5))),
    "tildes of every length": lambda size: "\n".join("~" * n for n in range(3, int((2 * size) ** 0.5))),
    "definitions of links": _numbered("[aN]: b\n"),
    "links to definitions": _numbered("[aN] "),
    "footnotes": _numbered("a[^aN]\n\n[^aN]: b\n\n"),
    "footnotes in footnotes": _numbered("[^aN]: b [^aN]\n\n"),
    "undefined footnotes": _numbered("[^aN] "),
    "equal headings": _repeat("# same\n\n"),
    "wide table": lambda size: (
        "|a" * (size // 6) + "|\n" + "|-" * (size // 6) + "|\n" + "|b" * (size // 6) + "|"
    ),
    "labels": _numbered("$$a$$ {#eq-N}\n\n"),
    "references": _numbered("@eq-N "),
    "unknown tags": _numbered("{% aN %} "),
    "sidenotes": _numbered("{% sidenote 'sN' 'b' %} "),
    "nested sidenotes": _halves('{% sidenote "a" "', '" %}'),
    "entities in a long line": _repeat("&lt;", "a ", "\n\n"),
    "a quote in every word": _repeat("'a' \"b\" "),
    "one link many times": _repeat("[a](b.md) "),
    "one image many times": _repeat("![a](b.png) "),
    "mixed delimiters": _repeat("*a_b**c__d~~e`f[g](h<i>{% j $k "),
}

MATHEMATICS: Mapping[str, Text] = {
    **_all(
        "{", "}", "{}", "^", "_", "a^", "a_", "^{", "a_{b^{", "\\frac", "\\frac{", "\\sqrt{", "\\left(", "\\"
    ),
    **_all(
        "\\right)",
        "&",
        "\\\\",
        "&\\\\",
        "\\begin{matrix}",
        "\\end{matrix}",
        "\\text{",
        "\\text{$",
        "%",
        "%\n",
    ),
    **_all(
        "\\label{a}",
        "\\tag{a}",
        "\\newcommand\\a{",
        "\\newcommand{\\a}{\\a}",
        "\\def\\a{\\a}\\a ",
        "\\a",
        "$",
    ),
    **_all(
        "x", "x+", "'", "a'", "\\mathbb{R}", "\\operatorname{", "\\color{red}", "\\verb|", "\\not", "\\over "
    ),
    **_all(
        "\\unknown",
        "\\big",
        "\\middle|",
        "\\limits",
        "[",
        "\\sqrt[",
        "~",
        "\\,",
        "1",
        "é",
        "\\hline",
        "\\cr ",
    ),
    "nested fractions": _halves("\\frac{", "}{b}"),
    "nested groups": _halves("{", "}"),
    "nested fences": _halves("\\left(", "\\right)"),
    "nested matrices": _halves("\\begin{matrix}", "\\end{matrix}"),
    "macros that double": lambda size: (
        "".join(f"\\newcommand{{\\a{'b' * n}}}{{\\a{'b' * (n + 1)}\\a{'b' * (n + 1)}}}" for n in range(30))
        + "\\a"
        + "x" * size
    ),
    "a wide matrix": _repeat("a&", "\\begin{matrix}", "\\end{matrix}"),
    "a long matrix": _repeat("a\\\\", "\\begin{matrix}", "\\end{matrix}"),
}

LIQUID: Mapping[str, Text] = {
    **_all(
        "{{",
        "{{ a",
        "{{ a }}",
        "{%",
        "{% if a %}",
        "{% for a in b %}",
        "{% endif %}",
        "{% raw %}",
        "{% comment %}",
    ),
    **_all(
        "{{ a | b",
        "{{ a | upcase }}",
        "{{ 'a",
        "{% assign a = ",
        "{% assign a = 'b' %}",
        "{% case a %}",
        "}}",
    ),
    **_all(
        "{% capture a %}", "{% include a.html %}", "{{ a.b", "{{ a[", "{{ a[b][", "{% if a and ", "{%- ", "%}"
    ),
    "a long chain of filters": _repeat(" | upcase", "{{ 'a'", " }}"),
    "a long path": _repeat(".a", "{{ a", " }}"),
    "a long condition": _repeat(" and a", "{% if a", " %}{% endif %}"),
    "nested conditions": _halves("{% if a %}", "{% endif %}"),
    "nested loops": _halves("{% for a in b %}", "{% endfor %}"),
    "nested brackets": lambda size: "{{ a" + "[a" * (size // 3) + "]" * (size // 3) + " }}",
}

FRONT_MATTER: Mapping[str, Text] = {
    **_all(
        "[",
        "{",
        "a: ",
        "- ",
        "? ",
        "&a ",
        "*a ",
        "a: b\n",
        "!a ",
        '"',
        "'",
        "|\n",
        ">\n",
        "#",
        "- a\n",
        "\t",
        "a",
    ),
    **_all("{a: ", "[a, ", "- - ", "a:\n ", "---\n", "--- ", "...\n", "%", "@", "`", "\n", " ", ",", "<<: "),
    "keys": _numbered("kN: v\n"),
    "anchors": _numbered("kN: &aN v\n"),
    "aliases": _repeat("- *a\n", "a: &a [b]\nb:\n"),
    "nested mappings": lambda size: "".join(" " * n + "a:\n" for n in range(int((2 * size) ** 0.5))),
    "nested flow": _halves("[", "]", "a"),
}

SCSS: Mapping[str, Text] = {
    **_all(
        "a{",
        "a{}",
        "}",
        "/*",
        "//",
        "@media a{",
        "@import 'a';",
        "a:",
        "(",
        "#{",
        "$a:1;",
        "a,",
        "&",
        "@mixin a{",
    ),
    **_all("@if 1{", "'", '"', "a:b(", "a{b:c}", "a{b:c;"),
    "nested selectors": lambda size: "a{" * min(size, 400) + "b:c" + "}" * min(size, 400),
}

JSON: Mapping[str, Text] = {
    **_all("[", "{", '{"a":', "[1,", '"', '"\\u', "1", "-", "1e", " ", "\n"),
    "nested lists": _halves("[", "]"),
    "numbers": _repeat("1,", "[", "1]"),
    "keys": lambda size: "{" + _numbered('"kN":1,')(size) + '"a":1}',
}

TOML: Mapping[str, Text] = {
    **_all(
        "[", "[a]\n", "[[a]]\n", "a.", "a = ", "a = [", "a = {", '"', '"""', "'''", "#", "\n", "1", "a = 1\n"
    ),
    "tables": _numbered("[tN]\n"),
    "tables in lists": _numbered("[[t]]\na = N\n"),
    "a dotted key": _repeat("a.", "", "a = 1"),
    "nested lists": _halves("[", "]", "a"),
}

TABLE: Mapping[str, Text] = {
    **_all(",", "\t", '"', '""', '",', "a,", "\n", "a\n", ",\n", "\r", "a,b\n"),
    "one long row": _repeat("a,", "", "\n"),
    "names": _numbered("nN,"),
}

JINJA: Mapping[str, Text] = {
    **_all(
        "{{", "{{ a", "{{ page }}", "{%", "{% if a %}", "{% for a in b %}", "{% endif %}", "{#", "{% raw %}"
    ),
    **_all(
        "{% block a %}",
        "{% macro a() %}",
        "{% set a = 1 %}",
        "{% include 'includes/a.html' %}",
        "{{ a.",
        "\n",
    ),
    "a long chain of filters": _repeat(" | upper", "{{ 'a'", " }}"),
    "a long path": _repeat(".a", "{{ page", " }}"),
    "a long sum": _repeat(" + 1", "{{ 1", " }}"),
    "nested conditions": _halves("{% if page %}", "{% endif %}"),
    "nested loops": _halves("{% for a in [1, 2] %}", "{% endfor %}"),
    "nested brackets": _halves("(", ")", "1"),
    "nested lists": lambda size: "{{ " + "[" * (size // 2) + "]" * (size // 2) + " }}",
    "blocks": _numbered("{% block bN %}{% endblock %}"),
    "macros": _numbered("{% macro mN() %}{% endmacro %}"),
}

BY_READER: Mapping[str, Mapping[str, Text]] = {
    "markdown": MARKDOWN,
    "kramdown": MARKDOWN,
    "mathematics": MATHEMATICS,
    "front-matter": FRONT_MATTER,
    "jekyll-front-matter": FRONT_MATTER,
    "config": FRONT_MATTER,
    "yaml": FRONT_MATTER,
    "json": JSON,
    "toml": TOML,
    "csv": TABLE,
    "tsv": TABLE,
    "liquid": LIQUID,
    "jinja": JINJA,
    "scss": SCSS,
}
"""The texts that each of `readers.READERS` is tried with."""
