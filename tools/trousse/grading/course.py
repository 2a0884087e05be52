"""Write an ordinary nbgrader course under `build/nbgrader/` from the modules' evaluations."""

import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from trousse.errors import TrousseError
from trousse.grading.cells import Cell, read_cells
from trousse.paths import Project, write_atomically

NOTEBOOK = "evaluation.ipynb"
_IMAGE = re.compile(r"images/[\w./-]+\.\w+")
_KEYS = re.compile(r"### (?:BEGIN|END) |BEGIN MARK SCHEME|\.points\(|^answer\(", re.MULTILINE)
_CONFIG = '''\
"""nbgrader : réglages de ce cours. Tous les chemins partent de ce dossier."""

from pathlib import Path

c = get_config()  # noqa: F821
c.CourseDirectory.root = str(Path(__file__).resolve().parent)
c.CourseDirectory.course_id = "trousse"

# Ce que les stagiaires voient à la place du corrigé : rien à exécuter.
c.ClearSolutions.code_stub = {"python": "# Réponse"}
c.ClearSolutions.text_stub = "Réponse"

# Le retour remis aux stagiaires ne montre ni réponse attendue, ni consigne au correcteur.
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]
c.Execute.extra_arguments = ["--HistoryManager.hist_file=:memory:", "--log-level=40"]
'''


def stage(project: Project, modules: Iterable[str]) -> Path:
    """Write the course folder for the evaluations of `modules` (slugs) and return it.

    What nbgrader has already made there (gradebook, submissions, marks) is left alone.

    Raises:
        TrousseError: an evaluation is missing or cannot be graded as it stands.
    """
    course = project.build / "nbgrader"
    for slug in modules:
        stage_evaluation(project.curriculum / "modules" / slug / NOTEBOOK, slug, course)
    write_configuration(course)
    return course


def write_configuration(course: Path) -> None:
    """Write the course's settings, unless the trainer has their own."""
    if not (course / "nbgrader_config.py").exists():
        write_atomically(course / "nbgrader_config.py", _CONFIG)


def stage_evaluation(notebook: Path, slug: str, course: Path) -> Path:
    """Write the source of one assignment and return its notebook.

    Raises:
        TrousseError: the notebook is missing or cannot be graded as it stands.
    """
    cells = read_cells(notebook)
    problems = faults(cells)
    if problems:
        where, what = str(notebook), " ; ".join(problems)
        raise TrousseError(where, f"{what}.", "Corrigez les métadonnées nbgrader de ces cellules.")
    target = course / "source" / slug / NOTEBOOK
    write_atomically(target, _dressed(notebook, slug))
    for image in sorted({found for cell in cells for found in _IMAGE.findall(cell.source)}):
        if (notebook.parent / image).is_file():
            (target.parent / image).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(notebook.parent / image, target.parent / image)
    return target


def faults(cells: list[Cell]) -> list[str]:
    """Say why an evaluation cannot be graded; an empty list when it can."""
    found = []
    ids = [cell.id for cell in cells]
    found += [
        f"l’identifiant « {one} » sert deux fois" for one in sorted(set(ids)) if ids.count(one) > 1
    ]
    if not any(cell.role == "points" for cell in cells):
        found.append("aucune cellule ne donne de points")
    for cell in cells:
        if cell.role == "manual":
            found.append(f"« {cell.id} » : une cellule notée à la main est une « task » (Markdown)")
        if cell.role == "free" and cell.is_code:
            found.append(f"« {cell.id} » : une cellule de code est verrouillée (locked)")
        if cell.role in ("points", "task") and cell.points <= 0:
            found.append(f"« {cell.id} » : le nombre de points manque")
        if cell.role == "points" and "### BEGIN HIDDEN TESTS" not in cell.source:
            found.append(f"« {cell.id} » : les points ne sont pas entre BEGIN et END HIDDEN TESTS")
    return found


def _dressed(notebook: Path, slug: str) -> str:
    """Return the notebook's text as trainees meet it: named, code folded, correction closed."""
    raw = json.loads(notebook.read_text("utf-8"))
    codes = [cell for cell in raw["cells"] if cell["cell_type"] == "code"]
    line = f'from trousse.grading.forms import begin\n\nbegin("{slug}")\n'
    codes[0]["source"] = line + "".join(codes[0]["source"])
    for cell in codes:
        cell["metadata"]["jupyter"] = {"source_hidden": True}
    for cell in raw["cells"]:
        if cell.get("id") == "correction":
            cell["metadata"]["jp-MarkdownHeadingCollapsed"] = True
    return json.dumps(raw, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def leaks(released: Path) -> list[str]:
    """Return the cells of a released notebook that still show a key or a hidden test."""
    return [cell.id for cell in read_cells(released) if _KEYS.search(cell.source)]
