"""Two people read the same answer: the second's marks beside the gradebook's, and the gaps.

nbgrader keeps one manual mark a cell: the first reader's. The second's, and the criteria each has
ticked, lie in a table of their own, which nbgrader does not look at.
"""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from statistics import mean
from typing import Any

from trousse.grading.forms.text import french
from trousse.grading.ledger import connect
from trousse.paths import Project

FIRST, SECOND = 1, 2
_TABLE = (
    "CREATE TABLE IF NOT EXISTS trousse_readings (reader INTEGER, id TEXT, score REAL, "
    "criteria TEXT, comment TEXT, PRIMARY KEY (reader, id))"
)
_GAPS = (
    "SELECT n.id, s.student_id, c.name, g.manual_score, r.score, coalesce(gc.max_score, "
    "tc.max_score) FROM trousse_readings r JOIN grade g ON g.id = r.id "
    "JOIN base_cell c ON c.id = g.cell_id JOIN submitted_notebook n ON n.id = g.notebook_id "
    "JOIN submitted_assignment s ON s.id = n.assignment_id "
    "JOIN assignment a ON a.id = s.assignment_id "
    "LEFT JOIN grade_cells gc ON gc.id = c.id LEFT JOIN task_cells tc ON tc.id = c.id "
    "WHERE r.reader = 2 AND r.score IS NOT NULL AND a.name = ? ORDER BY n.id, c.name"
)
_ORDER = (
    "SELECT n.id FROM submitted_notebook n JOIN submitted_assignment s ON s.id = n.assignment_id "
    "JOIN assignment a ON a.id = s.assignment_id WHERE a.name = ? ORDER BY n.id"
)


@dataclass(frozen=True)
class Reading:
    """What one reader gave to one cell, or wrote of it."""

    score: float | None = None
    criteria: tuple[float | None, ...] = ()
    comment: str | None = None


@dataclass(frozen=True)
class Gap:
    """One item two people have marked; `copy` is its number on the anonymous screen."""

    copy: int
    trainee: str
    item: str
    first: float | None
    second: float
    points: float

    @property
    def size(self) -> float:
        """Return the difference in points; none while the first has not marked."""
        return 0.0 if self.first is None else abs(self.first - self.second)


class Readings:
    """The readings kept in a gradebook's file."""

    def __init__(self, base: sqlite3.Connection) -> None:
        """Make the table at need."""
        self.base = base
        base.execute(_TABLE)

    def get(self, reader: int, id: str) -> Reading:
        """Return what a reader gave to a grade or wrote in a comment (its nbgrader id)."""
        row = self.base.execute(
            "SELECT score, criteria, comment FROM trousse_readings WHERE reader = ? AND id = ?",
            [reader, id],
        ).fetchone()
        return Reading(row[0], tuple(json.loads(row[1] or "[]")), row[2]) if row else Reading()

    def put(self, reader: int, id: str, reading: Reading) -> None:
        """Keep what a reader gave."""
        criteria = json.dumps(reading.criteria)
        self.base.execute(
            "INSERT OR REPLACE INTO trousse_readings VALUES (?, ?, ?, ?, ?)",
            [reader, id, reading.score, criteria, reading.comment],
        )

    def gaps(self, assignment: str) -> list[Gap]:
        """Return every item of an assignment that a second person has marked."""
        order = {row[0]: place for place, row in enumerate(self._order(assignment), 1)}
        rows = self.base.execute(_GAPS, [assignment])
        return [Gap(order[copy], *rest) for copy, *rest in rows]

    def _order(self, assignment: str) -> list[Any]:
        return self.base.execute(_ORDER, [assignment]).fetchall()


def gaps_of(project: Project, assignment: str) -> list[Gap]:
    """Return every item of an assignment that two people have marked, or the second alone.

    Raises:
        TrousseError: there is no gradebook yet.
    """
    with closing(connect(project.build / "nbgrader")) as base:
        return Readings(base).gaps(assignment)


def summary(gaps: list[Gap]) -> list[str]:
    """Tell the gaps in French: how many, how large, which to talk about."""
    both = [gap for gap in gaps if gap.first is not None]
    alone = len(gaps) - len(both)
    said = [f"Réponses lues deux fois : {len(both)}."]
    if alone:
        said.append(f"Lues seulement par la seconde personne : {alone}.")
    if both:
        same = sum(gap.size == 0 for gap in both)
        said.append(
            f"Même note : {same}. Écart moyen : {french(mean(gap.size for gap in both))}. "
            f"Plus grand écart : {french(max(gap.size for gap in both))}."
        )
    return said


def wide(gaps: list[Gap], limit: float) -> list[Gap]:
    """Return the gaps larger than `limit` points, the widest first."""
    found = [gap for gap in gaps if gap.size > limit]
    return sorted(found, key=lambda gap: (-gap.size, gap.copy, gap.item))


def told(gap: Gap) -> str:
    """Write one gap: copy, item, both marks."""
    first = "–" if gap.first is None else french(gap.first)
    marks = f"{first} et {french(gap.second)} sur {french(gap.points)}"
    return f"copie {gap.copy}, {gap.item} : {marks} (écart {french(gap.size)})"
