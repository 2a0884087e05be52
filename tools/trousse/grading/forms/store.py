"""Keep a trainee's answers in `reponses.json`, whatever happens to the kernel or the page.

The file is only data. One file belongs to one notebook: a second notebook of the same folder gets
`reponses-<notebook>.json`. A revision number tells when another window wrote in between; a nonce
and the trainee's name tell when a file was copied from a neighbour.
"""

import contextlib
import datetime as dt
import hashlib
import json
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from trousse.errors import TrousseError
from trousse.paths import write_atomically

SCHEMA = 1
FILE = "reponses.json"
MAX_BYTES = 2_000_000
"""A bigger file is not a set of answers."""


@dataclass
class Record:
    """What the file holds; `answers` maps a question to `{"value": …, "at": ISO time}`."""

    notebook: str = ""
    trainee: str | None = None
    seed: str = ""
    nonce: str = ""
    revision: int = 0
    copied_from: list[str] = field(default_factory=list)
    answers: dict[str, dict[str, object]] = field(default_factory=dict)


class UnreadableError(Exception):
    """The file exists and is not a set of answers; the message (French) says why."""


def parse(data: bytes) -> Record:
    """Read the bytes of an answer file; wrong parts are dropped, never executed.

    Raises:
        UnreadableError: too big, not JSON, or not an object.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError("fichier trop gros")
    try:
        raw = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableError("ce n’est pas du JSON") from error
    if not isinstance(raw, dict):
        raise UnreadableError("ce n’est pas un jeu de réponses")
    return _record(raw)


def _record(raw: dict[str, object]) -> Record:
    trainee, revision, copied = raw.get("trainee"), raw.get("revision"), raw.get("copied_from")
    answers = raw.get("answers")
    return Record(
        notebook=_text(raw.get("notebook")),
        trainee=_text(trainee) or None,
        seed=_text(raw.get("seed")),
        nonce=_text(raw.get("nonce")),
        revision=revision if type(revision) is int and 0 <= revision < 2**53 else 0,
        copied_from=[_text(one) for one in copied[:50]] if isinstance(copied, list) else [],
        answers=_answers(answers) if isinstance(answers, dict) else {},
    )


def _text(value: object) -> str:
    return value[:200] if isinstance(value, str) else ""


def _answers(raw: dict[str, object]) -> dict[str, dict[str, object]]:
    kept = list(raw.items())[:1000]
    return {key: dict(one) for key, one in kept if isinstance(one, dict) and "value" in one}


def dump(record: Record) -> str:
    """Write a record as JSON text; ASCII, so that a lone surrogate cannot spoil the file."""
    return json.dumps({"schema": SCHEMA, **asdict(record)}, indent=1) + "\n"


def locate(folder: Path, notebook: str) -> Path:
    """Return the answer file of `notebook` in `folder` (which may not exist yet)."""
    main = folder / FILE
    own = folder / f"reponses-{re.sub(r'[^0-9A-Za-z_-]+', '-', notebook) or 'notebook'}.json"
    if own.exists():
        return own
    owner = _owner(main)
    return main if owner is None or owner in ("", notebook) else own


def _owner(path: Path) -> str | None:
    try:
        return parse(read_limited(path)).notebook
    except (OSError, UnreadableError):
        return None


def read_limited(path: Path) -> bytes:
    """Read a plain file, at most one byte more than the limit; links and pipes are refused.

    Raises:
        OSError: absent, unreadable, or not a plain file.
    """
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise OSError(f"{path.name} n’est pas un fichier ordinaire")
    with path.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def new_record(notebook: str, trainee: str | None) -> Record:
    """Start a set of answers: a seed of the trainee's own, or a random one kept in the file."""
    seed = seed_of(notebook, trainee) if trainee else secrets.token_hex(8)
    return Record(notebook=notebook, trainee=trainee, seed=seed, nonce=secrets.token_hex(8))


def seed_of(notebook: str, trainee: str) -> str:
    """Compute the seed of a known trainee for one notebook, the same on every machine."""
    return hashlib.sha256(f"{notebook}/{trainee}".encode("utf-8", "replace")).hexdigest()[:16]


def now() -> dt.datetime:
    """Return the present time with its zone."""
    return dt.datetime.now().astimezone()


class Store:
    """The answer file of one notebook, kept in step with what other windows write."""

    def __init__(self, folder: Path, notebook: str, trainee: str | None) -> None:
        """Remember where to read; nothing is read or written before `open`."""
        self.path = locate(folder, notebook)
        self.notebook = notebook
        self.trainee = trainee
        self.record = Record(notebook=notebook)
        self.notices: list[str] = []

    @classmethod
    def holding(cls, notebook: str, record: Record) -> "Store":
        """Return a store on answers already in memory, away from any file."""
        store = cls.__new__(cls)
        store.path, store.notebook, store.trainee = Path(FILE), notebook, record.trainee
        store.record, store.notices = record, []
        return store

    def read(self) -> None:
        """Read the file as it is (grading); nothing is written, absence is no answer."""
        try:
            self.record = parse(read_limited(self.path))
        except FileNotFoundError:
            self.record = Record(notebook=self.notebook)
        except (OSError, UnreadableError) as error:
            self.notices.append(f"Le fichier {self.path.name} ne peut pas être lu : {error}.")

    def open(self) -> None:
        """Read the file for its trainee, or start one; say what is odd in `notices`.

        Raises:
            TrousseError: a new file cannot be written.
        """
        try:
            found = parse(read_limited(self.path))
        except FileNotFoundError:
            found = new_record(self.notebook, self.trainee)
        except (OSError, UnreadableError) as error:
            found = self._set_aside(error)
        if self.path.name != FILE:
            self.notices.append(
                "Ce dossier contient un autre carnet : vos réponses à celui-ci sont à part, dans "
                f"{self.path.name}."
            )
        before = dump(found)
        self.record = self._adopt(found)
        if self.record.revision == 0 or dump(self.record) != before:
            self._write(self.record)

    def _set_aside(self, error: Exception) -> Record:
        aside = self.path.with_name(f"{self.path.stem}-illisible-{secrets.token_hex(3)}.json")
        with contextlib.suppress(OSError):
            self.path.rename(aside)
        self.notices.append(
            f"Le fichier de réponses ne pouvait pas être lu ({error}). Il est gardé sous le nom "
            f"{aside.name} et un nouveau fichier est commencé. "
            "Dites-le à la personne qui vous forme."
        )
        return new_record(self.notebook, self.trainee)

    def _adopt(self, found: Record) -> Record:
        """Make a file found in the folder this trainee's own; a neighbour's copy is said."""
        found.notebook = self.notebook
        found.seed = found.seed or secrets.token_hex(8)
        found.nonce = found.nonce or secrets.token_hex(8)
        if self.trainee and found.trainee and found.trainee != self.trainee:
            found.copied_from.append(found.trainee)
            found.seed, found.nonce = seed_of(self.notebook, self.trainee), secrets.token_hex(8)
            found.revision = 0
        found.trainee = self.trainee or found.trainee
        if found.copied_from:
            self.notices.append(
                "Ce fichier de réponses a été commencé par une autre personne. Les réponses sont "
                "gardées, la copie est signalée au correcteur, et les questions chiffrées ont vos "
                "propres données : relisez chaque réponse."
            )
        return found

    def save(self, question: str, value: object) -> bool:
        """Write one answer at once; return True when another window had written in between.

        Raises:
            TrousseError: the file cannot be written (said to the trainee as not saved).
        """
        with _locked(self.path.parent):
            current, other = self._merge()
            entry = {"value": value, "at": now().isoformat(timespec="seconds")}
            current.answers[question] = entry
            self._write(current)
        return other

    def refresh(self) -> None:
        """Take over what another window has written since."""
        self.record, _ = self._merge()

    def safe(self) -> bool:
        """Tell whether the file on disk holds every answer known here."""
        try:
            return parse(read_limited(self.path)).answers == self.record.answers
        except (OSError, UnreadableError):
            return False

    def _merge(self) -> tuple[Record, bool]:
        """Return the record to change: ours, or the newer one another window has written."""
        try:
            disk = parse(read_limited(self.path))
        except (OSError, UnreadableError):
            return self.record, False
        same = disk.nonce == self.record.nonce
        if same and disk.revision > self.record.revision:
            return disk, True
        return self.record, False

    def _write(self, record: Record) -> None:
        record.revision += 1
        try:
            write_atomically(self.path, dump(record))
        except TrousseError:
            record.revision -= 1
            raise
        self.record = record


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keep two windows from writing at the same instant, where the system can."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            stack.callback(os.close, handle)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
