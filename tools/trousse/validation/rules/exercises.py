"""Exercises do what they promise, proved by the engine that learners use."""

import json
from collections.abc import Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from trousse.catalogue import Exercise, Location
from trousse.notebooks import NotebookFile
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


_CELLS = (
    "from trousse.catalogue import read_exercise\nfrom trousse.practice import show\n\n"
    'exercise = read_exercise("exercise.yml")',
    "show(exercise)",
)


@rule(
    "exercise-notebook",
    title="Le carnet d’un exercice a son titre et les deux cellules qui l’ouvrent.",
    why="Tout le contenu est dans exercise.yml ; le carnet ne fait que le montrer.",
    bad="show(exercice) dans exercise.ipynb",
    good="un titre, la lecture d’exercise.yml, show(exercise)",
)
def notebooks_only_show_exercises(corpus: Corpus) -> Iterator[Found]:
    """Report notebooks of exercises that do anything else than show them."""
    for exercise in corpus.catalogue.exercises.values():
        path = exercise.folder / "exercise.ipynb"
        for line, said in corpus.kept("shown", path, partial(_odd_cell, corpus, path)):
            yield (
                Location(path, line),
                said,
                "Reprenez le carnet d’un exercice voisin, avec le titre de celui-ci.",
            )


def _odd_cell(corpus: Corpus, path: Path) -> list[tuple[int, str]]:
    """Return the line of the first cell that is not as it should be, and what was expected."""
    notebook = corpus.notebook(path)
    if not isinstance(notebook, NotebookFile):
        return []
    found = [cell.source.strip() for cell in notebook.cells]
    wanted = [found[0] if found[0].startswith("# ") else "# Titre", *_CELLS]
    if found == wanted:
        return []
    odd = _first_odd(found, wanted)
    line = notebook.cells[min(odd, len(found) - 1)].line
    return [(line, f"Cellule {odd + 1} : on attendait {_expected(wanted, odd)}.")]


def _first_odd(found: list[str], wanted: list[str]) -> int:
    pairs = zip(found, wanted, strict=False)
    same = min(len(found), len(wanted))
    return next((i for i, (one, other) in enumerate(pairs) if one != other), same)


def _expected(wanted: list[str], odd: int) -> str:
    return f"« {wanted[odd].splitlines()[-1]} »" if odd < len(wanted) else "la fin du carnet"
