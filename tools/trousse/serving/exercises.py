"""The exercises this server knows, and the page each one opens with."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trousse.paths import Project

if TYPE_CHECKING:
    from trousse.catalogue import Exercise

NOTEBOOK = "exercise.ipynb"

_LEVELS = {"debutant": "Débutant", "intermediaire": "Intermédiaire", "avance": "Avancé"}
_FAMILIES = {"cv": "CV", "email": "Courriel", "vie-privee": "Vie privée"}


@dataclass(frozen=True)
class ServedExercise:
    """One named exercise: what the list says of it, and where its notebook is.

    `page` returns the self-contained HTML page of the exercise, which needs no kernel.
    """

    slug: str
    title: str
    summary: str
    minutes: int
    level: str
    folder: Path
    page: Callable[[], str]

    @property
    def family(self) -> str:
        """First part of the slug."""
        return self.slug.split("/")[0]

    @property
    def family_label(self) -> str:
        """The family as the public reads it."""
        return _FAMILIES.get(self.family, self.family.replace("-", " ").capitalize())

    @property
    def level_label(self) -> str:
        """The level as the public reads it."""
        return _LEVELS.get(self.level, self.level)


def published_exercises(project: Project) -> list[ServedExercise]:
    """List the exercises that are ready, by family, the easiest first.

    Drafts, retired exercises and folders without a notebook are left out.
    """
    from trousse.catalogue import load

    units = load(project).exercises.values()
    ready = (unit for unit in units if unit.status == "pret" and (unit.folder / NOTEBOOK).is_file())
    ease = list(_LEVELS).index
    return sorted(map(_served, ready), key=lambda one: (one.family, ease(one.level), one.title))


def by_family(exercises: list[ServedExercise]) -> Iterator[tuple[str, list[ServedExercise]]]:
    """Yield each family's label with its exercises, in the order given."""
    labels = dict.fromkeys(one.family_label for one in exercises)
    for label in labels:
        yield label, [one for one in exercises if one.family_label == label]


def _served(unit: "Exercise") -> ServedExercise:
    return ServedExercise(
        slug=unit.slug,
        title=unit.title,
        summary=unit.summary,
        minutes=unit.minutes,
        level=unit.level,
        folder=unit.folder,
        page=lambda: _static_page(unit.slug, unit.folder),
    )


def _static_page(slug: str, folder: Path) -> str:
    from trousse.catalogue import read_exercise
    from trousse.practice import static_page

    content = read_exercise(folder / "exercise.yml")
    return static_page.render({**content, "slug": slug})
