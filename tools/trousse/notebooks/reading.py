"""Read a notebook file: its cells, and the line each of them stands on."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trousse.notebooks.canonical import canonical_text, source_of


@dataclass(frozen=True)
class CellView:
    """A cell as rules look at it; `line` is where it starts in the canonical file.

    `source_line` is the line of the file that holds the first line of `source`.
    """

    number: int
    identifier: str
    kind: str
    source: str
    line: int
    source_line: int
    nbgrader: dict[str, Any]
    attachments: bool = False

    @property
    def points(self) -> float:
        """Points the cell is worth; 0 if it is not graded."""
        graded = self.nbgrader.get("grade") or self.nbgrader.get("task")
        points = self.nbgrader.get("points", 0)
        number = isinstance(points, int | float) and not isinstance(points, bool)
        return float(points) if graded and number else 0.0


@dataclass(frozen=True)
class NotebookFile:
    """A notebook on disk: its raw text, its parsed content and its cells.

    `canonical` is that content in canonical form.
    """

    path: Path
    text: str
    content: dict[str, Any]
    canonical: str
    cells: tuple[CellView, ...]


class NotebookError(Exception):
    """The file is not a notebook; the message says why, in French."""

    def __init__(self, message: str, line: int = 1) -> None:
        """Keep the line (from 1) where reading stopped."""
        super().__init__(message)
        self.line = line


def read_notebook(path: Path) -> NotebookFile:
    """Read the notebook at `path`.

    Raises:
        NotebookError: not UTF-8, not JSON, or not shaped like a notebook.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise NotebookError("Ce carnet n’est pas en UTF-8.") from error
    return parse_notebook(path, text)


def parse_notebook(path: Path, text: str) -> NotebookFile:
    """Read `text` as the content of the notebook at `path`.

    Raises:
        NotebookError: not JSON, or not shaped like a notebook.
    """
    try:
        content = json.loads(text, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        raise NotebookError("Ce carnet n’est pas du JSON : il est abîmé.", error.lineno) from error
    except _RepeatedError as error:
        said = f"Ce carnet est abîmé : « {error} » est écrit deux fois au même endroit."
        raise NotebookError(said, _second(text, str(error))) from error
    except RecursionError as error:
        raise NotebookError("Ce carnet est abîmé : trop de niveaux imbriqués.") from error
    if not _is_notebook(content):
        raise NotebookError("Ce fichier JSON n’est pas un carnet Jupyter au format 4.")
    if not content["cells"]:
        raise NotebookError("Ce carnet n’a aucune cellule.")
    canonical = canonical_text(content)
    return NotebookFile(path, text, content, canonical, _cells(content, canonical))


class _RepeatedError(Exception):
    """A key stands twice in one JSON object: one of the two values would be lost."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        raise _RepeatedError(next(one for one in names if names.count(one) > 1))
    return made


def _second(text: str, name: str) -> int:
    """Return the line where `name` stands again in an object, or 1."""
    met: set[int] = set()
    for number, line in enumerate(text.split("\n"), start=1):
        indent = len(line) - len(line.lstrip())
        met = {one for one in met if one <= indent}
        if line.lstrip().startswith(f'"{name}":'):
            if indent in met:
                return number
            met.add(indent)
    return 1


def _is_notebook(content: Any) -> bool:
    if not isinstance(content, dict) or not isinstance(content.get("cells"), list):
        return False
    return content.get("nbformat") == 4 and all(_is_cell(cell) for cell in content["cells"])


def _is_cell(cell: Any) -> bool:
    if not isinstance(cell, dict) or cell.get("cell_type") not in ("code", "markdown", "raw"):
        return False
    source, metadata = cell.get("source", ""), cell.get("metadata", {})
    lines = isinstance(source, list) and all(isinstance(line, str) for line in source)
    nbgrader = isinstance(metadata, dict) and isinstance(metadata.get("nbgrader", {}), dict)
    return nbgrader and (lines or isinstance(source, str))


def _cells(content: dict[str, Any], canonical: str) -> tuple[CellView, ...]:
    lines = canonical.split("\n")
    starts = [number for number, line in enumerate(lines, start=1) if line == "  {"]
    sources = [number for number, line in enumerate(lines, start=1) if line in _SOURCE]
    return tuple(
        _view(number, cell, starts[number - 1], sources[number - 1] + 1)
        for number, cell in enumerate(content["cells"], start=1)
    )


# How the source of a cell begins in the canonical form; one without a line is written « [] ».
_SOURCE = ('   "source": [', '   "source": []')


def _view(number: int, cell: dict[str, Any], line: int, source_line: int) -> CellView:
    return CellView(
        number,
        str(cell.get("id", "")),
        cell["cell_type"],
        source_of(cell),
        line,
        source_line,
        cell.get("metadata", {}).get("nbgrader", {}),
        bool(cell.get("attachments")),
    )
