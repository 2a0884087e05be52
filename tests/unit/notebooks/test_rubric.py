import pytest

from trousse.notebooks import Criterion, read_rubric, statement_of

STATEMENT = """## Situation

| Ligne | Points |
|---|---|
| 1 | 9 |

| Critère observable | Points |
|---|---:|
| La phrase | se comprend | 1 |
| Le relais a un lieu | 0,5 |

| Autre | Points |
|---|---|
| non | 3 |
"""
TASK = """### Points
=== BEGIN MARK SCHEME ===
Attendu : voir le cours.
Critère 1 : accepter deux phrases.
Ne pas compter l’orthographe.
Critère 2 : refuser « plus tard ».
=== END MARK SCHEME ===
Critère 1 : hors du barème.
"""


def test_the_criteria_are_those_of_their_table_alone() -> None:
    assert read_rubric(STATEMENT, TASK) == (
        Criterion(
            "La phrase | se comprend", 1, "accepter deux phrases.\nNe pas compter l’orthographe."
        ),
        Criterion("Le relais a un lieu", 0.5, "refuser « plus tard »."),
    )


def test_a_statement_without_criteria_has_none() -> None:
    assert read_rubric("## Situation", TASK) == ()


def test_points_that_are_no_number_are_said() -> None:
    with pytest.raises(ValueError, match="un point"):
        read_rubric("| Critère observable | Points |\n|---|---|\n| Clair | un point |")


def test_a_task_knows_its_statement() -> None:
    assert statement_of("s1-points") == "s1-enonce"
