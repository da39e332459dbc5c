"""Chapters that no one wrote: sentences and formulas of the course, put together anew by a seeded grammar.

Every chapter has about 2,200 words and 100 formulas; more than half of the formulas occur in no other place.
The text is neutral: `dialects` writes it for each generator.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

__all__ = ["Chapter", "Pools", "chapter", "read_pools"]

_WORDS = 2200
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_MACRO = re.compile(r"\\newcommand\{?(\\\w+)\}?.*")
_DISPLAY = re.compile(r"^\$\$\n(.*?)\n\$\$$", re.DOTALL | re.MULTILINE)
_LABEL = re.compile(r"\\label\{[^}]*\}")
_NOTE = re.compile(r"\{% sidenote '[^']*' '([^']*)' %\}")
_UNFIT = re.compile(r"\{%|\]\(|\\(?:eq)?ref\b|\\tag|[\"⟦⟧|]|\[\^")
_NO_PARAGRAPH = re.compile(r"^\s*(?:[#>|:*-]|\d+[.)]|\[\^)", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")
_FORMULA = re.compile(r"\$([^$\n]+)\$")
_GREEK = ("alpha", "beta", "gamma", "theta", "phi", "lambda", "mu", "sigma", "tau", "eta", "psi", "omega")
_VARIABLE = re.compile(
    r"\\(?:begin|end|text|math\w+|operatorname\*?|hspace|color)\s*\{[^{}]*\}"  # no variables inside these
    rf"|\\({'|'.join(_GREEK)})(?![A-Za-z])|\\[A-Za-z]+\*?|\\.|(?<![_^A-Za-z])([a-z])(?![A-Za-z_])"
)


@dataclass(frozen=True, slots=True)
class Pools:
    """What chapters are made of: `sentences` and `notes` hold formulas between single dollars."""

    macros: tuple[str, ...]
    sentences: tuple[str, ...]
    notes: tuple[str, ...]
    displays: tuple[str, ...]
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter; its `blocks` have ``$…$`` for formulas, ``⟦id|text⟧`` for notes, ``⟦#3⟧`` for links."""

    number: int
    title: str
    description: str
    blocks: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its name in files and addresses."""
        return f"chapter-{self.number:05d}"


def read_pools(folder: Path) -> Pools:
    """Take the Markdown files in `folder` apart."""
    texts = [_FRONT.sub("", path.read_text("utf-8")) for path in sorted(folder.glob("*.md"))]
    macros: dict[str, str] = {}
    for text in texts:
        for found in _MACRO.finditer(text):
            macros.setdefault(found[1], found[0])
    texts = [_without_other_macros(text, macros) for text in texts]
    displays = [_LABEL.sub("", body) for text in texts for body in _DISPLAY.findall(text)]
    notes = [note for text in texts for note in _NOTE.findall(text)]
    plain = [_NOTE.sub("", _DISPLAY.sub("", text)) for text in texts]
    headings = re.findall(r"^## (.*)$", "\n".join(texts), re.MULTILINE)
    return Pools(
        tuple(macros.values()),
        tuple(_sentences(plain)),
        tuple(note for note in notes if not _UNFIT.search(note)),
        tuple(d for d in displays if "newcommand" not in d and "\\begin{array" not in d and "\\ref" not in d),
        tuple(heading for heading in headings if "$" not in heading),
    )


def _without_other_macros(text: str, macros: Mapping[str, str]) -> str:
    """Take out the paragraphs with a macro that this text defines otherwise than the one before it."""
    other = [found[1][1:] for found in _MACRO.finditer(text) if macros[found[1]] != found[0]]
    if not other:
        return text
    uses = re.compile(rf"\\(?:{'|'.join(other)})(?![A-Za-z])")
    return "\n\n".join(paragraph for paragraph in text.split("\n\n") if not uses.search(paragraph))


def _sentences(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for paragraph in text.split("\n\n"):
            if _NO_PARAGRAPH.search(paragraph):
                continue
            for sentence in _SENTENCE.split(" ".join(paragraph.split())):
                if not _UNFIT.search(sentence) and sentence.endswith(".") and sentence.count("$") % 2 == 0:
                    yield sentence


def chapter(pools: Pools, number: int, seed: int = 0) -> Chapter:
    """Return chapter `number` of the course that `seed` stands for; always the same one."""
    dice = Random(seed * 1_000_003 + number)  # noqa: S311 (nothing here is secret)
    title = f"{dice.choice(pools.headings)}, part {number}"
    blocks = ["$$\n" + "\n".join(pools.macros) + "\n$$"]
    words = formulas = 0
    while words < _WORDS:
        block = _block(pools, dice, len(blocks), number)
        blocks.append(block)
        words += len(_FORMULA.sub("", block).split()) if not block.startswith("$$") else 0
        formulas += block.count("$") // 2
        if dice.random() < (0.6 if formulas < words / 26 else 0.02):
            blocks.append(_display(pools, dice))
            formulas += 1
    description = f"Chapter {number} of a course that a program wrote to be timed."
    return Chapter(number, title, description, tuple(blocks))


def _block(pools: Pools, dice: Random, place: int, number: int) -> str:
    kind = dice.random()
    if place % 6 == 1:
        level = "##" if place % 12 == 1 else "###"
        return f"{level} {dice.choice(pools.headings)} ({place // 6 + 1})"
    if kind < 0.05:
        return "\n".join(f"{i}. {_sentence(pools, dice)}" for i in range(1, dice.randint(3, 5)))
    if kind < 0.12:
        return "\n".join(f"- {_sentence(pools, dice)}" for _ in range(dice.randint(2, 5)))
    if kind < 0.15:
        return f"> {_sentence(pools, dice)}"
    sentences = [_sentence(pools, dice) for _ in range(dice.randint(3, 6))]
    if dice.random() < 0.25:
        sentences[0] += f"⟦n{place}|{_varied(dice.choice(pools.notes), dice)}⟧"
    if number > 1 and dice.random() < 0.05:
        sentences.append(f"This continues ⟦#{dice.randint(max(1, number - 20), number - 1)}⟧.")
    return " ".join(sentences)


def _sentence(pools: Pools, dice: Random) -> str:
    return _varied(dice.choice(pools.sentences), dice)


def _display(pools: Pools, dice: Random) -> str:
    return f"$$\n{_vary(dice.choice(pools.displays), dice)}\n$$"


def _varied(text: str, dice: Random) -> str:
    return _FORMULA.sub(lambda found: f"${_vary(found[1], dice)}$", text) if "$" in text else text


def _vary(formula: str, dice: Random) -> str:
    """Return the formula with other letters, most of the time with a number at some of them."""
    greek = dict(zip(_GREEK, dice.sample(_GREEK, len(_GREEK)), strict=True))
    index = dice.randint(1, 99_999) if dice.random() < 0.9 else 0

    def other(found: re.Match[str]) -> str:
        if found[1]:
            return f"\\{greek[found[1]]}"
        if found[2] and index:
            return f"{found[2]}_{{{index}}}"
        return found[0]

    return _VARIABLE.sub(other, formula)
