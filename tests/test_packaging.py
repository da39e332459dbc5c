"""What is published of the program itself: the same bytes from the same sources, with all that it needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tuftenotes.styles import compile_styles, layer_styles
from tuftenotes.theme import read_theme

ROOT = Path(__file__).parents[1]
PARTS = ("src", "templates", "sass", "fonts")
FILES = ("pyproject.toml", "hatch_build.py", "LICENSE", "README.md", "Makefile", ".gitignore", "_config.yml")
RUN = "import sys; sys.path.insert(0, sys.argv.pop(1)); from tuftenotes.__main__ import main; main()"

pytest.importorskip("hatchling", reason="builds the packages")


def copy_of_sources(folder: Path, day: int) -> Path:
    """Return a copy of the sources in which every file was changed on that day, and none may be shared."""
    folder.mkdir(parents=True)
    for name in filter(lambda name: (ROOT / name).exists(), PARTS):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in filter(lambda name: (ROOT / name).exists(), FILES):
        shutil.copy(ROOT / name, folder / name)
    for path in folder.rglob("*"):
        os.utime(path, (86400.0 * day, 86400.0 * day))
        if path.is_file():
            path.chmod(0o600 if day % 2 else 0o644)
    return folder


def packages(sources: Path, epoch: str = "") -> dict[str, bytes]:
    """Build the wheel and the sdist and return their bytes by name."""
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    if epoch:
        environment["SOURCE_DATE_EPOCH"] = epoch
    command = [
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "-t",
        "wheel",
        "-t",
        "sdist",
        "-d",
        str(sources / "dist"),
    ]
    subprocess.run(command, cwd=sources, env=environment, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in sorted((sources / "dist").iterdir())}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a wheel and an sdist, made from a copy of the sources."""
    sources = copy_of_sources(tmp_path_factory.mktemp("built") / "one", 10_000)
    packages(sources)
    return sources / "dist"


def wheel_in(folder: Path) -> Path:
    """Return the wheel in a folder."""
    (wheel,) = folder.glob("*.whl")
    return wheel


def test_reproducible(tmp_path: Path, built: Path) -> None:
    """Another folder, other times and rights of the files make the same bytes, with a date or without."""
    sources = copy_of_sources(tmp_path / "another folder", 20_001)
    assert packages(sources) == {path.name: path.read_bytes() for path in sorted(built.iterdir())}
    again = copy_of_sources(tmp_path / "again", 10_000)
    assert packages(sources, "1700000000") == packages(again, "1700000000")


def test_wheel_from_the_sdist(tmp_path: Path, built: Path) -> None:
    """Who builds from the sdist gets the wheel that is published."""
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (sources,) = tmp_path.iterdir()
    made = packages(sources)
    wheel = wheel_in(built)
    assert made[wheel.name] == wheel.read_bytes()


def test_contents(built: Path) -> None:
    """The wheel has the theme, its style sheet compiled, and every licence; it fits every system."""
    wheel = wheel_in(built)
    assert wheel.name.endswith("-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        for style in ("compressed", "expanded"):
            css, _ = compile_styles("tufte.scss", layer_styles(read_theme().styles, {}), style=style)
            assert archive.read(f"tuftenotes/theme/sass/tufte.{style}.css").decode() == css
    assert {"tuftenotes/theme/templates/page.html", "tuftenotes/py.typed"} <= names
    assert sum("licenses/" in name for name in names) >= 4
    assert not [name for name in names if "__pycache__" in name or name.startswith("tests")]


def test_without_libsass(tmp_path: Path, built: Path) -> None:
    """From the wheel, a site without SCSS is built without libsass; one with some is told what it needs."""
    with zipfile.ZipFile(wheel_in(built)) as archive:
        archive.extractall(tmp_path / "installed")  # noqa: S202 - our own
    (tmp_path / "installed" / "sass.py").write_text("raise ImportError('not installed')", "utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("# A page\n", "utf-8")
    command = [sys.executable, "-c", RUN, str(tmp_path / "installed"), "build", "-s", str(tmp_path)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "docs/css/tufte.css").stat().st_size > 10_000
    (tmp_path / "sass").mkdir()
    (tmp_path / "sass" / "_settings.scss").write_text("$text-width: 50%;", "utf-8")
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "error[style]: libsass, which compiles style sheets, is not installed" in done.stderr
    assert "pip install libsass" in done.stderr
