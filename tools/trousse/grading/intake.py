"""Read what a trainee handed in, whatever state it is in: repaired where safe, and said."""

import contextlib
import json
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from trousse.grading.forms.store import (
    Record,
    UnreadableError,
    new_record,
    parse,
    read_limited,
    seed_of,
)
from trousse.grading.forms.text import printable
from trousse.grading.plan import Plan

MAX_NOTEBOOK = 100_000_000
MAX_SOURCE = 1_000_000
MAX_FREE_CELLS = 500
_TIMESTAMP = "timestamp.txt"
_ANSWERS = r".*reponses.*\.json"


@dataclass
class Note:
    """One thing to know about a submission; `flag` brings it to the marker's eyes."""

    code: str
    text: str
    flag: bool = False


@dataclass
class Submission:
    """A submission read: its cells (None: no usable notebook), its answers, what was odd."""

    trainee: str
    cells: list[dict[str, Any]] | None
    record: Record
    timestamp: str
    notes: list[Note] = field(default_factory=list)
    failure: str = ""

    def note(self, code: str, text: str, flag: bool = False) -> None:
        """Add a note."""
        self.notes.append(Note(code, printable(text, 500), flag))

    def fail(self, text: str) -> None:
        """Say why nothing can be graded, unless it is said already."""
        self.failure = self.failure or printable(text, 500)


def read_submission(folder: Path, trainee: str, plan: Plan) -> Submission:
    """Read the folder of a submission; never raises for what a trainee may have put in it."""
    found = Submission(trainee, None, Record(), "")
    if folder.is_symlink() or folder.parent.is_symlink():
        found.fail("le dossier est un lien vers un autre : demandez un nouveau dépôt.")
        return found
    names = _plain_files(folder, found)
    found.timestamp = _timestamp(folder) if _TIMESTAMP in names else ""
    found.record = _answers(folder, names, found, plan)
    found.cells = _notebook(folder, names, found, plan)
    _whose(folder, found, plan)
    if found.cells is None and (plan.has_code or not found.record.answers):
        what = "aucun carnet lisible" if plan.has_code else "ni carnet ni réponses lisibles"
        found.fail(f"{what} : demandez un nouveau dépôt du dossier.")
    return found


def _plain_files(folder: Path, found: Submission) -> list[str]:
    names = []
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        if entry.is_symlink() or not (entry.is_file() or entry.is_dir()):
            found.note(
                "lien", f"{entry.name} n’est pas un fichier ordinaire : laissé de côté.", True
            )
        elif entry.is_file():
            names.append(entry.name)
            if entry.stat().st_nlink > 1:
                text = f"{entry.name} a plusieurs noms sur ce disque : à comparer avec les autres."
                found.note("lien", text, True)
    return names


def _timestamp(folder: Path) -> str:
    with contextlib.suppress(OSError, ValueError):
        return read_limited(folder / _TIMESTAMP)[:100].decode().strip()
    return ""


def _answers(folder: Path, names: list[str], found: Submission, plan: Plan) -> Record:
    records = []
    for name in names:
        if not re.fullmatch(_ANSWERS, name, re.IGNORECASE) or "illisible" in name:
            continue
        try:
            records.append(_record(name, read_limited(folder / name), found))
        except (OSError, UnreadableError) as error:
            text = f"{name} ne peut pas être lu ({error}) : demandez ce fichier de nouveau."
            found.note("reponses", text, True)
    own = [one for one in records if one.notebook == plan.assignment]
    unnamed = [one for one in records if one.notebook in ("", plan.name)]
    chosen = max(own or unnamed, key=lambda one: one.revision, default=None)
    if len(own) > 1:
        found.note("doubles", "plusieurs fichiers de réponses : le plus récent est retenu.", True)
    if chosen is None and records:
        found.fail(
            f"réponses d’une autre évaluation ({records[0].notebook}) : "
            "demandez le dépôt du bon dossier."
        )
    if not any(re.fullmatch(_ANSWERS, name, re.IGNORECASE) for name in names):
        text = "aucun fichier de réponses dans le dépôt : demandez reponses.json s’il existe."
        found.note("sans-reponses", text, True)
    return chosen or Record()


def _record(name: str, data: bytes, found: Submission) -> Record:
    """Read an answer file, one changed by hand in an editor included.

    Raises:
        UnreadableError: it is beyond what can be mended without guessing.
    """
    try:
        return parse(data)
    except UnreadableError:
        record = parse(_mended(data))
        found.note("repare", f"{name} a été modifié à la main : il est réparé et lu.", True)
        return record


def _mended(data: bytes) -> bytes:
    """Undo what editors do: UTF-16 or Windows letters, a comma before a closing bracket."""
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "cp1252"):
        with contextlib.suppress(UnicodeDecodeError):
            return re.sub(r",(?=\s*[}\]])", "", data.decode(encoding)).encode()
    return data


def _notebook(
    folder: Path, names: list[str], found: Submission, plan: Plan
) -> list[dict[str, Any]] | None:
    wanted = f"{plan.name}.ipynb"
    books = [name for name in names if name.lower().endswith(".ipynb")]
    read = {name: _cells_of(folder / name) for name in books}
    for name in books:
        if read[name] is None:
            found.note("carnet-illisible", f"{name} n’est pas un carnet lisible.", True)
    sound = {name: cells for name, cells in read.items() if cells is not None}
    close = {name: _likeness(cells, plan) for name, cells in sound.items()}
    best = max(close, key=lambda name: (name == wanted, close[name]), default=None)
    if best is None or close[best] < 0.3:
        if best is not None and len(books) == len(sound):
            found.note("autre-carnet", f"{best} n’est pas le carnet de cette évaluation.", True)
        return None
    if best != wanted:
        found.note("renomme", f"le carnet s’appelle {best} : il est reconnu et noté.")
    if len(sound) > 1:
        found.note("plusieurs", f"plusieurs carnets dans le dépôt : {best} est noté.", True)
    return sound[best]


def _cells_of(path: Path) -> list[dict[str, Any]] | None:
    try:
        if path.stat().st_size > MAX_NOTEBOOK:
            return None
        raw = json.loads(path.read_bytes().decode("utf-8-sig"))
        return [_clean(cell) for cell in raw["cells"] if isinstance(cell, dict)]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _clean(raw: dict[str, Any]) -> dict[str, Any]:
    """Keep of a cell what matters: identity, type, source with plain line ends, attachments."""
    source = raw.get("source", "")
    text = "".join(map(str, source)) if isinstance(source, list) else str(source)
    told = raw.get("metadata", {}).get("nbgrader") if isinstance(raw.get("metadata"), dict) else {}
    kind = raw.get("cell_type")
    return {
        "id": str(raw.get("id", ""))[:64],
        "grade_id": str(told.get("grade_id") or "") if isinstance(told, dict) else "",
        "type": kind if kind in ("code", "markdown", "raw") else "raw",
        "source": text.replace("\r\n", "\n").replace("\r", "\n")[:MAX_SOURCE],
        "attachments": _attachments(raw.get("attachments")),
        "told": told if isinstance(told, dict) else {},
    }


def _attachments(raw: object) -> dict[str, dict[str, str]] | None:
    """Keep the pictures glued into a cell (name → kind → base 64), and nothing else."""
    if not isinstance(raw, dict):
        return None
    kept = {str(name): one for name, one in raw.items() if isinstance(one, dict)}
    pictures = {
        name: {k: v for k, v in one.items() if str(k).startswith("image/") and isinstance(v, str)}
        for name, one in kept.items()
    }
    return {name: one for name, one in pictures.items() if one} or None


def _likeness(cells: list[dict[str, Any]], plan: Plan) -> float:
    """Return the share of the plan's cells that a notebook holds."""
    ids = {cell["grade_id"] or cell["id"] for cell in cells}
    return len(ids & set(plan.known)) / max(1, len(plan.known))


def _whose(folder: Path, found: Submission, plan: Plan) -> None:
    """Say when the answers were begun by somebody else, and give a seed to who has none.

    A drop box may know a person under another name than their own machine does: only the name of
    somebody else who hands in is brought to the marker.
    """
    record = found.record
    others = {one for one in (record.trainee, *record.copied_from) if one and one != found.trainee}
    if others:
        names = ", ".join(sorted(others))
        here = any(_hands_in(folder, one) for one in others)
        text = "à comparer" if here else "c’est sans doute son nom sur sa machine"
        found.note("copie", f"réponses commencées par {names} : {text}.", here)
    if record.seed and record.trainee and record.seed != seed_of(plan.assignment, record.trainee):
        text = "les données de ses questions ne sont pas celles de son identifiant : à comparer."
        found.note("graine", text, True)
    if not record.seed:
        record.seed = new_record(plan.assignment, found.trainee).seed


def _hands_in(folder: Path, name: str) -> bool:
    """Tell whether somebody of that name hands in the same assignment."""
    plain = re.fullmatch(r"\w[\w.@-]*", name)
    return plain is not None and (folder.parent.parent / name / folder.name).is_dir()
