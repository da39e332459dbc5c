"""Ask LaTeX which numbers it gives to the labels of a course, as a reference for our own numbering.

    python scripts/latex_numbers.py tests/mathematics/course.txt tests/mathematics/latex-numbers.json

Each page of the course becomes a section, and numbers are counted by section (`math: {numbering: chapter}`).
Needs pdflatex with amsmath (Debian: texlive-latex-recommended).
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PREAMBLE = r"""\documentclass{article}
\usepackage{amsmath}
\numberwithin{equation}{section}
\begin{document}
"""
_LABEL = re.compile(r"\\newlabel\{([^}]*)\}\{\{(.*?)\}\{\d*\}\}")


def main() -> None:
    """Typeset the course twice and keep what stands in LaTeX's list of labels."""
    source, target = (Path(argument) for argument in sys.argv[1:])
    document = PREAMBLE + "\n".join(lines(source.read_text(encoding="utf-8"))) + "\n\\end{document}\n"
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "course.tex").write_text(document, encoding="utf-8")
        for _ in range(2):
            command = ["pdflatex", "-interaction=nonstopmode", "course.tex"]
            subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        labels = _LABEL.findall(Path(folder, "course.aux").read_text(encoding="utf-8"))
    numbers = {name: re.sub(r"[{}]|\\relax\s*", "", number) for name, number in labels}
    target.write_text(json.dumps(numbers, indent=2) + "\n", encoding="utf-8")
    print(f"{target}: {len(numbers)} labels")


def lines(text: str) -> list[str]:
    """Return the course as LaTeX: environments as they are, other displays in brackets."""
    output = []
    for line in text.splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "##":
            output.append(f"\\section{{{rest}}}")
        elif kind == "$$":
            output.append(rest if rest.startswith("\\begin") else f"\\[{rest}\\]")
    return output


if __name__ == "__main__":
    main()
