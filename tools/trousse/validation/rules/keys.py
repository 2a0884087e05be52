"""Keys of evaluations name choices that exist, and say what the model answer says.

What the code works out, such as a number drawn for each trainee, is left alone: `make test` and
« python -m trousse.grading.forms » play it.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from trousse.catalogue import Location
from trousse.notebooks import CellView, NotebookFile
from trousse.validation.registry import Found, each_evaluation, rule
from trousse.validation.rules.programs import statements, syntax_error
from trousse.validation.rules.references import near

_CHOICES = {
    "single": "Donnez l’un des choix de la question.",
    "multiple": "Donnez une liste de choix de la question.",
    "order": "Donnez chaque étape une fois, dans l’ordre.",
    "match": "Donnez à chaque ligne l’un des choix.",
    "classify": "Donnez à chaque ligne l’une des catégories.",
}
_WRITTEN = ("long_text", "number", "short_text", "table")


@dataclass(frozen=True)
class Call:
    """A call in a cell; `target` is the name that its result receives, if any."""

    cell: CellView
    node: ast.Call
    target: str

    @property
    def name(self) -> str:
        """What is called: `single`, or `points` for `q1.points(…)`."""
        function = self.node.func
        return getattr(function, "id", "") or getattr(function, "attr", "")

    @property
    def words(self) -> dict[str, ast.expr]:
        """The arguments given by name."""
        return {word.arg: word.value for word in self.node.keywords if word.arg}

    def line(self, node: ast.expr) -> int:
        """Return the line of the file where `node` stands."""
        return self.cell.source_line + node.lineno - 1


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
    calls = _calls(notebook)
    scores = {_scored(call): call for call in calls if _scored(call)}
    models = {name: (call, node) for call in calls if call.name == "answer"
              for name, node in call.words.items()}  # fmt: skip
    for asked in calls:
        score, maps = scores.get(asked.target), _maps(asked)
        if asked.name in _CHOICES and score and maps is not None:
            told = [*_key_faults(asked, score, maps), *_feedback_faults(asked, score, maps)]
            for call, node, what, to_do in told or _model_faults(asked, score, models):
                yield _said(notebook, call, node, what, to_do)


def _key_faults(asked: Call, score: Call, maps: Maps) -> Iterator[Fault]:
    key = _plain(asked, _value(score.words["key"]))
    if key is not None and not _fits(asked, key, maps):
        what = f"la clé de « {asked.target} » ne va pas avec ses choix."
        yield score, score.words["key"], what, _CHOICES[asked.name]


def _feedback_faults(asked: Call, score: Call, maps: Maps) -> Iterator[Fault]:
    feedback = score.words.get("feedback")
    lines = list(maps[0])
    pairs = [f"{line}:{choice}" for line in lines for choice in maps[-1]] if len(maps) > 1 else []
    for node in feedback.keys if isinstance(feedback, ast.Dict) else ():
        name = _value(node) if node else None
        if node and name not in (None, *lines, *pairs, "*"):
            what = f"le retour « {name} » de « {asked.target} » ne répond à aucun choix."
            yield score, node, what, near(str(name), lines) or "Corrigez son nom."


def _model_faults(asked: Call, score: Call, models: Models) -> Iterator[Fault]:
    """Say that the model answer lacks, or is not the key; both must be written out."""
    call, node = models.get(asked.target, (asked, asked.node))
    key = _plain(asked, _value(score.words["key"]))
    if models and call is asked:
        what = f"« {asked.target} » n’a pas de réponse dans le corrigé."
        yield call, node, what, f"Ajoutez {asked.target}=… dans answer(…)."
    elif models and key is not None and _plain(asked, _value(node)) not in (None, key):
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
    for call in _calls(notebook):
        told = _value(call.node.args[0]) if call.node.args else None
        if call.target and call.name in (*_CHOICES, *_WRITTEN) and told not in (None, call.target):
            yield _said(notebook, call, call.node.args[0], f"« {call.target} » porte le nom "
                        f"« {told} ».", f"Écrivez {call.name}(\"{call.target}\", …).")  # fmt: skip


def _calls(notebook: NotebookFile) -> list[Call]:
    """Return the calls of every cell; none when one cannot be read (notebook-code-invalid)."""
    if any(syntax_error(cell) for cell in notebook.cells):
        return []
    return [
        Call(cell, statement.value, _target(statement))
        for cell in notebook.cells
        if cell.kind == "code"
        for statement in statements(cell.source)
        if isinstance(statement, ast.Assign | ast.Expr) and isinstance(statement.value, ast.Call)
    ]


def _target(statement: ast.Assign | ast.Expr) -> str:
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    return targets[0].id if targets and isinstance(targets[0], ast.Name) else ""


def _scored(call: Call) -> str:
    """Return the name of the question that `q1.points(…, key=…)` scores, or nothing."""
    function = call.node.func
    if call.name != "points" or "key" not in call.words or not isinstance(function, ast.Attribute):
        return ""
    return function.value.id if isinstance(function.value, ast.Name) else ""


def _value(node: ast.expr) -> Any:
    """Return the value written out in `node`; None when the code works it out."""
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return None


def _maps(asked: Call) -> Maps | None:
    """Return the options of a question, or its lines and their choices; None when unwritten."""
    given = [*asked.node.args, *asked.words.values()]
    maps = [found for node in given if isinstance(found := _value(node), dict)]
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


def _said(notebook: NotebookFile, call: Call, node: ast.expr, what: str, to_do: str) -> Found:
    name = f"Cellule {call.cell.number} ({call.cell.identifier})"
    return Location(notebook.path, call.line(node)), f"{name} : {what}", to_do
