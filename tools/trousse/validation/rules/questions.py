"""What the code of an evaluation asks and scores: the calls of `trousse.grading.forms`."""

import ast
from dataclasses import dataclass
from typing import Any

from trousse.catalogue import Location
from trousse.notebooks import CellView, NotebookFile
from trousse.validation.registry import Found
from trousse.validation.rules.programs import statements, syntax_error

AUTOMATIC = (
    "single", "multiple", "order", "match", "classify", "number", "short_text", "table",
)  # fmt: skip
ASKED = (*AUTOMATIC, "long_text")


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

    @property
    def scored(self) -> str:
        """The name of the question that `q1.points(…)` scores, or nothing."""
        function = self.node.func
        if self.name != "points" or not isinstance(function, ast.Attribute):
            return ""
        return function.value.id if isinstance(function.value, ast.Name) else ""

    @property
    def number(self) -> float | None:
        """The first argument, when it is a number written out: points."""
        found = written(self.node.args[0]) if self.node.args else None
        return float(found) if isinstance(found, int | float) else None


def calls_of(notebook: NotebookFile) -> list[Call]:
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


def written(node: ast.expr) -> Any:
    """Return the value written out in `node`; None when the code works it out."""
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return None


def said(notebook: NotebookFile, cell: CellView, what: str, to_do: str, line: int = 0) -> Found:
    """Return a finding about a cell, at one of its lines or where it starts."""
    name = f"Cellule {cell.number} ({cell.identifier})"
    return Location(notebook.path, line or cell.line), f"{name} : {what}", to_do
