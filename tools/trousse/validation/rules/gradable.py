"""Cells of evaluations say to nbgrader what their code does."""

from collections import Counter
from collections.abc import Iterator

from trousse.catalogue import Location
from trousse.notebooks import CellView, NotebookFile
from trousse.validation.registry import Found, each_evaluation, rule
from trousse.validation.rules.evaluations import is_sound, shows_key
from trousse.validation.rules.questions import AUTOMATIC, calls_of, said

POINTS = 20
_FLAGS = ("grade", "locked", "solution", "task")
_HIDDEN = "### BEGIN HIDDEN TESTS"
_SCHEME = "=== BEGIN MARK SCHEME"


@rule(
    "evaluation-cell",
    title="Les métadonnées nbgrader d’une cellule se tiennent.",
    why="nbgrader s’arrête, ou note une cellule que les stagiaires ont pu changer.",
    bad='"grade": true sans "points", ou une cellule notée non verrouillée',
    good='"grade": true, "locked": true, "points": 2',
)
@each_evaluation
def cells_can_be_graded(notebook: NotebookFile) -> Iterator[Found]:
    """Report cells of evaluations that nbgrader would refuse or grade wrongly."""
    for cell, fault, advice in _cell_faults(notebook):
        yield said(notebook, cell, fault, advice)


def _cell_faults(notebook: NotebookFile) -> list[tuple[CellView, str, str]]:
    return [(cell, *fault) for cell in notebook.cells for fault in _faults(cell)]


def _faults(cell: CellView) -> Iterator[tuple[str, str]]:
    told = cell.nbgrader
    if not told:
        if cell.kind == "code" and _HIDDEN in cell.source:
            yield "elle a perdu ses métadonnées nbgrader.", "Reprenez celles d’une cellule voisine."
        elif cell.kind == "code":
            yield "une cellule de code n’est pas verrouillée.", 'Ajoutez "locked": true.'
        return
    odd = [flag for flag in _FLAGS if not isinstance(told.get(flag, False), bool)]
    if odd:
        yield f"« {odd[0]} » vaut true ou false.", "Corrigez les métadonnées nbgrader."
        return
    if told.get("schema_version") != 3:
        yield "« schema_version » doit valoir 3.", 'Mettez "schema_version": 3.'
    yield from _role_faults(cell)
    yield from _points_faults(cell)


def _role_faults(cell: CellView) -> Iterator[tuple[str, str]]:
    told = cell.nbgrader
    grade, solution, task = (told.get(key, False) for key in ("grade", "solution", "task"))
    if task and cell.kind != "markdown":
        yield "une question notée à la main est une cellule de texte.", "Changez-la de sorte."
    elif grade and cell.kind != "code":
        yield (
            "une question notée automatiquement est une cellule de code.",
            ('Mettez "task": true si elle se note à la main.'),
        )
    elif grade and solution:
        yield (
            "une cellule ne peut pas être à la fois notée et corrigée.",
            ('Mettez "solution": false.'),
        )
    elif not is_sound(cell) or shows_key(cell):
        return  # said by evaluation-markers and evaluation-key-visible
    elif grade and _HIDDEN not in cell.source:
        yield "les points ne sont pas dans un test caché.", f"Ajoutez « {_HIDDEN} » et sa fin."
    elif task and _SCHEME not in cell.source:
        yield "il manque la consigne au correcteur.", f"Ajoutez « {_SCHEME} === » et sa fin."
    elif not solution and not told.get("locked", False):
        yield "les stagiaires pourraient la modifier.", 'Mettez "locked": true.'


def _points_faults(cell: CellView) -> Iterator[tuple[str, str]]:
    told = cell.nbgrader
    points = told.get("points")
    graded = told.get("grade") or told.get("task")
    number = isinstance(points, int | float) and not isinstance(points, bool)
    if graded and not (number and float(points or 0) > 0):
        yield "ses points sont à donner.", 'Mettez "points": un nombre plus grand que zéro.'
    elif not graded and points:
        yield "elle a des points mais n’est pas notée.", 'Retirez "points".'


@rule(
    "evaluation-points",
    title=f"Une évaluation vaut {POINTS} points.",
    why="Les notes de tous les modules se comparent et s’additionnent.",
    bad="des cellules dont les points font 18, ou q3.points(2) et 1 point dans nbgrader",
    good="des cellules dont les points font 20, le même nombre aux deux endroits",
)
@each_evaluation
def points_add_up(notebook: NotebookFile) -> Iterator[Found]:
    """Report evaluations not worth twenty points, and points that differ from the code's.

    Cells and questions with faults of their own come first: the sum would say them again.
    """
    cells = notebook.cells
    if _cell_faults(notebook) or any(_question_faults(notebook)):
        return
    total = sum(cell.points for cell in cells)
    earned = _earned(notebook)
    odd = [
        cell
        for cell in cells
        if cell.points and earned.get(cell.number, cell.points) != cell.points
    ]
    graded = [cell for cell in cells if cell.points]
    if total != POINTS:
        place = (odd or graded[-1:] or cells[:1])[0].line if cells else 1
        yield (
            Location(notebook.path, place),
            f"Les points font {total:g} au lieu de {POINTS}.",
            "Corrigez les points des cellules notées.",
        )
        return
    for cell in odd:
        what = (
            f"le code donne {earned[cell.number]:g} points, et nbgrader en compte {cell.points:g}."
        )
        yield said(notebook, cell, what, "Mettez le même nombre aux deux endroits.")


def _earned(notebook: NotebookFile) -> dict[int, float]:
    """Return the points that the code of cells gives, by the number of the cell."""
    earned: dict[int, float] = {}
    for call in calls_of(notebook):
        if call.scored and call.number is not None:
            earned[call.cell.number] = earned.get(call.cell.number, 0) + call.number
    return earned


@rule(
    "evaluation-question",
    title="Chaque question posée rapporte des points, et une seule fois.",
    why="Une question sans points ne compte pas ; des points sans question font échouer la note.",
    bad="q4 = single(…) sans cellule q4.points(…)",
    good="q4 = single(…) puis q4.points(1, key=…)",
)
@each_evaluation
def questions_earn_points(notebook: NotebookFile) -> Iterator[Found]:
    """Report questions without points, points without question, and points given twice."""
    yield from _question_faults(notebook)


def _question_faults(notebook: NotebookFile) -> Iterator[Found]:
    calls = calls_of(notebook)
    asked = {call.target: call.cell for call in calls if call.target and call.name in AUTOMATIC}
    earned = [(call.cell, call.scored) for call in calls if call.scored and call.number is not None]
    counts = Counter(name for _, name in earned)
    for name, cell in asked.items():
        if not counts[name]:
            yield said(notebook, cell, f"« {name} » ne rapporte aucun point.",
                        f"Ajoutez une cellule {name}.points(…).")  # fmt: skip
    for cell, name in earned:
        if name not in asked:
            yield said(notebook, cell, f"« {name} » n’est pas une question de ce carnet.",
                        "Corrigez son nom.")  # fmt: skip
        elif counts.pop(name, 1) > 1:
            yield said(notebook, cell, f"« {name} » rapporte des points plusieurs fois.",
                        "Gardez une seule cellule de points.")  # fmt: skip
