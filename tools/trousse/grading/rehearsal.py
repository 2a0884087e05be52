"""Rehearse an evaluation without nbgrader: full points with the author's answers, none without."""

from dataclasses import dataclass
from pathlib import Path

from trousse.grading.cells import Cell, read_cells
from trousse.grading.forms import session
from trousse.grading.forms.store import Record
from trousse.grading.trusted import Outcome, compile_cell, run, score_of


@dataclass(frozen=True)
class Line:
    """One automatic item: its points, what it earns with and without the author's answers."""

    id: str
    points: float
    solved: float
    blank: float
    problem: str

    @property
    def sound(self) -> bool:
        """Tell whether the item gives all its points, and nothing for nothing."""
        return not self.problem and self.solved == self.points and self.blank == 0


def rehearse(notebook: Path, seed: str = "essai") -> list[Line]:
    """Run an evaluation twice for one seed and compare each item with its points.

    Raises:
        TrousseError: the file is not a notebook.
        SyntaxError: a cell is not Python.
    """
    cells = [cell for cell in read_cells(notebook) if cell.is_code]
    solved = run_cells(cells, Record(seed=seed), notebook)
    unsolved = [cell for cell in cells if cell.role != "solution"]
    blank = run_cells(unsolved, Record(seed=seed), notebook)
    return [_line(cell, solved, blank) for cell in cells if cell.role == "points"]


def model_answers(notebook: Path, seed: str = "essai") -> dict[str, object]:
    """Return the author's answers for one seed, as a trainee's file would hold them.

    Raises:
        TrousseError: the file is not a notebook.
    """
    cells = [cell for cell in read_cells(notebook) if cell.is_code and cell.role != "points"]
    here = session.Session.of_record(notebook.stem, Record(seed=seed))
    session.use(here)
    try:
        run([compile_cell(cell) for cell in cells])
    finally:
        session.use(None)
    return here.given


def run_cells(cells: list[Cell], record: Record, notebook: Path) -> dict[str, Outcome]:
    """Run code cells on the answers of `record`, away from any file."""
    session.use(session.Session.of_record(notebook.stem, record))
    try:
        return run([compile_cell(cell) for cell in cells])
    finally:
        session.use(None)


def _line(cell: Cell, solved: dict[str, Outcome], blank: dict[str, Outcome]) -> Line:
    errors = [f"{key} : {one.error}" for key, one in solved.items() if one.error]
    problem = " ; ".join(errors[:2]) if solved[cell.id].error else ""
    full, none = (score_of(one[cell.id], cell.points) for one in (solved, blank))
    return Line(cell.id, cell.points, full, none, problem)
