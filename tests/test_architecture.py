"""The shape of the program: layers that import downward, effects at the edge, small rooms."""

from __future__ import annotations

import ast
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parents[1] / "src" / "tuftenotes"
TESTS = Path(__file__).parent
MODULES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))

LAYERS = (
    "diagnostics digest extent language_tags unreadable",
    "model",
    (
        "yaml_data yaml_places front_matter page_keys markdown mathematics highlight layout layout_blocks "
        "layout_code layout_environment layout_filters layout_values layout_budget styles style_settings "
        "verbatim liquid"
    ),
    (
        "config_keys settings urls addresses site references menu schedule checks course cards page_context "
        "page_defaults schedule_pages pictures publication feed sitemap collisions entry_filter "
        "kramdown_options"
    ),
    (
        "config sources cache parallel output manifest data_files images walk theme code_version request "
        "stamp stamp_record file_memo stamp_inputs stamp_report spool theme_code place lock git_dates "
        "data_places idle_excludes style_process confines visits visit_memory"
    ),
    (
        "assets_stage font_stage mathjax_stage parse_stage render_stage style_stage check_stage "
        "companion_stage search_stage card_stage"
    ),
    "jekyll_files jekyll_markdown jekyll_theme jekyll_styles jekyll_check_stage jekyll_stage",
    "build",
    "pace watch_scope watch server publish scaffold",
    "cli shortcut __main__",
)
"""Modules and packages, a layer a line, the lowest first."""
LAYER = {name: number for number, names in enumerate(LAYERS) for name in names.split()}

EFFECTS = {
    *("asyncio", "http", "logging", "multiprocessing", "os", "pathlib", "random", "secrets", "shutil"),
    *("signal", "socket", "sqlite3", "subprocess", "sys", "tempfile", "threading", "time"),
}
"""Modules of the standard library through which the world comes in."""
EFFECTFUL_CALLS = {
    *("open", "input", "now", "today", "utcnow", "read_text", "read_bytes", "write_text", "write_bytes"),
}

MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 60
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}


@cache
def tree(module: str) -> ast.Module:
    """Return the parsed source of a module."""
    return ast.parse((SOURCE / module).read_text("utf-8"), module)


def unit(module: str) -> str:
    """Return what of the table a module belongs to: its package at the top, or itself."""
    return module.split("/", maxsplit=1)[0].removesuffix(".py")


def imports(module: str) -> set[str]:
    """Return the full names of all that a module imports, also inside functions and for types only."""
    names = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: a relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def own_imports(module: str) -> set[str]:
    """Return the units of this program that a module imports, other than its own."""
    parts = (name.split(".") for name in imports(module) if name.startswith("tuftenotes."))
    return {name[1] for name in parts} - {unit(module), "__version__"}


def test_imports_go_downward() -> None:
    """A module imports from its own layer or a lower one; a new module gets its place in the table."""
    wrong = []
    for module in MODULES:
        name = unit(module)
        if name == "__init__":
            assert not own_imports(module)
            continue
        assert name in LAYER, f"say in LAYERS where {name} belongs"
        wrong += [f"{module}: {other}" for other in own_imports(module) if LAYER[other] > LAYER[name]]
    assert wrong == []


def test_there_is_no_circle() -> None:
    """Within a layer, too, modules and packages have an order."""
    graph: dict[str, set[str]] = {}
    for module in MODULES:
        graph.setdefault(unit(module), set()).update(own_imports(module))
    TopologicalSorter(graph).prepare()


def below(layer: int) -> list[str]:
    """Return the modules of the layers below `layer`."""
    return [module for module in MODULES if LAYER.get(unit(module), layer) < layer]


def calls(module: str) -> Iterator[tuple[str, int]]:
    """Yield the name and the line of each call in a module, of ``a.b()`` the last part."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield name, node.lineno


def test_the_lower_layers_are_pure() -> None:
    """They reach neither disk nor clock, environment, process or terminal."""
    wrong = []
    for module in below(LAYER["config"]):
        reached = {name for name in imports(module) if name.split(".")[0] in EFFECTS}
        wrong += [f"{module}: {name}" for name in reached - {"pathlib.PurePosixPath", "pathlib.PurePath"}]
        wrong += [f"{module}:{line}: {name}()" for name, line in calls(module) if name in EFFECTFUL_CALLS]
    assert wrong == []


def test_only_the_command_line_prints() -> None:
    """Everything else returns what it has to say."""
    for module in below(LAYER["cli"]):
        assert [f"{module}:{line}" for name, line in calls(module) if name == "print"] == []
        assert "click" not in {name.split(".")[0] for name in imports(module)}


def test_modules_and_functions_are_small() -> None:
    """Longer ones have more than one thing in them."""
    wrong = []
    for module in MODULES:
        lines = (SOURCE / module).read_text("utf-8").count("\n")
        if lines > MOST_LINES:
            wrong.append(f"{module}: {lines} lines")
        for function in functions(module):
            length = (function.end_lineno or function.lineno) - function.lineno + 1
            if length > MOST_LINES_OF_A_FUNCTION:
                wrong.append(f"{module}:{function.lineno} {function.name}: {length} lines")
    assert wrong == []


def functions(module: str) -> list[ast.FunctionDef]:
    """Return the functions and methods of a module."""
    return [node for node in ast.walk(tree(module)) if isinstance(node, ast.FunctionDef)]


def test_what_is_remembered_is_bounded() -> None:
    """The preview runs all day: a cache without a limit is one of a single value, and takes no argument."""
    unbounded = {"cache", "functools.cache", "lru_cache(maxsize=None)"}
    wrong = []
    for module in MODULES:
        for function in functions(module):
            decorators = {ast.unparse(decorator) for decorator in function.decorator_list}
            if unbounded & decorators and ast.unparse(function.args):
                wrong.append(f"{module}:{function.lineno} {function.name}")
    assert wrong == []


def test_modules_are_named_after_something() -> None:
    """A name says what is in the room."""
    assert [m for m in MODULES if EMPTY_NAMES & set(m.removesuffix(".py").split("/"))] == []


def test_each_module_has_its_tests() -> None:
    """``a/b.py`` is tested by ``tests/a/test_b.py``, a package itself by a file of its own name.

    A module without a function holds values only, and those are tested where they are used.
    """
    assert [module for module in MODULES if functions(module) and not has_test(module)] == []


def has_test(module: str) -> bool:
    """Tell whether there is a test file for a module."""
    path = Path(module)
    if path.name != "__init__.py":
        return (TESTS / path.parent / f"test_{path.stem.strip('_')}.py").is_file()
    name = f"test_{path.parent.name or 'package'}.py"
    return (TESTS / path.parent / name).is_file() or (TESTS / path.parent.parent / name).is_file()
