"""Grade a notebook whose cells the trainee wrote: their code apart, the tests here."""

import builtins
import contextlib
import copy
import symtable
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from trousse.grading.assemble import Cells, free_name, is_trainees
from trousse.grading.intake import Submission
from trousse.grading.isolated.remote import Gone, Nursery, Pending, Trainee
from trousse.grading.plan import PlanCell
from trousse.grading.suspicion import touches
from trousse.grading.trusted import Outcome, Program, run_one


def missing_names(source: str, space: dict[str, object]) -> set[str]:
    """Return the names a cell reads and neither it nor the author's cells define."""
    table = symtable.symtable(source, "<cellule>", "exec")
    own = {one.get_name() for one in table.get_symbols() if one.is_assigned() or one.is_imported()}
    return {
        name
        for name in _global_names(table)
        if name not in own and name not in space and not hasattr(builtins, name)
    }


def _global_names(table: symtable.SymbolTable) -> set[str]:
    """Return the names of the notebook that a piece of code, and those inside it, read."""
    top = table.get_type() == "module"
    found = {
        one.get_name()
        for one in table.get_symbols()
        if one.is_referenced() and (top or one.is_global())
    }
    return found.union(*map(_global_names, table.get_children()))


@contextlib.contextmanager
def untouched(space: dict[str, object]) -> Iterator[set[int]]:
    """Lend a test copies of the lists, dicts and sets of `space`, and give their identities.

    A trainee's function may change what it is given: the next test finds the data as they were.
    """
    kept = {
        name: value
        for name, value in space.items()
        if isinstance(value, list | dict | set) and not name.startswith("__")
    }
    lent = {}
    with contextlib.suppress(Exception):  # what cannot be copied is lent as it is
        lent = copy.deepcopy(kept)
    space |= lent
    yield set(_identities(lent.values()))
    space |= kept


def _identities(values: Iterable[object]) -> Iterator[int]:
    for value in values:
        if isinstance(value, list | dict | set | tuple):
            yield id(value)
            yield from _identities(value.values() if isinstance(value, dict) else value)


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
        """Run every cell and return what each gave; a process that stops is said once.

        What the trainee's cells gave goes under names no author's cell can have.
        """
        for place, (own, raw) in enumerate(cells):
            if (own.type if own else raw["type"]) == "code":
                self._step(own, raw, own.id if own else free_name(place))
        self.trainee.settle()
        self.outcomes = {one.id: one.outcome for one in self.pending} | self.outcomes
        self._tell(found, [raw["source"] for own, raw in cells if is_trainees(own, raw)])
        return self.outcomes

    def _tell(self, found: Submission, sources: list[str]) -> None:
        """Bring to the marker's eyes what is not an exercise's business."""
        if self.trainee.why_gone:
            text = f"le code n’est pas allé au bout ({self.trainee.why_gone})."
            found.note("arret", text, True)
        elif self.trainee.forged():
            found.note("forge", "le code a écrit lui-même des réponses au programme.", True)
        touched = sorted({what for source in sources for what in touches(source)})
        if touched:
            found.note("suspect", f"le code touche {', '.join(touched)} : à regarder.", True)
        for name, why in sorted(self.trainee.odd.items()):
            found.note("valeur", f"« {name} » : {why}.", True)

    def _step(self, own: PlanCell | None, raw: dict[str, Any], id: str) -> None:
        try:
            if own and id in self.programs:
                self._author(id, own)
            else:
                self.pending.append(self.trainee.run(id, raw["source"]))
        except Gone as gone:
            self.outcomes[id] = Outcome(None, "", f"Arrêt: {gone}")

    def _author(self, id: str, own: PlanCell) -> None:
        """Run an author's cell here; a locked one there too, for the trainee's code to use."""
        if own.role == "locked":
            if not self.trainee.why_gone:
                self.trainee.run(id, own.source)
            self.outcomes[id] = self._lending(id, own)
            return
        with untouched(self.space) as self.trainee.shared:
            self.outcomes[id] = self._lending(id, own)

    def _lending(self, id: str, own: PlanCell) -> Outcome:
        """Run a cell with what it needs of the trainee's: no process left, no evidence.

        A test that expects « any error » would otherwise be satisfied by a process that ends.
        """
        absent = missing_names(own.source, self.space)
        lent = self.trainee.look(absent) if absent else {}
        self.space |= lent
        outcome = run_one(self.programs[id], self.space)
        for name, value in lent.items():
            if self.space.get(name) is value:
                del self.space[name]
        if lent and self.trainee.why_gone:
            return Outcome(None, outcome.printed, f"Arrêt: {self.trainee.why_gone}")
        return outcome


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
