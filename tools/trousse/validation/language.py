"""Sentences and reading ease of French texts."""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+(?:[’'\-@.][^\W_]+)*")
_END = re.compile(r"(?<=[.!?…])[\s\u00a0\u202f»]+")
_BULLET = re.compile(r"\s*(?:[-*+☐]|\d+[.)])\s+")
_NOT_PROSE = re.compile(r"^\s*(\||#|:::|```|<|\{)")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sentence of `text` with its line, from 1; tables and headings are no prose."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not _NOT_PROSE.match(line):
            for piece in _END.split(_BULLET.sub("", _IMAGE.sub("", line))):
                if _WORD.search(piece):
                    yield number, piece.strip()


def words(text: str) -> list[str]:
    """Return the words of `text`; « aujourd’hui » and an address count for one."""
    return _WORD.findall(text)


def reading_ease(text: str) -> float:
    """Return how easy `text` is to read: 100 very easy, 60 ordinary, 30 hard.

    Source: Flesch’s formula with the French coefficients of Kandel and Moles, as textstat
    computes it (import: 250 ms).
    """
    import textstat

    textstat.set_lang("fr")
    return float(textstat.flesch_reading_ease(text))
