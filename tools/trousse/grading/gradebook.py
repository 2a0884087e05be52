"""The door to nbgrader: its configuration, its gradebook, its ordinary steps in one process."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from trousse.errors import TrousseError
from trousse.grading.course import NOTEBOOK, leaks
from trousse.grading.ledger import INDEXES


def configuration(course: Path) -> Any:
    """Read the course's `nbgrader_config.py` (a traitlets Config).

    Raises:
        TrousseError: the folder is not a staged course.
    """
    from traitlets.config.loader import PyFileConfigLoader

    if not (course / "nbgrader_config.py").is_file():
        raise TrousseError(
            str(course),
            "ce dossier n’est pas un cours nbgrader.",
            "Préparez-le avec « trousse grade stage ».",
        )
    config = PyFileConfigLoader("nbgrader_config.py", path=str(course)).load_config()
    config.CourseDirectory.root = str(course.resolve())
    return config


def course_directory(course: Path) -> Any:
    """Return nbgrader's own description of the course's folders."""
    from nbgrader.coursedir import CourseDirectory

    return CourseDirectory(config=configuration(course))


def nbgrader(course: Path) -> Any:
    """Return nbgrader's API on a course, its gradebook ready and its log quiet."""
    from nbgrader.apps.api import NbGraderAPI

    ready(course).close()
    logging.disable(logging.CRITICAL)  # it complains of an exchange folder nobody asked for
    try:
        return NbGraderAPI(config=configuration(course), log_level="ERROR")
    finally:
        logging.disable(logging.NOTSET)


def ready(course: Path) -> Any:
    """Open the gradebook, created or indexed at need, in this process.

    nbgrader runs the `alembic` command at each creation (4 s); its library says the same at once.
    """
    from nbgrader.api import Base, Gradebook
    from sqlalchemy import create_engine, inspect, text

    directory = course_directory(course)
    engine = create_engine(directory.db_url)
    with engine.begin() as connection:
        if not inspect(connection).get_table_names():
            Base.metadata.create_all(bind=connection)
            connection.execute(
                text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
            )
            connection.execute(
                text("INSERT INTO alembic_version VALUES (:head)"), {"head": _head()}
            )
        for place in INDEXES:
            name = "trousse_" + place.replace("(", "_").rstrip(")")
            connection.execute(text(f"CREATE INDEX IF NOT EXISTS {name} ON {place}"))
    engine.dispose()
    return Gradebook(directory.db_url, directory.course_id)


def _head() -> str:
    """Return the version nbgrader's migrations call the newest."""
    import nbgrader
    from alembic.script import ScriptDirectory

    folder = Path(nbgrader.__file__).parent / "alembic"
    return str(ScriptDirectory(str(folder)).get_current_head())


def release(course: Path, assignment: str) -> Path:
    """Make the trainees' version with stock nbgrader and return its notebook.

    Raises:
        TrousseError: nbgrader refuses, or a key would be shown.
    """
    with quiet():
        _check(nbgrader(course).generate_assignment(assignment), assignment)
    released = course / "release" / assignment / NOTEBOOK
    shown = leaks(released)
    if shown:
        released.unlink()
        raise TrousseError(
            str(released),
            f"la version des stagiaires montrerait une clé ({', '.join(shown)}).",
            "Mettez les points entre BEGIN et END HIDDEN TESTS, le corrigé entre BEGIN et END "
            "SOLUTION.",
        )
    return released


def autograde(course: Path, assignment: str, trainee: str) -> None:
    """Grade one submission with stock nbgrader.

    Raises:
        TrousseError: nbgrader could not grade it.
    """
    with quiet():
        _check(nbgrader(course).autograde(assignment, trainee), f"{assignment}/{trainee}")


def feedback(course: Path, assignment: str, trainee: str = "*") -> None:
    """Write the trainees' feedback with stock nbgrader.

    Raises:
        TrousseError: nbgrader could not write it.
    """
    with quiet():
        _check(nbgrader(course).generate_feedback(assignment, trainee), assignment)


def _check(result: dict[str, Any], where: str) -> None:
    if result["success"]:
        return
    lines = str(result.get("error") or result.get("log") or "").strip().splitlines()
    raise TrousseError(
        where,
        f"nbgrader a échoué : {lines[-1] if lines else 'sans message'}.",
        "Lisez son journal.",
    )


@contextmanager
def quiet() -> Iterator[None]:
    """Leave out the warnings nbgrader raises about its own use of its libraries."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def opened(course: Path) -> Iterator[Any]:
    """Give the gradebook of a course, closed at the end."""
    book = ready(course)
    try:
        yield book
    finally:
        book.close()


def scores(course: Path, assignment: str) -> dict[str, dict[str, Any]]:
    """Read an assignment's scores from the gradebook: trainee → total, maximum, cells, to mark."""
    with opened(course) as book:
        return {one.student.id: _scores(one) for one in book.assignment_submissions(assignment)}


def _scores(submission: Any) -> dict[str, Any]:
    grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
    return {
        "score": submission.score,
        "max": submission.max_score,
        "to_mark": bool(submission.needs_manual_grade),
        "cells": {grade.cell.name: grade.auto_score for grade in grades},
    }


def late_penalties(course: Path, assignment: str) -> None:
    """Give late submissions the penalty the course's plugin decides (nbgrader's own step)."""
    from nbgrader.preprocessors import AssignLatePenalties

    directory = course_directory(course)
    empty = SimpleNamespace(cells=[])  # the penalty depends on no cell
    step = AssignLatePenalties(config=configuration(course))
    with opened(course) as book:
        late = [one for one in book.assignment_submissions(assignment) if one.total_seconds_late]
        places = [(one.student.id, book_.name) for one in late for book_ in one.notebooks]
    for student, notebook in places:
        names = {"student": student, "assignment": assignment, "notebook": notebook}
        resources = {"nbgrader": {**names, "db_url": directory.db_url}}
        step.preprocess(empty, resources)
