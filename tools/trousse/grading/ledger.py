"""Write a batch of marks into nbgrader's SQLite gradebook, in one transaction.

The tables are nbgrader 0.9's. Its own library needs 2.5 s to load and some 180 statements a
submission; what is written here is what it would have written.
"""

import datetime as dt
import json
import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from trousse.errors import TrousseError
from trousse.grading.intake import Note
from trousse.grading.sums import keep_sums

INDEXES = (
    "submitted_assignment(student_id)",
    "submitted_notebook(assignment_id)",
    "grade(notebook_id)",
    "comment(notebook_id)",
    "base_cell(notebook_id)",
    "source_cell(notebook_id)",
)
_DONE = (
    "CREATE TABLE IF NOT EXISTS trousse_graded (assignment TEXT, trainee TEXT, fingerprint TEXT, "
    "seed TEXT, notes TEXT, failure TEXT, PRIMARY KEY (assignment, trainee))"
)


@dataclass
class Marked:
    """One submission graded: what goes into the gradebook, and what to say about it."""

    trainee: str
    fingerprint: str
    seed: str = ""
    timestamp: dt.datetime | None = None
    scores: dict[str, float] = field(default_factory=dict)
    comments: dict[str, str | None] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    failure: str = ""


def connect(course: Path) -> sqlite3.Connection:
    """Open the gradebook file of a course, with the indexes nbgrader lacks.

    Raises:
        TrousseError: there is none yet.
    """
    path = course / "gradebook.db"
    if not path.is_file():
        raise TrousseError(
            str(path), "il n’y a pas encore de carnet de notes.", "Lancez « trousse grade stage »."
        )
    base = sqlite3.connect(path, timeout=60, isolation_level=None)
    for place in INDEXES:
        name = "trousse_" + place.replace("(", "_").rstrip(")")
        base.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {place}")
    base.execute(_DONE)
    keep_sums(base)
    return base


def done(base: sqlite3.Connection, assignment: str) -> dict[str, str]:
    """Return the fingerprint of each submission already graded: trainee → fingerprint.

    Those that failed are left out, to be tried and told again.
    """
    rows = base.execute(
        "SELECT trainee, fingerprint FROM trousse_graded WHERE assignment = ? AND failure = ''",
        [assignment],
    )
    return dict(rows.fetchall())


class Ledger:
    """The part of the gradebook one assignment fills."""

    def __init__(self, base: sqlite3.Connection, assignment: str) -> None:
        """Read once the identities every row refers to."""
        self.base = base
        self.assignment = assignment
        row = base.execute(
            "SELECT assignment.id, notebook.id FROM assignment JOIN notebook "
            "ON notebook.assignment_id = assignment.id WHERE assignment.name = ?",
            [assignment],
        ).fetchone()
        self.assignment_id, self.notebook_id = row
        cells = base.execute(
            "SELECT name, type, id FROM base_cell WHERE notebook_id = ?", [self.notebook_id]
        ).fetchall()
        self.graded = {n: i for n, kind, i in cells if kind in ("GradeCell", "TaskCell")}
        self.commented = {n: i for n, kind, i in cells if kind in ("SolutionCell", "TaskCell")}

    def write(self, batch: Iterable[Marked]) -> None:
        """Record a batch: all of it or nothing."""
        self.base.execute("BEGIN IMMEDIATE")
        try:
            for marked in batch:
                if not marked.failure:
                    self._write_one(marked)
                self._remember(marked)
            self.base.execute("COMMIT")
        except BaseException:
            self.base.execute("ROLLBACK")
            raise

    def _write_one(self, marked: Marked) -> None:
        self.base.execute("INSERT OR IGNORE INTO student (id) VALUES (?)", [marked.trainee])
        notebook = self._submitted(marked)
        self.base.executemany(
            "UPDATE grade SET auto_score = ?, needs_manual_grade = (manual_score IS NOT NULL) "
            "WHERE cell_id = ? AND notebook_id = ?",
            [(score, self.graded[name], notebook) for name, score in marked.scores.items()],
        )
        self.base.executemany(
            "UPDATE comment SET auto_comment = ? WHERE cell_id = ? AND notebook_id = ?",
            [(text, self.commented[name], notebook) for name, text in marked.comments.items()],
        )
        if any(note.flag for note in marked.notes):
            self.base.execute("UPDATE submitted_notebook SET flagged = 1 WHERE id = ?", [notebook])

    def _submitted(self, marked: Marked) -> str:
        """Return the identity of the submitted notebook, its empty rows made at need."""
        found = self.base.execute(
            "SELECT submitted_notebook.id, submitted_assignment.id FROM submitted_assignment "
            "LEFT JOIN submitted_notebook "
            "ON submitted_notebook.assignment_id = submitted_assignment.id "
            "AND submitted_notebook.notebook_id = ? "
            "WHERE submitted_assignment.assignment_id = ? AND student_id = ?",
            [self.notebook_id, self.assignment_id, marked.trainee],
        ).fetchone()
        when = marked.timestamp.strftime("%Y-%m-%d %H:%M:%S.%f") if marked.timestamp else None
        if found and found[0]:
            if when:
                self.base.execute(
                    "UPDATE submitted_assignment SET timestamp = ? WHERE id = ?", [when, found[1]]
                )
            return str(found[0])
        submission, notebook = found[1] if found else _new(), _new()
        if not found:
            self.base.execute(
                "INSERT INTO submitted_assignment (id, assignment_id, student_id, timestamp) "
                "VALUES (?, ?, ?, ?)",
                [submission, self.assignment_id, marked.trainee, when],
            )
        self._empty_rows(submission, notebook)
        return notebook

    def _empty_rows(self, submission: str, notebook: str) -> None:
        self.base.execute(
            "INSERT INTO submitted_notebook (id, assignment_id, notebook_id, flagged) "
            "VALUES (?, ?, ?, 0)",
            [notebook, submission, self.notebook_id],
        )
        self.base.executemany(
            "INSERT INTO grade (id, notebook_id, cell_id, needs_manual_grade) VALUES (?, ?, ?, 1)",
            [(_new(), notebook, cell) for cell in self.graded.values()],
        )
        self.base.executemany(
            "INSERT INTO comment (id, notebook_id, cell_id) VALUES (?, ?, ?)",
            [(_new(), notebook, cell) for cell in self.commented.values()],
        )

    def _remember(self, marked: Marked) -> None:
        notes = json.dumps([[one.code, one.text, one.flag] for one in marked.notes])
        self.base.execute(
            "INSERT OR REPLACE INTO trousse_graded VALUES (?, ?, ?, ?, ?, ?)",
            [
                self.assignment,
                marked.trainee,
                marked.fingerprint,
                marked.seed,
                notes,
                marked.failure,
            ],
        )

    def recall(self, trainees: Iterable[str]) -> Iterator[Marked]:
        """Give what was said of submissions graded before, without their scores."""
        for trainee in trainees:
            row = self.base.execute(
                "SELECT fingerprint, notes FROM trousse_graded "
                "WHERE assignment = ? AND trainee = ?",
                [self.assignment, trainee],
            ).fetchone()
            yield Marked(trainee, row[0], notes=[Note(*one) for one in json.loads(row[1])])

    def twins(self) -> list[list[str]]:
        """Return the groups of trainees who answered questions drawn from one and the same seed."""
        rows = self.base.execute(
            "SELECT seed, group_concat(trainee, char(10)) FROM trousse_graded "
            "WHERE assignment = ? AND seed != '' GROUP BY seed HAVING count(*) > 1",
            [self.assignment],
        )
        return sorted(sorted(names.split("\n")) for _, names in rows)

    def flag(self, trainees: Iterable[str]) -> None:
        """Bring submissions to the marker's eyes."""
        self.base.executemany(
            "UPDATE submitted_notebook SET flagged = 1 WHERE assignment_id = (SELECT id FROM "
            "submitted_assignment WHERE assignment_id = ? AND student_id = ?)",
            [(self.assignment_id, one) for one in trainees],
        )


def _new() -> str:
    return uuid.uuid4().hex
