"""Minutes and hours add up."""

from collections.abc import Iterator

from trousse.tracks import duration, plan
from trousse.validation.corpus import Corpus
from trousse.validation.registry import Found, rule

MODULE_MINUTES = 420
WORKSHOP_MINUTES = (90, 120)
# Kits that are a way of working rather than a session; CURRICULUM calls them format kits.
FORMAT_KITS = ("permanence", "bus-itinerant")
_DAY_NEEDS = ("ouverture", "pratique", "evaluation", "cloture")


@rule(
    "module-minutes",
    title="Une journée de module fait 420 minutes.",
    why="Les heures des parcours se calculent à partir des séquences.",
    bad="des séquences dont la somme fait 405",
    good="des séquences dont la somme fait 420",
)
def modules_last_a_day(corpus: Corpus) -> Iterator[Found]:
    """Report modules whose sequences do not add up to a day."""
    for module in corpus.catalogue.modules.values():
        gap = MODULE_MINUTES - module.minutes
        if gap:
            yield (
                corpus.catalogue.location(module, "sequences"),
                f"Les séquences font {module.minutes} minutes au lieu de {MODULE_MINUTES}.",
                f"{'Ajoutez' if gap > 0 else 'Retirez'} {abs(gap)} minutes.",
            )


@rule(
    "module-sequence-kinds",
    title="Une journée s’ouvre, se pratique, s’évalue et se clôt.",
    why="Ce qui n’est pas pratiqué ni évalué n’est pas acquis.",
    bad="aucune séquence « kind: evaluation »",
    good="au moins une séquence de chaque sorte",
)
def days_have_their_parts(corpus: Corpus) -> Iterator[Found]:
    """Report modules that lack an opening, practice, assessment or closing."""
    for module in corpus.catalogue.modules.values():
        kinds = {sequence.kind for sequence in module.sequences}
        for kind in _DAY_NEEDS:
            if kind not in kinds:
                yield (
                    corpus.catalogue.location(module, "sequences"),
                    f"Aucune séquence de sorte « {kind} ».",
                    "Ajoutez-la, ou corrigez la sorte d’une séquence.",
                )


@rule(
    "workshop-minutes",
    title="Un atelier dure de 90 à 120 minutes.",
    why="C’est le temps d’une salle réservée et d’une attention.",
    bad="des étapes dont la somme fait 75",
    good="des étapes dont la somme fait 90 à 120",
)
def workshops_fit_their_time(corpus: Corpus) -> Iterator[Found]:
    """Report workshops shorter or longer than their slot."""
    low, high = WORKSHOP_MINUTES
    for workshop in corpus.catalogue.workshops.values():
        if workshop.slug not in FORMAT_KITS and not low <= workshop.minutes <= high:
            yield (
                corpus.catalogue.location(workshop, "steps"),
                f"Les étapes font {workshop.minutes} minutes.",
                f"Ajustez-les pour tenir entre {low} et {high} minutes.",
            )


@rule(
    "track-hours",
    title="Un parcours prêt atteint exactement ses heures.",
    why="Les heures annoncées sont dues aux stagiaires et aux financeurs.",
    bad="target_hours: 105 avec 14 modules de 7 heures",
    good="target_hours: 105 avec 15 modules de 7 heures",
)
def tracks_reach_their_hours(corpus: Corpus) -> Iterator[Found]:
    """Report ready tracks whose modules do not add up to the target.

    A module that cannot be read has findings of its own: the sum would say them again.
    """
    for track in corpus.catalogue.tracks.values():
        found = plan(corpus.catalogue, track)
        gap = found.missing_minutes
        if gap and not found.unknown and not corpus.is_draft(track):
            yield (
                corpus.catalogue.location(track, "target_hours"),
                f"Les modules font {duration(found.minutes)} au lieu de {track.target_hours} h.",
                f"{'Il manque' if gap > 0 else 'Il y a en trop'} {duration(abs(gap))}.",
            )
