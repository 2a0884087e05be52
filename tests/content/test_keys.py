"""What a wrong answer is told never holds the right one, and neighbours have other questions."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from content.test_evaluations import EVALUATIONS
from trousse.grading.cells import read_cells
from trousse.grading.forms import session
from trousse.grading.forms.arranged import Order, Pairs
from trousse.grading.forms.choices import Multiple, Single
from trousse.grading.forms.item import ANSWER, Item
from trousse.grading.forms.store import Record
from trousse.grading.forms.text import normalise
from trousse.grading.forms.written import Number, ShortText, Table
from trousse.grading.rehearsal import model_answers
from trousse.grading.trusted import compile_cell, run_one


def wrong(item: Item, right: Any) -> list[Any]:
    """Return answers to `item` that earn less than `right`."""
    if isinstance(item, Single):
        return [key for key in item.options if key != right]
    if isinstance(item, Multiple):
        return [[key for key in item.options if key not in right]]
    if isinstance(item, Order):
        return [list(right)[::-1]]
    if isinstance(item, Pairs):
        return [{line: next(c for c in item.choices if c != right[line]) for line in item.lines}]
    if isinstance(item, Number):
        return [str(float(right) + 777)]
    if isinstance(item, Table):
        return [{row: dict.fromkeys(cells, "98765") for row, cells in right.items()}]
    return ["zzzz"] if isinstance(item, ShortText) else []


def shown(item: Item, right: Any, said: str) -> list[str]:
    """Return what of the right answer can be read in `said`."""
    if isinstance(item, Number | Table):
        told = numbers(said) - numbers(item.text)
        return [one for one in numbers(str(right).replace(".0", "")) if one in told]
    words = {"single": [right], "multiple": right}.get(item.kind, [])
    wanted = [item.options[key] for key in words] if words else []  # type: ignore[attr-defined]
    if isinstance(item, ShortText):
        wanted = [right]
    return [one for one in wanted if normalise(one) in normalise(said)]


def numbers(text: str) -> set[str]:
    """Return the numbers written in a text, the French way."""
    return set(re.findall(r"\d+(?:,\d+)?", text.replace(".", ",")))


def opened(notebook: Path, seed: str) -> dict[str, Any]:
    """Make the forms work on no answer for `seed`, and return the questions it draws."""
    space: dict[str, Any] = {"__name__": "__main__"}
    session.use(session.Session.of_record(notebook.stem, Record(seed=seed)))
    for cell in read_cells(notebook):
        if cell.is_code and cell.role == "locked":
            run_one(compile_cell(cell), space)
    return space


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    session.use(None)


@pytest.mark.parametrize("slug", EVALUATIONS)
def test_no_feedback_gives_the_answer(slug: str) -> None:
    notebook: Path = EVALUATIONS[slug]
    right = model_answers(notebook, "mehdi")
    marking = {c.id: compile_cell(c) for c in read_cells(notebook) if c.role == "points"}
    space = opened(notebook, "mehdi")
    given_away = []
    for id, answer in right.items():
        for one in wrong(space[id], answer):
            session.current().given = {id: one}
            _, *lines = run_one(marking[f"{id}-points"], space).printed.splitlines()
            said = " ".join(line for line in lines if not line.startswith(ANSWER))
            given_away += [(id, one, key) for key in shown(space[id], answer, said)]
    assert given_away == []


@pytest.mark.parametrize("slug", EVALUATIONS)
def test_neighbours_have_other_data_and_another_order(slug: str) -> None:
    drawn = []
    for seed in ("fatou", "mehdi", "linh"):
        items = [one for one in opened(EVALUATIONS[slug], seed).values() if isinstance(one, Item)]
        drawn.append(([one.text for one in items], [one.spec() for one in items]))
    texts, orders = zip(*drawn, strict=True)
    assert any(one != texts[0] for one in texts[1:])
    assert all(one != orders[0] for one in orders[1:])
