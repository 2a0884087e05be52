"""Notebooks are readable and in canonical form."""

from collections.abc import Iterator

from trousse.catalogue import Location
from trousse.notebooks import CellView, NotebookError, NotebookFile
from trousse.validation.corpus import Corpus
from trousse.validation.registry import Found, rule
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
        error = corpus.notebook(path)
        if isinstance(error, NotebookError):
            yield (
                Location(path, error.line),
                str(error),
                "Rouvrez-le dans JupyterLab, ou reprenez la dernière version qui s’ouvrait.",
            )


@rule(
    "notebook-not-canonical",
    title="Un carnet est enregistré sous sa forme canonique.",
    why="Sans sorties ni compteurs, deux personnes peuvent modifier deux cellules sans conflit.",
    bad="un carnet avec des résultats d’exécution",
    good="le même après « trousse fmt »",
)
def notebooks_are_canonical(corpus: Corpus) -> Iterator[Found]:
    """Report notebooks that `trousse fmt` would change, at the first line that differs."""
    for notebook in corpus.notebooks:
        place = difference(corpus, notebook.path)
        if place and not list(repeated(notebook)):
            yield (
                Location(notebook.path, *place),
                "Ce carnet n’est pas sous sa forme canonique.",
                "Lancez « trousse fmt ».",
            )


@rule(
    "notebook-cell-empty",
    title="Un carnet n’a pas de cellule vide.",
    why="JupyterLab en laisse souvent une à la fin ; on se demande ce qu’il fallait y écrire.",
    bad="une cellule sans rien",
    good="pas de cellule, ou une cellule « # À vous » quand on attend une réponse",
)
def cells_hold_something(corpus: Corpus) -> Iterator[Found]:
    """Report cells without a word."""
    for notebook in corpus.notebooks:
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
def cell_identifiers_are_unique(corpus: Corpus) -> Iterator[Found]:
    """Report cell identifiers and grade_ids borne by several cells of the raw file."""
    for notebook in corpus.notebooks:
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
