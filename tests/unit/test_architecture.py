"""The direction imports may run, and the doors of heavy libraries, read from the code itself."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "tools" / "trousse"

# A room may import the rooms of its row and of the rows below, itself included.
BASE = {"catalogue", "notebooks"}
ALLOWED = {
    "notebooks": set(),
    "catalogue": {"notebooks"},
    "practice": set(),
    "tracks": BASE,
    "validation": BASE | {"tracks", "practice"},
    **dict.fromkeys(
        ("kits", "grading", "serving", "publishing", "interop"),
        BASE | {"tracks", "validation", "practice"},
    ),
}
LEAVES = {"errors", "fonts", "paths", "typography"}

# Library → the only rooms that may import it.
DOORS = {
    "yaml": {"catalogue"},
    "pydantic": {"catalogue"},
    "nbformat": {"notebooks"},
    "nbgrader": {"grading"},
    "distributed": {"grading"},
    "voila": {"serving"},
    "jupyter_server": {"serving", "grading"},
    "tornado": {"serving", "grading"},
    "mistune": {"serving"},
    "mkdocs": {"publishing"},
    "typst": {"kits", "practice"},
    "pypandoc": {"kits"},
    "pptx": {"kits"},
    "py_mini_racer": {"practice"},
    "anywidget": {"practice", "grading"},
    "ipywidgets": {"practice", "grading", "serving"},
}
# Imported by every command: heavy libraries must not come with them.
LIGHT = ("__init__.py", "errors.py", "paths.py", "cli/__init__.py", "cli/main.py")

FILES = sorted(PACKAGE.rglob("*.py"))


def imports(path: Path, *, top: bool = False) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body if top else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "trousse":
                yield from (f"trousse.{alias.name}" for alias in node.names)


def room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_run_in_one_direction(path: Path) -> None:
    here = room(path)
    if here not in ALLOWED:
        return
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "trousse" and len(parts) > 1 and parts[1] not in LEAVES:
            assert parts[1] in ALLOWED[here] | {here}, f"{here} may not import {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_heavy_libraries_have_one_door(path: Path) -> None:
    for name in imports(path):
        rooms = DOORS.get(name.split(".")[0])
        assert rooms is None or room(path) in rooms, f"{name} belongs to {rooms}"


@pytest.mark.parametrize("name", LIGHT)
def test_help_starts_at_once(name: str) -> None:
    for module in imports(PACKAGE / name, top=True):
        first = module.split(".")[0]
        assert first in {"click", "trousse"} or first in sys.stdlib_module_names


def test_every_room_is_in_the_map() -> None:
    rooms = {p.name for p in PACKAGE.iterdir() if p.is_dir() and not p.name.startswith("_")}
    assert rooms == set(ALLOWED) | {"cli", "fonts"}
