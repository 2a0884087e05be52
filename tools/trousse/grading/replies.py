"""Write each trainee's feedback: one light page in French (and its PDF), no key.

Pages lie where nbgrader puts its own (`feedback/<trainee>/<assignment>/`), so its commands hand
them out.
"""

import json
import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from trousse.grading.forms import session
from trousse.grading.forms.item import ANSWER, Item
from trousse.grading.forms.store import Record
from trousse.grading.forms.text import french
from trousse.grading.intake import read_submission
from trousse.grading.ledger import connect
from trousse.grading.mark import Grader
from trousse.grading.page import page
from trousse.grading.plan import Plan, PlanCell, load_plan
from trousse.grading.readings import Readings
from trousse.grading.told import Aim, Part, Told, pdf
from trousse.grading.trusted import run_one
from trousse.notebooks import read_rubric, statement_of
from trousse.paths import Project, write_atomically

_GRADES = (
    "SELECT s.student_id, c.name, coalesce(g.manual_score, g.auto_score) + "
    "coalesce(g.extra_credit, 0), g.needs_manual_grade, k.manual_comment, "
    "n.late_submission_penalty, r.criteria FROM grade g JOIN base_cell c ON c.id = g.cell_id "
    "JOIN submitted_notebook n ON n.id = g.notebook_id "
    "JOIN submitted_assignment s ON s.id = n.assignment_id "
    "JOIN assignment a ON a.id = s.assignment_id "
    "LEFT JOIN trousse_readings r ON r.id = g.id AND r.reader = 1 "
    "LEFT JOIN comment k ON k.cell_id = c.id AND k.notebook_id = n.id WHERE a.name = ?"
)


def feedback(
    project: Project,
    assignment: str,
    title: str,
    aims: Mapping[str, Aim] | None = None,
    *,
    printed: bool = False,
) -> list[Path]:
    """Write the page of every trainee graded on an assignment and return the pages.

    `aims` says for each question where the course explains it and what it measures; `printed`
    adds a tagged PDF beside each page.

    Raises:
        TrousseError: the assignment is not ready, or a page cannot be written.
    """
    course = project.build / "nbgrader"
    with closing(connect(course)) as base:
        grader = Grader(course, load_plan(course, base, assignment))
        Readings(base)  # their table, at need
        marks = _marks(base, assignment)
    pages = []
    for trainee, rows in sorted(marks.items()):
        told = _told(grader, trainee, rows, title, aims or {})
        path = course / "feedback" / trainee / assignment / f"{grader.plan.name}.html"
        write_atomically(path, page(told))
        if printed:
            write_atomically(path.with_suffix(".pdf"), pdf(told))
        pages.append(path)
    return pages


def _marks(base: sqlite3.Connection, assignment: str) -> dict[str, dict[str, tuple[Any, ...]]]:
    marks: dict[str, dict[str, tuple[Any, ...]]] = {}
    for trainee, cell, *row in base.execute(_GRADES, [assignment]):
        marks.setdefault(trainee, {})[cell] = tuple(row)
    return marks


def _told(
    grader: Grader,
    trainee: str,
    rows: dict[str, tuple[Any, ...]],
    title: str,
    aims: Mapping[str, Aim],
) -> Told:
    items = _items(grader, trainee)
    printed = _printed(grader, trainee)
    parts = []
    for cell in grader.plan.cells:
        if cell.id in rows:
            id = cell.id.removesuffix("-points")
            part = _part(cell, items.get(id), rows[cell.id], printed)
            part.aim = aims.get(id, part.aim)
            if part.score is not None and cell.role == "task":
                part.lines = _by_criterion(grader.plan, cell, rows[cell.id][4])
            parts.append(part)
    penalty = next((row[3] for row in rows.values()), None) or 0.0
    return Told(title, trainee, parts, penalty)


def _part(
    cell: PlanCell, item: Item | None, row: tuple[Any, ...], printed: dict[str, list[str]]
) -> Part:
    score, to_mark, comment, *_ = row
    name = item.name if item else cell.id.removesuffix("-points").capitalize()
    part = Part(name, item.text if item else "", cell.points, None if to_mark else score)
    if cell.role == "task" and item:
        part.answer = _text_of(printed, item.id)
    else:
        part.answer, part.lines = _answer_and_why(printed.get(cell.id, []))
    part.comment = comment or ""
    return part


def _by_criterion(plan: Plan, cell: PlanCell, given: str | None) -> list[str]:
    """Write what the marker gave for each criterion of a situation, when they said so."""
    statement = plan.known.get(statement_of(cell.id))
    points = json.loads(given or "[]")
    if statement is None or not points:
        return []
    return [
        f"{one.text}\N{NO-BREAK SPACE}: {french(got or 0)} sur {french(one.points)}."
        for one, got in zip(read_rubric(statement.source), points, strict=False)
    ]


def _items(grader: Grader, trainee: str) -> dict[str, Item]:
    """Return the questions as this trainee met them: the author's cells run with their seed."""
    record = Record()
    if grader.folder(trainee).is_dir():
        record = read_submission(grader.folder(trainee), trainee, grader.plan).record
    space: dict[str, object] = {"__name__": "__main__"}
    session.use(session.Session.of_record(grader.plan.assignment, record))
    try:
        for cell in grader.plan.cells:
            if cell.role == "locked" and cell.id in grader.programs:
                run_one(grader.programs[cell.id], space)
    finally:
        session.use(None)
    return {key: one for key, one in space.items() if isinstance(one, Item)}


def _printed(grader: Grader, trainee: str) -> dict[str, list[str]]:
    """Return the lines each cell of the autograded notebook printed."""
    place = grader.course / "autograded" / trainee / grader.plan.assignment
    try:
        book = json.loads((place / f"{grader.plan.name}.ipynb").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    found = {}
    for cell in book["cells"]:
        id = cell.get("metadata", {}).get("nbgrader", {}).get("grade_id")
        texts = ["".join(out["text"]) for out in cell.get("outputs", []) if "text" in out]
        if id and texts:
            found[id] = "".join(texts)[:4000].splitlines()
    return found


def _answer_and_why(lines: list[str]) -> tuple[list[str], list[str]]:
    """Tell the trainee's answer from what is said of it.

    `Question 1 : 2 sur 2.` is left out: the gradebook's score is shown, a marker may change it.
    """
    told = re.match(r"[^.]* sur [\d,]+\. (.*)", lines[0]) if lines else None
    said = [told[1], *lines[1:]] if told else lines
    answer = [line for line in said if line.startswith(ANSWER)]
    return [one.removeprefix(ANSWER) for one in answer], [one for one in said if one not in answer]


def _text_of(printed: dict[str, list[str]], id: str) -> list[str]:
    lines = printed.get(f"{id}-texte", [])
    return [line for line in lines[1:] if line.strip()]
