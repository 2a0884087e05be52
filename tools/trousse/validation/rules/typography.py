"""Texts have the one form that `trousse fmt` writes."""

from collections.abc import Iterator
from pathlib import Path

from trousse.catalogue import Location
from trousse.notebooks import NotebookError
from trousse.validation.corpus import Corpus
from trousse.validation.formatting import first_difference, formatted, formatted_paths
from trousse.validation.registry import Found, rule


@rule(
    "text-not-formatted",
    title="La typographie est française et les fichiers sont en forme.",
    why="Une espace insécable oubliée envoie un « ? » seul à la ligne.",
    bad="Qui m'écrit ?",
    good="Qui m’écrit ?",
)
def texts_are_formatted(corpus: Corpus) -> Iterator[Found]:
    """Report texts that `trousse fmt` would change, at the first line that differs."""
    for path in formatted_paths(corpus.files):
        if path.suffix == ".ipynb":
            continue  # said by notebook-not-canonical
        place = difference(corpus, path)
        if place:
            yield (
                Location(path, *place),
                "La typographie ou la mise en forme est à reprendre.",
                "Lancez « trousse fmt ».",
            )


def difference(corpus: Corpus, path: Path) -> tuple[int, int] | None:
    """Return the line and column where `path` leaves its one form, or None.

    None also for a file that has no form: another rule says what makes it unreadable.
    """
    found = corpus.kept("form", path, lambda: _difference(corpus, path))
    return (found[0], found[1]) if found else None


def _difference(corpus: Corpus, path: Path) -> tuple[int, int] | None:
    if corpus.text(path) is None:
        return None
    raw = corpus.files.raw(path)
    try:
        wanted = formatted(corpus.project, path, raw)
    except NotebookError:
        return None
    return None if wanted == raw else first_difference(raw, wanted)
