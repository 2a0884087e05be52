"""What makes a kit the kit of one place: where, when, whom to ask, and a logo."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trousse.errors import TrousseError
from trousse.kits.logo import check_logo

# Letters that the poster's box holds for one detail, on two or three lines.
MAX_LETTERS = 120
# What Markdown would take for marks: the documents would lose words.
_MARKS = re.compile(r"[<>\[\]*`|\\\x00-\x1f\x7f\u2028\u2029]")
_CLOCK = re.compile(r"(\d{1,2})\s*(?:h|:)\s*(\d{2})?")
# A date in digits, as 14/01/2027 or 2027-01-14; « tous les mardis » is a date as well.
_DATE = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2}$)")
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")


@dataclass(frozen=True)
class Personalisation:
    """What `--lieu --date --heure --contact --logo` say; everything is optional."""

    place: str = ""
    day: str = ""
    hour: str = ""
    contact: str = ""
    logo: Path | None = None

    @property
    def given(self) -> bool:
        """Whether at least one practical detail is known."""
        return bool(self.place or self.day or self.hour or self.contact)

    @property
    def start(self) -> int | None:
        """Minutes after midnight at which the session starts, if `hour` begins with a time."""
        found = _CLOCK.search(self.hour)
        return int(found[1]) * 60 + int(found[2] or 0) if found else None

    @property
    def suffix(self) -> str:
        """What tells this kit's folder from the general one, e.g. « -mediatheque-les-tilleuls »."""
        if not (self.given or self.logo):
            return ""
        plain = unicodedata.normalize("NFD", self.place.lower()).encode("ascii", "ignore").decode()
        name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")
        return f"-{name or 'personnalise'}"

    @property
    def mark(self) -> str:
        """A fingerprint of all of it, the bytes of the logo included."""
        logo = hashlib.sha256(self.logo.read_bytes()).hexdigest() if self.logo else ""
        return "\n".join((self.place, self.day, self.hour, self.contact, logo))

    def check(self) -> None:
        """Refuse a logo that no document can show, words no poster can hold, a day that is none.

        Raises:
            TrousseError: a detail is too long, on several lines or holds marks, or a date or an
                hour written in digits does not exist; see `check_logo`.
        """
        details = {"lieu": self.place, "date": self.day, "heure": self.hour}
        for option, text in {**details, "contact": self.contact}.items():
            _check_detail(option, text)
        _check_day(self.day.strip())
        _check_hour(self.hour)
        if self.logo:
            check_logo(self.logo)


def _check_detail(option: str, text: str) -> None:
    if len(text) > MAX_LETTERS:
        raise TrousseError(
            f"--{option}",
            f"ce texte a {len(text)} lettres : l’affiche en tient {MAX_LETTERS}.",
            "Abrégez-le, puis recommencez.",
        )
    found = _MARKS.search(text)
    if found:
        sign = "un retour à la ligne" if found[0] in "\n\r" else f"le signe « {found[0]} »"
        raise TrousseError(
            f"--{option}",
            f"ce texte contient {sign}, que les documents ne peuvent pas montrer.",
            "Écrivez-le sur une seule ligne, sans ce signe.",
        )


def _check_day(text: str) -> None:
    for found in (*_DATE.finditer(text), *_ISO_DATE.finditer(text)):
        numbers = [int(part) for part in found.groups()]
        year, month, day = numbers if found.re is _ISO_DATE else numbers[::-1]
        try:
            date(year + 2000 if year < 100 else year, month, day)
        except ValueError:
            raise TrousseError(
                "--date",
                f"le jour « {found[0]} » n’existe pas.",
                "Écrivez le jour, le mois et l’année, par exemple 14/01/2027.",
            ) from None


def _check_hour(text: str) -> None:
    for found in _CLOCK.finditer(text):
        if int(found[1]) > 23 or int(found[2] or 0) > 59:
            raise TrousseError(
                "--heure",
                f"l’heure « {found[0].strip()} » n’existe pas.",
                "Écrivez-la comme 14 h 30.",
            )
