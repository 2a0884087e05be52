"""What a check has worked out, kept from one run to the next in build/.

Only answers of pure functions are kept, under a digest of what was asked. The file as a whole
belongs to one state of the code: when a rule changes, everything is asked again.
"""

import hashlib
import json
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from trousse.paths import Project, write_atomically

_PACKAGE = Path(__file__).resolve().parents[1]
# The rooms whose code decides what a check says.
_ROOMS = ("catalogue", "notebooks", "practice", "tracks", "validation")


class Memo:
    """Answers by question; those not asked again are forgotten when saved."""

    def __init__(self, kept: dict[str, Any] | None = None) -> None:
        """Start from the answers of an earlier run."""
        self._kept = kept or {}
        self._asked: dict[str, Any] = {}

    def __call__(self, name: str, question: str, compute: Callable[[], Any]) -> Any:
        """Return the answer of the function `name` to `question`: kept, or computed now.

        The answer must be something JSON can hold.
        """
        key = f"{name}:{hashlib.blake2b(question.encode(), digest_size=16).hexdigest()}"
        if key not in self._asked:
            self._asked[key] = self._kept[key] if key in self._kept else compute()
        return self._asked[key]

    def learn(self, answers: dict[str, Any]) -> None:
        """Take in answers worked out elsewhere."""
        self._asked |= answers

    @property
    def is_new(self) -> bool:
        """Tell whether nothing was kept: a first run, or the first by this code."""
        return not self._kept

    @property
    def grew(self) -> bool:
        """Tell whether this run asked anything new."""
        return not self._asked.keys() <= self._kept.keys()

    @property
    def answers(self) -> dict[str, Any]:
        """What this run asked, with the answers."""
        return self._asked


def open_memo(project: Project) -> Memo:
    """Return what an earlier check of `project` by this very code kept, or nothing."""
    try:
        data = json.loads(_place(project).read_text(encoding="utf-8"))
        return Memo(data["answers"] if data["code"] == code_mark() else {})
    except (OSError, ValueError, KeyError, TypeError):
        return Memo()


def save_memo(project: Project, memo: Memo) -> None:
    """Keep the answers for the next run; a folder that cannot be written is no matter."""
    from trousse.errors import TrousseError

    data = {"code": code_mark(), "answers": memo.answers}
    try:
        write_atomically(_place(project), json.dumps(data, ensure_ascii=False) + "\n")
    except TrousseError:
        return


@lru_cache(maxsize=1)
def code_mark() -> str:
    """Return a digest of all that decides an answer: our code, libraries and interpreter."""
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    paths = [path for room in _ROOMS for path in (_PACKAGE / room).rglob("*")]
    for path in sorted([*paths, *_PACKAGE.glob("*.py")]):
        if path.suffix in (".py", ".js", ".json", ".txt"):
            digest.update(path.read_bytes())
    for library in ("textstat", "PyYAML", "pydantic", "nbformat", "mini_racer"):
        digest.update(_version(library).encode())
    return digest.hexdigest()


def _version(library: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _place(project: Project) -> Path:
    return project.build / "check" / "memo.json"
