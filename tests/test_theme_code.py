"""What Jinja made of the theme's templates."""

from __future__ import annotations

import sys
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tuftenotes import theme_code
from tuftenotes.layout import Templates, TemplateSource
from tuftenotes.layout_code import CompiledTemplates
from tuftenotes.theme_code import compiled_templates, keep_compiled

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Let Python keep its code in a folder of the test, and return where the templates' goes."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    compiled_templates.cache_clear()
    yield Path(cache_from_source(str(Path(theme_code.__file__).with_name("theme_templates.py"))))
    compiled_templates.cache_clear()


def made(
    folder: str = "theme/templates", text: str = "{{ page.title }}", compiled: CompiledTemplates | None = None
) -> CompiledTemplates:
    """Return what a template becomes that was rendered once."""
    compiled = compiled or CompiledTemplates()
    sources = {"page.html": TemplateSource(f"{folder}/page.html", text)}
    Templates(sources, compiled).environment.get_template("page.html")
    return compiled


def again() -> CompiledTemplates:
    """Return what the next process finds."""
    compiled_templates.cache_clear()
    return compiled_templates()


def test_the_next_process_has_it(file: Path) -> None:
    """What was compiled is there again, once it is kept."""
    assert compiled_templates().known == {}
    compiled = made()
    assert compiled.grown
    keep_compiled(compiled)
    assert file.is_file()
    assert again().known == compiled.known
    assert not again().grown


def test_only_the_theme(file: Path) -> None:
    """A site's own templates are not among it."""
    compiled = made("templates")
    keep_compiled(compiled)
    assert compiled.known == {}
    assert not file.exists()


@pytest.mark.usefixtures("file")
def test_it_stays_bounded() -> None:
    """Also where a site names its folder of templates like the theme's, and someone edits in it all day."""
    compiled = CompiledTemplates()
    for number in range(150):
        keep_compiled(made(text=f"{number}", compiled=compiled))
    assert 0 < len(compiled.known) <= 100


@pytest.mark.parametrize("damage", [b"", b"x" * 1000])
def test_a_damaged_file(file: Path, damage: bytes) -> None:
    """One that is cut off, or of another version, is none."""
    keep_compiled(made())
    whole = file.read_bytes()
    file.write_bytes(damage or whole[:-5])
    assert again().known == {}


def test_where_python_writes_no_code(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written where Python was told so, or cannot."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep_compiled(made())
    assert not file.exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    file.parents[0].parent.mkdir(parents=True, exist_ok=True)
    file.parents[0].write_text("", "utf-8")
    keep_compiled(made())
    assert again().known == {}
