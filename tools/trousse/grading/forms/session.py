"""The one set of answers the forms of a notebook read and write."""

import os
import random
import sys
from pathlib import Path

from trousse.errors import TrousseError
from trousse.grading.forms.store import Record, Store


class Session:
    """Answers of one notebook: a file (`store`), and what `answer()` adds in memory."""

    def __init__(self, store: Store, live: bool) -> None:
        """Open the answers: for a trainee (`live`) or only to read them (grading)."""
        self.store = store
        self.live = live
        self.failure: TrousseError | None = None
        self.given: dict[str, object] = {}
        self._open()

    @classmethod
    def of_record(cls, notebook: str, record: Record) -> "Session":
        """Return a session on answers already in memory; no file is read or written."""
        here = cls.__new__(cls)
        here.store = Store.holding(notebook, record)
        here.live, here.failure, here.given = False, None, {}
        return here

    def _open(self) -> None:
        if not self.live:
            self.store.read()
            return
        try:
            self.store.open()
        except TrousseError as error:
            self.failure = error

    @property
    def record(self) -> Record:
        """What the file holds now."""
        return self.store.record

    @property
    def seed(self) -> str:
        """Return the trainee's seed: the file's, else the name's, else a fixed one."""
        return self.record.seed or self.store.trainee or "sans-graine"

    def value(self, question: str) -> object:
        """Return the answer to a question, as found; None without answer."""
        if question in self.given:
            return self.given[question]
        return self.record.answers.get(question, {}).get("value")

    def random(self, question: str) -> random.Random:
        """Return the trainee's own generator for a question, the same at each call."""
        return random.Random(f"{self.seed}/{question}")  # noqa: S311 (variants, not secrets)


_current: Session | None = None
_notebook: str | None = None
_imposed = False


def begin(notebook: str) -> None:
    """Name the notebook these forms belong to (written by `trousse grade stage`).

    A name that travels inside the notebook survives a renamed file.
    """
    global _notebook, _current
    if notebook != _notebook and not _imposed:
        _notebook, _current = notebook, None


def current() -> Session:
    """Return the session of this kernel, opened at first use."""
    global _current
    if _current is None:
        store = Store(Path.cwd(), _notebook or notebook_file().stem, trainee_name())
        _current = Session(store, live=has_front_end())
    return _current


def use(session: Session | None) -> None:
    """Make the forms work on `session`: how a grader hands over one trainee's answers."""
    global _current, _notebook, _imposed
    _current, _imposed = session, session is not None
    _notebook = session.store.notebook if session else None


def trainee_name() -> str | None:
    """Return the trainee's identifier, when the machine knows it."""
    return os.environ.get("TROUSSE_TRAINEE") or os.environ.get("JUPYTERHUB_USER") or None


def has_front_end() -> bool:
    """Tell whether somebody may be looking: an IPython kernel, and not a grader's."""
    if os.environ.get("NBGRADER_EXECUTION"):
        return False
    ipython = sys.modules.get("IPython")
    return ipython is not None and getattr(ipython.get_ipython(), "kernel", None) is not None


def notebook_file() -> Path:
    """Return the notebook of this kernel: its session's, else the folder's only one."""
    name = os.environ.get("JPY_SESSION_NAME")
    if name:
        return Path.cwd() / Path(name).name
    found = sorted(Path.cwd().glob("*.ipynb"))
    return found[0] if len(found) == 1 else Path.cwd() / "evaluation.ipynb"
