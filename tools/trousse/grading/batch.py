"""Grade every submission of an assignment: several processes, one writer, restartable."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from trousse.errors import TrousseError
from trousse.grading.crew import Order, marks
from trousse.grading.forms.text import printable
from trousse.grading.ledger import Ledger, Marked, connect, done
from trousse.grading.mark import Grader
from trousse.grading.plan import load_plan
from trousse.grading.report import Report
from trousse.paths import Project

BATCH = 50
ENGINES = ("trousse", "nbgrader")
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Way:
    """How a run goes about it."""

    jobs: int
    again: bool
    isolated: bool
    progress: Progress | None
    scheduler: str


def run(
    project: Project,
    assignment: str,
    *,
    jobs: int | None = None,
    engine: str = "trousse",
    again: bool = False,
    without_isolation: bool = False,
    scheduler: str = "",
    progress: Progress | None = None,
) -> Report:
    """Grade the submissions of an assignment and return what happened.

    Submissions already graded and unchanged are left alone, unless `again`. Killed at any moment
    and run again, it ends in the same state. With a `scheduler`, Dask's machines do the work.

    Raises:
        TrousseError: the course or the assignment is not ready.
    """
    course = project.build / "nbgrader"
    start = time.monotonic()
    report = Report(assignment)
    if engine == "nbgrader":
        _run_stock(course, report, progress)
    else:
        way = Way(jobs or processors(), again, not without_isolation, progress, scheduler)
        _run_fast(course, report, way)
    report.seconds = time.monotonic() - start
    report.write(course)
    return report


def trainees(course: Path, assignment: str) -> list[str]:
    """Return who has handed something in for an assignment.

    Raises:
        TrousseError: nobody has.
    """
    folder = course / "submitted"
    names = sorted(one.name for one in os.scandir(folder)) if folder.is_dir() else []
    found = [name for name in names if (folder / name / assignment).is_dir()]
    odd = [name for name in found if printable(name) != name]
    if odd:
        raise TrousseError(
            str(folder), f"nom de dossier illisible : {printable(odd[0])}.", "Renommez ce dossier."
        )
    if not found:
        raise TrousseError(
            str(folder), f"aucun dépôt pour « {assignment} ».", "Déposez les dossiers rendus ici."
        )
    return found


def _run_fast(course: Path, report: Report, way: Way) -> None:
    _check_gradebook(course)
    with closing(connect(course)) as base:
        grader = Grader(course, load_plan(course, base, report.assignment), way.isolated)
        _check_isolation(grader)
        everyone = trainees(course, report.assignment)
        todo = everyone if way.again else _changed(grader, everyone, done(base, report.assignment))
        report.total, report.unchanged = len(everyone), len(everyone) - len(todo)
        ledger = Ledger(base, report.assignment)
        order = Order(course, grader.plan, way.isolated)
        _record(_marks(order, todo, way), ledger, report, len(todo), way.progress)
        for marked in ledger.recall(sorted({*everyone} - {*todo})):
            report.note(marked)
        report.twins = ledger.twins()
        ledger.flag(name for names in report.twins for name in names)
        base.execute("ANALYZE")
        if base.execute(_LATE, [report.assignment]).fetchone():
            from trousse.grading.gradebook import late_penalties

            late_penalties(course, report.assignment)


_LATE = (
    "SELECT 1 FROM submitted_assignment s JOIN assignment a ON a.id = s.assignment_id "
    "WHERE a.name = ? AND s.timestamp > a.duedate LIMIT 1"
)


def _record(
    marks: Iterator[Marked], ledger: Ledger, report: Report, todo: int, progress: Progress | None
) -> None:
    """Write the marks as they come: when killed, at most the last fifty are graded again."""
    while batch := list(islice(marks, BATCH)):
        ledger.write(batch)
        for marked in batch:
            report.add(marked)
        if progress:
            progress(report.graded + len(report.failures), todo)


def _marks(order: Order, todo: list[str], way: Way) -> Iterator[Marked]:
    if not way.scheduler:
        return marks(order, todo, way.jobs)
    from trousse.grading import machines

    return machines.marks(order, todo, way.scheduler)


def _changed(grader: Grader, everyone: list[str], known: dict[str, str]) -> list[str]:
    """Leave out the submissions graded in this very state, whose notebook is still there."""

    def same(trainee: str) -> bool:
        target = grader.course / "autograded" / trainee / grader.plan.assignment
        kept = (target / f"{grader.plan.name}.ipynb").is_file()
        return kept and known[trainee] == grader.fingerprint(trainee)

    return [one for one in everyone if one not in known or not same(one)]


def _check_isolation(grader: Grader) -> None:
    """Refuse before the first submission what no process could do."""
    if grader.plan.has_code:
        from trousse.grading.isolated.remote import Nursery

        Nursery(grader.isolated).close()


def _run_stock(course: Path, report: Report, progress: Progress | None) -> None:
    from trousse.grading.gradebook import autograde

    everyone = trainees(course, report.assignment)
    report.total = len(everyone)
    for number, trainee in enumerate(everyone, 1):
        marked = Marked(trainee, "")
        try:
            autograde(course, report.assignment, trainee)
        except TrousseError as error:
            marked.failure = error.what
        report.add(marked)
        if progress:
            progress(number, len(everyone))


def _check_gradebook(course: Path) -> None:
    config = course / "nbgrader_config.py"
    if config.is_file() and "db_url" in config.read_text("utf-8"):
        raise TrousseError(
            str(config),
            "la notation rapide écrit dans gradebook.db, et ce cours a une autre base.",
            "Notez avec « --moteur nbgrader ».",
        )


def processors() -> int:
    """Return how many processes this machine can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
