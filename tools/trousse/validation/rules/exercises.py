"""Exercises do what they promise, proved by the engine that learners use."""

import json
from collections.abc import Iterator
from functools import cached_property, partial
from typing import Any

from trousse.catalogue import Exercise
from trousse.validation.corpus import Corpus
from trousse.validation.registry import Found, rule


@rule(
    "exercise-proof",
    title="Un exercice tient ce qu’il promet.",
    why="L’exemple mène au but, chaque erreur prévue reçoit son message et lui seul.",
    bad="une erreur prévue dont l’exemple ne déclenche rien",
    good="« example » refait exactement l’erreur que « when » décrit",
)
def exercises_keep_their_promise(corpus: Corpus) -> Iterator[Found]:
    """Replay each exercise in the learners' engine and report what it does not keep."""
    prover = _Prover()
    for exercise in corpus.catalogue.exercises.values():
        if exercise.status != "pret":
            continue
        told = json.dumps(_plain(corpus, exercise), ensure_ascii=False, default=str)
        for path, message in corpus.memo("proof", told, partial(prover.prove, told)):
            yield (
                corpus.catalogue.location(exercise, *path),
                message,
                "Jouez l’exercice, puis corrigez ce passage.",
            )


class _Prover:
    """The learners' engine, started at the first exercise that needs it."""

    @cached_property
    def engine(self) -> Any:
        from trousse.practice.engine import Engine

        return Engine()

    def prove(self, told: str) -> list[tuple[tuple[str | int, ...], str]]:
        return [(one.path, one.message) for one in self.engine.prove(json.loads(told))]


def _plain(corpus: Corpus, exercise: Exercise) -> dict[str, object]:
    """Return the content of exercise.yml as the engine takes it."""
    document = corpus.catalogue.documents[exercise.folder / "exercise.yml"]
    return {"slug": exercise.slug, **document.data}
