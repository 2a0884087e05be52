"""Run the author's own cells on a trainee's answers: data in, scores out.

Only cells of the source notebook run here, never a trainee's: the answers are data.
"""

import ast
import contextlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from types import CodeType

from trousse.grading.cells import Cell


@dataclass(frozen=True)
class Outcome:
    """What a cell gave: the value of its last expression, what it printed, its error."""

    value: object
    printed: str
    error: str = ""


@dataclass(frozen=True)
class Program:
    """A cell compiled once: its statements, and its last expression apart."""

    id: str
    body: CodeType
    last: CodeType | None


def compile_cell(cell: Cell) -> Program:
    """Compile a code cell as a notebook would run it.

    Raises:
        SyntaxError: the author's cell is not Python.
    """
    tree = ast.parse(cell.source, filename=f"<{cell.id}>")
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        expression = ast.Expression(tree.body.pop().value)  # type: ignore[attr-defined]
        last = compile(expression, f"<{cell.id}>", "eval")
    return Program(cell.id, compile(tree, f"<{cell.id}>", "exec"), last)


def run(programs: Iterable[Program]) -> dict[str, Outcome]:
    """Run compiled cells one after the other in one fresh namespace; errors are outcomes."""
    space: dict[str, object] = {"__name__": "__main__"}
    return {program.id: run_one(program, space) for program in programs}


def run_one(program: Program, space: dict[str, object]) -> Outcome:
    """Run one compiled cell in a namespace; its errors are part of the outcome."""
    printed = io.StringIO()
    value: object = None
    error = ""
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            exec(program.body, space)  # noqa: S102 (the author's cells)
            if program.last is not None:
                value = eval(program.last, space)  # noqa: S307 (the author's cells)
        except Exception as failure:
            error = f"{type(failure).__name__}: {failure}"
    return Outcome(value, printed.getvalue(), error)


def score_of(outcome: Outcome | None, points: float) -> float:
    """Return the score of a points cell: none without evidence that it ran to its end."""
    if outcome is None or outcome.error:
        return 0.0
    if isinstance(outcome.value, int | float) and not isinstance(outcome.value, bool):
        return min(max(0.0, float(outcome.value)), points)
    return points
