"""Keys of evaluations name choices that exist, and say what the model answer says.

What the code works out, such as a number drawn for each trainee, is left alone: `make test` and
« python -m trousse.grading.forms » play it.
"""

import ast
from collections.abc import Iterator
from typing import Any, TypeAlias

from trousse.notebooks import NotebookFile
from trousse.validation.registry import Found, each_evaluation, rule
from trousse.validation.rules.questions import ASKED, Call, calls_of, said, written
from trousse.validation.rules.references import near

_WANTED = {
    "single": "Donnez l’un des choix de la question.",
    "multiple": "Donnez une liste de choix de la question.",
    "order": "Donnez chaque étape une fois, dans l’ordre.",
    "match": "Donnez à chaque ligne l’un des choix.",
    "classify": "Donnez à chaque ligne l’une des catégories.",
}


Maps: TypeAlias = list[dict[str, str]]
"""The options of a question, or its lines and their choices."""

Models: TypeAlias = dict[str, tuple[Call, ast.expr]]
"""The model answer of each question, with the call that gives it."""

Fault: TypeAlias = tuple[Call, ast.expr, str, str]
"""The call and the value at fault, what is wrong, what to do."""


@rule(
    "evaluation-key",
    title="La clé d’une question nomme ses choix, et le corrigé dit la même chose.",
    why="Sinon, la bonne réponse est comptée fausse, ou la correction s’arrête.",
    bad='deux choix « a » et « b », et q1.points(2, key="c")',
    good='q1.points(2, key="b"), et q1="b" dans le corrigé',
)
@each_evaluation
def keys_name_choices(notebook: NotebookFile) -> Iterator[Found]:
    """Report keys and feedback that name no choice, and model answers that are not the key."""
    calls = calls_of(notebook)
    scores = {call.scored: call for call in calls if call.scored and "key" in call.words}
    models = {name: (call, node) for call in calls if call.name == "answer"
              for name, node in call.words.items()}  # fmt: skip
    for asked in calls:
        score, maps = scores.get(asked.target), _maps(asked)
        if asked.name in _WANTED and score and maps is not None:
            told = [*_key_faults(asked, score, maps), *_feedback_faults(asked, score, maps)]
            for call, node, what, to_do in told or _model_faults(asked, score, models):
                yield said(notebook, call.cell, what, to_do, call.line(node))


def _key_faults(asked: Call, score: Call, maps: Maps) -> Iterator[Fault]:
    key = _plain(asked, written(score.words["key"]))
    if key is not None and not _fits(asked, key, maps):
        what = f"la clé de « {asked.target} » ne va pas avec ses choix."
        yield score, score.words["key"], what, _WANTED[asked.name]


def _feedback_faults(asked: Call, score: Call, maps: Maps) -> Iterator[Fault]:
    feedback = score.words.get("feedback")
    lines = list(maps[0])
    pairs = [f"{line}:{choice}" for line in lines for choice in maps[-1]] if len(maps) > 1 else []
    for node in feedback.keys if isinstance(feedback, ast.Dict) else ():
        name = written(node) if node else None
        if node and name not in (None, *lines, *pairs, "*"):
            what = f"le retour « {name} » de « {asked.target} » ne répond à aucun choix."
            yield score, node, what, near(str(name), lines) or "Corrigez son nom."


def _model_faults(asked: Call, score: Call, models: Models) -> Iterator[Fault]:
    """Say that the model answer lacks, or is not the key; both must be written out."""
    call, node = models.get(asked.target, (asked, asked.node))
    key = _plain(asked, written(score.words["key"]))
    if models and call is asked:
        what = f"« {asked.target} » n’a pas de réponse dans le corrigé."
        yield call, node, what, f"Ajoutez {asked.target}=… dans answer(…)."
    elif models and key is not None and _plain(asked, written(node)) not in (None, key):
        what = f"le corrigé de « {asked.target} » n’est pas sa clé."
        yield call, node, what, "Donnez la même réponse aux deux endroits."


@rule(
    "evaluation-name",
    title="Une question porte le nom de sa variable.",
    why="Les réponses sont rangées sous ce nom : sous un autre, elles sont perdues.",
    bad='q1 = single("q11", …)',
    good='q1 = single("q1", …)',
)
@each_evaluation
def questions_bear_their_name(notebook: NotebookFile) -> Iterator[Found]:
    """Report questions whose identifier is not the name of the variable that holds them."""
    for call in calls_of(notebook):
        told = written(call.node.args[0]) if call.node.args else None
        if call.target and call.name in ASKED and told not in (None, call.target):
            what = f"« {call.target} » porte le nom « {told} »."
            to_do = f'Écrivez {call.name}("{call.target}", …).'
            yield said(notebook, call.cell, what, to_do, call.line(call.node.args[0]))


def _maps(asked: Call) -> Maps | None:
    """Return the options of a question, or its lines and their choices; None when unwritten."""
    given = [*asked.node.args, *asked.words.values()]
    maps = [found for node in given if isinstance(found := written(node), dict)]
    return maps if len(maps) == (2 if asked.name in ("match", "classify") else 1) else None


def _plain(asked: Call, answer: Any) -> Any:
    """Return `answer` in the one form that other ways to write it share."""
    if asked.name == "multiple":
        several = [answer] if isinstance(answer, str) else answer
        return sorted(several, key=repr) if isinstance(several, list | tuple | set) else answer
    return list(answer) if isinstance(answer, tuple) else answer


def _fits(asked: Call, key: Any, maps: Maps) -> bool:
    """Tell whether `key` names what is in `maps`, as the forms themselves ask."""
    first, last = list(maps[0]), list(maps[-1])
    if asked.name == "single":
        return key in first
    if asked.name == "multiple":
        return isinstance(key, list) and bool(key) and all(one in first for one in key)
    if asked.name == "order":
        return isinstance(key, list) and sorted(key, key=repr) == sorted(first, key=repr)
    pairs = key.items() if isinstance(key, dict) else ()
    return {*first} == {line for line, _ in pairs} and all(one in last for _, one in pairs)
