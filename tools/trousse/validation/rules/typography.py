"""Texts have the one form that `trousse fmt` writes."""

from collections.abc import Iterator

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
    for path in formatted_paths(corpus.project):
        if path.suffix == ".ipynb":
            continue  # said by notebook-not-canonical
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue  # said by file-unreadable
        wanted = formatted(path, text)
        if wanted != text:
            yield (
                Location(path, *first_difference(text, wanted)),
                "La typographie ou la mise en forme est à reprendre.",
                "Lancez « trousse fmt ».",
            )
