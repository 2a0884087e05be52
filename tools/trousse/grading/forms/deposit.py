"""Hand in an evaluation: a stamped ZIP beside the notebook, ready for the trainer or a drop box.

`<folder>/remis/<trainee>_<assignment>_<date>-<time>.zip` holds one folder named after the trainee,
as `trousse grade collect` and nbgrader's own layout expect. It holds no `timestamp.txt`: when work
came is the drop box's word, not the trainee's.
"""

import datetime as dt
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from trousse.errors import TrousseError, explain
from trousse.grading.forms.store import FILE, Store, dump, now
from trousse.paths import write_atomically

FOLDER = "remis"
_NAME = re.compile(r"_(\d{8}-\d{6})\.zip$")
_UNSAFE = re.compile(r"[^\w.@-]+")
_STAMP = "%Y%m%d-%H%M%S"


@dataclass(frozen=True)
class Deposit:
    """One hand-in: its file and when it was made (local time, to the second)."""

    path: Path
    at: dt.datetime

    @property
    def told(self) -> str:
        """Say it to the trainee: when it was handed in, and which file to send."""
        place = "/".join(self.path.parts[-3:])
        return f"Remis le {self.at:%d/%m} à {self.at:%H:%M}. Fichier à envoyer : {place}"


def deposit(store: Store, notebook: Path) -> Deposit:
    """Write the hand-in of a notebook and its answers, whole or not at all.

    Raises:
        TrousseError: nobody knows who hands in, the notebook cannot be read, or the disk refuses.
    """
    trainee = _UNSAFE.sub("-", store.record.trainee or "").strip("-.")
    if not trainee:
        raise TrousseError(
            str(notebook),
            "votre identifiant n’est pas connu.",
            "Ouvrez cette évaluation avec « trousse lab », et donnez votre identifiant.",
        )
    at = now()
    name = f"{trainee}_{store.notebook}_{at:{_STAMP}}.zip"
    made = Deposit(notebook.parent / FOLDER / name, at)
    write_atomically(made.path, _archive(trainee, notebook, store))
    return made


def _archive(trainee: str, notebook: Path, store: Store) -> bytes:
    try:
        source = notebook.read_bytes()
    except OSError as error:
        raise explain(error, str(notebook)) from error
    files = {notebook.name: source, FILE: dump(store.record).encode()}
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"{trainee}/{name}", data)
    return box.getvalue()


def last_deposit(folder: Path, assignment: str) -> Deposit | None:
    """Return the newest hand-in of an assignment made in `folder`."""
    names = [(found[1], one) for one in folder.glob(f"{FOLDER}/*_{assignment}_*.zip")
             if (found := _NAME.search(one.name))]  # fmt: skip
    if not names:
        return None
    stamp, path = max(names)
    return Deposit(path, dt.datetime.strptime(stamp, _STAMP).astimezone())


def changed_since(store: Store, made: Deposit) -> bool:
    """Tell whether an answer was written after a hand-in."""
    moments = (str(one.get("at", "")) for one in store.record.answers.values())
    return any(_moment(one) > made.at for one in moments)


def _moment(text: str) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(text).astimezone()
    except ValueError:
        return dt.datetime.min.replace(tzinfo=dt.UTC)
