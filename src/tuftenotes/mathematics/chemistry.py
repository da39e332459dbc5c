r"""Chemical formulas: the ``\ce`` of the mhchem package, turned into TeX.

The syntax is that of https://mhchem.github.io/MathJax-mhchem/: formulas with amounts, charges, isotopes,
bonds and states, and equations with arrows. Physical units (``\pu``) are not done.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.mathematics.chemical_scripts import charge_in, script_tex
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.tokens import Token, is_word, tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuftenotes.mathematics.reader import Reader
    from tuftenotes.mathematics.work import Handler, Work

    Rule = Callable[["_Formula", re.Match[str]], bool]

__all__ = ["CHEMICAL_COMMANDS"]

_START, _ATOM, _OTHER = "start", "atom", "other"
_ARROWS = {
    "->": ("\\longrightarrow", "\\xrightarrow"),
    "<-": ("\\longleftarrow", "\\xleftarrow"),
    "<->": ("\\longleftrightarrow", "\\xleftrightarrow"),
    "<-->": ("\\rightleftarrows", ""),
    "<=>": ("\\rightleftharpoons", ""),
    "<=>>": ("\\underset{\\leftarrow}{\\longrightarrow}", ""),
    "<<=>": ("\\overset{\\rightarrow}{\\longleftarrow}", ""),
}
"""Each arrow without text, and the command that stretches it below its text; else the text is put on it."""
_DOT = "{\\cdot}"
_BONDS = dict.fromkeys("-1", "{-}") | dict.fromkeys("=2", "{=}") | dict.fromkeys("#3", "{\\equiv}")
_BONDS |= {"->": "{\\rightarrow}", "<-": "{\\leftarrow}", "~": "{⋯}", "...": 3 * _DOT, "....": 4 * _DOT}
_GROUP = r"\{(?:[^{}\\]|\\.)*+\}"
for _ in range(4):
    _GROUP = rf"\{{(?:[^{{}}\\]|\\.|{_GROUP})*+\}}"
_MATH = r"\$(?:[^$\\]|\\.)*+\$"
_COMMAND = rf"\\[A-Za-z]+ ?(?:{_GROUP})*"
_LABEL = re.compile(rf"\[((?:{_GROUP}|{_MATH}|\\.|[^\[\]])*+)\]", re.DOTALL)
_ELEMENT = re.compile(rf"[A-Z][a-z]*|[a-z]|{_COMMAND}")
_SCRIPT = re.compile(rf"([_^])(?:({_GROUP}|{_MATH})|(\([^()]*\)))?", re.DOTALL)
_ORBITAL = re.compile(r"[spdf]\^")
_DIGITS = re.compile(r"-?\d+")
_WORD = re.compile(rf"{_COMMAND}|.", re.DOTALL)


@dataclass(slots=True)
class _Formula:
    """A chemical formula on its way to TeX.

    `before` tells what stands before the position: at the start of a substance a number is an amount, behind
    an atom it is a subscript. `scripted` tells whether the atom has one already.
    """

    text: str
    places: list[int]
    position: int = 0
    before: str = _START
    scripted: bool = False
    greek: bool = False
    output: list[Token] = field(default_factory=list)

    def put(self, tex: str, before: str, *, scripted: bool = False) -> bool:
        """Add TeX that stands for what is at the position."""
        at = self.places[min(self.position, len(self.places) - 1)] if self.places else 0
        self.output += tokenize(tex, at)
        self.before, self.scripted, self.greek = before, scripted, False
        return True

    def part(self, start: int, stop: int) -> list[Token]:
        """Return a part of the text as TeX, with its rules from the start."""
        return _read(_Formula(self.text[start:stop], self.places[start:stop]))


def _chemical(work: Work, reader: Reader, command: Token) -> list[Token]:
    argument = reader.argument(command)
    text, places = "", []
    for token in argument:
        written = token.text + " " * is_word(token.text)
        text += written
        places += [token.at] * len(written)
    made = work.rewrite(work, _read(_Formula(text, places)))
    return [Token("{", command.at), *made, Token("}", command.at)]


def _read(formula: _Formula) -> list[Token]:
    while formula.position < len(formula.text):
        for pattern, rule in _RULES:
            match = pattern.match(formula.text, formula.position)
            start = formula.position
            if match is not None and rule(formula, match):
                formula.position = match.end() if formula.position == start else formula.position
                break
    return formula.output


def _arrow(formula: _Formula, match: re.Match[str]) -> bool:
    plain, stretched = _ARROWS[match[1]]
    position = match.end()
    labels: list[list[Token]] = []
    while len(labels) < 2 and (label := _LABEL.match(formula.text, position)):
        labels.append(formula.part(label.start(1), label.end(1)))
        position = label.end()
    if not labels:
        formula.put(f"\\mathrel{{{plain}}}", _START)
    else:
        above, below = [*labels, []][:2]
        _labelled(formula, plain, stretched, above, below)
    while formula.text[position : position + 1].isspace():
        position += 1
    formula.position = position
    return True


def _labelled(
    formula: _Formula, plain: str, stretched: str, above: Sequence[Token], below: Sequence[Token]
) -> None:
    if stretched:
        formula.put(stretched + ("[" if below else ""), _START)
        if below:
            formula.output += below
            formula.put("]", _START)
        formula.put("{", _START)
        formula.output += above
        formula.put("}", _START)
        return
    formula.put("\\mathrel{\\underset{", _START)
    formula.output += below
    formula.put("}{\\overset{", _START)
    formula.output += above
    formula.put(f"}}{{{plain}}}}}}}", _START)


def _sign(formula: _Formula, match: re.Match[str]) -> bool:
    """Put an operator between substances: it has a blank before it, or begins the text of an arrow."""
    if formula.before == _ATOM and not match[0][0].isspace():
        return False
    return formula.put(match[1], _START)


def _gas(formula: _Formula, match: re.Match[str]) -> bool:
    return formula.put("\\downarrow{}" if "v" in match[0] else "\\uparrow{}", _ATOM, scripted=True)


def _state(formula: _Formula, match: re.Match[str]) -> bool:
    if formula.before != _ATOM:
        return False
    state = match[1] or ""
    formula.put("\\mskip2mu(" + (f"\\mathrm{{{state}}}" if state else f"{match[2]}"), _ATOM)
    if match[3]:
        formula.output += formula.part(*match.span(3))
    return formula.put(")", _ATOM, scripted=True)


def _blank(formula: _Formula, match: re.Match[str]) -> bool:
    if formula.before == _ATOM and match.end() < len(formula.text):
        formula.put("~", _START)
    formula.before = _START
    return True


def _charge(formula: _Formula, match: re.Match[str]) -> bool:
    return formula.before == _ATOM and _attach(formula, "^", match[0])


def _attach(formula: _Formula, mark: str, tex: str) -> bool:
    """Put a script on the atom; a second one stands behind the first, as chemists write it."""
    greek = formula.greek
    formula.put(f"{'{}' * formula.scripted}{mark}{{{tex}}}", _ATOM, scripted=True)
    formula.greek = greek
    return True


def _script(formula: _Formula, match: re.Match[str]) -> bool:
    mark, tex, end = _script_at(formula, match)
    isotope = mark == "^" and tex.isdigit() and formula.text[end : end + 1].isupper()
    if formula.before == _ATOM and not (isotope and not match[2]):
        _attach(formula, mark, tex)
        formula.position = end
        return True
    scripts = {mark: tex}
    other = _SCRIPT.match(formula.text, end)
    if other is not None and other[1] != mark:
        mark, scripts[other[1]], end = _script_at(formula, other)
    base = _ELEMENT.match(formula.text, end)
    name = base[0] if base else ""
    shown = name if name.startswith("\\") or not name else f"\\mathrm{{{name}}}"
    formula.put(f"\\prescript{{{scripts.get('^', '')}}}{{{scripts.get('_', '')}}}{{{shown}}}", _ATOM)
    formula.position = base.end() if base else end
    return True


def _script_at(formula: _Formula, match: re.Match[str]) -> tuple[str, str, int]:
    """Return the mark of a script, its TeX, and where it ends."""
    mark, content, end = match[1], match[2] or match[3], match.end()
    if content is None:
        found = charge_in(formula.text, end) if mark == "^" else None
        found = found or _DIGITS.match(formula.text, end) or _WORD.match(formula.text, end)
        if found is None:
            at = formula.places[formula.position]
            raise FormulaError(at, Code.MATH_SYNTAX, f"\\ce has nothing behind this “{mark}”")
        content, end = found[0], found.end()
    return mark, script_tex(content, upper=mark == "^"), end


def _number(formula: _Formula, match: re.Match[str]) -> bool:
    if formula.before == _ATOM:
        whole = _DIGITS.match(formula.text, formula.position)
        if whole is None:
            return False
        _attach(formula, "_", whole[0])
        formula.position = whole.end()
        return True
    above, _, below = match[1].partition("/")
    following = formula.text[match.end() : match.end() + 2]
    gap = "" if not following or following[0] in ")]-+=" or _ORBITAL.match(following) else "\\,"
    formula.put(
        (f"\\tfrac{{{above}}}{{{below}}}" if below else above.replace(",", "{,}")) + gap, formula.before
    )
    formula.position = match.end()
    return True


def _amount(formula: _Formula, match: re.Match[str]) -> bool:
    """Put an amount that is a letter, a formula or a fraction in parentheses."""
    return formula.before == _START and formula.put((match[1] or match[2]).strip("$") + "\\,", _START)


def _element(formula: _Formula, match: re.Match[str]) -> bool:
    return formula.put(f"\\mathrm{{{match[0]}}}", _ATOM)


def _mathematics(formula: _Formula, match: re.Match[str]) -> bool:
    return formula.put(f"{{{match[0][1:-1]}}}", _ATOM)


def _text(formula: _Formula, match: re.Match[str]) -> bool:
    inner = match[0][1:-1]
    return not inner or formula.put(f"\\text{{{inner}}}", _ATOM if inner != "-" else _OTHER)


def _bond(formula: _Formula, match: re.Match[str]) -> bool:
    kind = match[1] if match.re.groups else match[0]
    if kind not in _BONDS:
        at = formula.places[formula.position]
        raise FormulaError(at, Code.MATH_UNSUPPORTED, f"\\bond has the kind “{kind}”")
    return formula.put("\\text{-}" if kind == "-" and formula.greek else _BONDS[kind], _OTHER)


def _command(formula: _Formula, match: re.Match[str]) -> bool:
    formula.put(match[0], _ATOM)
    formula.greek = True
    return True


def _put(tex: str, before: str) -> Rule:
    """Return a rule that puts the same TeX every time; if empty, what was found."""
    return lambda formula, match: formula.put(tex or match[0], before)


_RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(pattern, re.DOTALL), rule)
    for pattern, rule in (
        (r"\s*(<-->|<=>>|<<=>|<=>|<->|->|<-)", _arrow),
        (r"\s+(?:v|\^|\(v\)|\(\^\))(?=\s|$)", _gas),
        (r"\s*([-+=<>]|\\(?:pm|mp|approx) )(?=\s|$)\s*", _sign),
        (r"\s*\\(?:pm|mp|approx) \s*", _put("", _START)),
        (r"\s*\((?:([a-z]{1,3})|\$([a-z])\$)(,[^()]*)?\)(?=$|[\s,;)\]}])", _state),
        (r"\s+", _blank),
        (rf"({_MATH}|\(\d+/\d+\))\s+|([a-z])\s+(?=[A-Z(\[^])", _amount),
        (r"\+(?=$|[\s)\]},;^_(])|-(?=$|[\s)\]},;^_]|\([a-z]{1,3}\))", _charge),
        (_SCRIPT.pattern, _script),
        (r"(\d+/\d+|\d*[.,]\d+|\d+)\s*", _number),
        (_MATH, _mathematics),
        (_GROUP, _text),
        (r"[^\W\d_a-z][a-z]*|[^\W\d_]", _element),
        (r"\\bond *\{([^{}]*)\}", _bond),
        (r"\\(?:[,;:! ]|q?quad )|~", _put("", _START)),
        (r"\\\}|[)\]]", _put("", _ATOM)),
        (r"\\\{|[(\[,;]", _put("", _START)),
        (_COMMAND, _command),
        (r"[-=#]", _bond),
        (r"\s*(?:\*|\.(?=[\dA-Z(]))\s*", _put("\\,{\\cdot}\\,", _START)),
        (r".", _put("", _OTHER)),
    )
)
"""What is tried at each place, in this order; a rule that does not apply there says so."""

CHEMICAL_COMMANDS: dict[str, Handler] = {"\\ce": _chemical}
