"""Export the gradebook: marks by trainee, for a spreadsheet, for Moodle, names kept apart."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from trousse.grading.ledger import connect
from trousse.grading.marking.sheet import sheet
from trousse.grading.readings import Readings
from trousse.grading.spreadsheet import workbook
from trousse.paths import Project, write_atomically

_SCORES = (
    "SELECT s.student_id, a.name, s.timestamp, "
    "coalesce(sum(coalesce(g.manual_score, g.auto_score, 0) + coalesce(g.extra_credit, 0)), 0), "
    "coalesce(max(n.late_submission_penalty), 0), max(g.needs_manual_grade), max(n.flagged) "
    "FROM submitted_assignment s JOIN assignment a ON a.id = s.assignment_id "
    "JOIN submitted_notebook n ON n.assignment_id = s.id "
    "LEFT JOIN grade g ON g.notebook_id = n.id GROUP BY s.id ORDER BY 1, 2"
)
_MAXIMA = (
    "SELECT a.name, sum(coalesce(gc.max_score, tc.max_score)) FROM assignment a "
    "JOIN notebook n ON n.assignment_id = a.id JOIN base_cell c ON c.notebook_id = n.id "
    "LEFT JOIN grade_cells gc ON gc.id = c.id LEFT JOIN task_cells tc ON tc.id = c.id GROUP BY a.id"
)


def export(
    project: Project, folder: Path, competencies: Mapping[str, Iterable[str]] | None = None
) -> list[Path]:
    """Write the gradebook in `folder` and return the files.

    `notes.csv` and `notes.xlsx` (marks by identifier), `personnes.csv` (names, apart),
    `criteres.csv` (the points of each criterion a marker has ticked), `moodle.csv` (to import in a
    Moodle gradebook) and, given the competencies of each assignment, `competences.json`.

    Raises:
        TrousseError: there is no gradebook yet, or a file cannot be written.
    """
    with closing(connect(project.build / "nbgrader")) as base:
        maxima = dict(base.execute(_MAXIMA).fetchall())
        rows = [_row(row, maxima) for row in base.execute(_SCORES)]
        people = base.execute(
            "SELECT id, last_name, first_name, email FROM student ORDER BY id"
        ).fetchall()
        criteria = [*_criteria(project.build / "nbgrader/source", Readings(base).ticked())]
    files: dict[str, str | bytes] = {
        "notes.csv": _csv(_HEADINGS, (row.values() for row in rows)),
        "notes.xlsx": workbook("Notes", _HEADINGS, (row.values() for row in rows)),
        "personnes.csv": _csv(["identifiant", "nom", "prénom", "courriel"], people),
        "criteres.csv": _csv(_CRITERIA, criteria),
        "moodle.csv": _moodle(rows),
    }
    if competencies:
        files["competences.json"] = _matrix(rows, competencies)
    for name, text in files.items():
        write_atomically(folder / name, text)
    return [folder / name for name in files]


_HEADINGS = ["identifiant", "évaluation", "rendu le", "note", "sur", "retrait", "état", "signalé"]


_CRITERIA = ["identifiant", "évaluation", "situation", "critère", "points", "sur"]


def _criteria(
    source: Path, ticked: list[tuple[str, str, str, int, float]]
) -> Iterator[tuple[str, str, str, str, float, float]]:
    """Give each criterion ticked with its words, read once an assignment."""
    sheets = {name: sheet(source / name) for name in {row[1] for row in ticked}}
    for trainee, assignment, item, number, points in ticked:
        rubric = sheets[assignment][item].criteria if item in sheets[assignment] else ()
        if number <= len(rubric):
            one = rubric[number - 1]
            yield trainee, assignment, item, one.text, float(points), one.points


def _row(row: sqlite3.Row | tuple[Any, ...], maxima: dict[str, float]) -> dict[str, Any]:
    trainee, assignment, when, score, penalty, to_mark, flagged = row
    return {
        "trainee": trainee,
        "assignment": assignment,
        "when": (when or "")[:16],
        "score": round(max(0.0, score - penalty), 2),
        "max": maxima.get(assignment, 0),
        "penalty": penalty,
        "state": "à lire" if to_mark else "complet",
        "flagged": "oui" if flagged else "",
    }


def _csv(headings: list[str], rows: Iterable[Iterable[Any]]) -> str:
    """Write a table as French spreadsheets open it: semicolons, decimal commas, a BOM."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings)
    for row in rows:
        writer.writerow([_cell(one) for one in row])
    return "\ufeff" + text.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text  # never a formula


def _moodle(rows: list[dict[str, Any]]) -> str:
    """Write one line a trainee and one column an assignment, as Moodle's import expects."""
    names = sorted({row["assignment"] for row in rows})
    marks: dict[str, dict[str, float]] = {}
    for row in rows:
        if row["state"] == "complet":
            marks.setdefault(row["trainee"], {})[row["assignment"]] = row["score"]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["username", *names])
    for trainee, own in sorted(marks.items()):
        writer.writerow([_cell(trainee), *(own.get(name, "") for name in names)])
    return text.getvalue()


def _matrix(rows: list[dict[str, Any]], competencies: Mapping[str, Iterable[str]]) -> str:
    """Write, for each trainee and competency, the assignments that bear on it and their marks."""
    matrix: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for row in rows:
        for code in competencies.get(row["assignment"], ()):
            proof = {key: row[key] for key in ("assignment", "score", "max", "state")}
            matrix.setdefault(row["trainee"], {}).setdefault(code, []).append(proof)
    return json.dumps(matrix, ensure_ascii=False, indent=1) + "\n"
