"""The list of exercises and their stand-alone pages, which need no server."""

from trousse.catalogue import Exercise, sidecar
from trousse.publishing.site import Site

_LEVELS = ("debutant", "intermediaire", "avance")


def write_exercises(site: Site) -> None:
    """Write the list of exercises and one stand-alone page an exercise.

    The pages stand under exercices-autonomes/ because the local server keeps exercices/ for
    Voilà.
    """
    from trousse.practice.static_page import render

    site.page("exercices-autonomes", "exercices.md.j2", families=_families(site))
    for exercise in site.published.exercises.values():
        data = site.published.catalogue.documents[sidecar(exercise)].data
        page = render({"slug": exercise.slug, **data})
        site.file(f"exercices-autonomes/{exercise.slug}/index.html", page)


def _families(site: Site) -> list[tuple[str, list[Exercise]]]:
    """Return (family label, exercises) pairs in the order of families; easiest first."""
    known = sorted(
        site.published.exercises.values(), key=lambda e: (_LEVELS.index(e.level), e.minutes)
    )
    pairs = [
        (term.label, [e for e in known if e.family == key])
        for key, term in site.published.terms("trousse", "familles").items()
    ]
    return [(label, exercises) for label, exercises in pairs if exercises]
