"""Answer forms: what a trainee fills in an evaluation, and how it earns its points.

A notebook declares its questions with these functions and shows them; the answers live in
`reponses.json` beside the notebook. Imported in trainees' kernels: nothing heavy is loaded before
a form is shown.
"""

import random

from trousse.grading.forms import session
from trousse.grading.forms.arranged import Classify, Match, Order
from trousse.grading.forms.choices import Multiple, Single
from trousse.grading.forms.item import Item, Labels
from trousse.grading.forms.session import begin
from trousse.grading.forms.written import LongText, Number, ShortText, Table

__all__ = [
    "answer",
    "begin",
    "check_answers",
    "classify",
    "draw",
    "long_text",
    "match",
    "multiple",
    "number",
    "order",
    "short_text",
    "single",
    "table",
]


def single(id: str, text: str, options: Labels) -> Single:
    """Ask for one choice among `options` (`{key: label}`)."""
    return Single(id, text, options)


def multiple(id: str, text: str, options: Labels) -> Multiple:
    """Ask for any number of choices among `options` (`{key: label}`)."""
    return Multiple(id, text, options)


def order(id: str, text: str, items: Labels) -> Order:
    """Ask to put `items` (`{key: label}`) in order."""
    return Order(id, text, items)


def match(id: str, text: str, left: Labels, right: Labels) -> Match:
    """Ask to give each line of `left` its choice among `right`."""
    return Match(id, text, left, right)


def classify(id: str, text: str, items: Labels, categories: Labels) -> Classify:
    """Ask to put each of `items` in one of `categories`."""
    return Classify(id, text, items, categories)


def number(id: str, text: str, unit: str = "") -> Number:
    """Ask for a number, `unit` being shown after the field."""
    return Number(id, text, unit)


def short_text(id: str, text: str) -> ShortText:
    """Ask for a word or a few words."""
    return ShortText(id, text)


def table(id: str, text: str, rows: Labels, columns: Labels) -> Table:
    """Ask to fill the cells of a table of `rows` by `columns`."""
    return Table(id, text, rows, columns)


def long_text(id: str, text: str) -> LongText:
    """Ask for a text that a person will mark."""
    return LongText(id, text)


def draw(id: str) -> random.Random:
    """Return the trainee's own random generator for question `id`."""
    return session.current().random(id)


def answer(**answers: object) -> None:
    """Give answers for this execution only: what the author's solution cell does."""
    session.current().given.update(answers)


def check_answers(*items: Item) -> None:
    """Show the two buttons of the end: say what is missing (never what is right), hand in."""
    if session.current().live:
        from trousse.grading.forms.display import show_check

        show_check(items)
