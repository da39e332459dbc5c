"""Write a course of any number of unique chapters, ready for one or several generators.

    python bench/generate.py FOLDER --chapters 1000 --for tuftenotes --for hugo

makes FOLDER/tuftenotes, FOLDER/hugo …, with the same words and formulas in each.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

from chapters import chapter, read_pools
from dialects import DIALECTS, FILES, chapter_path, chapter_text

__all__ = ["write_site"]

_CONTENT = Path(__file__).resolve().parent.parent / "content"
_FORMULA = re.compile(r"\$\$(.+?)\$\$|\$([^$]+)\$", re.DOTALL)


def write_site(folder: Path, dialect: str, chapters: int, seed: int = 0) -> None:
    """Write a site for one generator into `folder`, which need not exist."""
    pools = read_pools(_CONTENT)
    for name, text in FILES[dialect].items():
        _write(folder / name, text)
    for number in range(1, chapters + 1):
        made = chapter(pools, number, seed)
        _write(folder / chapter_path(dialect, made), chapter_text(dialect, made))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _statistics(chapters: int, seed: int) -> str:
    pools = read_pools(_CONTENT)
    formulas: Counter[str] = Counter()
    words = 0
    for number in range(1, chapters + 1):
        body = "\n\n".join(chapter(pools, number, seed).blocks[1:])
        formulas.update(a or b for a, b in _FORMULA.findall(body))
        words += len(_FORMULA.sub("", body).split())
    total = sum(formulas.values())
    once = sum(1 for count in formulas.values() if count == 1)
    return (
        f"{chapters} chapters, {words // chapters} words and {total // chapters} formulas each; "
        f"{len(formulas) / total:.0%} of the formulas differ, {once / total:.0%} occur once"
    )


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--chapters", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--for", dest="dialects", action="append", choices=DIALECTS, default=[])
    arguments = parser.parse_args()
    for dialect in arguments.dialects or ["tuftenotes"]:
        write_site(arguments.folder / dialect, dialect, arguments.chapters, arguments.seed)
    print(_statistics(min(arguments.chapters, 1000), arguments.seed))


if __name__ == "__main__":
    main()
