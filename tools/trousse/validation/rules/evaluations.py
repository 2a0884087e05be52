"""Evaluations hide their keys and ask enough questions."""

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import Path

from trousse.catalogue import Location
from trousse.notebooks import CellView, NotebookFile, read_rubric, statement_of
from trousse.validation.corpus import Corpus
from trousse.validation.registry import Found, each_evaluation, each_notebook, rule
from trousse.validation.rules.programs import syntax_error
from trousse.validation.rules.questions import AUTOMATIC, calls_of

AUTOMATIC_ITEMS = (8, 12)
KINDS = 4
_MARKERS = (
    ("### BEGIN SOLUTION", "### END SOLUTION"),
    ("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"),
    ("=== BEGIN MARK SCHEME ===", "=== END MARK SCHEME ==="),
)
_KEY = re.compile(r"\bkey\s*=|^\s*answer\(", re.MULTILINE)


@rule(
    "evaluation-markers",
    title="Les repères de solution et de test caché vont par deux.",
    why="Un repère sans fin laisse partir la solution chez les stagiaires.",
    bad="### BEGIN SOLUTION sans ### END SOLUTION",
    good="### BEGIN SOLUTION … ### END SOLUTION",
)
@each_notebook
def markers_are_balanced(notebook: NotebookFile) -> Iterator[Found]:
    """Report begin and end markers that do not match."""
    for cell in notebook.cells:
        for begin, end in _MARKERS:
            if not _balanced(cell.source, begin, end):
                yield (
                    Location(notebook.path, cell.line),
                    f"Cellule {cell.number} : « {begin} » et « {end} » ne vont pas par deux.",
                    "Ajoutez celui qui manque, chacun seul sur sa ligne.",
                )


def is_sound(cell: CellView) -> bool:
    """Tell whether the markers of a cell go by two."""
    return all(_balanced(cell.source, begin, end) for begin, end in _MARKERS)


@lru_cache(maxsize=16384)
def _balanced(source: str, begin: str, end: str) -> bool:
    opened = False
    for line in (line.strip() for line in source.split("\n")):
        if line in (begin, end):
            if opened == (line == begin):
                return False
            opened = line == begin
    return not opened


@rule(
    "evaluation-key-visible",
    title="La clé de correction n’est que dans les tests cachés et le corrigé.",
    why="Tout le reste est remis aux stagiaires.",
    bad='q1.points(2, key="b") hors des repères de test caché',
    good='### BEGIN HIDDEN TESTS, q1.points(2, key="b"), ### END HIDDEN TESTS',
)
@each_evaluation
def keys_are_hidden(notebook: NotebookFile) -> Iterator[Found]:
    """Report keys and model answers outside the regions that release removes."""
    for cell in notebook.cells:
        if shows_key(cell):
            yield (
                Location(notebook.path, cell.line),
                f"Cellule {cell.number} : une clé ou un corrigé serait remis aux stagiaires.",
                "Mettez-le entre les repères de test caché ou de solution.",
            )


def shows_key(cell: CellView) -> bool:
    """Tell whether trainees would receive a key in this cell."""
    return (
        cell.kind == "code" and is_sound(cell) and _KEY.search(_released(cell.source)) is not None
    )


@lru_cache(maxsize=16384)
def _released(source: str) -> str:
    for begin, end in _MARKERS:
        source = re.sub(rf"{re.escape(begin)}.*?{re.escape(end)}", "", source, flags=re.DOTALL)
    return source


@rule(
    "evaluation-items",
    title="Une évaluation a 8 à 12 questions automatiques, d’au moins quatre sortes.",
    why="Une seule sorte de question ne mesure qu’une façon de savoir.",
    bad="douze questions à choix unique",
    good="choix unique, choix multiple, ordre et association",
)
def items_are_many_and_varied(corpus: Corpus) -> Iterator[Found]:
    """Report evaluations of ready modules with too few, too many or too similar items."""
    for module, path in corpus.evaluations:
        kinds = corpus.kept("kinds", path, partial(_kinds, corpus, path))
        if corpus.is_draft(module) or kinds is None:
            continue
        low, high = AUTOMATIC_ITEMS
        if not low <= len(kinds) <= high:
            yield (
                Location(path, 1),
                f"{len(kinds)} questions automatiques.",
                f"Il en faut de {low} à {high}.",
            )
        if len(set(kinds)) < KINDS:
            yield (
                Location(path, 1),
                f"{len(set(kinds))} sortes de questions ({', '.join(sorted(set(kinds)))}).",
                f"Il en faut au moins {KINDS}.",
            )


def _kinds(corpus: Corpus, path: Path) -> list[str] | None:
    """Return the sort of each automatic question; None when the code cannot be read."""
    notebook = corpus.notebook(path)
    if not isinstance(notebook, NotebookFile) or any(map(syntax_error, notebook.cells)):
        return None  # said by notebook-unreadable, notebook-code-invalid
    return [one.name for one in calls_of(notebook) if one.target and one.name in AUTOMATIC]


@rule(
    "evaluation-rubric",
    title="Chaque situation a ses critères et leurs points dans son énoncé.",
    why="Stagiaires, correcteurs et retours lisent la même table : elle n’est écrite qu’une fois.",
    bad="s1-points vaut 4 points, la table « Critère observable | Points » de s1-enonce en fait 3",
    good="| Deux répliques sont citées | 1 | … : quatre lignes, quatre points",
)
@each_evaluation
def rubrics_add_up(notebook: NotebookFile) -> Iterator[Found]:
    """Report situations whose statement has no criteria, or criteria of another total."""
    sources = {cell.identifier: cell.source for cell in notebook.cells}
    for cell in notebook.cells:
        name = str(cell.nbgrader.get("grade_id", cell.identifier))
        if (
            cell.nbgrader.get("task")
            and cell.points
            and (problem := _rubric_problem(cell, name, sources))
        ):
            points = f"{cell.points:g}".replace(".", ",")
            yield (
                Location(notebook.path, cell.line),
                f"« {name} » : {problem}.",
                f"Écrivez dans « {statement_of(name)} » une table « Critère observable | "
                f"Points » qui fait {points} points.",
            )


def _rubric_problem(cell: CellView, name: str, sources: dict[str, str]) -> str:
    try:
        criteria = read_rubric(sources.get(statement_of(name), ""))
    except ValueError as error:
        return str(error)
    total = sum(one.points for one in criteria)
    if not criteria:
        return "aucun critère dans l’énoncé"
    return "" if total == cell.points else f"les critères font {total:g} points"
