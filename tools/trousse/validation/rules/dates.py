"""Dates are possible, and reviews are not overdue."""

from collections.abc import Iterator
from datetime import date, datetime

from trousse.catalogue import SitePage, Unit
from trousse.validation.corpus import Corpus
from trousse.validation.freshness import is_due, review_before
from trousse.validation.registry import Found, rule

_KEYS = ("reviewed_on", "read_on", "dated")


@rule(
    "date-future",
    title="Une date de relecture ou de lecture est passée.",
    why="On ne peut pas avoir lu une source demain ; une année fausse cache un fait périmé.",
    bad="read_on: 2062-11-22",
    good="read_on: 2026-11-22",
)
def dates_are_past(corpus: Corpus) -> Iterator[Found]:
    """Report dates of reading or review that have not come yet."""
    for document in corpus.catalogue.documents.values():
        for keys in document.marks:
            value = document.value(keys) if keys and keys[-1] in _KEYS else None
            value = value.date() if isinstance(value, datetime) else value
            if isinstance(value, date) and value > corpus.today:
                yield (
                    document.location(*keys),
                    f"Le {value:%d/%m/%Y} n’est pas encore arrivé.",
                    "Corrigez l’année, ou mettez la date du jour.",
                )


@rule(
    "review-overdue",
    level="avertissement",
    title="Une unité, une page du site, est relue avant d’être dépassée.",
    why="Un numéro, un écran ou une loi change ; une fiche fausse coûte plus qu’une fiche absente.",
    bad="volatility: interface et reviewed_on: 2024-01-15, deux ans après",
    good="le contenu et ses sources relus, reviewed_on à la date du jour",
)
def reviews_are_on_time(corpus: Corpus) -> Iterator[Found]:
    """Report units, unless they are withdrawn, and pages of the site whose review is overdue."""
    known = corpus.catalogue
    shown: list[Unit | SitePage] = [unit for unit in known.units if unit.status != "retire"]
    for one in [*shown, *known.pages.values()]:
        if is_due(one, corpus.today):
            yield (
                known.location(one, "reviewed_on"),
                f"« {one.title} » devait être relu avant le {review_before(one):%d/%m/%Y}.",
                "Relisez le contenu et ses sources, corrigez ce qui a changé, puis mettez la date "
                "du jour.",
            )
