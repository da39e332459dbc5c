"""``python -m tuftenotes``, and what the console script calls."""

import sys

from tuftenotes.cli import run

__all__ = ["main"]


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.exit(run())


if __name__ == "__main__":
    main()
