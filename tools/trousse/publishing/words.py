"""Turn values into the French a reader expects: hours, dates, sizes, counts."""

from datetime import date

_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip
_NBSP = "\u00a0"


def hours(minutes: int) -> str:
    """Return `minutes` as a number of hours, with a decimal comma when needed."""
    value = round(minutes / 60, 1)
    text = str(int(value)) if value == int(value) else str(value).replace(".", ",")
    return f"{text}{_NBSP}h"


def day(value: date) -> str:
    """Return a date as in « 1er mars 2026 »."""
    number = "1er" if value.day == 1 else str(value.day)
    return f"{number}{_NBSP}{_MONTHS[value.month - 1]} {value.year}"


def month(value: date) -> str:
    """Return the month of a date as in « mars 2026 »."""
    return f"{_MONTHS[value.month - 1]} {value.year}"


def size(octets: int) -> str:
    """Return a file size in French units (1 ko = 1,000 octets)."""
    if octets < 1_000_000:
        return f"{max(1, round(octets / 1000))}{_NBSP}ko"
    return f"{octets / 1_000_000:.1f}{_NBSP}Mo".replace(".", ",")


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: « 1 atelier », « 3 ateliers »."""
    return f"{number}{_NBSP}{one if number < 2 else many or one + 's'}"
