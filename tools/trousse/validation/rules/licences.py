"""Licences allow what is made of the content, and adaptations are credited."""

from collections.abc import Iterator

from trousse.catalogue import Unit
from trousse.validation.corpus import Corpus
from trousse.validation.registry import Found, rule
from trousse.validation.rules.references import near

SHARE_ALIKE = "CC-BY-SA-4.0"
_DEPOSIT = {"etalab-2.0": "ETALAB_2_0", SHARE_ALIKE: "CC_BY_SA_4_0"}


@rule(
    "licence-incompatible",
    title="La licence d’une unité respecte celles qu’elle reprend.",
    why="Une œuvre « partage à l’identique » ne peut pas ressortir sous une autre licence.",
    bad="licence: etalab-2.0 avec derived_from: {licence: CC-BY-SA-4.0, …}",
    good="licence: CC-BY-SA-4.0",
)
def licences_are_compatible(corpus: Corpus) -> Iterator[Found]:
    """Report units less free to share than what they are made of."""
    for unit in corpus.catalogue.units:
        origin = unit.derived_from
        if origin and origin.licence == SHARE_ALIKE != unit.licence:
            yield (
                corpus.catalogue.location(unit, "licence"),
                f"« {origin.title} » est en {SHARE_ALIKE} : son adaptation doit l’être aussi.",
                f"Mettez « licence: {SHARE_ALIKE} ».",
            )
        yield from _exercises(corpus, unit)


def _exercises(corpus: Corpus, unit: Unit) -> Iterator[Found]:
    for index, slug in enumerate(getattr(unit, "exercises", ())):
        exercise = corpus.catalogue.exercises.get(slug)
        if exercise and exercise.licence == SHARE_ALIKE != unit.licence:
            yield (
                corpus.catalogue.location(unit, "exercises", index),
                f"L’exercice « {slug} » est en {SHARE_ALIKE} : il ne peut pas être donné sous "
                f"la licence {unit.licence}.",
                f"Retirez-le, ou mettez « licence: {SHARE_ALIKE} ».",
            )


@rule(
    "licence-deposit",
    title="La licence déclarée aux Bases est celle du kit.",
    why="Deux licences annoncées, c’est aucune qui tienne.",
    bad="licence: etalab-2.0 et, dans bilan.yml, licence: CC_BY",
    good="licence: etalab-2.0 et licence: ETALAB_2_0",
)
def deposits_bear_the_licence(corpus: Corpus) -> Iterator[Found]:
    """Report kits whose deposit names another licence than their own."""
    home = corpus.catalogue.frameworks.get("les-bases")
    known = home.lists["licences"].terms if home and "licences" in home.lists else {}
    for workshop in corpus.catalogue.workshops.values():
        told, wanted = workshop.report.les_bases.licence, _DEPOSIT[workshop.licence]
        if told in known and told != wanted:
            yield (
                corpus.catalogue.location(workshop, "report", "les_bases", "licence"),
                f"Le kit est en {workshop.licence}, et non en {told}.",
                f"Mettez « licence: {wanted} ».",
            )


@rule(
    "origin-unknown",
    title="L’unité adaptée existe, ou a une adresse.",
    why="Créditer, c’est permettre de retrouver l’original.",
    bad="derived_from: {unit: creer-son-cvv, …}",
    good="derived_from: {unit: creer-son-cv, …}",
)
def origins_can_be_found(corpus: Corpus) -> Iterator[Found]:
    """Report adaptations of a unit nobody can find."""
    slugs = {path.parent.name for path in corpus.files.paths if path.suffix == ".yml"}
    slugs |= {slug for unit in corpus.catalogue.units for slug in (unit.slug, *unit.former_slugs)}
    for unit in corpus.catalogue.units:
        origin = unit.derived_from
        if origin and origin.unit is None and origin.url is None:
            place = corpus.catalogue.location(unit, "derived_from")
            yield place, "L’original n’a ni nom ni adresse.", "Ajoutez « unit » ou « url »."
        elif origin and origin.unit and origin.unit not in slugs:
            place = corpus.catalogue.location(unit, "derived_from", "unit")
            advice = near(origin.unit, slugs) or "Corrigez son nom, ou donnez son adresse (url)."
            yield place, f"L’unité « {origin.unit} » n’existe pas.", advice
