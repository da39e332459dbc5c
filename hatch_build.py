"""What the wheel gets besides the files of the repository: the theme's style sheet, compiled.

libsass has no wheel for some systems (Linux on ARM, musl, Windows on ARM). There a site without SCSS of its
own is built with what lies in our wheel.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any, Literal

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_STYLES: tuple[Literal["compressed", "expanded"], ...] = ("compressed", "expanded")


class CompiledTheme(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles ``tufte.scss`` once in each style; where there is no libsass, the wheel goes without."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled sheets to a wheel; an installation for editing takes the theme as it is."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from tuftenotes.styles import compile_styles, layer_styles  # noqa: PLC0415 (only here it can be found)

        files = {path.name: path.read_text("utf-8") for path in sorted((root / "sass").glob("*.scss"))}
        self._folder = tempfile.TemporaryDirectory(prefix="tuftenotes-")
        for style in _STYLES:
            css, problems = compile_styles("tufte.scss", layer_styles(files, {}), style=style)
            if problems:
                self.app.display_warning(f"the wheel has no compiled style sheet: {problems[0].message}")
                return
            name = f"tufte.{style}.css"
            path = Path(self._folder.name) / name
            path.write_text(css, "utf-8", newline="\n")
            path.chmod(0o644)
            build_data["force_include"][str(path)] = f"tuftenotes/theme/sass/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Delete what was compiled for the wheel."""
        if version != "editable":
            self._folder.cleanup()
