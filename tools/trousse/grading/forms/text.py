"""Read what people type: spellings, numbers as the French write them, safe printing."""

import math
import re
import unicodedata
from collections.abc import Iterable

_ARTICLES = re.compile(r"^(?:(?:le|la|les|un|une|des|du) |[ld] )")
_NUMBER = re.compile(r"^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$")
_UNIT = re.compile(r"[^\d.,\s+-][^\d]*$")
_UNPRINTABLE = {"Cc", "Cs", "Cf", "Co", "Cn"}


def normalise(text: str) -> str:
    """Reduce a spelling to what counts: no case, accent, punctuation, space or first article."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    bare = "".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c))
    return _ARTICLES.sub("", " ".join(bare.split())).replace(" ", "")


def distance(one: str, other: str) -> int:
    """Count the typing errors between two spellings (optimal string alignment distance)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return row[-1]


def same_spelling(typed: str, accepted: str, errors: int = 0) -> bool:
    """Tell whether `typed` is `accepted`, allowing `errors` typing errors."""
    one, other = normalise(typed), normalise(accepted)
    if abs(len(one) - len(other)) > errors:
        return False
    return one == other or (errors > 0 and distance(one, other) <= errors)


def to_number(typed: object) -> float | None:
    """Read `1 250,50`, `12.5` or `8 €` as a number; None when it is not one."""
    if isinstance(typed, bool):
        return None
    if isinstance(typed, int | float):
        return _finite(typed)
    if not isinstance(typed, str) or len(typed) > 60:
        return None
    digits = _UNIT.sub("", typed.strip().replace("\N{MINUS SIGN}", "-"))
    digits = re.sub(r"(?<=\d)\s+(?=\d)", "", digits).strip().replace(",", ".")
    return _finite(float(digits)) if digits.isascii() and _NUMBER.match(digits) else None


def _finite(value: int | float) -> float | None:
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def printable(text: str, limit: int = 300) -> str:
    """Return `text` safe to print anywhere: no control character, at most `limit` characters."""
    kept = (
        c for c in text[: limit + 1] if c in "\n\t" or unicodedata.category(c) not in _UNPRINTABLE
    )
    clean = "".join(kept).strip()
    return clean if len(text) <= limit else clean[:limit] + "…"


def together(names: Iterable[str]) -> str:
    """Write names of questions: `Questions 1, 4, situation 2`."""
    words: dict[str, list[str]] = {}
    for name in names:
        word, _, number = name.partition(" ")
        words.setdefault(word, []).append(number)
    said = [
        f"{word}{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}".strip()
        for word, numbers in words.items()
    ]
    return ", ".join([*said[:1], *(one.lower() for one in said[1:])])


def french(number: float) -> str:
    """Write a number of points the French way: `2`, `1,5`."""
    return f"{number:.2f}".rstrip("0").rstrip(".").replace(".", ",")
