"""Every ready activity runs from top to bottom, with what trainees have and nothing else."""

import ast
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from trousse.notebooks import read_notebook

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted(
    path
    for path in (ROOT / "curriculum" / "modules").glob("*/activite.ipynb")
    if "\nstatus: pret\n" in (path.parent / "module.yml").read_text(encoding="utf-8")
)
LIBRARIES = {"IPython", "ipywidgets", "matplotlib", "trousse"}
# What reaches the network, the shell or somebody's files has no place in an activity.
FORBIDDEN = {"http", "requests", "shutil", "socket", "subprocess", "webbrowser", "urllib.request"}


def code(path: Path) -> str:
    cells = read_notebook(path).cells
    return "\n\n".join(cell.source for cell in cells if cell.kind == "code")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.parent.name)
def test_an_activity_needs_nothing_to_install(path: Path) -> None:
    tree = ast.parse(code(path))
    names = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    roots = {name.split(".")[0] for name in names}
    assert roots <= LIBRARIES | set(sys.stdlib_module_names)
    assert not (roots | names) & FORBIDDEN
    calls = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert "input" not in calls


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.parent.name)
def test_an_activity_runs_from_top_to_bottom(path: Path, tmp_path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    # pyzmq now and then misses that a reply has come, on a busy machine, until the time is out.
    client = NotebookClient(
        notebook, timeout=20, kernel_name="python3", resources={"metadata": {"path": tmp_path}}
    )
    client.execute()
    outputs = [one for cell in notebook.cells for one in cell.get("outputs", [])]
    assert outputs
    assert not [one for one in outputs if one.output_type == "error"]
    assert not [one for one in outputs if one.get("name") == "stderr"]


def test_every_ready_module_has_its_activity() -> None:
    assert len(NOTEBOOKS) >= 3
