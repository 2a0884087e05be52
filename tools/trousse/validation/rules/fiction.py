"""People, addresses and numbers are invented."""

import re
from collections.abc import Iterator
from pathlib import Path

from trousse.catalogue import Location
from trousse.validation.corpus import Corpus
from trousse.validation.registry import Found, rule

_PHONE = re.compile(
    r"(?<![\d.])(?:\+33[ .\u00a0\u202f]?|0)[1-9](?:[ .\u00a0\u202f-]?\d{2}){4}(?![\d])"
)
_FICTIONAL = ("019900", "026191", "035301", "046571", "053649", "063998")
_EMAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")


@rule(
    "phone-real",
    title="Un numéro de téléphone de fiction est dans une tranche réservée.",
    why="Un numéro inventé au hasard sonne chez quelqu’un.",
    bad="06 12 34 56 78",
    good="06 39 98 12 34",
)
def phones_are_fictional(corpus: Corpus) -> Iterator[Found]:
    """Report phone numbers outside the ranges reserved for fiction."""
    for path, number, line in _lines(corpus):
        for match in _PHONE.finditer(line):
            digits = re.sub(r"\D", "", match[0].replace("+33", "0"))
            if not digits.startswith(_FICTIONAL):
                yield (
                    Location(path, number, match.start() + 1),
                    f"Le numéro {match[0]} peut être celui de quelqu’un.",
                    "Prenez-en un qui commence par 01 99 00, 02 61 91, 03 53 01, 04 65 71, "
                    "05 36 49 ou 06 39 98.",
                )


@rule(
    "email-real",
    title="Une adresse de courriel de fiction finit par .example ou .test.",
    why="Ces domaines n’existeront jamais ; les autres sont à quelqu’un.",
    bad="mireille@laposte-courrier.fr",
    good="mireille.aubert@courriel.example",
)
def emails_are_fictional(corpus: Corpus) -> Iterator[Found]:
    """Report e-mail addresses in real domains."""
    for path, number, line in _lines(corpus):
        for match in _EMAIL.finditer(line):
            if not match[1].lower().endswith((".example", ".test")):
                yield (
                    Location(path, number, match.start() + 1),
                    f"L’adresse {match[0]} peut être celle de quelqu’un.",
                    "Prenez un domaine qui finit par .example ou .test.",
                )


def _lines(corpus: Corpus) -> Iterator[tuple[Path, int, str]]:
    for path in (*corpus.page_paths, *corpus.notebook_paths, *corpus.catalogue.documents):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        for number, line in enumerate(text.split("\n"), start=1):
            yield path, number, line
