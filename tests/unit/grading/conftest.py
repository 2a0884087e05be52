"""Answers handed to the forms without any file, and a released course."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from trousse.grading.forms import session
from trousse.grading.forms.store import Record
from trousse.paths import Project
from unit.grading.promotion import release, source_of

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
    return source_of("exemple")


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a course that holds both evaluations, released once."""
    return release(tmp_path_factory.mktemp("cours"))


@pytest.fixture
def promotion(released: Path, tmp_path: Path) -> Project:
    """Return a project whose course is released and where nobody has handed anything in."""
    shutil.copytree(released, tmp_path / "build/nbgrader")
    return Project(tmp_path)
