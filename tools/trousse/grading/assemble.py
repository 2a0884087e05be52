"""Rebuild the notebook nbgrader would have graded: the trainee's cells, the author's tests."""

import json
import re
import unicodedata
from typing import Any

from trousse.grading.intake import MAX_FREE_CELLS, Submission
from trousse.grading.plan import SOLUTION, Plan, PlanCell
from trousse.grading.trusted import Outcome

MAX_OUTPUT = 100_000
Cells = list[tuple[PlanCell | None, dict[str, Any]]]
_SETTINGS = ("grade", "locked", "points", "solution", "task")
_ID = re.compile(r"[^A-Za-z0-9_-]")


def sanitise(found: Submission, plan: Plan) -> Cells:
    """Return the trainee's cells, each with its plan cell; duplicates freed, missing ones added."""
    if found.cells is None:
        return [(cell if cell.role != "free" else None, _as_raw(cell)) for cell in plan.cells]
    known = plan.known
    last = {cell["grade_id"]: place for place, cell in enumerate(found.cells)}
    kept: Cells = []
    for place, raw in enumerate(found.cells):
        own = known.get(raw["grade_id"])
        if own and last[raw["grade_id"]] != place:
            found.note(
                "double", f"la cellule « {own.id} » est en double : la dernière compte.", True
            )
            own = None
        elif own is None and raw["id"] in known:
            found.note("double", f"une cellule se fait passer pour « {raw['id']} ».", True)
        if own and (changed := _changed(own, raw)):
            found.note("modifiee", f"cellule « {own.id} » : {changed} rétabli.", True)
        kept.append((own, raw))
    return _with_missing(_without_excess(kept, found), found, plan)


def _changed(own: PlanCell, raw: dict[str, Any]) -> str:
    """Say what was altered in a cell that is not the trainee's to alter."""
    if own.type != raw["type"]:
        return "type"
    told = own.metadata.get("nbgrader", {})
    if any(raw["told"].get(key, told.get(key)) != told.get(key) for key in _SETTINGS):
        return "réglage de correction"
    theirs = own.role in ("solution", "manual")
    same = theirs or raw["source"].split() == own.released.split()
    return "" if same else "texte"


def _without_excess(kept: Cells, found: Submission) -> Cells:
    """Leave out free cells beyond reason: an endless notebook would take an endless time."""
    free = [place for place, (own, _) in enumerate(kept) if own is None]
    if len(free) <= MAX_FREE_CELLS:
        return kept
    found.note("trop", f"{len(free)} cellules ajoutées : les premières sont gardées.", True)
    excess = set(free[MAX_FREE_CELLS:])
    return [one for place, one in enumerate(kept) if place not in excess]


def _with_missing(kept: Cells, found: Submission, plan: Plan) -> Cells:
    present = {own.id for own, _ in kept if own}
    before = 0
    for cell in plan.cells:
        if cell.role == "free":
            continue
        if cell.id not in present:
            found.note(
                "manque", f"la cellule « {cell.id} » manquait : remise.", cell.role != "locked"
            )
            kept.insert(before, (cell, _as_raw(cell)))
        before = next(i for i, (own, _) in enumerate(kept) if own and own.id == cell.id) + 1
    return kept


def _as_raw(cell: PlanCell) -> dict[str, Any]:
    shape = {"id": cell.id, "grade_id": cell.id, "type": cell.type, "source": cell.released}
    return {**shape, "attachments": None, "told": {}}


def free_name(place: int) -> str:
    """Name the outcome of a cell the author did not write, by its place: never an author's name."""
    return f"#{place}"


def is_trainees(own: PlanCell | None, raw: dict[str, Any]) -> bool:
    """Tell whether a cell holds code of the trainee's own (added, or a changed solution)."""
    if own is None:
        return bool(raw["type"] == "code" and raw["source"].strip())
    return own.role == "solution" and own.type == "code" and raw["source"] != own.source


def say_added(found: Submission, cells: Cells) -> None:
    """Say that code was added to an evaluation made of forms, where it counts for nothing."""
    if any(is_trainees(own, raw) for own, raw in cells):
        text = "du code a été ajouté au carnet : il n’est ni exécuté ni compté."
        found.note("code-ajoute", text, True)


def notebook_text(cells: Cells, outcomes: dict[str, Outcome], plan: Plan) -> str:
    """Write the autograded notebook (nbformat 4.5) with the outputs of its cells."""
    ids: set[str] = set()
    # One cell a line: indented JSON would be written by Python's slow encoder.
    written = ",\n".join(
        json.dumps(_written(own, raw, outcomes.get(own.id if own else free_name(place)), ids))
        for place, (own, raw) in enumerate(cells)
    )
    metadata = {"kernelspec": plan.kernelspec, "language_info": {"name": "python"}}
    rest = json.dumps({"metadata": metadata, "nbformat": 4, "nbformat_minor": 5})
    return f'{{"cells": [\n{written}\n],\n{rest[1:]}\n'


def _written(
    own: PlanCell | None, raw: dict[str, Any], outcome: Outcome | None, ids: set[str]
) -> dict[str, Any]:
    trainees_text = own is None or own.role in ("solution", "manual")
    source = raw["source"] if own is None or trainees_text else own.source
    cell: dict[str, Any] = {
        "cell_type": own.type if own else raw["type"],
        "id": _unique(raw["id"], ids),
        "metadata": own.metadata if own else {},
        "source": source.splitlines(keepends=True),
    }
    if cell["cell_type"] == "code":
        cell |= {"execution_count": None, "outputs": _outputs(outcome)}
    elif raw["attachments"]:
        cell["attachments"] = raw["attachments"]
    return cell


def _unique(wanted: str, ids: set[str]) -> str:
    base = _ID.sub("", wanted)[:56] or "cellule"
    name, number = base, 1
    while name in ids:
        number += 1
        name = f"{base}-{number}"
    ids.add(name)
    return name


def _outputs(outcome: Outcome | None) -> list[dict[str, Any]]:
    if outcome is None:
        return []
    outputs: list[dict[str, Any]] = []
    if outcome.printed:
        text = outcome.printed[:MAX_OUTPUT]
        outputs.append({"name": "stdout", "output_type": "stream", "text": text})
    if outcome.value is not None and not hasattr(outcome.value, "_ipython_display_"):
        data = {"text/plain": repr(outcome.value)[:MAX_OUTPUT]}
        result = {"data": data, "execution_count": None, "metadata": {}}
        outputs.append({**result, "output_type": "execute_result"})
    if outcome.error:
        name, _, value = outcome.error[:MAX_OUTPUT].partition(": ")
        trace = {"ename": name, "evalue": value, "traceback": [outcome.error[:MAX_OUTPUT]]}
        outputs.append({**trace, "output_type": "error"})
    return outputs


def comment_of(own: PlanCell, raw: dict[str, Any]) -> str | None:
    """Return nbgrader's automatic comment: an untouched solution is said."""
    untouched = raw["source"] == own.source and raw["type"] == own.type
    return "No response." if own.role in ("solution", "manual") and untouched else None


def is_portable(name: str) -> bool:
    """Tell whether a file name can be copied anywhere (no control character, not hidden)."""
    return not name.startswith(".") and not any(unicodedata.category(c) == "Cc" for c in name)


__all__ = [
    "SOLUTION",
    "comment_of",
    "is_portable",
    "is_trainees",
    "notebook_text",
    "sanitise",
    "say_added",
]
