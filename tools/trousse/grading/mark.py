"""Grade one submission: its answers against the author's cells, in this trusted process."""

import datetime as dt
import hashlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from trousse.errors import TrousseError
from trousse.grading.assemble import (
    Cells,
    comment_of,
    is_portable,
    notebook_text,
    sanitise,
    say_added,
)
from trousse.grading.cells import Cell
from trousse.grading.forms import session
from trousse.grading.forms.text import printable
from trousse.grading.intake import Submission, read_submission
from trousse.grading.ledger import Marked
from trousse.grading.plan import Plan, PlanCell
from trousse.grading.trusted import Outcome, Program, compile_cell, run, score_of
from trousse.paths import write_atomically

if TYPE_CHECKING:
    from trousse.grading.isolated.remote import Nursery

MAX_COPIED = 40_000_000
"""Bytes of one submission's own files kept beside its graded notebook."""


class Grader:
    """Grades the submissions of one assignment; one instance a process."""

    def __init__(self, course: Path, plan: Plan, isolated: bool = True) -> None:
        """Compile the author's cells once."""
        self.course = course
        self.plan = plan
        self.isolated = isolated
        self.nursery: Nursery | None = None
        self.programs = {cell.id: compiled(cell) for cell in plan.cells if runs_trusted(cell)}
        self.extras = _extras(course / "source" / plan.assignment)

    def folder(self, trainee: str) -> Path:
        """Return where a trainee's submission lies."""
        return self.course / "submitted" / trainee / self.plan.assignment

    def fingerprint(self, trainee: str) -> str:
        """Return what changes when the submission or the assignment does."""
        with os.scandir(self.folder(trainee)) as entries:
            stats = [(one.name, one.stat(follow_symlinks=False)) for one in entries]
        told = sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)
        return hashlib.sha256(f"{self.plan.digest}{told}".encode("utf-8", "replace")).hexdigest()

    def mark(self, trainee: str) -> Marked:
        """Grade one submission; whatever goes wrong is told in the result."""
        marked = Marked(trainee, "")
        try:
            marked.fingerprint = self.fingerprint(trainee)
            found = read_submission(self.folder(trainee), trainee, self.plan)
            self._mark(found, marked)
        except (TrousseError, OSError) as error:
            marked.failure = error.what if isinstance(error, TrousseError) else str(error)
        except Exception as error:
            marked.failure = f"erreur inattendue ({type(error).__name__} : {error})."
        # One spoilt letter in the gradebook's transaction would stop everybody.
        marked.failure, marked.seed = printable(marked.failure, 500), printable(marked.seed, 64)
        return marked

    def _mark(self, found: Submission, marked: Marked) -> None:
        marked.notes, marked.failure = found.notes, found.failure
        marked.seed, marked.timestamp = found.record.seed, when(found.timestamp)
        if found.failure:
            return
        cells = sanitise(found, self.plan)
        outcomes = self._run(found, cells)
        marked.scores = self._scores(outcomes)
        marked.comments = {
            own.id: comment_of(own, raw)
            for own, raw in cells
            if own and own.role in ("solution", "task", "manual")
        }
        self._write(found.trainee, notebook_text(cells, outcomes, self.plan))

    def _run(self, found: Submission, cells: Cells) -> dict[str, Outcome]:
        session.use(session.Session.of_record(self.plan.assignment, found.record))
        try:
            if self.plan.has_code:
                return self._run_code(found, cells)
            say_added(found, cells)
            return run(self.programs.values())
        finally:
            session.use(None)

    def _run_code(self, found: Submission, cells: Cells) -> dict[str, Outcome]:
        """Run the trainee's own code apart, with the files beside it."""
        from trousse.grading.code import grade_code  # needs a Unix system; forms do not
        from trousse.grading.isolated.remote import Nursery

        if self.nursery is None or not self.nursery.alive:
            self.nursery = Nursery(self.isolated)
        files = {path.name: path for path in _small_files(self.folder(found.trainee))}
        files |= {place.name: path for path, place in self.extras}
        return grade_code(self.nursery, self.programs, cells, found, files)

    def close(self) -> None:
        """End the warm process, when there is one."""
        if self.nursery:
            self.nursery.close()

    def _scores(self, outcomes: dict[str, Outcome]) -> dict[str, float]:
        points = (cell for cell in self.plan.cells if cell.role == "points")
        return {cell.id: score_of(outcomes.get(cell.id), cell.points) for cell in points}

    def _write(self, trainee: str, text: str) -> None:
        target = self.course / "autograded" / trainee / self.plan.assignment
        write_atomically(target / f"{self.plan.name}.ipynb", text)
        for source in _small_files(self.folder(trainee)):
            _copy(source, target / source.name)
        for source, place in self.extras:
            _copy(source, target / place)


def compiled(cell: PlanCell) -> Program:
    """Compile one of the author's cells."""
    return compile_cell(Cell(cell.id, cell.type, cell.role, cell.points, cell.source))


def runs_trusted(cell: PlanCell) -> bool:
    """Tell whether a cell is the author's to run: locked, or giving points."""
    return cell.type == "code" and cell.role in ("locked", "points")


def when(text: str) -> dt.datetime | None:
    """Read nbgrader's `timestamp.txt` (ISO, or date, time and zone name) as naive UTC."""
    if not text:
        return None
    try:
        moment = dt.datetime.fromisoformat(text.removesuffix(" UTC"))
    except ValueError:
        return _when_slowly(text)
    return moment.astimezone(dt.UTC).replace(tzinfo=None) if moment.tzinfo else moment


def _when_slowly(text: str) -> dt.datetime | None:
    from nbgrader.utils import parse_utc

    try:
        found = parse_utc(text)
    except (ValueError, OverflowError):
        return None
    return found if isinstance(found, dt.datetime) else None


def _small_files(folder: Path) -> list[Path]:
    found, room = [], MAX_COPIED
    with os.scandir(folder) as entries:
        for one in sorted(entries, key=lambda one: one.name):
            plain = one.is_file(follow_symlinks=False) and not one.name.endswith(".ipynb")
            if plain and is_portable(one.name) and one.stat().st_size <= room:
                room -= one.stat().st_size
                found.append(Path(one.path))
    return found[:100]


def _extras(source: Path) -> list[tuple[Path, Path]]:
    """Return the files of the assignment itself (images), with their place beside a notebook."""
    files = (one for one in source.rglob("*") if one.is_file() and one.suffix != ".ipynb")
    return [(one, one.relative_to(source)) for one in files]


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    shutil.copyfile(source, target)
