"""Show notebooks as plain pages, without what trainees must not see."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

from trousse.errors import TrousseError
from trousse.notebooks import CellView, NotebookError, NotebookFile, dump, read_notebook, source_of
from trousse.publishing.bodies import split_title

_HIDDEN = re.compile(
    r"^[ \t]*### BEGIN (SOLUTION|HIDDEN TESTS).*?^[ \t]*### END \1[^\n]*$\n?",
    re.MULTILINE | re.DOTALL,
)
_LEAK = re.compile(r"BEGIN (SOLUTION|HIDDEN TESTS)|\.points\(|\banswer\(|\.to_mark\(")
_STATEMENT = re.compile(r"s\d+-enonce")
_RESERVED = "correction"
_KINDS = (
    "single", "multiple", "order", "match", "classify", "number", "short_text", "table",
    "long_text",
)  # fmt: skip


@dataclass(frozen=True)
class Activity:
    """An activity as a page: (kind, text) pairs, and the notebook to download (JSON text)."""

    title: str
    parts: tuple[tuple[str, str], ...]
    notebook: str


@dataclass(frozen=True)
class Evaluation:
    """What may be said of an evaluation, and the notebook as trainees receive it (JSON text).

    `kinds` counts the automatic questions by kind; `situations` counts those marked by hand.
    """

    kinds: dict[str, int]
    points: float
    situations: int
    notebook: str


def read_activity(path: Path) -> Activity | None:
    """Return the activity notebook at `path`, or None if there is none."""
    notebook = _read(path)
    if notebook is None:
        return None
    cells = [(cell.kind, cell.source.strip()) for cell in notebook.cells if cell.source.strip()]
    title, first = split_title(cells[0][1]) if cells and cells[0][0] == "markdown" else ("", "")
    parts = ([("markdown", first)] if first else []) + cells[1 if title else 0 :]
    return Activity(title, tuple(parts), notebook.text)


def read_evaluation(path: Path) -> Evaluation | None:
    """Return the evaluation notebook at `path`, or None if there is none.

    Raises:
        TrousseError: something that looks like an answer would be published.
    """
    notebook = _read(path)
    if notebook is None:
        return None
    visible = [cell for cell in _shown(notebook) if not _is_reserved(cell)]
    kinds = [kind for cell in visible for kind in _form_kinds(cell)]
    return Evaluation(
        {kind: kinds.count(kind) for kind in dict.fromkeys(kinds) if kind != "long_text"},
        sum(cell.points for cell in notebook.cells),
        sum(bool(_STATEMENT.fullmatch(cell.identifier)) for cell in visible),
        _stripped(notebook, {cell.number for cell in visible}),
    )


def _stripped(notebook: NotebookFile, kept: set[int]) -> str:
    """Return the notebook with the cells `kept` only, without hidden regions."""
    cells = [
        cell | {"source": _HIDDEN.sub("", source_of(cell)).splitlines(keepends=True)}
        for number, cell in enumerate(notebook.content["cells"], start=1)
        if number in kept
    ]
    text = dump(notebook.content | {"cells": cells})
    if _LEAK.search(text):
        raise TrousseError(
            str(notebook.path),
            "cette évaluation contient un corrigé hors de la partie réservée à la correction.",
            "Placez les réponses et les barèmes après la cellule « correction ».",
        )
    return text


def _read(path: Path) -> NotebookFile | None:
    if not path.is_file():
        return None
    try:
        return read_notebook(path)
    except NotebookError as error:
        raise TrousseError(
            f"{path}:{error.line}",
            str(error),
            "Ouvrez-le dans JupyterLab, ou reprenez sa version précédente.",
        ) from error


def _shown(notebook: NotebookFile) -> list[CellView]:
    """Return the cells that come before the part reserved for marking."""
    end = next((n for n, c in enumerate(notebook.cells) if c.identifier == _RESERVED), None)
    return list(notebook.cells[:end])


def _is_reserved(cell: CellView) -> bool:
    return bool(cell.nbgrader.get("solution") or cell.nbgrader.get("grade"))


def _form_kinds(cell: CellView) -> list[str]:
    """Return the kinds of the forms that a code cell declares."""
    try:
        tree = ast.parse(cell.source if cell.kind == "code" else "")
    except SyntaxError:
        return []
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [f.id for f in called if isinstance(f, ast.Name) and f.id in _KINDS]
