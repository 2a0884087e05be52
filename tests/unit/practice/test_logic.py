"""Small parts of the logic, called one by one in the embedded engine."""

import json
from pathlib import Path
from typing import Any

import pytest
from py_mini_racer import MiniRacer

from trousse.practice import assemble, show
from trousse.practice.engine import Engine

LOGIC = ["resume.js", "hints.js", "example.js", "values.js"]
FILES = sorted((Path(__file__).parents[3] / "exercises").glob("email/*/exercise.yml"))


@pytest.fixture(scope="session")
def script() -> MiniRacer:
    context = MiniRacer()
    context.eval(assemble._join([assemble.WEB / "logic" / name for name in LOGIC]))
    return context


def ask(script: MiniRacer, call: str, *values: Any) -> Any:
    texts = ", ".join(json.dumps(value) for value in values)
    return json.loads(str(script.eval(f"JSON.stringify({call}({texts}))")))


MATCHES = [
    ("Bonjour", "present", True),
    ("  ", "missing", True),
    ([], "missing", True),
    (None, "present", False),
    (["a", "b"], ["b", "a"], True),
    (["a", "b"], ["a"], False),
    (["a", "b"], {"includes": ["a"], "excludes": ["c"]}, True),
    (["a", "b"], {"excludes": ["b"]}, False),
    ("Le rendez-vous d’Éléonore", {"contains": ["eleonore"]}, True),
    ("Merci", {"lacks": ["code"]}, True),
    (3, {"at_least": 2, "at_most": 3}, True),
    ({"to": ["a"], "body": ""}, {"to": ["a"], "body": "missing"}, True),
]


@pytest.mark.parametrize(("value", "expected", "answer"), MATCHES)
def test_values(script: MiniRacer, value: Any, expected: Any, answer: bool) -> None:
    assert ask(script, "matchesValue", value, expected) is answer


def test_resume_code_says_the_step_of_its_own_exercise(script: MiniRacer) -> None:
    for index in range(12):
        digits = ask(script, "resumeDigits", "email/repondre", index)
        assert len(digits) == 3
        assert all(1 <= digit <= 9 for digit in digits)
        assert ask(script, "resumeStep", "email/repondre", 12, digits) == index
        assert ask(script, "resumeStep", "email/lire-un-message", 12, digits) == -1
    assert ask(script, "resumeStep", "email/repondre", 12, [1, 2]) == -1


def test_hints_go_deeper_then_end_in_showing(script: MiniRacer) -> None:
    exercise = {"hints": [{"levels": ["a", "b"]}, {"levels": ["c", "d"]}]}
    shown = {"index": -1, "level": 0}
    seen = []
    for picked in (0, 0, 0, 0, 1):
        shown = ask(script, "deepenHint", exercise, picked, shown)
        seen.append((shown["index"], shown["level"]))
    assert seen == [(0, 1), (0, 2), (0, 3), (0, 3), (1, 1)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_exercises_keep_their_promises(engine: Engine, path: Path) -> None:
    import yaml

    exercise = yaml.safe_load(path.read_text("utf-8"))
    assert engine.prove(exercise) == []
    assert len(exercise["mistakes"]) >= 3


def test_widget_carries_everything(small: dict[str, Any]) -> None:
    widget = show(small)
    assert json.loads(widget.exercise)["title"] == small["title"]
    assert widget._esm == assemble.page_module("mailbox")
    assert ".tr-button" in widget._css
