"""What an assignment asks of a submission: its cells as nbgrader recorded them at release."""

import hashlib
import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trousse.errors import TrousseError
from trousse.grading.cells import role_of
from trousse.grading.course import NOTEBOOK

SOLUTION = "corrige"
"""The author's answers: the one solution cell that asks nothing of the trainee."""


@dataclass(frozen=True)
class PlanCell:
    """One cell of the released notebook, its source as the gradebook holds it (tests included)."""

    id: str
    type: str
    role: str
    points: float
    source: str
    metadata: dict[str, Any]
    released: str = ""
    """The source as trainees received it."""


@dataclass(frozen=True)
class Plan:
    """An assignment ready to be graded; it travels to the worker processes."""

    assignment: str
    name: str
    kernelspec: dict[str, Any]
    cells: tuple[PlanCell, ...]
    digest: str

    @property
    def known(self) -> dict[str, PlanCell]:
        """Return nbgrader's cells by id (the free ones left out)."""
        return {cell.id: cell for cell in self.cells if cell.role != "free"}

    @property
    def has_code(self) -> bool:
        """Tell whether trainees must write code, which then has to be run."""
        code = (cell for cell in self.cells if cell.type == "code" and cell.role == "solution")
        return any(cell.id != SOLUTION for cell in code)


def load_plan(course: Path, base: sqlite3.Connection, assignment: str) -> Plan:
    """Read the plan of a released assignment.

    Raises:
        TrousseError: the assignment is not released, or holds several notebooks.
    """
    rows = base.execute(
        "SELECT notebook.id, notebook.name, notebook.kernelspec FROM notebook "
        "JOIN assignment ON assignment.id = notebook.assignment_id WHERE assignment.name = ?",
        [assignment],
    ).fetchall()
    released = course / "release" / assignment / NOTEBOOK
    if len(rows) != 1 or f"{rows[0][1]}.ipynb" != NOTEBOOK or not released.is_file():
        raise TrousseError(
            str(released),
            "cette évaluation n’est pas prête (ou compte plusieurs carnets).",
            "Préparez-la avec « trousse grade stage », ou notez avec « --moteur nbgrader ».",
        )
    identity, name, kernelspec = rows[0]
    cells = _cells(json.loads(released.read_text("utf-8")), _sources(base, identity))
    digest = hashlib.sha256(repr(cells).encode("utf-8", "replace")).hexdigest()
    return Plan(assignment, name, json.loads(kernelspec or "{}"), cells, digest)


def _sources(base: sqlite3.Connection, notebook: str) -> dict[str, tuple[str, str, str]]:
    rows = base.execute(
        "SELECT name, source, cell_type, checksum FROM source_cell WHERE notebook_id = ?",
        [notebook],
    )
    return {name: (source or "", kind, checksum) for name, source, kind, checksum in rows}


def _cells(raw: dict[str, Any], sources: dict[str, tuple[str, str, str]]) -> tuple[PlanCell, ...]:
    return tuple(_cell(one, sources) for one in raw["cells"])


def _cell(raw: dict[str, Any], sources: dict[str, tuple[str, str, str]]) -> PlanCell:
    metadata = dict(raw.get("metadata", {}))
    told = metadata.get("nbgrader", {})
    id = str(told.get("grade_id") or raw.get("id") or "")
    released = "".join(raw["source"])
    source, kind, checksum = sources.get(id, (released, raw["cell_type"], ""))
    if id in sources:
        metadata["nbgrader"] = {**told, "checksum": checksum}
    role = role_of(told) if id in sources else "free"
    points = float(told.get("points") or 0)
    return PlanCell(id, kind, role, points, source, metadata, released)
