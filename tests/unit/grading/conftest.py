"""Answers handed to the forms without any file, and the evaluation that holds every kind."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from trousse.grading.forms import session
from trousse.grading.forms.store import Record

Give = Callable[..., session.Session]


@pytest.fixture
def give() -> Iterator[Give]:
    """Return a function that makes the forms read the answers it is given."""

    def with_answers(seed: str = "essai", **answers: object) -> session.Session:
        record = Record(seed=seed, answers={key: {"value": one} for key, one in answers.items()})
        here = session.Session.of_record("evaluation", record)
        session.use(here)
        return here

    yield with_answers
    session.use(None)


@pytest.fixture
def sample() -> Path:
    """Return the evaluation notebook that holds every kind of question."""
    return Path(__file__).parent / "sample" / "evaluation.ipynb"
