"""Grade a notebook whose cells the trainee wrote: their code apart, the tests here."""

import ast
import builtins
from pathlib import Path
from typing import Any

from trousse.grading.intake import Submission
from trousse.grading.isolated.remote import Gone, Nursery, Pending, Trainee
from trousse.grading.plan import PlanCell
from trousse.grading.trusted import Outcome, Program, run_one

Cells = list[tuple[PlanCell | None, dict[str, Any]]]


def missing_names(source: str, space: dict[str, object]) -> set[str]:
    """Return the names a cell reads and neither it nor the author's cells define."""
    names = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)]
    own = {one.id for one in names if isinstance(one.ctx, ast.Store)}
    read = {one.id for one in names if isinstance(one.ctx, ast.Load)} - own
    return {name for name in read if name not in space and not hasattr(builtins, name)}


class CodeRun:
    """One notebook run in order: the trainee's cells in their process, the author's here too."""

    def __init__(self, programs: dict[str, Program], trainee: Trainee) -> None:
        """Prepare an empty namespace for the author's cells."""
        self.programs = programs
        self.trainee = trainee
        self.space: dict[str, object] = {"__name__": "__main__"}
        self.outcomes: dict[str, Outcome] = {}
        self.pending: list[Pending] = []

    def run(self, cells: Cells, found: Submission) -> dict[str, Outcome]:
        """Run every cell and return what each gave; a process that stops is said once."""
        for own, raw in cells:
            if (own.type if own else raw["type"]) == "code":
                self._step(own, raw)
        self.trainee.settle()
        self.outcomes |= {one.id: one.outcome for one in self.pending}
        if self.trainee.why_gone:
            text = f"le code n’est pas allé au bout ({self.trainee.why_gone})."
            found.note("arret", text, True)
        return self.outcomes

    def _step(self, own: PlanCell | None, raw: dict[str, Any]) -> None:
        id = own.id if own else raw["id"]
        try:
            if own and id in self.programs:
                self._author(id, own)
            else:
                self.pending.append(self.trainee.run(id, raw["source"]))
        except Gone as gone:
            self.outcomes[id] = Outcome(None, "", f"Arrêt: {gone}")

    def _author(self, id: str, own: PlanCell) -> None:
        """Run an author's cell here; a locked one there too, for the trainee's code to use."""
        if own.role == "locked" and not self.trainee.why_gone:
            self.trainee.run(id, own.source)
        absent = missing_names(own.source, self.space)
        lent = self.trainee.look(absent) if absent else {}
        self.space |= lent
        self.outcomes[id] = run_one(self.programs[id], self.space)
        for name in lent:
            self.space.pop(name, None)


def grade_code(
    nursery: Nursery,
    programs: dict[str, Program],
    cells: Cells,
    found: Submission,
    files: dict[str, Path],
) -> dict[str, Outcome]:
    """Run a submission's notebook with its code apart, and return what each cell gave."""
    trainee = nursery.start()
    try:
        for name, path in files.items():
            trainee.put(name, path.read_bytes())
        return CodeRun(programs, trainee).run(cells, found)
    finally:
        trainee.close()
