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


def _lettered(line: str) -> Text:
    """Make a text of lines that each have a word of their own, of letters alone as TeX's names are."""
    return lambda size: "".join(line.replace("N", _word(n)) for n in range(size // (len(line) + 4)))


def _word(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _row_and_rows(head: str, row: str, first: str = "") -> Text:
    """Make a text whose one half is a row of many cells, and the other many rows of one cell."""
    return lambda size: first + head * (size // (2 * len(head))) + "\n" + row * (size // (2 * len(row)))


def _macro_chain(size: int) -> str:
    """Define a macro by the one before it, again and again, and call the last."""
    count = size // 30
    each = (f"\\newcommand{{\\x{_word(n + 1)}}}{{\\x{_word(n)}}}" for n in range(count))
    return "".join(each) + f"\\x{_word(count)}"


def _aliases_of_aliases(size: int) -> str:
    """Define a list by the list before it, nine times each."""
    return "".join(
        f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9 if n else ['b'])}]\n" for n in range(size // 50 + 1)
    )


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
    **_all("$\\text{", "$\\text{a$b$} ", "$\\text{{$", "\\text{$", "$\\colorbox{a}{", "$\\text{{}"),
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
    **_all(
        "<<", "<%", "&#x", "&a;", "&copy;", "[^1]", "[^1][^1]: a\n", "\\)", "\\]", "\\(a", "{{ a", "{% %}"
    ),
    **_all("::: {.a}\n", "::::", ":", ": : ", "||", "|||\n", "|-|\n", "<!-- a\n", "<!-- a -->", "<!-->", "a"),
    **_all("{#a}", "# a {#b .c}\n", "{: #a}\n", "*a*{#b}", "[a]{.b}", "![a](b){.c} ", "`a`{.b}", ":a: "),
    **_all(
        "[a][]", "[a][b]", "[a]: <", "[a]: b 'c\n", "*[a]: b\n", "> a\nb\n", "\t- ", "- a\n\n  b\n", "</p>"
    ),
    **_all(
        "<td>",
        "<zz>",
        "<p>a",
        "<figcaption>\\(a\\)</figcaption>\n\n",
        "<svg>",
        "<math>",
        "<style>",
        "<textarea>",
    ),
    **_all("|$$a$$|\n|-|\n", "# a\n\n# a-1\n\n", "a\n: b\n\n    c\n\n", "^[a][^b]", "\\begin{a}", "\\end{a}"),
    "a wide table with short rows": lambda size: (
        "|a" * (size // 8) + "|\n" + "|-" * (size // 8) + "|\n" + "|b|\n" * (size // 8)
    ),
    "a wide row in a narrow table": _repeat("|b", "|a|\n|-|\n"),
    "a long table": _repeat("|c|d|\n", "|a|b|\n|-|-|\n"),
    "nested definitions": _repeat(": ", "a\n"),
    "headings before a tag": _repeat("a\n===\n", "", "{% a %}"),
    "low headings before a formula": _repeat("a\n-\n", "", "$$a$$"),
    "quoted headings before a tag": _repeat("> a\n> =\n", "", "> {% a"),
    "items before a tag": _repeat("- a\n", "", "{% a %}"),
    "a long label": _repeat("a", "[", "]"),
    "a long destination": _repeat("a", "[b](", ")"),
    "a long address": _repeat("a%20", "<http://b/", ">"),
    "a long title": _repeat("a ", "[b](c '", "')"),
    "a long code": _repeat("a ", "`", "`"),
    "a long formula": _repeat("a+", "$", "b$"),
    "a long tag": _repeat("a ", "{% sidenote 'b' '", "' %}"),
    "a tag with many arguments": _repeat("'a' ", "{% sidenote ", "%}"),
    "a tag with many names": _repeat("a='b' ", "{% include sidenote.html ", "%}"),
    "quotes escaped in a tag": _repeat("\\'", "{% sidenote 'a' \"", '" %}'),
    "many classes": _repeat(".a ", "# b {", "}"),
    "many attributes": _repeat("a=b ", "*c*{: ", "}"),
    "an element with many attributes": _repeat(" a='b'", "<p", ">"),
    "front matter": _repeat("a: b\n", "---\n", "---\n"),
    "front matter that is not closed": _repeat("a: b\n", "---\n"),
    "numbers of a list": _numbered("N. a\n"),
    "formulas": _numbered("$a_{N}$ "),
    "macros of the page": _lettered("$\\newcommand{\\xN}{a}$ "),
    "macros used in turn": lambda size: f"$${_macro_chain(size // 2)}$$\n\n" + "$\\xa$ " * (size // 12),
    "rows with labels": lambda size: (
        "$$\n\\begin{align}\n" + _numbered("a &= b \\label{N} \\\\\n")(size) + "\\end{align}\n$$\n"
    ),
    "references to equations": _numbered("\\eqref{aN} "),
    "headings": _numbered("# a-N\n\n"),
    "abbreviations": lambda size: _numbered("*[aN]: b\n")(size // 2) + _numbered("aN ")(size // 2),
    "definitions with titles": _numbered("[aN]: b 'c'\n"),
    "links by words": lambda size: _numbered("[aN]: b\n")(size // 2) + _numbered("[aN] ")(size // 2),
    "undefined links by words": _numbered("[a][bN] "),
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
    **_all("\\hbox{", "\\begin{array}{", "\\rule{1em}{1em}", "\\phantom{", "\\overset{a}{", "\\xrightarrow{"),
    **_all(
        "\\text{$\\text{$",
        "\\substack{a\\\\",
        "\\begin{CD}A@>>>B\\end{CD}",
        "\\color{red}{",
        "\\ref{a}",
        "@>>>",
    ),
    **_all(
        "\\nonumber\\\\", "\\displaystyle", "\\mathrm{", "\\hspace{1em}", "a\\\\[1em]", "\\frac12", "\\atop "
    ),
    "macros of macros": _macro_chain,
    "a macro in its own argument": _halves("\\f{", "}", "\\newcommand{\\f}[1]{#1}"),
    "a doubling macro in its own argument": lambda size: (
        "\\newcommand{\\f}[1]{#1#1}" + "\\f{" * (size // 4) + "}" * (size // 4)
    ),
    "a long macro": _repeat("x", "\\newcommand{\\f}{", "}" + "\\f" * 20),
    "many columns": _repeat("c", "\\begin{array}{", "}a\\end{array}"),
    "a long word": _repeat("a", "\\operatorname{", "}"),
    "a long text": _repeat("a ", "\\text{", "}"),
    "letters of an alphabet": _repeat("A", "\\mathbb{", "}"),
    "rows": _repeat("a&=b\\\\", "\\begin{align}", "\\end{align}"),
    "rows with labels": lambda size: (
        "\\begin{align}" + _numbered("a&=b\\label{N}\\\\")(size) + "\\end{align}"
    ),
    "a diagram": _repeat("A@>>>B\\\\", "\\begin{CD}", "\\end{CD}"),
    "a wide matrix": _repeat("a&", "\\begin{matrix}", "\\end{matrix}"),
    "a long matrix": _repeat("a\\\\", "\\begin{matrix}", "\\end{matrix}"),
}

_TEXT_FILTERS = (
    "strip_html", "escape_once", "slugify", "smartify", "markdownify", "strip_newlines", "xml_escape",
    "normalize_whitespace", "url_encode", "uri_escape", "number_of_words", "truncatewords: 5", "split: 'a'",
)  # fmt: skip
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
    **_all(
        "{% cycle 'a', 'b' %}", "{% tablerow i in l %}", "{% when 1 %}", "{% elsif a %}", "{% increment a %}"
    ),
    **_all(
        "{% include i.html x=1 %}",
        "{%- -%}",
        "{{-",
        "{% link a.md %}",
        "{% break %}",
        "{% unless a %}",
        "{%%}",
    ),
    **_all(
        "{% for i in (1..9) %}{% endfor %}", "{% raw %}{% endraw %}", "{% assign a = a | append: a %}", "{{}}"
    ),
    **_all(
        "{% capture a %}{{ a }}{{ a }}{% endcapture %}", "{% for i in (1..99999) %}", "{{ (1..9999999) }}"
    ),
    **_all("{{ a['b']"),
    "a case of many": lambda size: "{% case 1 %}" + "{% when 2 %}a" * (size // 14) + "{% endcase %}",
    "a condition of many": lambda size: "{% if x %}" + "{% elsif x %}a" * (size // 15) + "{% endif %}",
    "a filter that doubles": _repeat(" | replace: 'a', 'aa'", "{{ 'a'", " }}"),
    "a filter that multiplies": _repeat(" | times: 99999999999", "{{ 9", " }}"),
    "a long pattern of a date": _repeat("%Y", "{{ 0 | date: '", "' }}"),
    "a date of great width": lambda size: "{{ 0 | date: '%" + "9" * (size // 100) + "Y' }}",
    "words sorted": lambda size: f"{{{{ '{_numbered('N ')(size)}' | split: ' ' | sort | uniq | size }}}}",
    "words grouped": lambda size: f"{{{{ '{_numbered('N ')(size)}' | split: ' ' | group_by: 'x' | size }}}}",
    "words asked one by one": lambda size: (
        f"{{{{ '{_numbered('N ')(size)}' | split: ' ' | where_exp: 'i', 'i == 1' | size }}}}"
    ),
    **{
        f"{unit} in {name}": _repeat(unit, "{{ '", f"' | {name} }}}}")
        for name in _TEXT_FILTERS
        for unit in ("<", "<script", "<!--", "&", '"', " ", "a ", "%", "é-")
    },
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
    **_all(
        "? a\n: b\n",
        '"\\x41',
        '"\\u0041"\n',
        "!!binary ",
        "- a: b\n",
        "a: |\n  x\n",
        "%TAG ! a\n",
        "- &a b\n",
    ),
    **_all(
        "a: {b: c}\n",
        "- [a]\n",
        "tags: ",
        "2024-05-06\n",
        "1:",
        "~\n",
        "'a' ",
        "''",
        '\\"',
        "- |\n a\n",
        "=\n",
    ),
    "aliases of aliases": _aliases_of_aliases,
    "merged mappings": _repeat("- <<: *a\n", "a: &a {b: c, d: e, f: g}\nh:\n"),
    "a mapping merged into itself": _numbered("aN: &a\n  <<: *a\n"),
    "nested flow mappings": _halves("{a: ", "}", "b"),
    "a long value": _repeat("a ", "a: "),
    "a long quoted value": _repeat("a\\n", 'a: "', '"'),
    "a value of many lines": _repeat("  a\n", "a: |\n"),
    "formulas in a title": _repeat("$a$ ", "title: '", "'"),
    "brackets in a title": _repeat("[<", "title: '", "'"),
    "a long path": _repeat("../", "permalink: /"),
    "redirects": lambda size: "redirect_from:\n" + _numbered("- /aN/\n")(size),
    "tags": lambda size: "tags:\n" + _numbered("- aN\n")(size),
    "words of tags": lambda size: "tags: " + _numbered("aN ")(size),
    "patterns": lambda size: "exclude:\n" + _numbered("- a*N\n")(size),
    "a long pattern": _repeat("**/", "exclude: ['", "']"),
    "macros": lambda size: "math:\n  macros:\n" + _lettered("    N: b\n")(size),
    "unknown checks": lambda size: "checks:\n" + _numbered("  aN: off\n")(size),
    "a menu": lambda size: "menu:\n" + _numbered("- {title: N, url: /N/}\n")(size),
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
    **_all(
        "$a: $a;",
        "a{@extend b;}",
        "@include a;",
        "@function a(",
        "@each $a in b{",
        "\\",
        "!",
        "%",
        "u+",
        "@charset",
    ),
    **_all(
        "/* a */",
        "// a\n",
        "$a: (b: c);",
        "a:not(",
        "[a=",
        "@else ",
        "+",
        "#",
        "@a{b:c}",
        "url(",
        "@media a and ",
    ),
    "a long list": _repeat("a, ", "$b: ", "c;"),
    "a long sum": _repeat(" + 1", "$b: 1", ";"),
    "a long text": _repeat("a ", "$b: '", "';"),
    "nested maps": lambda size: "$b: " + "(a: " * min(size // 5, 300) + "1" + ")" * min(size // 5, 300) + ";",
    "variables": _numbered("$aN: 1;\n"),
    "selectors": _numbered(".aN{b:c}\n"),
    "a long selector": _repeat("a > ", "", "a{b:c}"),
    "many selectors": _repeat("a, ", "", "a{b:c}"),
    "nested selectors": lambda size: "a{" * min(size, 400) + "b:c" + "}" * min(size, 400),
}

JSON: Mapping[str, Text] = {
    **_all("[", "{", '{"a":', "[1,", '"', '"\\u', "1", "-", "1e", " ", "\n"),
    "nested lists": _halves("[", "]"),
    "numbers": _repeat("1,", "[", "1]"),
    "keys": lambda size: "{" + _numbered('"kN":1,')(size) + '"a":1}',
    **_all('"\\u0041', "true", "0.1", "1e1,", '""', ",", ":", "]", "}", "\\"),
    "nested mappings": _halves('{"a":', "}", "1"),
    "a long number": _repeat("1", "[", "]"),
    "a long fraction": _repeat("1", "0.", ""),
    "a long text": _repeat("\\u00e9", '"', '"'),
    "equal keys": _repeat('"a":1,', "{", '"a":1}'),
}

TOML: Mapping[str, Text] = {
    **_all(
        "[", "[a]\n", "[[a]]\n", "a.", "a = ", "a = [", "a = {", '"', '"""', "'''", "#", "\n", "1", "a = 1\n"
    ),
    "tables": _numbered("[tN]\n"),
    "tables in lists": _numbered("[[t]]\na = N\n"),
    "a dotted key": _repeat("a.", "", "a = 1"),
    "nested lists": _halves("[", "]", "a"),
    **_all(
        "a = 'b'\n",
        "a.b = 1\n",
        "[a.a]\n",
        "a = {b = ",
        "a = 1_0\n",
        "2024-05-06",
        "\\",
        "=",
        "}",
        "]",
        "\r",
        "[a.[",
        "'",
    ),
    "nested tables": _halves("{a = ", "}", "1"),
    "a long number": _repeat("1", "a = "),
    "a long text": _repeat("\\n", 'a = "', '"'),
    "a long list": _repeat("1, ", "a = [", "]"),
    "a long table": lambda size: "a = {" + _numbered("kN = 1, ")(size) + "z = 1}",
    "a long name of a table": lambda size: "[" + "a." * min(size // 2, 90) + "a]\n" + "b = 1\n" * (size // 6),
    "dotted keys": _numbered("a.b.cN = 1\n"),
    "keys": _numbered("kN = 1\n"),
    "nested tables in lists": _numbered("[[a.b]]\nc = N\n[[a.b.d]]\n"),
}

TABLE: Mapping[str, Text] = {
    **_all(",", "\t", '"', '""', '",', "a,", "\n", "a\n", ",\n", "\r", "a,b\n"),
    "one long row": _repeat("a,", "", "\n"),
    "names": _numbered("nN,"),
    **_all('"a","b"\n', '"a\n', '"a"b', "'a',", "a;b\n", '"""', "\r\n", "\0", "é\t"),
    "many names and short rows": _row_and_rows("n,", "a\n"),
    "many names of their own and short rows": lambda size: (
        _numbered("nN,")(size // 2) + "\n" + "a\n" * (size // 4)
    ),
    "long rows under one name": _row_and_rows("a,", "b\n", "n\n"),
    "a long cell": _repeat("a ", '"', '"'),
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
    **_all(
        "{{ a[",
        "{{ (",
        "{{ '",
        "{{ a | b(",
        "{% for a in range(9) %}",
        "{% filter upper %}",
        "{% call a() %}",
        "{%-",
    ),
    **_all(
        "{{ not ",
        "{{ - ",
        "{{ a if ",
        "{% elif a %}",
        "{% extends 'base.html' %}",
        "{{ [",
        "{{ {",
        "{{ a(b=",
        "}}",
    ),
    **_all("{% set a = a ~ a %}", "{% set a = a * 9 %}", "{{ range(99999) | list }}", "{{ lipsum(9) }}"),
    "a condition of many": lambda size: "{% if x %}" + "{% elif x %}a" * (size // 13) + "{% endif %}",
    "a long condition": _repeat(" and page", "{% if page", " %}{% endif %}"),
    "a long comparison": _repeat(" < 1", "{{ 1", " }}"),
    "a long list": _repeat("1, ", "{{ [", "1] }}"),
    "a long call": _repeat("1, ", "{{ range(", "1) }}"),
    "a long text": _repeat("a ", "{{ '", "' }}"),
    "a long power": _repeat(" ** 9", "{{ 9", " }}"),
    "a filter that doubles": _repeat(" | replace('a', 'aa')", "{{ 'a'", " }}"),
    "a wide field": lambda size: "{{ '%" + "9" * (size // 1000 + 3) + "d' % 1 }}",
    **{
        f"{unit} in {name}": _repeat(unit, "{{ '", f"' | {name} }}}}")
        for name in (
            "striptags",
            "urlize",
            "title",
            "wordcount",
            "escape",
            "wordwrap(9)",
            "indent",
            "truncate(9)",
        )
        for unit in ("<", "<!--", "&", "www.", "http://a", "a@b.", " ", "a ", "(")
    },
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
