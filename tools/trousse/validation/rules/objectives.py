"""What a module promises is practised in the day, then measured by the evaluation."""

from collections.abc import Iterator

from trousse.catalogue import Location, Module
from trousse.validation.corpus import Corpus
from trousse.validation.registry import Found, rule

_PRACTICE = ("pratique", "cas")


@rule(
    "objective-unknown",
    title="Un numéro d’objectif désigne un objectif du module.",
    why="Un objectif retiré de la liste laisse des séquences et des questions sans but.",
    bad="objectives: [1, 6] quand le module a cinq objectifs",
    good="objectives: [1, 5]",
)
def objectives_exist(corpus: Corpus) -> Iterator[Found]:
    """Report places that are not in the list of objectives of a ready module."""
    for module in _ready(corpus):
        many = len(module.objectives)
        for where, place in _named(corpus, module):
            if place not in _places(module):
                yield (
                    where,
                    f"L’objectif {place} n’existe pas : le module en a {many}.",
                    f"Donnez sa place dans « objectives », de 1 à {many}.",
                )


@rule(
    "objective-unpractised",
    title="Un objectif annoncé est pratiqué.",
    why="On n’apprend pas un geste en l’écoutant décrire.",
    bad="un objectif 3 qu’aucune séquence de sorte pratique ou cas ne nomme",
    good="{title: Pratique libre, minutes: 90, kind: pratique, …, objectives: [3]}",
)
def objectives_are_practised(corpus: Corpus) -> Iterator[Found]:
    """Report objectives that no sequence of practice of a ready module works on."""
    for module in _ready(corpus):
        told = {place for one in module.sequences for place in one.objectives}
        practised = [one.objectives for one in module.sequences if one.kind in _PRACTICE]
        for where, place in _left_out(corpus, module, told, {p for one in practised for p in one}):
            yield (
                where,
                f"Aucune séquence ne fait pratiquer l’objectif {place}.",
                f"Ajoutez {place} aux « objectives » d’une séquence de sorte pratique ou cas, "
                "ou retirez cet objectif.",
            )


@rule(
    "objective-unassessed",
    title="Un objectif annoncé est évalué.",
    why="Sans question qui le mesure, personne ne sait s’il est atteint.",
    bad="un objectif 3 qu’aucune question de assessed ne nomme",
    good="q4: {section: …, objective: 3, competencies: {ccp1: [C4]}}",
)
def objectives_are_assessed(corpus: Corpus) -> Iterator[Found]:
    """Report objectives that no question of a ready module measures."""
    for module in _ready(corpus):
        told = {one.objective for one in module.assessed.values() if one.objective is not None}
        for where, place in _left_out(corpus, module, told, told):
            yield (
                where,
                f"Aucune question n’évalue l’objectif {place}.",
                f"Ajoutez « objective: {place} » à une question de « assessed », ou retirez cet "
                "objectif.",
            )


def _ready(corpus: Corpus) -> Iterator[Module]:
    return (one for one in corpus.catalogue.modules.values() if not corpus.is_draft(one))


def _places(module: Module) -> range:
    return range(1, len(module.objectives) + 1)


def _named(corpus: Corpus, module: Module) -> Iterator[tuple[Location, int]]:
    """Yield each place that a sequence or a question names, and where it is written."""
    locate = corpus.catalogue.location
    for row, sequence in enumerate(module.sequences):
        for index, place in enumerate(sequence.objectives):
            yield locate(module, "sequences", row, "objectives", index), place
    for item, assessed in module.assessed.items():
        if assessed.objective is not None:
            yield locate(module, "assessed", item, "objective"), assessed.objective


def _left_out(
    corpus: Corpus, module: Module, told: set[int], done: set[int]
) -> Iterator[tuple[Location, int]]:
    """Yield the objectives that are not `done`, unless what is `told` has a wrong place.

    That one is said by objective-unknown: who knows which objective it stands for.
    """
    if told - set(_places(module)):
        return
    for index, objective in enumerate(module.objectives):
        repeated = objective in module.objectives[:index]  # said by list-repeated
        if index + 1 not in done and not repeated:
            yield corpus.catalogue.location(module, "objectives", index), index + 1
