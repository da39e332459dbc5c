"""What authors and their editors do to a site, at random: edits, new pages, renames, deletions, mistakes."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

__all__ = ["RandomEdits"]

_FIRST_PAGES, _MOST_PAGES = 20, 30
"""The site stays about as large as it was made: what serves it has no reason to need more memory later."""
_TEMPLATE = '{% extends "default.html" %}{% block article %}<p>WORDS</p>{{ content }}{% endblock %}\n'
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="40"><path d="M0 0h{0}"/></svg>\n'
_MISTAKES = (
    b"{% sidenote 'open' 'never closed",
    b"{% nonsense 'x' %}",
    b"$$ \\begin{aligned} x",
    b"\xff\xfe not UTF-8",
    b'<div class="open',
)
_MATTER = b"---\ntitle: [\n---\n"


class RandomEdits:
    """A site in `root`, which is made, and the steps that change it; the dice decide everything."""

    def __init__(self, root: Path, dice: Random) -> None:
        self.root, self.dice = root, dice
        self.content = root / "content"
        self.count = 0
        self.ever: set[str] = set()
        self.content.mkdir(parents=True)
        (root / "templates").mkdir()
        (root / "_config.yml").write_text("title: Soak\nurl: https://example.org\n", "utf-8")
        (self.content / "figure.svg").write_text(_SVG.format(10), "utf-8")
        for _ in range(_FIRST_PAGES):
            self.new_page()
        self.steps = (
            *(self.edit, self.edit_as_vim, self.edit_as_jetbrains, self.burst) * 3,
            *(self.new_page, self.new_page, self.delete, self.rename, self.break_page, *(self.mend,) * 4),
            *(self.configure, self.style, self.template, self.break_template, self.picture),
            *(self.lock, self.empty, self.folder, self.link),
        )

    def step(self) -> str:
        """Do one thing and return its name."""
        self.count += 1
        step = self.dice.choice(self.steps)
        step()
        return step.__name__

    def pages(self) -> list[Path]:
        """Return the files of all pages; those behind links and the locks are left out."""
        found = (path for path in self.content.rglob("*.md") if "linked" not in path.parts)
        return sorted(path for path in found if not path.name.startswith("."))

    def words(self) -> str:
        """Return a few words that no other call returns."""
        return f"Words number {self.dice.randrange(10**9)} of step {self.count}."

    def text(self) -> str:
        """Return the text of a page."""
        note = "{% sidenote 'n" + str(self.dice.randrange(99)) + "' 'A note with $x^2$.' %}"
        figure = "{% marginfigure 'f' 'figure.svg' 'A line.' %}"
        parts = (f"---\ntitle: {self.words()}\n---", f"{self.words()}{note}", "## A section", figure)
        return "\n\n".join((*parts, self.words(), "$$ \\int_0^1 x \\, dx $$", ""))

    def some_page(self) -> Path:
        """Return the file of a page; there is always one."""
        pages = self.pages()
        return self.dice.choice(pages) if pages else self.new_page()

    def new_page(self) -> Path:
        """Write a page under a new name, in the folder or one below; not if there are many."""
        pages = self.pages()
        if len(pages) >= _MOST_PAGES:
            return self.dice.choice(pages)
        name = f"page-{self.dice.randrange(60)}"
        path = self.content / self.dice.choice((f"{name}.md", f"{name}/index.md", f"deep/er/{name}.md"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.text(), "utf-8")
        self.ever.add(path.relative_to(self.content).with_suffix("").as_posix())
        return path

    def edit(self) -> None:
        """Save in place."""
        self.some_page().write_text(self.text(), "utf-8")

    def edit_as_vim(self) -> None:
        """Move the old file away, write the new one, delete the old one."""
        path = self.some_page()
        backup = path.with_name(path.name + "~")
        path.rename(backup)
        path.write_text(self.text(), "utf-8")
        backup.unlink()

    def edit_as_jetbrains(self) -> None:
        """Write a new file beside it and let that take its place."""
        path = self.some_page()
        fresh, old = (path.with_name(f"{path.name}___jb_{name}___") for name in ("tmp", "old"))
        fresh.write_text(self.text(), "utf-8")
        path.rename(old)
        fresh.rename(path)
        old.unlink()

    def burst(self) -> None:
        """Save many pages at once, as git does."""
        for path in self.pages():
            if self.dice.random() < 0.5:
                path.write_text(self.text(), "utf-8")

    def delete(self) -> None:
        """Delete a page."""
        self.some_page().unlink()

    def rename(self) -> None:
        """Give a page another name."""
        path = self.some_page()
        fresh = path.with_name(f"moved-{self.dice.randrange(20)}.md")
        path.replace(fresh)
        self.ever.add(fresh.relative_to(self.content).with_suffix("").as_posix())

    def folder(self) -> None:
        """Move a whole folder, or delete it."""
        here, there = self.content / "deep", self.content / "deeper"
        if there.exists():
            shutil.rmtree(there)
        elif here.exists():
            here.rename(there)

    def break_page(self) -> None:
        """Make a mistake in the text, or in the front matter."""
        path = self.some_page()
        mistake = self.dice.choice((*_MISTAKES, _MATTER))
        text = self.text().encode()
        path.write_bytes(mistake + text if mistake == _MATTER else text + mistake + b"\n")

    def break_template(self) -> None:
        """Leave a template half written."""
        (self.root / "templates" / "page.html").write_text("{% extends 'default.html' %}{% if %}", "utf-8")

    def template(self) -> None:
        """Write a template, or go back to the theme's."""
        path = self.root / "templates" / "page.html"
        if path.exists() and self.dice.random() < 0.5:
            path.unlink()
        else:
            path.write_text(_TEMPLATE.replace("WORDS", self.words()), "utf-8")

    def configure(self) -> None:
        """Change the title of the site, or forget to close a bracket."""
        broken = "order: [\n" if self.dice.random() < 0.3 else ""
        config = f"title: {self.words()}\nurl: https://example.org\n{broken}"
        (self.root / "_config.yml").write_text(config, "utf-8")

    def style(self) -> None:
        """Change a colour, or mistype it."""
        (self.root / "sass").mkdir(exist_ok=True)
        value = f"#{self.dice.randrange(0x1000000):06x}" if self.dice.random() < 0.8 else "#{"
        (self.root / "sass" / "_settings.scss").write_text(f"$paper: {value};\n", "utf-8")

    def picture(self) -> None:
        """Draw the picture anew."""
        (self.content / "figure.svg").write_text(_SVG.format(self.dice.randrange(10, 600)), "utf-8")

    def lock(self) -> None:
        """Leave a lock as Emacs does: a link that leads nowhere; or take it away."""
        lock = self.content / ".#page.md"
        if lock.is_symlink():
            lock.unlink()
        elif hasattr(os, "geteuid"):
            lock.symlink_to("author@machine.1:2")

    def empty(self) -> None:
        """Save an empty page, as some editors do for a moment."""
        self.some_page().write_bytes(b"")

    def link(self) -> None:
        """Link to a folder elsewhere and edit what is in it; or take the link away."""
        shared, linked = self.root / "shared", self.content / "linked"
        shared.mkdir(exist_ok=True)
        (shared / "notes.md").write_text(self.text(), "utf-8")
        self.ever.add("linked/notes")
        if not linked.is_symlink():
            linked.symlink_to("../shared", target_is_directory=True)
        elif self.dice.random() < 0.3:
            linked.unlink()

    def mend(self) -> None:
        """Put everything right; of two pages that want the same address one goes."""
        for path in self.pages():
            if path.name == "index.md" and path.parent.with_suffix(".md").exists():
                path.unlink()
        for path in (*self.pages(), *(self.root / "shared").glob("*.md")):
            path.write_text(self.text(), "utf-8")
        (self.root / "templates" / "page.html").write_text(_TEMPLATE.replace("WORDS", "Mended."), "utf-8")
        (self.root / "_config.yml").write_text("title: Mended\nurl: https://example.org\n", "utf-8")
        if (self.root / "sass").exists():
            (self.root / "sass" / "_settings.scss").write_text("$paper: #fffff8;\n", "utf-8")
