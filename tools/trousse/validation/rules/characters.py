"""Texts hold only characters that people can see, print and search."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from trousse.catalogue import Location
from trousse.validation.corpus import Corpus
from trousse.validation.registry import Found, rule

# What a wrong encoding leaves, and what nobody can see.
_GARBLED = re.compile(
    "\ufffd|Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[«»°\u00a0]|â€[\u0080-\u2122œ]|Å“"
)
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b\u200e\u200f"
    "\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_ENDINGS = ("e", "ne", "le", "te", "ère", "euse", "rice", "trice")
_ENDING = f"(?:{'|'.join(_ENDINGS)})"
_MIDDLE_DOT = re.compile(
    r"[^\W\d_]+[·•‧⋅][^\W\d_]+(?:[·•‧⋅]\w+)*"
    rf"|[^\W\d_]{{3,}}(?:\({_ENDING}\)s|\({_ENDING}s\)|([.-]){_ENDING}\1s)(?!\w)"
)


@rule(
    "character-garbled",
    title="Les accents et les guillemets sont lisibles.",
    why="« PrÃ©nom » imprimé sur une fiche, c’est une fiche à jeter.",
    bad="PrÃ©nom",
    good="Prénom",
)
def characters_are_readable(corpus: Corpus) -> Iterator[Found]:
    """Report what a file opened in the wrong encoding leaves behind."""
    for place, said in _found(corpus, "garbled", _GARBLED):
        yield (
            place,
            f"« {said} » vient d’un fichier enregistré dans un autre encodage.",
            "Retapez ce mot, puis enregistrez le fichier en UTF-8.",
        )


@rule(
    "character-invisible",
    title="Un texte n’a pas de caractère invisible.",
    why="Collé depuis un traitement de texte, il coupe une adresse ou trompe un lecteur d’écran.",
    bad="un mot coupé par un trait d’union conditionnel",
    good="le même mot, retapé",
)
def characters_can_be_seen(corpus: Corpus) -> Iterator[Found]:
    """Report control, zero-width and direction characters."""
    for place, said in _found(corpus, "invisible", _INVISIBLE):
        yield place, f"Il y a ici un caractère invisible (U+{ord(said):04X}).", "Effacez-le."


# What a text that has one holds for sure: looking for it is faster than for the whole pattern.
_TWO_GENDERS = re.compile(rf"[·•‧⋅(.-](?:(?<=[·•‧⋅])|{_ENDING}(?:s\)|[).-]s))")


@rule(
    "middle-dot",
    title="Les deux genres s’écrivent en entier, sans point médian ni parenthèse.",
    why="Un lecteur d’écran et une personne qui lit avec effort butent sur « usager·ère ».",
    bad="les usager·ères",
    good="les usagers et usagères, ou les personnes",
)
def genders_are_written_out(corpus: Corpus) -> Iterator[Found]:
    """Report words that bear two genders at once: « usager·es », « usager(e)s », « usager-e-s »."""
    for place, said in _found(corpus, "genders", _MIDDLE_DOT, _TWO_GENDERS):
        yield (
            place,
            f"« {said} » porte deux genres à la fois.",
            "Écrivez les deux formes, ou un mot neutre.",
        )


def _found(
    corpus: Corpus, name: str, pattern: re.Pattern[str], likely: re.Pattern[str] | None = None
) -> Iterator[tuple[Location, str]]:
    """Yield what `pattern` finds; only texts where `likely` finds something are searched."""
    for path in corpus.files.paths:
        if path.suffix in (".ipynb", ".md", ".yml"):
            scan = partial(_scan, corpus, path, pattern, likely)
            for line, column, said in corpus.kept(name, path, scan):
                yield Location(path, line, column), said


def _scan(
    corpus: Corpus, path: Path, pattern: re.Pattern[str], likely: re.Pattern[str] | None
) -> list[tuple[int, int, str]]:
    text = corpus.text(path)
    if text is None or (likely and not likely.search(text)):
        return []
    return [
        (text.count("\n", 0, found.start()) + 1,
         found.start() - text.rfind("\n", 0, found.start()), found[0])
        for found in pattern.finditer(text)
    ]  # fmt: skip
