"""nbgrader's gradebook and API, whose lists are asked for one assignment at a time.

Its own queries add up every assignment before they keep one: 82 s for a list at 80,000
submissions. The rows are the same; `tests/unit/grading/test_marking.py` compares them.
"""

import logging
import os
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from sqlalchemy import DateTime, text

_SCORE = "coalesce(g.manual_score, g.auto_score, 0.0) + coalesce(g.extra_credit, 0.0)"
_MOST = "coalesce(gc.max_score, tc.max_score)"
_CODE, _WRITTEN, _TASK = "gc.cell_type = 'code'", "gc.cell_type = 'markdown'", "tc.id IS NOT NULL"
_KINDS = {"": "1", "code_": _CODE, "written_": _WRITTEN, "task_": _TASK}
_SUMS = ", ".join(
    f"total(CASE WHEN {kind} THEN {value} END) AS {name}"
    for key, kind in _KINDS.items()
    for name, value in ((f"{key}score", _SCORE), (f"max_{key}score", _MOST))
)
_JOINS = (
    "FROM assignment a JOIN submitted_assignment s ON s.assignment_id = a.id "
    "JOIN student p ON p.id = s.student_id "
    "JOIN submitted_notebook n ON n.assignment_id = s.id "
    "JOIN notebook b ON b.id = n.notebook_id JOIN grade g ON g.notebook_id = n.id "
    "LEFT JOIN grade_cells gc ON gc.id = g.cell_id LEFT JOIN task_cells tc ON tc.id = g.cell_id "
    "WHERE a.name = :assignment"
)
_SUBMISSIONS = text(
    "SELECT s.id, a.name, s.timestamp, p.first_name, p.last_name, p.id AS student, "
    f"{_SUMS}, max(g.needs_manual_grade) AS needs_manual_grade {_JOINS} GROUP BY s.id"
)
_NOTEBOOKS = text(
    "SELECT n.id, b.name, p.id AS student, p.first_name, p.last_name, "
    f"{_SUMS}, max(g.needs_manual_grade) AS needs_manual_grade, "
    f"max(coalesce({_CODE} AND g.auto_score < gc.max_score, 0)) AS failed_tests, n.flagged "
    f"{_JOINS} AND b.name = :notebook GROUP BY n.id"
)
_STUDENTS = text(
    "SELECT p.id, p.first_name, p.last_name, p.email, p.lms_user_id, "  # noqa: S608
    f"(SELECT total({_SCORE}) FROM submitted_assignment s "
    "JOIN submitted_notebook n ON n.assignment_id = s.id JOIN grade g ON g.notebook_id = n.id "
    "WHERE s.student_id = p.id) AS score FROM student p"
)
_MOST_IN_ALL = text(
    "SELECT (SELECT total(max_score) FROM grade_cells) + (SELECT total(max_score) FROM task_cells)"
)
_IDS = text(
    "SELECT n.id FROM assignment a JOIN submitted_assignment s ON s.assignment_id = a.id "
    "JOIN submitted_notebook n ON n.assignment_id = s.id "
    "JOIN notebook b ON b.id = n.notebook_id "
    "WHERE a.name = :assignment AND b.name = :notebook ORDER BY n.id"
)
_TIMES = text(
    "SELECT s.student_id, s.timestamp FROM submitted_assignment s "
    "JOIN assignment a ON a.id = s.assignment_id WHERE a.name = :name"
)
_TRUE = ("needs_manual_grade", "failed_tests", "flagged")


class PromotionGradebook(Gradebook):  # type: ignore[misc]
    """nbgrader's gradebook with lists that read one assignment's rows."""

    def submission_dicts(self, assignment_id: str) -> list[dict[str, Any]]:
        """Return an assignment's submissions with their scores, as nbgrader does."""
        rows = self._rows(_SUBMISSIONS.columns(timestamp=DateTime()), assignment=assignment_id)
        return [_with_truth(row) for row in rows]

    def notebook_submission_dicts(
        self, notebook_id: str, assignment_id: str
    ) -> list[dict[str, Any]]:
        """Return a notebook's submissions with their scores, as nbgrader does."""
        rows = self._rows(_NOTEBOOKS, assignment=assignment_id, notebook=notebook_id)
        return [_with_truth(row) for row in rows]

    def student_dicts(self) -> list[dict[str, Any]]:
        """Return everybody with their total, as nbgrader does."""
        most = self.db.execute(_MOST_IN_ALL).scalar()
        return [{**row, "max_score": most} for row in self._rows(_STUDENTS)]

    def notebook_ids(self, notebook_id: str, assignment_id: str) -> list[str]:
        """Return the identities of a notebook's submissions, in the order they are marked."""
        found = self.db.execute(_IDS, {"assignment": assignment_id, "notebook": notebook_id})
        return [row[0] for row in found]

    def _rows(self, query: Any, **given: str) -> list[dict[str, Any]]:
        return [dict(row) for row in self.db.execute(query, given).mappings()]


class PromotionAPI(NbGraderAPI):  # type: ignore[misc]
    """nbgrader's API on that gradebook; notebooks are not looked for on the disk one by one."""

    @property
    def gradebook(self) -> PromotionGradebook:
        """Open the gradebook."""
        return PromotionGradebook(self.coursedir.db_url, self.course_id)

    def get_submitted_students(self, assignment_id: str) -> set[str]:
        """Return who has handed something in, one look at a folder each."""
        folder = Path(self.coursedir.root, self.coursedir.submitted_directory)
        names = [one.name for one in os.scandir(folder)] if folder.is_dir() else []
        wanted = "" if assignment_id == "*" else assignment_id
        return {name for name in names if os.path.isdir(f"{folder}/{name}/{wanted}")}  # noqa: PTH112

    def get_autograded_students(self, assignment_id: str) -> set[str]:
        """Return whose submission is graded and not handed in again since, as nbgrader does."""
        with self.gradebook as book:
            known = dict(
                book.db.execute(_TIMES.columns(timestamp=DateTime()), {"name": assignment_id}).all()
            )
        folder = Path(self.coursedir.root, self.coursedir.autograded_directory)
        return {
            who
            for who, when in known.items()
            if os.path.isdir(f"{folder}/{who}/{assignment_id}")  # noqa: PTH112
            and self.get_submitted_timestamp(assignment_id, who) == when
        }

    def get_notebook_submission_indices(
        self, assignment_id: str, notebook_id: str
    ) -> dict[str, int]:
        """Return the place of each submission in the order they are marked."""
        with self.gradebook as book:
            ids = book.notebook_ids(notebook_id, assignment_id)
        return {one: place for place, one in enumerate(ids)}


def quiet_api(*given: Any, **named: Any) -> PromotionAPI:
    """Return the API without its complaint about an exchange folder nobody asked for."""
    logging.disable(logging.CRITICAL)
    try:
        return PromotionAPI(*given, log_level="ERROR", **named)
    finally:
        logging.disable(logging.NOTSET)


def _with_truth(row: dict[str, Any]) -> dict[str, Any]:
    return {key: bool(value) if key in _TRUE else value for key, value in row.items()}
