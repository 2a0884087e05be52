"""Filled templates: filters, and the words of the sample kit kept as they were approved."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from trousse.kits.compose import compose, day, duration, lower_first
from trousse.kits.documents import DOCUMENTS
from trousse.kits.view import KitView

GOLDEN = Path(__file__).parents[2] / "golden" / "kits"


@pytest.mark.parametrize(
    ("minutes", "text"), [(45, "45\u00a0min"), (60, "1\u202fh"), (105, "1\u202fh\u202f45")]
)
def test_duration(minutes: int, text: str) -> None:
    assert duration(minutes) == text


def test_day() -> None:
    assert day(date(2026, 11, 1)) == "1er\u00a0novembre 2026"


def test_lower_first_keeps_acronyms() -> None:
    assert lower_first("Écrire") == "écrire"
    assert lower_first("À l’heure") == "à l’heure"
    assert lower_first("CV prêt") == "CV prêt"


@pytest.fixture
def approved(request: pytest.FixtureRequest) -> Callable[[str, str], str]:
    """Return the expected text of a file (`--update-goldens`: after writing it)."""

    def expected(name: str, text: str) -> str:
        if request.config.getoption("--update-goldens"):
            (GOLDEN / name).write_text(text, encoding="utf-8")
        return (GOLDEN / name).read_text(encoding="utf-8")

    return expected


@pytest.mark.parametrize("name", ["LISEZ-MOI.txt", "LICENCE.txt", "annonce.txt"])
def test_plain_texts_are_the_approved_ones(
    kit: KitView, name: str, approved: Callable[[str, str], str]
) -> None:
    text = compose(f"{name}.j2", kit, exercises=(), css="")
    assert text == approved(name, text)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_documents_are_the_approved_ones(
    kit: KitView, document: object, approved: Callable[[str, str], str]
) -> None:
    text = compose(document.template, kit, **document.values)
    assert text == approved(f"{document.name}.md", text)
