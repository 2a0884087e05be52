from collections.abc import Callable
from typing import Any

import pytest

from trousse.grading.forms import (
    classify,
    long_text,
    match,
    multiple,
    number,
    order,
    short_text,
    single,
    table,
)

ABCD = {"a": "Un", "b": "Deux", "c": "Trois", "d": "Quatre"}
TWO = {"1": "Ligne une", "2": "Ligne deux"}
CASES: dict[str, Callable[[], float]] = {
    "single": lambda: single("q", "Texte", ABCD).points(2, key="b", feedback={"a": "Non a."}),
    "multiple": lambda: multiple("q", "Texte", ABCD).points(2, key=["a", "c"]),
    "order": lambda: order("q", "Texte", ABCD).points(3, key=list("abcd")),
    "match": lambda: match("q", "Texte", TWO, ABCD).points(2, key={"1": "a", "2": "b"}),
    "classify": lambda: classify("q", "Texte", TWO, ABCD).points(2, key={"1": "a", "2": "a"}),
    "number": lambda: number("q", "Texte").points(2, key=12.5, tolerance=0.1),
    "relative": lambda: number("q", "Texte").points(2, key=200, relative=0.05),
    "short_text": lambda: short_text("q", "Texte").points(1, key=["cci", "copie cachée"], errors=1),
    "table": lambda: table("q", "Texte", TWO, ABCD).points(
        2, key={"1": {"a": 8, "b": ["9 h", "9h00"]}}
    ),
}


@pytest.mark.parametrize(
    ("kind", "answer", "score"),
    [
        ("single", "b", 2.0),
        ("single", "a", 0.0),
        ("multiple", ["a", "c"], 2.0),
        ("multiple", ["a"], 1.0),
        ("multiple", ["a", "b"], 0.0),
        ("multiple", ["a", "c", "b"], 1.0),
        ("multiple", list("abcd"), 0.0),
        ("multiple", [], 0.0),
        ("order", list("abcd"), 3.0),
        ("order", list("bacd"), 2.0),
        ("order", list("bcda"), 2.0),
        ("order", list("dcba"), 0.0),
        ("match", {"1": "a", "2": "b"}, 2.0),
        ("match", {"1": "a"}, 1.0),
        ("match", {"1": "", "2": None}, 0.0),
        ("classify", {"1": "a", "2": "b"}, 1.0),
        ("number", "12,5 €", 2.0),
        ("number", 12.41, 2.0),
        ("number", "12,3", 0.0),
        ("relative", "210", 2.0),
        ("relative", "211", 0.0),
        ("short_text", "le Cci", 1.0),
        ("short_text", "copie cachee", 1.0),
        ("short_text", "copie", 0.0),
        ("table", {"1": {"a": "8", "b": "9H00"}}, 2.0),
        ("table", {"1": {"a": "8 personnes"}, "2": {"a": "x"}}, 1.0),
    ],
)
def test_scores(give: Any, kind: str, answer: object, score: float) -> None:
    give(q=answer)
    assert CASES[kind]() == score


HOSTILE = [
    None,
    True,
    0,
    -1,
    10**400,
    float("inf"),
    "",
    "\ud800",
    "x" * 100_000,
    [],
    [[]],
    [None],
    [{}],
    ["a", ["b"]],
    {},
    {"a": None},
    {"1": ["a"]},
    {"1": {"a": {}}},
    {"1": {"a": float("nan")}},
    {"__class__": "x"},
    [10**400],
    ["a"] * 100_000,
]


@pytest.mark.parametrize("kind", CASES)
@pytest.mark.parametrize("value", HOSTILE, ids=lambda one: repr(one)[:20])
def test_hostile_values_give_nothing_and_never_raise(
    give: Any, capsys: pytest.CaptureFixture[str], kind: str, value: object
) -> None:
    give(q=value)
    assert CASES[kind]() in (0.0, 1.0 if value == ["a"] * 100_000 else 0.0)
    captured = capsys.readouterr()
    assert captured.out.startswith("Question q")
    assert captured.err == ""


def test_no_evidence_is_no_point(give: Any, capsys: pytest.CaptureFixture[str]) -> None:
    give()
    assert [case() for case in CASES.values()] == [0.0] * len(CASES)
    assert "Pas de réponse" in capsys.readouterr().out


def test_feedback_speaks_of_the_mistakes_made(
    give: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    give(q={"1": "c", "2": "b"})
    said = {"1:c": "Précis.", "1": "Général.", "2": "Jamais.", "*": "Toujours."}
    match("q", "Texte", TWO, ABCD).points(2, key={"1": "a", "2": "b"}, feedback=said)
    out = capsys.readouterr().out
    assert "Précis." in out
    assert "Toujours." in out
    assert "Général." not in out
    assert "Jamais." not in out
    assert "Un" not in out.replace("Une", "")  # the key's label is never printed


def test_typical_wrong_numbers_are_recognised(
    give: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    give(q="120")
    number("q", "Texte").points(2, key=1.2, feedback={120: "Ce sont des centimes."})
    assert "Ce sont des centimes." in capsys.readouterr().out


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: single("q", "Texte", ABCD).points(2, key="z"),
        lambda: single("q", "Texte", ABCD).points(0, key="a"),
        lambda: single("q", "Texte", ABCD).points(2, key="a", feedback={"z": "?"}),
        lambda: multiple("q", "Texte", ABCD).points(2, key=[]),
        lambda: order("q", "Texte", ABCD).points(2, key=["a", "b"]),
        lambda: match("q", "Texte", TWO, ABCD).points(2, key={"1": "a"}),
        lambda: classify("q", "Texte", TWO, ABCD).points(2, key={"1": "a", "2": "z"}),
        lambda: table("q", "Texte", TWO, ABCD).points(2, key={"3": {"a": 1}}),
        lambda: number("q", "Texte").points(2, key="douze"),  # type: ignore[arg-type]
        lambda: single("pas un nom", "Texte", ABCD),
        lambda: single("q", " ", ABCD),
        lambda: single("q", "Texte", {"a": "seule"}),
    ],
)
def test_authors_mistakes_are_refused_at_once(give: Any, wrong: Callable[[], object]) -> None:
    give(q="a")
    with pytest.raises(ValueError, match="Erreur dans l’évaluation"):
        wrong()


def test_long_text_reaches_the_marker(give: Any, capsys: pytest.CaptureFixture[str]) -> None:
    give(s1="Bonjour\nBernard \x1b[2J\ud800")
    long_text("s1", "Texte").to_mark()
    assert "Bonjour\nBernard [2J" in capsys.readouterr().out
    give(s1=["hostile"])
    long_text("s1", "Texte").to_mark()
    assert "illisible" in capsys.readouterr().out
