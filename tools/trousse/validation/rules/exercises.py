"""Exercises do what they promise, proved by the engine that learners use."""

from collections.abc import Iterator

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
    exercises = [one for one in corpus.catalogue.exercises.values() if one.status == "pret"]
    if not exercises:
        return
    from trousse.practice.engine import Engine

    engine = Engine()
    for exercise in exercises:
        for defect in engine.prove(_plain(corpus, exercise)):
            yield (
                corpus.catalogue.location(exercise, *defect.path),
                defect.message,
                "Jouez l’exercice, puis corrigez ce passage.",
            )


def _plain(corpus: Corpus, exercise: Exercise) -> dict[str, object]:
    """Return the content of exercise.yml as the engine takes it."""
    document = corpus.catalogue.documents[exercise.folder / "exercise.yml"]
    return {"slug": exercise.slug, **document.data}
