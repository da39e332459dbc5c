"""``python -m tuftenotes``, and what the console script calls."""

import gc
import sys

from tuftenotes.shortcut import build_again

__all__ = ["main"]


def main() -> None:
    """Run the command line and leave with its exit status."""
    # What is imported and parsed stays: looking through it for garbage takes a tenth of a build.
    gc.set_threshold(100_000, 20, 20)
    status = build_again(sys.argv[1:])
    if status is None:
        from tuftenotes.cli import run  # noqa: PLC0415 (heavy)

        status = run()
    sys.exit(status)


if __name__ == "__main__":
    main()
