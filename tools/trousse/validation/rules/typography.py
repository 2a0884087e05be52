"""Texts have the one form that `trousse fmt` writes."""

from collections.abc import Iterator
from pathlib import Path

from trousse.catalogue import Location
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
        if path.suffix == ".ipynb" or corpus.text(path) is None:
            continue  # said by notebook-not-canonical, or by what makes it unreadable
        place = difference(corpus, path)
        if place:
            yield (
                Location(path, *place),
                "La typographie ou la mise en forme est à reprendre.",
                "Lancez « trousse fmt ».",
            )


def difference(corpus: Corpus, path: Path) -> tuple[int, int] | None:
    """Return the line and column where `path` leaves its one form, or None."""
    raw = corpus.files.raw(path)
    name = corpus.project.relative(path)
    found = corpus.memo("form", f"{name}\n{raw}", lambda: _difference(corpus, path, raw))
    return (found[0], found[1]) if found else None


def _difference(corpus: Corpus, path: Path, raw: str) -> tuple[int, int] | None:
    wanted = formatted(corpus.project, path, raw)
    return None if wanted == raw else first_difference(raw, wanted)
