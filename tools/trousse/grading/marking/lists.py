"""nbgrader's gradebook and API, whose lists are asked for one assignment at a time.

Its own queries add up every assignment before they keep one: 82 s for a list at 80,000
submissions. The rows are the same; `tests/unit/grading/test_marking.py` compares them.
"""

import datetime as dt
import logging
import os
from functools import cached_property
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.utils import as_timezone
from sqlalchemy import DateTime, text

from trousse.grading.mark import when
from trousse.grading.sums import REFRESH

_KINDS = ("score", "code_score", "written_score", "task_score")
_TOTALS = ", ".join(f"total(x.{kind}) AS {kind}, total(m.{kind}) AS max_{kind}" for kind in _KINDS)
_MOST = (
    "(SELECT c.notebook_id, total(coalesce(gc.max_score, tc.max_score)) AS score, "
    "total(CASE WHEN gc.cell_type = 'code' THEN gc.max_score END) AS code_score, "
    "total(CASE WHEN gc.cell_type = 'markdown' THEN gc.max_score END) AS written_score, "
    "total(tc.max_score) AS task_score FROM base_cell c LEFT JOIN grade_cells gc ON gc.id = c.id "
    "LEFT JOIN task_cells tc ON tc.id = c.id GROUP BY c.notebook_id)"
)
_JOINS = (
    "FROM assignment a JOIN submitted_assignment s ON s.assignment_id = a.id "
    "JOIN student p ON p.id = s.student_id "
    "JOIN submitted_notebook n ON n.assignment_id = s.id "
    "JOIN notebook b ON b.id = n.notebook_id JOIN trousse_sums x ON x.notebook_id = n.id "
    f"JOIN {_MOST} m ON m.notebook_id = b.id WHERE a.name = :assignment"
)
_SUBMISSIONS = text(
    "SELECT s.id, a.name, s.timestamp, p.first_name, p.last_name, p.id AS student, "
    f"{_TOTALS}, max(x.to_mark) AS needs_manual_grade {_JOINS} GROUP BY s.id"
)
_NOTEBOOKS = text(
    "SELECT n.id, b.name, p.id AS student, p.first_name, p.last_name, "
    f"{_TOTALS}, max(x.to_mark) AS needs_manual_grade, max(x.failed) AS failed_tests, n.flagged "
    f"{_JOINS} AND b.name = :notebook GROUP BY n.id"
)
_STUDENTS = text(
    "SELECT p.id, p.first_name, p.last_name, p.email, p.lms_user_id, "
    "total(x.score) AS score FROM student p "
    "LEFT JOIN submitted_assignment s ON s.student_id = p.id "
    "LEFT JOIN submitted_notebook n ON n.assignment_id = s.id "
    "LEFT JOIN trousse_sums x ON x.notebook_id = n.id GROUP BY p.id"
)
_MOST_IN_ALL = text(
    "SELECT (SELECT total(max_score) FROM grade_cells) + (SELECT total(max_score) FROM task_cells)"
)
_SUMS = ", ".join(f"total(x.{kind}) AS {kind}" for kind in _KINDS)
_AVERAGES = text(
    f"SELECT b.name, count(DISTINCT s.id) AS number, {_SUMS} "  # noqa: S608 (our own words)
    "FROM assignment a JOIN submitted_assignment s ON s.assignment_id = a.id "
    "JOIN submitted_notebook n ON n.assignment_id = s.id JOIN notebook b ON b.id = n.notebook_id "
    "JOIN trousse_sums x ON x.notebook_id = n.id WHERE a.name = :assignment GROUP BY b.id"
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
    """nbgrader's gradebook with lists and averages read from the totals kept beside it."""

    def __init__(self, *given: Any, **named: Any) -> None:
        """Open it and bring the totals up to date."""
        super().__init__(*given, **named)
        self.refresh()

    def refresh(self) -> None:
        """Add up what has changed since, whoever changed it."""
        self.db.rollback()
        self.averages: dict[str, list[dict[str, Any]]] = {}
        if self.db.execute(text("SELECT 1 FROM trousse_stale LIMIT 1")).first():
            for statement in REFRESH:
                self.db.execute(text(statement))
        self.db.commit()

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

    def _averages(self, assignment_id: str) -> list[dict[str, Any]]:
        if assignment_id not in self.averages:
            self.averages[assignment_id] = self._rows(_AVERAGES, assignment=assignment_id)
        return self.averages[assignment_id]

    def _average(self, kind: str, assignment_id: str, notebook_id: str | None = None) -> float:
        rows = self._averages(assignment_id)
        kept = [row for row in rows if notebook_id in (None, row["name"])]
        number = max((row["number"] for row in kept), default=0)
        return sum(row[kind] for row in kept) / number if number else 0.0

    def average_assignment_score(self, assignment_id: str) -> float:
        """Return the mean total of an assignment, as nbgrader does."""
        return self._average("score", assignment_id)

    def average_assignment_code_score(self, assignment_id: str) -> float:
        """Return the mean of an assignment's automatic points."""
        return self._average("code_score", assignment_id)

    def average_assignment_written_score(self, assignment_id: str) -> float:
        """Return the mean of an assignment's written points."""
        return self._average("written_score", assignment_id)

    def average_assignment_task_score(self, assignment_id: str) -> float:
        """Return the mean of an assignment's situations."""
        return self._average("task_score", assignment_id)

    def average_notebook_score(self, notebook_id: str, assignment_id: str) -> float:
        """Return the mean total of a notebook."""
        return self._average("score", assignment_id, notebook_id)

    def average_notebook_code_score(self, notebook_id: str, assignment_id: str) -> float:
        """Return the mean of a notebook's automatic points."""
        return self._average("code_score", assignment_id, notebook_id)

    def average_notebook_written_score(self, notebook_id: str, assignment_id: str) -> float:
        """Return the mean of a notebook's written points."""
        return self._average("written_score", assignment_id, notebook_id)

    def average_notebook_task_score(self, notebook_id: str, assignment_id: str) -> float:
        """Return the mean of a notebook's situations."""
        return self._average("task_score", assignment_id, notebook_id)

    def names(self) -> list[dict[str, Any]]:
        """Return who everybody is, without their totals."""
        return self._rows(text("SELECT id, first_name, last_name FROM student"))

    def notebook_ids(self, notebook_id: str, assignment_id: str) -> list[str]:
        """Return the identities of a notebook's submissions, in the order they are marked."""
        found = self.db.execute(_IDS, {"assignment": assignment_id, "notebook": notebook_id})
        return [row[0] for row in found]

    def _rows(self, query: Any, **given: str) -> list[dict[str, Any]]:
        return [dict(row) for row in self.db.execute(query, given).mappings()]


class PromotionAPI(NbGraderAPI):  # type: ignore[misc]
    """nbgrader's API on that gradebook, for one request: it looks at each thing once."""

    @property
    def gradebook(self) -> PromotionGradebook:
        """Open the gradebook."""
        return PromotionGradebook(self.coursedir.db_url, self.course_id)

    def get_submitted_students(self, assignment_id: str) -> set[str]:
        """Return who has handed something in."""
        if assignment_id == "*":
            return set().union(*self.handed_in.values())
        return self.handed_in.get(assignment_id, set())

    @cached_property
    def handed_in(self) -> dict[str, set[str]]:
        """Look once at the folders handed in: assignment → trainees."""
        found: dict[str, set[str]] = {}
        folder = Path(self.coursedir.root, self.coursedir.submitted_directory)
        for person in os.scandir(folder) if folder.is_dir() else ():
            if person.is_dir():
                for one in os.scandir(person.path):
                    if one.is_dir():
                        found.setdefault(one.name, set()).add(person.name)
        return found

    def get_autograded_students(self, assignment_id: str) -> set[str]:
        """Return whose submission is graded and not handed in again since, as nbgrader does."""
        with self.gradebook as book:
            known = dict(
                book.db.execute(_TIMES.columns(timestamp=DateTime()), {"name": assignment_id}).all()
            )
        root, graded, submitted = (
            self.coursedir.root,
            self.coursedir.autograded_directory,
            self.coursedir.submitted_directory,
        )
        return {
            who
            for who, moment in known.items()
            if os.path.isdir(f"{root}/{graded}/{who}/{assignment_id}")  # noqa: PTH112
            and _handed_in_at(f"{root}/{submitted}/{who}/{assignment_id}/timestamp.txt") == moment
        }

    def get_submissions(self, assignment_id: str) -> list[dict[str, Any]]:
        """Return an assignment's submissions, graded or not; people's totals are not added up."""
        waiting = self.get_submitted_students(assignment_id) - self.get_autograded_students(
            assignment_id
        )
        with self.gradebook as book:
            rows = book.submission_dicts(assignment_id)
            names = {one["id"]: one for one in book.names()} if waiting else {}
        graded = [self._graded(row) for row in rows if row["student"] not in waiting]
        ungraded = [
            self.get_submission(assignment_id, one, ungraded=waiting, students=names)
            for one in waiting
        ]
        return sorted(graded + ungraded, key=lambda row: str(row["student"]))

    def _graded(self, row: dict[str, Any]) -> dict[str, Any]:
        moment = row["timestamp"]
        shown = moment and as_timezone(moment, self.timezone).strftime(self.timestamp_format)
        told = {"timestamp": moment and moment.isoformat(), "display_timestamp": shown}
        return {**row, **told, "autograded": True, "submitted": True}

    def get_notebook_submission_indices(
        self, assignment_id: str, notebook_id: str
    ) -> dict[str, int]:
        """Return the place of each submission in the order they are marked."""
        with self.gradebook as book:
            ids = book.notebook_ids(notebook_id, assignment_id)
        return {one: place for place, one in enumerate(ids)}


def _handed_in_at(path: str) -> dt.datetime | None:
    """Read when a folder was handed in, as nbgrader wrote it beside; None when it did not."""
    try:
        with open(path, encoding="utf-8") as stream:  # noqa: PTH123 (thousands of them)
            return when(stream.read(100).strip())
    except OSError:
        return None


def quiet_api(*given: Any, **named: Any) -> PromotionAPI:
    """Return the API without its complaint about an exchange folder nobody asked for."""
    logging.disable(logging.CRITICAL)
    try:
        return PromotionAPI(*given, log_level="ERROR", **named)
    finally:
        logging.disable(logging.NOTSET)


def _with_truth(row: dict[str, Any]) -> dict[str, Any]:
    return {key: bool(value) if key in _TRUE else value for key, value in row.items()}
