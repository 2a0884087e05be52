"""Read the cells of an evaluation notebook as plain data: role, points, source."""

import json
from dataclasses import dataclass
from pathlib import Path

from trousse.errors import TrousseError


@dataclass(frozen=True)
class Cell:
    """One cell: its nbgrader identity (or its own id), its role and its source."""

    id: str
    type: str
    role: str
    """`points`, `task`, `solution`, `locked`, or `free` (not nbgrader's business)."""
    points: float
    source: str

    @property
    def is_code(self) -> bool:
        """Tell whether the cell can run."""
        return self.type == "code"


def read_cells(path: Path) -> list[Cell]:
    """Read the cells of a notebook file.

    Raises:
        TrousseError: the file is absent or is not a notebook.
    """
    try:
        raw = json.loads(path.read_text("utf-8"))
        return [_cell(one) for one in raw["cells"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise TrousseError(
            str(path), f"carnet illisible ({error}).", "Remettez-le depuis sa source."
        ) from error


def _cell(raw: dict[str, object]) -> Cell:
    metadata = raw.get("metadata")
    grader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    told = grader if isinstance(grader, dict) else {}
    source = raw.get("source", "")
    return Cell(
        id=str(told.get("grade_id") or raw.get("id") or ""),
        type=str(raw["cell_type"]),
        role=role_of(told),
        points=float(told.get("points") or 0),
        source=source if isinstance(source, str) else "".join(map(str, source or [])),  # type: ignore[call-overload]
    )


def role_of(told: dict[str, object]) -> str:
    """Name the role nbgrader's metadata give a cell."""
    if told.get("task"):
        return "task"
    if told.get("grade"):
        return "manual" if told.get("solution") else "points"
    if told.get("solution"):
        return "solution"
    return "locked" if told.get("locked") else "free"
