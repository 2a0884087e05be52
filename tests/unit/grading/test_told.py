"""What a trainee is told: by question, by competency, and where to go back to."""

import io

import pytest

from trousse.grading.page import page
from trousse.grading.told import Aim, Part, Told, pdf


@pytest.fixture
def told() -> Told:
    listen, box = Aim("Écouter", ("C3 Accueillir",)), Aim("La boîte", ("2.1 Interagir",))
    both = Aim("La boîte", ("C3 Accueillir", "2.1 Interagir"))
    parts = [
        Part("Question 1", "Quel geste\u202f?", 2, 2.0, ["Lire"], ["Réponse juste."], aim=listen),
        Part("Question 2", "Combien\u202f?", 3, 1.5, ["12"], ["Réponse en partie juste."], aim=box),
        Part("Question 3", "Qui\u202f?", 1, 0.0, [], ["Pas de réponse."], aim=both),
        Part("Situation 1", "Que faites-vous\u202f?", 4, None, ["😀 Привет <b>"], aim=both),
    ]
    return Told("Le courriel", "fatou", parts, penalty=0.5)


def test_the_total_counts_what_has_been_read(told: Told) -> None:
    assert told.summary == [
        "3 sur 6",
        "Note à ce jour\u00a0: 4 points attendent une lecture.",
        "Retrait pour retard\u00a0: 0,5.",
    ]


def test_points_are_told_competency_by_competency(told: Told) -> None:
    assert told.competencies == [
        ("C3 Accueillir", "Questions 1, 3, situation 1", "2 sur 3"),
        ("2.1 Interagir", "Questions 2, 3, situation 1", "1,5 sur 4"),
    ]


def test_where_to_go_back_to_is_where_points_were_lost(told: Told) -> None:
    assert told.again == [("La boîte", "Questions 2, 3")]


def test_the_page_says_everything_and_trusts_nothing(told: Told) -> None:
    html = page(told)
    assert "<strong>Dans le cours\u00a0:</strong> La boîte" in html
    assert "😀 Привет &lt;b&gt;" in html
    assert "<b>" not in html


@pytest.mark.slow
def test_the_pdf_is_tagged_whatever_was_typed(told: Told) -> None:
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf(told))) as document:
        assert bool(document.Root.MarkInfo.Marked)
        assert str(document.Root.Lang) == "fr"
        assert document.Root.StructTreeRoot.K
        assert "pdfuaid" in document.Root.Metadata.read_bytes().decode()
