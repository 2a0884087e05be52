"""The exercises of a kit as static pages that open by double-click."""

from collections.abc import Callable
from typing import Any, NamedTuple

from trousse.catalogue import Catalogue, Exercise, Workshop, read_exercise

Renderer = Callable[[dict[str, Any]], str]
FOLDER = "6-exercices"


class ExercisePage(NamedTuple):
    """One exercise in the kit: its title and where its page stands."""

    title: str
    path: str
    exercise: Exercise


def exercise_pages(workshop: Workshop, catalogue: Catalogue) -> tuple[ExercisePage, ...]:
    """Return the pages of the exercises of `workshop` that the catalogue holds."""
    known = (
        catalogue.exercises[slug] for slug in workshop.exercises if slug in catalogue.exercises
    )
    return tuple(
        ExercisePage(one.title, f"{FOLDER}/{one.slug.replace('/', '-')}.html", one) for one in known
    )


def render(exercise: Exercise, renderer: Renderer | None = None) -> str:
    """Return the page of `exercise`; `renderer` stands in for the one of `practice`."""
    content = read_exercise(exercise.folder / "exercise.yml")
    return (renderer or _practice)(content)


def _practice(content: dict[str, Any]) -> str:
    from trousse.practice import static_page

    return static_page.render(content)
