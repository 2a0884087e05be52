"""A trainee's desk: the folder of the modules given to them, and how far each has got.

`<desk>/<module>/` holds `cours.md`, `activite.ipynb`, `evaluation.ipynb` as released (no key, no
hidden test), the answers and the hand-ins. `<desk>/stagiaire.json` says whose desk it is.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from trousse.errors import TrousseError
from trousse.grading.course import NOTEBOOK, leaks
from trousse.grading.forms.deposit import Deposit, changed_since, last_deposit
from trousse.grading.forms.store import Store
from trousse.paths import Project, write_atomically

COURSE, ACTIVITY = "cours.md", "activite.ipynb"
FEEDBACK = "evaluation.html"
"""What `trousse grade feedback` writes, once the trainer has sent it and it has been put here."""
_OWNER = "stagiaire.json"
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


def identifier(name: str) -> str:
    """Reduce what a person typed to an identifier safe in every file name: `fatou-kone`."""
    letters = unicodedata.normalize("NFKD", name.strip().lower())
    bare = "".join(one for one in letters if not unicodedata.combining(one))
    return re.sub(r"[^a-z0-9.@]+", "-", bare).strip("-.")[:60]


@dataclass(frozen=True)
class Given:
    """A module on the desk: its documents, and how far its evaluation has got."""

    slug: str
    title: str
    documents: frozenset[str]
    answered: int
    deposit: Deposit | None
    changed: bool

    @property
    def state(self) -> str:
        """Name the state of the evaluation: `a-faire`, `commence` or `remis`."""
        if self.deposit and not self.changed:
            return "remis"
        return "commence" if self.answered or self.deposit else "a-faire"


class Desk:
    """The folder of one trainee."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder; nothing is read or written yet."""
        self.folder = folder

    @property
    def trainee(self) -> str:
        """Whose desk it is; empty when nobody has said so yet."""
        try:
            told = json.loads((self.folder / _OWNER).read_text("utf-8"))
            return identifier(str(told["identifiant"]))
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def belongs_to(self, name: str) -> None:
        """Keep whose desk it is.

        Raises:
            TrousseError: the folder cannot be written.
        """
        told = {"identifiant": identifier(name)}
        write_atomically(self.folder / _OWNER, json.dumps(told) + "\n")

    def modules(self) -> list[Given]:
        """Return the modules given: begun first, then to do, then handed in; each by title."""
        order = ["commence", "a-faire", "remis"]
        found = [_given(one) for one in self.folder.glob("*/") if _documents(one)]
        return sorted(found, key=lambda one: (order.index(one.state), one.title))


def _documents(folder: Path) -> frozenset[str]:
    names = (COURSE, ACTIVITY, NOTEBOOK, FEEDBACK)
    return frozenset(name for name in names if (folder / name).is_file())


def _given(folder: Path) -> Given:
    store = Store(folder, folder.name, None)
    store.read()
    answered = sum(one.get("value") is not None for one in store.record.answers.values())
    made = last_deposit(folder, folder.name)
    changed = made is not None and changed_since(store, made)
    return Given(folder.name, _title(folder), _documents(folder), answered, made, changed)


def _title(folder: Path) -> str:
    try:
        found = _TITLE.search((folder / COURSE).read_text("utf-8"))
    except (OSError, ValueError):
        found = None
    return found[1] if found else folder.name


def hand_out(
    project: Project, slugs: Iterable[str], desk: Desk, tell: Callable[[str], None]
) -> None:
    """Put modules on a desk; what the trainee has worked on is never replaced.

    Raises:
        TrousseError: the desk is among the sources, an evaluation cannot be released, or the
            folder cannot be written.
    """
    if desk.folder.resolve().is_relative_to(project.root.resolve()):
        raise TrousseError(
            str(desk.folder),
            "ce dossier est dans celui du projet, avec les corrigés.",
            "Choisissez un dossier à part avec --dossier.",
        )
    for slug in slugs:
        source, target = project.curriculum / "modules" / slug, desk.folder / slug
        _copy(source / COURSE, target / COURSE, again=True)
        for image in sorted((source / "images").glob("*")):
            _copy(image, target / "images" / image.name, again=True)
        _copy(source / ACTIVITY, target / ACTIVITY)
        if not (target / NOTEBOOK).exists():
            _copy(_released(project, slug, tell), target / NOTEBOOK)


def _released(project: Project, slug: str, tell: Callable[[str], None]) -> Path:
    """Return the trainees' version of an evaluation, made now if the trainer has not yet."""
    from trousse.grading.course import stage
    from trousse.grading.gradebook import release

    course = project.build / "nbgrader"
    released = course / "release" / slug / NOTEBOOK
    if not released.is_file() or leaks(released):
        tell(f"Préparation de l’évaluation « {slug} »…")
        stage(project, [slug])
        release(course, slug)
    return released


def _copy(source: Path, target: Path, *, again: bool = False) -> None:
    if source.is_file() and (again or not target.exists()):
        write_atomically(target, source.read_bytes())
