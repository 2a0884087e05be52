"""What the marker has under the eyes for each situation: criteria, and the rest of the scheme."""

import re
from dataclasses import dataclass
from pathlib import Path

from trousse.grading.cells import read_cells
from trousse.grading.course import NOTEBOOK
from trousse.notebooks import Criterion, read_rubric, statement_of

_SCHEME = re.compile(r"^=== BEGIN MARK SCHEME.*?$(.*?)^=== END MARK SCHEME", re.DOTALL | re.M)
_GUIDED = re.compile(r"^Critères?\s+\d+\s*:.*\Z", re.DOTALL | re.M)


@dataclass(frozen=True)
class Situation:
    """One task cell as it is marked."""

    criteria: tuple[Criterion, ...]
    advice: str
    """What the scheme says of no criterion in particular."""


Sheet = dict[str, Situation]


def sheet(source: Path) -> Sheet:
    """Read the situations of an assignment from its source folder: task cell → situation.

    Raises:
        TrousseError: the source notebook is absent or spoilt.
    """
    cells = {cell.id: cell for cell in read_cells(source / NOTEBOOK)}
    return {
        cell.id: _situation(cells[statement_of(cell.id)].source, cell.source)
        if statement_of(cell.id) in cells
        else _situation("", cell.source)
        for cell in cells.values()
        if cell.role == "task"
    }


def _situation(statement: str, task: str) -> Situation:
    scheme = "\n".join(_SCHEME.findall(task))
    return Situation(read_rubric(statement, task), _GUIDED.sub("", scheme).strip())
