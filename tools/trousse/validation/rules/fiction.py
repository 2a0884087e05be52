"""People, addresses, numbers and services are invented."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from trousse.catalogue import Location
from trousse.validation.corpus import Corpus
from trousse.validation.registry import Found, rule

_PHONE = re.compile(
    r"(?<![\d.])(?:(?:\+|00)33[ .\u00a0\u202f]?(?:\(0\))?|0)[1-9]"
    r"(?:[ ./\u00a0\u202f-]?\d{2}){4}(?![\d])"
)
_MAYBE_PHONE = re.compile(r"[+0][ ./()\d\u00a0\u202f-]{9}")
_FICTIONAL = ("019900", "026191", "035301", "046571", "053649", "063998")
_MAYBE_EMAIL = re.compile("@")
_EMAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
_DOMAIN = re.compile(
    r"(?<![\w@./-])(?:https?://)?((?:[a-z0-9-]+\.)+(?:com|eu|fr|info|io|net|org|re|shop|site|xyz))\b",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(r"(?:^|\.)(?:gouv\.fr|cnil\.fr|signal-spam\.fr|service-public\.fr)$")
_NAMED_IN = ("sources",)  # keys whose addresses are real on purpose


@rule(
    "phone-real",
    title="Un numéro de téléphone de fiction est dans une tranche réservée.",
    why="Un numéro inventé au hasard sonne chez quelqu’un.",
    bad="06 12 34 56 78",
    good="06 39 98 12 34",
)
def phones_are_fictional(corpus: Corpus) -> Iterator[Found]:
    """Report phone numbers outside the ranges reserved for fiction."""
    for place, said in _found(corpus, "phones", _MAYBE_PHONE, _phones):
        yield (
            place,
            f"Le numéro {said} peut être celui de quelqu’un.",
            "Prenez-en un qui commence par 01 99 00, 02 61 91, 03 53 01, 04 65 71, "
            "05 36 49 ou 06 39 98.",
        )


def _phones(line: str) -> Iterator[tuple[int, str]]:
    for match in _PHONE.finditer(line):
        digits = re.sub(r"\D", "", re.sub(r"^(?:\+|00)33", "0", match[0].replace("(0)", "")))
        if not digits.startswith(_FICTIONAL):
            yield match.start() + 1, match[0]


@rule(
    "number-real",
    title="Un numéro de sécurité sociale, de compte, de carte ou d’entreprise ne peut pas exister.",
    why="Un numéro dont la clé est juste est peut-être celui de quelqu’un.",
    bad="un IBAN copié d’un vrai relevé",
    good="FR00 0000 0000 0000 0000 0000 000, dont la clé est fausse",
)
def numbers_cannot_exist(corpus: Corpus) -> Iterator[Found]:
    """Report numbers of people, accounts, cards and firms whose check digits are right."""
    for place, said in _found(corpus, "numbers", _MAYBE_NUMBER, _numbers):
        yield (
            place,
            f"Le numéro {said} peut être celui de quelqu’un : sa clé est juste.",
            "Changez ses derniers chiffres, ou prenez des zéros.",
        )


_SPACES = "[ \u00a0\u202f]?"
_NUMBER = re.compile(
    rf"(?<![\w.,/=-])(?:[A-Z]{{2}}\d{{2}}(?:{_SPACES}[A-Z\d]{{4}}){{3,7}}(?:{_SPACES}[A-Z\d]{{1,3}})?"
    rf"|\d(?:{_SPACES}\d){{13,15}})(?![\w-])"
)

_MAYBE_NUMBER = re.compile(rf"\d(?:{_SPACES}[A-Z\d]){{12}}")


def _numbers(line: str) -> Iterator[tuple[int, str]]:
    for match in _NUMBER.finditer(line):
        said = re.sub(r"\W", "", match[0])
        if _is_key_right(said) and len(set(said)) > 2:
            yield match.start() + 1, match[0]


def _is_key_right(number: str) -> bool:
    """Tell whether the check digits are right: ISO 7064 (IBAN), 97 (NIR), Luhn (card, SIRET)."""
    if number[0].isalpha():
        return int("".join(str(int(one, 36)) for one in number[4:] + number[:4])) % 97 == 1
    if len(number) == 15:
        return number[0] in "12" and 97 - int(number[:13]) % 97 == int(number[13:])
    doubled = [int(one) * (2 if place % 2 else 1) for place, one in enumerate(number[::-1])]
    return sum(sum(divmod(one, 10)) for one in doubled) % 10 == 0


@rule(
    "email-real",
    title="Une adresse de courriel de fiction finit par .example ou .test.",
    why="Ces domaines n’existeront jamais ; les autres sont à quelqu’un.",
    bad="mireille@laposte-courrier.fr",
    good="mireille.aubert@courriel.example",
)
def emails_are_fictional(corpus: Corpus) -> Iterator[Found]:
    """Report e-mail addresses in real domains."""
    for place, said in _found(corpus, "emails", _MAYBE_EMAIL, _emails):
        yield (
            place,
            f"L’adresse {said} peut être celle de quelqu’un.",
            "Prenez un domaine qui finit par .example ou .test.",
        )


def _emails(line: str) -> Iterator[tuple[int, str]]:
    for match in _EMAIL.finditer(line) if "@" in line else ():
        if not match[1].lower().endswith((".example", ".test")):
            yield match.start() + 1, match[0]


@rule(
    "domain-real",
    title="Dans un exercice, une adresse de site finit par .example ou .test.",
    why="Un site inventé au hasard appartient à quelqu’un, parfois à un escroc.",
    bad="https://www.mon-colis-express.com/suivi",
    good="https://colivite.example/suivi",
)
def domains_are_fictional(corpus: Corpus) -> Iterator[Found]:
    """Report real domains in exercises, but those of sources and of public services."""
    for exercise in corpus.catalogue.exercises.values():
        document = corpus.catalogue.documents[exercise.folder / "exercise.yml"]
        for keys, (line, column) in document.marks.items():
            value = document.value(keys)
            if keys and keys[0] not in _NAMED_IN and isinstance(value, str):
                for _, said in _domains(value):
                    yield (
                        Location(document.path, line, column),
                        f"Le site {said} peut être celui de quelqu’un.",
                        "Prenez un domaine qui finit par .example ou .test.",
                    )


def _domains(text: str) -> Iterator[tuple[int, str]]:
    for match in _DOMAIN.finditer(text):
        if not _OFFICIAL.search(match[1].lower()):
            yield match.start(1) + 1, match[1]


def _found(
    corpus: Corpus,
    name: str,
    likely: re.Pattern[str],
    search: Callable[[str], Iterator[tuple[int, str]]],
) -> Iterator[tuple[Location, str]]:
    """Yield what `search` finds in each line of each text; remembered file by file.

    Texts where `likely` finds nothing, which it tells faster, are not searched.
    """
    for path in corpus.files.paths:
        if path.suffix in (".ipynb", ".md", ".yml"):
            for line, column, said in corpus.kept(
                name, path, partial(_scan, corpus, path, likely, search)
            ):
                yield Location(path, line, column), said


def _scan(
    corpus: Corpus,
    path: Path,
    likely: re.Pattern[str],
    search: Callable[[str], Iterator[tuple[int, str]]],
) -> list[tuple[int, int, str]]:
    text = corpus.text(path) or ""
    if not likely.search(text):
        return []
    return [
        (number, column, said)
        for number, line in enumerate(text.split("\n"), start=1)
        for column, said in search(line)
    ]
