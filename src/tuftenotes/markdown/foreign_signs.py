"""What other programs read and a page here shows as it is typed: its looks, and what is written instead."""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "CODE",
    "COMMANDS",
    "DIRECTIVES",
    "ENVIRONMENTS",
    "OTHER",
    "SIGNS",
    "WITHOUT_DOLLARS",
    "WITH_DOLLARS",
    "Sign",
]

CODE, OTHER = "\ufdd2", "\ufdd3"
"""What stands for code, and for anything else that is no text, in the text of a paragraph."""


class Sign(NamedTuple):
    """A regular expression (without groups of its own), what it finds, and what to write instead.

    What is `once` is reported at its first place on a page. `escaped` is looked for behind a backslash too.
    """

    pattern: str
    what: str
    hint: str
    once: bool = True
    escaped: bool = False


_FORMULA = "a formula stands between $ and $"
_NO_BLANKS = "write $x$, without blanks"
WITH_DOLLARS = frozenset({_FORMULA, _NO_BLANKS})
"""The hints that are of no use where a site has turned dollars off."""
WITHOUT_DOLLARS = r"“math: dollars” is off: a formula stands between \( and \), or remove the key"
_NO_BIBLIOGRAPHY = "there is no bibliography: name the source in a {% sidenote 'id' 'text' %}"
_LINK = "[text](page.md), to a place in it [text](page.md#heading)"
_BOX = "a box can be a > quotation, or stand beside the text: ::: marginnote … :::"

SIGNS = (
    Sign(r"!\[\[[^\[\]\n]+\]\]", "an embedded file, as in Obsidian", "![what it shows](file.png)"),
    Sign(r"(?<![\w\]])\[\[[^\[\]\n]*[^\W\d][^\[\]\n]*\]\]", "a link as in a wiki", _LINK),
    Sign(r"^\[TOC\]", "a table of contents", "a layout can show one, from page.toc"),
    Sign(
        r"!\[[^\[\]\n]*\]\([^()\s]+ =\d*x\d*\)",
        "a picture's size",
        "![what it shows](file.png){width=300}",
        once=False,
    ),
    Sign(
        r"!?\[[^\[\]\n]*\]\(file:[^()\n]*\)",
        "a file of your own machine",
        "put it into the site and name it from there: ![…](figures/plot.png)",
        once=False,
    ),
    Sign(
        r"!?\[[^\[\]\n]*\]\((?=[^()\n]*(?:/|\.[A-Za-z]{2,5}[)#\s]))[^()<>\s{]+[ \t][^()<>\n]*\)",
        "a blank in an address",
        'put the address between < and >; a title behind it stands between "straight quotes"',
        once=False,
    ),
    Sign(
        r"\([^()\n]+\)\[(?:(?:https?://|www\.|\.{1,2}/)[^\[\]()\n]*"
        r"|[^\[\]()\s#]+\.(?:md|html?|pdf|ipynb|png|jpe?g|svg)(?:#[^\[\]()\s]*)?)\]",
        "a link with its brackets exchanged",
        "[text](address)",
    ),
    Sign(
        r"!\[[^\[\]\n]*\] \([^()\s]+\.[A-Za-z]{2,5}\)",
        "an image with a blank inside",
        "![what it shows](file.png)",
        once=False,
    ),
    Sign(r"\[[^\[\]\n]+\] \(https?://[^)\s]+\)", "a link with a blank inside", "[text](address)", once=False),
    Sign(r"^\[![A-Za-z]+\]", "a box (callout)", _BOX),
    Sign(
        r"^:{3,}[ \t]*\{?\.?(?:sidenote|marginnote|fullwidth)(?![\w-])[^\n]*",
        "a container with more than its name",
        "its first line has only the name: ::: marginnote; under its last line {: #id .class} may stand",
        once=False,
    ),
    Sign(
        r"^:{3,}[ \t]*\{?[.\w][\w-]*",
        "a container that is not known",
        f"sidenote, marginnote and fullwidth are; {_BOX}",
    ),
    Sign(r"^!!!\+? ?\w+|^\?\?\?\+? ?\w+|^=== “", "a box, as in MkDocs", _BOX),
    Sign(
        rf"\{{[A-Za-z][\w:-]*\}}(?={CODE})|(?<!\w):[a-z]+:(?={CODE})",
        "a role, as in MyST and Sphinx",
        r"formulas are $x^2$, references \eqref{label}, links [text](page.md)",
    ),
    Sign(r"^\.\. [a-z][\w-]*::", "a directive of reStructuredText", _BOX),
    Sign(r"^\([\w:-]+\)=$", "a label, as in MyST", "put a name behind a heading: ## Heading {#name}"),
    Sign(
        r"\[-?@\w[^\[\]\n]*\]|(?<![\w@./-])@[A-Za-z]+\d{4}[a-z]?\b",
        "a citation, as in Quarto",
        _NO_BIBLIOGRAPHY,
    ),
    Sign(r"(?<![\w@./-])@(?:fig|tbl|sec|lst|thm|lem|def)-[\w-]+", "a reference, as in Quarto", _LINK),
    Sign(
        r"\{\{[^{}\n]*\}\}",
        "a variable or shortcode",
        "only templates have variables; links and pictures get the baseurl by themselves",
    ),
    Sign(r"\{ +%-?[ ]*\w*", "a blank in front of %", "a tag begins with {% and ends with %}"),
    Sign(
        r"\\[(\[]",
        "a formula's delimiter with two backslashes",
        r"write \( and \), or $ and $; \[ and \], or $$",
        escaped=True,
    ),
    Sign(
        r"\$[ \t](?=[A-Za-z][ \t]?\$|[^$\n\\^_=]*[\\^_=])[^$\n]*\$(?!\d)"
        r"|\$(?=[^\s$])(?=[^$\n\\^_=]*[\\^_=])[^$\n]*[ \t]\$(?!\d)",
        "a formula with a blank inside its dollars",
        _NO_BLANKS,
        once=False,
    ),
    Sign(r"\$\$", "a $$ without a partner", r"a formula begins and ends with $$; a dollar is \$", once=False),
    Sign(
        r"(?<![`\w])``\w+|\w~(?=[\\\ufdd3])",
        "LaTeX's way of typing",
        'write "quotes" straight, and &nbsp; for a ~',
    ),
    Sign(
        r"\w~\w{1,6}~(?!~)|\w\^\w{1,6}\^",
        "an index or exponent, as in pandoc",
        "$x_1$, $x^2$, or <sub>1</sub>, <sup>2</sup>",
    ),
    Sign(r"(?<![=\w])==[^\s=][^=\n]*==(?!=)", "marked text", "<mark>text</mark>"),
    Sign(r"%%[^%\n]+%%", "a comment, as in Obsidian", "<!-- a comment -->"),
    Sign(r"<!(?:--|–|—)", "a comment that nothing closes", "it ends with -->", once=False),
    Sign(r"\A#{1,6}[^\W\d_][\w-]*", "a heading without a blank", "put a blank between # and the words"),
    Sign(
        r"^(?:#{1,6}|[-*+])\u00a0(?=\S)",
        "a no-break space",
        "type an ordinary blank behind the sign (on a Mac, Option and the space bar make the other)",
        once=False,
    ),
    Sign(
        r"^[•▪●][ \t\u00a0]",
        "a list from a word processor",
        "begin each item with “* ” on a line of its own",
    ),
    Sign(
        r"\A\|[^\n]*\|[ ]*\n[ ]*\|[^\n]*\|",
        "a table without a line below its head",
        "its second line is |---|---|, with as many columns as the first",
        once=False,
    ),
    Sign(
        rf"(?<={OTHER})\{{[ \t]*(?:[.#:]|[\w-]+=)[^{{}}\n]*\}}"
        r"|\{[ \t]*(?:[.#](?=[A-Za-z_])|:[ ]?[.#\w])[^{}\n]*\}\Z",
        "attributes that cannot be read",
        '{: .class #name key="value"}',
        once=False,
    ),
)
"""The first that fits counts."""

COMMANDS = {
    **dict.fromkeys(("emph", "textit", "textsl", "textbf", "underline"), "*stressed*, **strong**"),
    **dict.fromkeys(("texttt", "verb", "lstinline"), "`code`"),
    **dict.fromkeys(("section", "subsection", "subsubsection", "chapter"), "## Heading"),
    **dict.fromkeys(("paragraph", "textsc"), "{% newthought 'words' %}"),
    **dict.fromkeys(("cite", "citet", "citep", "textcite", "parencite", "bibliography"), _NO_BIBLIOGRAPHY),
    **dict.fromkeys(("includegraphics", "caption"), "{% maincolumn 'file' 'caption' %}"),
    **dict.fromkeys(("footnote", "sidenote", "marginnote", "marginpar"), "{% sidenote 'id' 'text' %}"),
    **dict.fromkeys(("href", "url"), "[text](address)"),
    **dict.fromkeys(
        ("autoref", "cref", "Cref", "pageref", "nameref"), r"\eqref{label}, or [text](page.md#heading)"
    ),
    **dict.fromkeys(("item",), "* an item, 1. a numbered one"),
    **dict.fromkeys(("label",), "a heading's name is ## Heading {#name}; an equation has its label inside"),
    **dict.fromkeys(("LaTeX", "TeX", "maketitle", "tableofcontents", "usepackage", "documentclass"), ""),
    **dict.fromkeys(("noindent", "newpage", "clearpage", "centering", "vspace", "hspace"), ""),
    **dict.fromkeys(
        (
            "alpha",
            "beta",
            "gamma",
            "delta",
            "epsilon",
            "varepsilon",
            "theta",
            "lambda",
            "mu",
            "sigma",
            "phi",
            "pi",
            "omega",
            "Omega",
            "Sigma",
            "frac",
            "sqrt",
            "sum",
            "int",
            "mathbb",
            "mathcal",
            "mathbf",
            "cdot",
            "infty",
            "partial",
            "nabla",
            "times",
            "leq",
            "geq",
            "rightarrow",
            "notag",
            "nonumber",
        ),
        _FORMULA,
    ),
}
"""LaTeX's commands that are left in a text, and what is written instead of them."""

_LISTS = "* an item, 1. a numbered one"
_STATEMENT = "**Theorem.** *What it says.*"
ENVIRONMENTS = {
    **dict.fromkeys(("itemize", "enumerate", "description"), _LISTS),
    **dict.fromkeys(("figure", "figure*", "wrapfigure"), "{% maincolumn 'file' 'caption' %}"),
    **dict.fromkeys(("table", "table*", "tabular"), "| a | table |, with |---|---| as its second line"),
    **dict.fromkeys(("verbatim", "lstlisting", "minted"), "put code between two lines of ```"),
    **dict.fromkeys(("quote", "quotation"), "> a quotation"),
    **dict.fromkeys(
        ("theorem", "lemma", "proof", "definition", "corollary", "remark", "example"), _STATEMENT
    ),
}
"""LaTeX's environments of text, and what is written instead of them."""

DIRECTIVES = {
    **dict.fromkeys(
        ("python", "r", "julia", "bash", "ojs", "sql", "code-cell"), "no code is run; ```python colours it"
    ),
    **dict.fromkeys(("figure", "image"), "{% maincolumn 'file' 'caption' %}"),
    **dict.fromkeys(("margin", "sidebar", "aside"), "::: marginnote … :::"),
    **dict.fromkeys(("math",), "put a formula between two lines of $$"),
}
"""The words in braces behind a fence, and what is written instead; another one is a box."""
