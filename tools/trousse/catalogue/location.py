"""Where a value stands in a file that an author edits."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file: line and column count from 1."""

    path: Path
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Problem:
    """A shape mistake met while reading a file; `validation` reports it as a finding.

    `kind` is the identifier of the rule that reports it.
    """

    kind: str
    location: Location
    message: str
    help: str


def empty(path: Path, said: str) -> Problem:
    """Return the problem of a file that says nothing; `said` ends « Ce fichier … »."""
    return Problem(
        "file-empty",
        Location(path),
        f"Ce fichier {said}.",
        "Remplissez-le à partir de celui d’une unité voisine, ou supprimez-le.",
    )
