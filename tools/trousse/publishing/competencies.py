"""The matrix between competencies and units, read both ways."""

from dataclasses import dataclass

from trousse.catalogue import Exercise, Framework, Module, TaughtUnit, Term, Workshop
from trousse.publishing.published import Published
from trousse.publishing.site import Site

FRAMEWORKS = ("ccp1", "crcn", "digcomp")
_PARENTS = ("domaines", "aires")


@dataclass(frozen=True)
class Covered:
    """A competency and the ready units that work on it."""

    term: Term
    modules: tuple[Module, ...]
    workshops: tuple[Workshop, ...]
    exercises: tuple[Exercise, ...]

    @property
    def total(self) -> int:
        """Number of units."""
        return len(self.modules) + len(self.workshops) + len(self.exercises)


def coverage(published: Published, framework: str) -> list[Covered]:
    """Return each competency of `framework` with its units, in the order of the framework."""

    def on(units: dict[str, TaughtUnit], code: str) -> tuple[TaughtUnit, ...]:
        return tuple(u for u in units.values() if code in u.competencies.get(framework, ()))

    return [
        Covered(
            term,
            on(published.modules, code),  # type: ignore[arg-type]
            on(published.workshops, code),  # type: ignore[arg-type]
            on(published.exercises, code),  # type: ignore[arg-type]
        )
        for code, term in published.terms(framework, "competences").items()
    ]


def write_competencies(site: Site) -> None:
    """Write the entry page, one page a framework, and the table by unit."""
    known = [
        site.published.catalogue.frameworks[slug]
        for slug in FRAMEWORKS
        if slug in site.published.catalogue.frameworks
    ]
    covered = {home.slug: coverage(site.published, home.slug) for home in known}
    site.page("competences", "competences.md.j2", frameworks=known, covered=covered)
    for home in known:
        site.page(
            f"competences/{home.slug}",
            "competences_une.md.j2",
            framework=home,
            covered=covered[home.slug],
            parents=_parents(home),
        )


def _parents(framework: Framework) -> dict[str, Term]:
    """Return the domains that group the competencies, empty when there are none."""
    for name in _PARENTS:
        if name in framework.lists:
            return framework.lists[name].terms
    return {}
