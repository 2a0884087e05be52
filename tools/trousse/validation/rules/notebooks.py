"""Notebooks are readable and in canonical form."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from trousse.catalogue import Location
from trousse.notebooks import CellView, NotebookError, NotebookFile
from trousse.validation.corpus import Corpus
from trousse.validation.registry import Found, each_notebook, rule
from trousse.validation.rules.typography import difference


@rule(
    "notebook-unreadable",
    shape=True,
    title="Un carnet est un fichier JSON au format Jupyter 4.",
    why="Un carnet abîmé ne s’ouvre plus et bloque la correction.",
    bad="un carnet coupé au milieu",
    good="un carnet enregistré par JupyterLab",
)
def notebooks_are_readable(corpus: Corpus) -> Iterator[Found]:
    """Report notebooks that are not notebooks."""
    for path in corpus.notebook_paths:
        for line, said in corpus.kept("unreadable", path, partial(_error, corpus, path)):
            yield (
                Location(path, line),
                said,
                "Rouvrez-le dans JupyterLab, ou reprenez la dernière version qui s’ouvrait.",
            )


def _error(corpus: Corpus, path: Path) -> list[tuple[int, str]]:
    """Return the line and the words of what makes `path` no notebook; nothing if it is one."""
    error = corpus.notebook(path)
    return [(error.line, str(error))] if isinstance(error, NotebookError) else []


@rule(
    "notebook-not-canonical",
    title="Un carnet est enregistré sous sa forme canonique.",
    why="Sans sorties ni compteurs, deux personnes peuvent modifier deux cellules sans conflit.",
    bad="un carnet avec des résultats d’exécution",
    good="le même après « trousse fmt »",
)
def notebooks_are_canonical(corpus: Corpus) -> Iterator[Found]:
    """Report notebooks that `trousse fmt` would change, at the first line that differs."""
    for path in corpus.notebook_paths:
        place = difference(corpus, path)
        if place and not _is_repeated(corpus, path):
            yield (
                Location(path, *place),
                "Ce carnet n’est pas sous sa forme canonique.",
                "Lancez « trousse fmt ».",
            )


def _is_repeated(corpus: Corpus, path: Path) -> bool:
    notebook = corpus.notebook(path)
    return isinstance(notebook, NotebookFile) and any(repeated(notebook))


@rule(
    "notebook-cell-empty",
    title="Un carnet n’a pas de cellule vide.",
    why="JupyterLab en laisse souvent une à la fin ; on se demande ce qu’il fallait y écrire.",
    bad="une cellule sans rien",
    good="pas de cellule, ou une cellule « # À vous » quand on attend une réponse",
)
@each_notebook
def cells_hold_something(notebook: NotebookFile) -> Iterator[Found]:
    """Report cells without a word."""
    for cell in notebook.cells:
        if not cell.source.strip():
            place = Location(notebook.path, cell.line)
            yield place, f"Cellule {cell.number} : elle est vide.", "Supprimez-la."


@rule(
    "notebook-id-duplicate",
    title="Deux cellules n’ont pas le même identifiant.",
    why="nbgrader arrête toute une promotion sur une cellule copiée.",
    bad='deux cellules "id": "q1"',
    good='"id": "q1" et "id": "q2"',
)
@each_notebook
def cell_identifiers_are_unique(notebook: NotebookFile) -> Iterator[Found]:
    """Report cell identifiers and grade_ids borne by several cells of the raw file."""
    for cell, name in repeated(notebook):
        yield (
            Location(notebook.path, cell.line),
            f"Cellule {cell.number} : l’identifiant « {name} » est déjà pris.",
            "Donnez-lui un autre identifiant (métadonnées de la cellule).",
        )


def repeated(notebook: NotebookFile) -> Iterator[tuple[CellView, str]]:
    """Yield the cells whose identifier or grade_id an earlier cell bears."""
    met: set[str] = set()
    for cell in notebook.cells:
        name = str(cell.nbgrader.get("grade_id") or cell.identifier)
        if name and name in met:
            yield cell, name
        met.add(name)
