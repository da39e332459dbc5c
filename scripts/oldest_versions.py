"""Print what pip installs the oldest libraries by that pyproject.toml allows, one requirement a line.

Arguments are the extras to add. Of what these libraries drag in pip takes the newest.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

REQUIREMENT = re.compile(r"(?P<name>[\w.-]+(?:\[\w+\])?)>=(?P<oldest>[\w.]+)[^;]*(?P<marker>;.*)?")


def main() -> None:
    """Turn each ``name>=1.2,<2; marker`` into ``name==1.2; marker``."""
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    extras = (project["optional-dependencies"][extra] for extra in sys.argv[1:])
    for requirement in (*project["dependencies"], *(line for extra in extras for line in extra)):
        found = REQUIREMENT.fullmatch(requirement)
        if found is None:
            sys.exit(f"{requirement}: no lower bound")
        print(f"{found['name']}=={found['oldest']}{found['marker'] or ''}")


if __name__ == "__main__":
    main()
