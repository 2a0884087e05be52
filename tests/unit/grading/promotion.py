"""A released course, and trainees who hand in the author's answers or something else."""

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

from trousse.grading.forms.store import Record, dump, seed_of
from trousse.grading.rehearsal import model_answers
from trousse.paths import Project

HERE = Path(__file__).parent
SAMPLES = {"exemple": "sample", "code": "code"}


def source_of(assignment: str) -> Path:
    """Return the evaluation an assignment is made from."""
    return HERE / SAMPLES[assignment] / "evaluation.ipynb"


def release(course: Path) -> Path:
    """Release both evaluations: answered by forms, and by code."""
    from trousse.grading import gradebook
    from trousse.grading.course import stage_evaluation, write_configuration

    write_configuration(course)
    for slug in SAMPLES:
        stage_evaluation(source_of(slug), slug, course)
        gradebook.release(course, slug)
    return course


def submit(project: Project, who: str, assignment: str = "exemple", **more: Any) -> Path:
    """Hand in the author's answers, for a seed and a nonce of the trainee's own."""
    course = project.build / "nbgrader"
    folder = course / "submitted" / who / assignment
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(course / "release" / assignment / "evaluation.ipynb", folder)
    seed = seed_of(assignment, who)
    answers = {k: {"value": v} for k, v in model_answers(source_of(assignment), seed).items()}
    shape = {"notebook": assignment, "trainee": who, "seed": seed, "nonce": who}
    record = Record(**{**shape, "revision": 1, "answers": answers, **more})
    (folder / "reponses.json").write_text(dump(record))
    return folder


def solve(project: Project, who: str, changed: dict[str, str]) -> Path:
    """Hand in the author's code, but for the cells `changed`."""
    folder = submit(project, who, "code")
    model = {cell["id"]: cell["source"] for cell in read(source_of("code").parent)["cells"]}
    book = read(folder)
    for cell in book["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] = changed.get(cell["id"], model[cell["id"]])
    write(folder, book)
    return folder


def read(folder: Path) -> dict[str, Any]:
    """Read the notebook of a folder."""
    book: dict[str, Any] = json.loads((folder / "evaluation.ipynb").read_text("utf-8"))
    return book


def write(folder: Path, book: dict[str, Any]) -> None:
    """Write the notebook of a folder."""
    (folder / "evaluation.ipynb").write_text(json.dumps(book), "utf-8")


def scores(project: Project) -> dict[str, float]:
    """Return the total of each trainee."""
    base = sqlite3.connect(project.build / "nbgrader/gradebook.db")
    query = (
        "SELECT s.student_id, sum(coalesce(g.manual_score, g.auto_score, 0)) FROM grade g "
        "JOIN submitted_notebook n ON n.id = g.notebook_id "
        "JOIN submitted_assignment s ON s.id = n.assignment_id GROUP BY 1"
    )
    found = dict(base.execute(query).fetchall())
    base.close()
    return found


def state(project: Project) -> dict[str, Any]:
    """Return all a run leaves, but for the numbers nbgrader draws: rows, flags, notebooks."""
    course = project.build / "nbgrader"
    base = sqlite3.connect(course / "gradebook.db")
    found: dict[str, Any] = {}
    for what, columns in _ROWS.items():
        query = (
            f"SELECT s.student_id, {columns} FROM {what} g "  # noqa: S608 (our own words)
            "JOIN base_cell c ON c.id = g.cell_id "
            "JOIN submitted_notebook n ON n.id = g.notebook_id "
            "JOIN submitted_assignment s ON s.id = n.assignment_id ORDER BY 1, 2"
        )
        found[what] = base.execute(query).fetchall()
    found["done"] = base.execute(
        "SELECT trainee, notes, failure FROM trousse_graded ORDER BY 1"
    ).fetchall()
    base.close()
    graded = course / "autograded"
    found["files"] = {
        str(one.relative_to(graded)): one.read_bytes() for one in graded.rglob("*") if one.is_file()
    }
    return found


_ROWS = {
    "grade": "c.name, g.auto_score, g.manual_score, g.needs_manual_grade, n.flagged",
    "comment": "c.name, g.auto_comment, g.manual_comment",
}


def change(project: Project, query: str) -> None:
    """Change the gradebook as a marker would."""
    base = sqlite3.connect(project.build / "nbgrader/gradebook.db")
    base.execute(query)
    base.commit()
    base.close()
