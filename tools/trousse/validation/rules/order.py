"""What is needed first comes first."""

from collections.abc import Iterator, Mapping

from trousse.catalogue import TaughtUnit
from trousse.validation.corpus import Corpus
from trousse.validation.registry import Found, rule


@rule(
    "prerequisite-cycle",
    title="Les prérequis ne tournent pas en rond.",
    why="Personne ne pourrait commencer.",
    bad="a demande b, et b demande a",
    good="b demande a",
)
def prerequisites_have_no_cycle(corpus: Corpus) -> Iterator[Found]:
    """Report units that require themselves through others."""
    catalogue = corpus.catalogue
    kinds: tuple[Mapping[str, TaughtUnit], ...] = (
        catalogue.modules,
        catalogue.workshops,
        catalogue.exercises,
    )
    for units in kinds:
        for slug, unit in units.items():
            path = _cycle(units, slug)
            if path and min(path) == slug:
                yield (
                    catalogue.location(unit, "prerequisites"),
                    f"Les prérequis tournent en rond : {' → '.join([*path, slug])}.",
                    "Retirez l’un de ces prérequis.",
                )


def _cycle(units: Mapping[str, TaughtUnit], start: str) -> list[str]:
    """Return the shortest way from `start` back to itself, or an empty list."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        unit = units.get(way[-1])
        for needed in unit.prerequisites if unit else ():
            if needed == start:
                return way
            if needed not in seen:
                seen.add(needed)
                ways.append([*way, needed])
    return []


@rule(
    "prerequisite-order",
    title="Dans un parcours, un module vient après ceux dont il a besoin.",
    why="On ne s’appuie pas sur ce qui n’a pas été vu.",
    bad="modules: [hameconnage-et-fraudes, courriel] quand le premier demande le second",
    good="modules: [courriel, hameconnage-et-fraudes]",
)
def prerequisites_come_first(corpus: Corpus) -> Iterator[Found]:
    """Report modules taught before, or without, what they require."""
    for track in corpus.catalogue.tracks.values():
        taught: set[str] = set()
        for index, slug in enumerate(track.modules):
            module = corpus.catalogue.modules.get(slug)
            looped = _cycle(corpus.catalogue.modules, slug)  # said by prerequisite-cycle
            for needed in module.prerequisites if module and not looped else ():
                if needed not in taught and needed in corpus.catalogue.modules:
                    yield (
                        corpus.catalogue.location(track, "modules", index),
                        f"« {slug} » a besoin de « {needed} », qui n’a pas encore été vu.",
                        f"Placez « {needed} » avant, ou retirez ce prérequis du module.",
                    )
            taught.add(slug)


@rule(
    "track-module-repeated",
    title="Un module n’est qu’une fois dans un parcours.",
    why="Ses heures compteraient double.",
    bad="modules: [courriel, posture-faire-avec, courriel]",
    good="modules: [courriel, posture-faire-avec]",
)
def modules_are_listed_once(corpus: Corpus) -> Iterator[Found]:
    """Report modules listed twice in one track."""
    for track in corpus.catalogue.tracks.values():
        for index, slug in enumerate(track.modules):
            if slug in track.modules[:index]:
                place = corpus.catalogue.location(track, "modules", index)
                yield place, f"« {slug} » est déjà dans ce parcours.", "Retirez cette ligne."


@rule(
    "sequence-order",
    title="Une journée s’ouvre d’abord, s’évalue après la pratique et se clôt à la fin.",
    why="On n’évalue pas ce qui n’a pas encore été pratiqué.",
    bad="une séquence « kind: evaluation » avant la première « kind: pratique »",
    good="ouverture, decouverte, pratique, evaluation, cloture",
)
def days_run_in_order(corpus: Corpus) -> Iterator[Found]:
    """Report sequences that come before what they need."""
    for module in corpus.catalogue.modules.values():
        kinds = [sequence.kind for sequence in module.sequences]
        for index, kind in enumerate(kinds):
            if kind == "ouverture" and index:
                said = "L’ouverture n’est pas au début.", "Mettez-la en premier."
            elif kind == "cloture" and index < len(kinds) - 1:
                said = "La clôture n’est pas à la fin.", "Mettez-la en dernier."
            elif kind == "evaluation" and not {"pratique", "cas"} & {*kinds[:index]}:
                said = "Une évaluation vient avant toute pratique.", "Placez-la après la pratique."
            else:
                continue
            yield corpus.catalogue.location(module, "sequences", index), *said


CERTIFIED = "ccp1"  # the framework the jury certifies
CERTIFICATION = "mise-en-pratique-et-certification"


@rule(
    "competency-untaught",
    title="Dans un parcours, une compétence est enseignée avant d’être certifiée.",
    why="Personne ne doit découvrir devant le jury ce que l’on attendait de lui.",
    bad="un module de certification sur CCP1 C4 avant tout module qui l’enseigne",
    good="les modules qui enseignent C4, puis la certification",
)
def competencies_are_taught_first(corpus: Corpus) -> Iterator[Found]:
    """Report certification modules on competencies no earlier module of the track teaches."""
    catalogue = corpus.catalogue
    for track in catalogue.tracks.values():
        modules = [catalogue.modules.get(slug) for slug in track.modules]
        taught: set[str] = set()
        for index, module in enumerate(modules):
            if module is None:
                break  # nothing sure can be said after a module that cannot be read
            codes = {*module.competencies.get(CERTIFIED, ())}
            if module.block == CERTIFICATION and (missing := sorted(codes - taught)):
                listed = ", ".join(f"{CERTIFIED} {code}" for code in missing)
                yield (
                    catalogue.location(track, "modules", index),
                    f"« {module.slug} » certifie {listed}, que rien n’enseigne avant.",
                    "Placez avant lui un module qui l’enseigne, ou corrigez ses compétences.",
                )
            taught |= codes
