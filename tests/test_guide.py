"""The author's guide says what is so."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tuftenotes.config_keys import KEYS
from tuftenotes.diagnostics import Code

if TYPE_CHECKING:
    from types import ModuleType

REPOSITORY = Path(__file__).parents[1]
GUIDE = REPOSITORY / "content" / "guide"
SHOWN = re.compile(
    r"^(?P<fence>`{3,})markdown shown\n(?P<source>.*?)^(?P=fence)\n\n", re.MULTILINE | re.DOTALL
)
YAML = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)


def generator() -> ModuleType:
    """Return the script that writes the lists."""
    path = REPOSITORY / "scripts" / "make_reference.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_lists() -> None:
    """The lists of keys and codes are those of the program, as `scripts/make_reference.py` writes them."""
    for path, text in generator().pages().items():
        assert path.read_text("utf-8") == text


@pytest.mark.parametrize("page", sorted(GUIDE.glob("*.md")), ids=lambda path: path.stem)
def test_examples(page: Path) -> None:
    """What an example shows is what its source makes: the source stands below it once more."""
    text = page.read_text("utf-8")
    for example in SHOWN.finditer(text):
        assert text.startswith(example["source"], example.end()), example["source"]


@pytest.mark.parametrize("page", sorted(GUIDE.glob("*.md")), ids=lambda path: path.stem)
def test_configurations(page: Path) -> None:
    """A configuration in the guide is one that the program takes."""
    from tuftenotes.settings import make_config  # noqa: PLC0415
    from tuftenotes.yaml_data import parse_yaml  # noqa: PLC0415

    known = {key.name.split(".")[0] for key in KEYS}
    for source in YAML.findall(page.read_text("utf-8")):
        parsed = parse_yaml(source, page.name, code=Code.CONFIG)
        assert parsed.diagnostics == ()
        values: Any = parsed.value
        if isinstance(values, dict) and known & values.keys():
            assert make_config(values, {}, "native")[1] == ()
