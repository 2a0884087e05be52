"""Read the criteria of a situation: the table of its statement is the data, written once.

Trainees read it in the statement, markers tick it, the feedback repeats it. Its headings are
« Critère observable » and « Points »; the mark scheme of the task cell may add, for the marker
alone, lines that begin with « Critère 1 : ».
"""

import re
from dataclasses import dataclass

STATEMENT, TASK = "-enonce", "-points"
_HEADING = re.compile(r"^\|\s*Critères? observables?\s*\|\s*Points\s*\|\s*$", re.IGNORECASE)
_RULE = re.compile(r"^\|[\s:|-]+\|\s*$")
_GUIDE = re.compile(r"^Critères?\s+(\d+)\s*:\s*")
_MARKER = re.compile(r"^=== (BEGIN|END) MARK SCHEME")


@dataclass(frozen=True)
class Criterion:
    """One line of a rubric: what is to be seen, the points it gives, what helps the marker."""

    text: str
    points: float
    guide: str = ""


def statement_of(task: str) -> str:
    """Return the identifier of the statement a task cell marks: `s1-points` → `s1-enonce`."""
    return task.removesuffix(TASK) + STATEMENT


def read_rubric(statement: str, task: str = "") -> tuple[Criterion, ...]:
    """Return the criteria of a statement's Markdown, with the guides of the task cell's.

    Raises:
        ValueError: a line of the table has no number of points.
    """
    guides = _guides(task)
    rows = _rows(statement)
    return tuple(
        Criterion(text, _points(points), guides.get(number, ""))
        for number, (text, points) in enumerate(rows, 1)
    )


def _rows(statement: str) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    inside = False
    for line in statement.splitlines():
        if _HEADING.match(line):
            inside = True
        elif inside and line.startswith("|"):
            if not _RULE.match(line):
                text, _, points = line.strip().strip("|").rpartition("|")
                rows.append((text.strip(), points.strip()))
        else:
            inside = False
    return rows


def _points(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError as error:
        raise ValueError(f"« {text} » n’est pas un nombre de points") from error


def _guides(task: str) -> dict[int, str]:
    """Return what the mark scheme says of each criterion, by its number from 1."""
    guides: dict[int, list[str]] = {}
    number = 0
    scheme = False
    for line in task.splitlines():
        if found := _MARKER.match(line):
            scheme = found[1] == "BEGIN"
        elif scheme:
            if start := _GUIDE.match(line):
                number, line = int(start[1]), line[start.end() :]
            if number:
                guides.setdefault(number, []).append(line)
    return {key: "\n".join(lines).strip() for key, lines in guides.items()}
