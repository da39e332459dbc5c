"""A new site or lecture is complete and never costs a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from tuftenotes.scaffold import FileInTheWayError, create_lecture, create_site, slug_of

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_site_has_everything_one_needs(tmp_path: Path) -> None:
    """Settings, pages, a figure, a Makefile, a workflow and what git leaves alone are all there."""
    names = create_site(tmp_path / "deep" / "notes")
    assert {
        ".github/workflows/pages.yml",
        ".gitignore",
        "Makefile",
        "_config.yml",
        "content/averages/averages.svg",
        "content/averages/index.md",
        "content/index.md",
        "content/margins/index.md",
    } <= set(names)
    assert all((tmp_path / "deep" / "notes" / name).stat().st_size for name in names)


def test_the_files_of_a_new_site_are_valid_yaml(tmp_path: Path) -> None:
    """The settings and the workflow can be read, and the order names the lectures that there are."""
    create_site(tmp_path)
    config = yaml.safe_load((tmp_path / "_config.yml").read_text("utf-8"))
    workflow = yaml.safe_load((tmp_path / ".github/workflows/pages.yml").read_text("utf-8"))
    assert set(workflow["jobs"]) == {"build", "deploy"}
    assert all((tmp_path / "content" / name / "index.md").is_file() for name in config["order"])


def test_a_new_site_overwrites_nothing(tmp_path: Path) -> None:
    """One file in the way and nothing at all is written."""
    (tmp_path / "Makefile").write_text("mine", "utf-8")
    with pytest.raises(FileInTheWayError) as caught:
        create_site(tmp_path)
    assert caught.value.paths == ("Makefile",)
    assert [path.name for path in tmp_path.iterdir()] == ["Makefile"]
    assert (tmp_path / "Makefile").read_text("utf-8") == "mine"


def test_a_new_site_may_go_among_other_files(tmp_path: Path) -> None:
    """A folder that holds something else already is fine, and that stays."""
    (tmp_path / "slides.pdf").write_bytes(b"%PDF")
    create_site(tmp_path)
    assert (tmp_path / "slides.pdf").read_bytes() == b"%PDF"


def test_a_lecture_gets_a_folder_named_after_its_title(tmp_path: Path) -> None:
    """The title stands in the front matter, whatever characters it has."""
    title = 'Bayes: "belief" & $\\theta$'
    page = create_lecture(tmp_path, title)
    assert page == tmp_path / "bayes-belief-theta" / "index.md"
    front = page.read_text("utf-8").split("---")[1]
    assert yaml.safe_load(front)["title"] == title


def test_a_lecture_overwrites_nothing(tmp_path: Path) -> None:
    """The second lecture of the same title is refused."""
    page = create_lecture(tmp_path, "Flows")
    page.write_text("written", "utf-8")
    with pytest.raises(FileInTheWayError):
        create_lecture(tmp_path, "Flows")
    assert page.read_text("utf-8") == "written"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Variational Autoencoders", "variational-autoencoders"),
        ("Über  Größen", "über-größen"),
        ("../../etc/passwd", "etc-passwd"),
        ("संभाव्यता", "संभाव्यता"),
        ("???", "lecture"),
    ],
)
def test_the_folder_name_of_a_title(title: str, slug: str) -> None:
    """Words of any script are kept, everything else separates them, and nothing leads out of the folder."""
    assert slug_of(title) == slug
