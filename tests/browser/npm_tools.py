"""Checkers from npm, where ``TUFTENOTES_NODE_MODULES`` names the folder that they are installed in."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

__all__ = ["npm_file", "program"]


def npm_file(path: str) -> Path:
    """Return a file of an npm package, or skip the test."""
    folder = os.environ.get("TUFTENOTES_NODE_MODULES")
    if not folder:
        pytest.skip("TUFTENOTES_NODE_MODULES names no folder with packages of npm")
    file = Path(folder) / path
    if not file.exists():
        pytest.skip(f"the npm package {path.split('/', maxsplit=1)[0]} is not installed")
    return file


def program(name: str) -> str:
    """Return the path of a program, or skip the test."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path
