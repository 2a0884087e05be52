from typing import Any

import pytest

from trousse.practice.engine import Defect, Engine

Exercise = dict[str, Any]


def paths(found: list[Defect]) -> list[tuple[str | int, ...]]:
    return [one.path for one in found]


def test_good_exercise_has_no_defect(engine: Engine, small: Exercise) -> None:
    assert engine.prove(small) == []


def test_untouched_is_not_tried(engine: Engine, small: Exercise) -> None:
    played = engine.replay(small, [])
    assert (played.status, played.fired, played.done) == ("not-tried", (), ())


def test_example_reaches_the_goal(engine: Engine, small: Exercise) -> None:
    played = engine.replay(small, [line["do"] for line in small["example"]])
    assert (played.status, played.fired, played.done) == (
        "reached",
        (),
        ("ouvrir", "document", "revenir"),
    )


def test_impossible_action_is_told(engine: Engine, small: Exercise) -> None:
    small["example"].insert(0, {"say": "…", "do": {"reply": "atelier"}})
    assert paths(engine.prove(small)) == [("example", 0, "do")]
    assert engine.replay(small, [{"reply": "atelier"}]).blocked == 0


def test_unknown_names_and_keys(engine: Engine, small: Exercise) -> None:
    small["goal"] = {"all": [{"oppened": "atelier"}, {"looked": "nulle-part"}]}
    small["mistakes"][0]["example"] = [{"open": "inconnu"}]
    small["hints"][0]["for"] = "ouvir"
    found = engine.prove(small)
    assert ("goal", "all", 0, "oppened") in paths(found)
    assert ("goal", "all", 1, "looked") in paths(found)
    assert ("mistakes", 0, "example", 0, "open") in paths(found)
    assert ("hints", 0, "for") in paths(found)
    assert all("»" in one.message for one in found)


def test_goal_true_at_the_start(engine: Engine, small: Exercise) -> None:
    small["goal"] = {"not": {"opened": "eau"}}
    assert ("goal",) in paths(engine.prove(small))


def test_mistake_that_does_not_fire(engine: Engine, small: Exercise) -> None:
    small["mistakes"][2]["example"] = [{"open": "atelier"}]
    assert ("mistakes", 2, "when") in paths(engine.prove(small))


def test_mistake_that_fires_another(engine: Engine, small: Exercise) -> None:
    small["mistakes"][1]["when"] = {"opened": "atelier"}
    found = paths(engine.prove(small))
    assert ("mistakes", 2, "example") in found
    assert ("example",) in found


def test_step_without_a_hint(engine: Engine, small: Exercise) -> None:
    small["hints"] = [hint for hint in small["hints"] if hint["for"] == "ouvrir"]
    found = paths(engine.prove(small))
    assert ("steps", 1, "id") in found
    assert ("mistakes", 1, "example") in found


@pytest.mark.parametrize("key", ["scene", "goal", "steps", "mistakes", "hints", "example"])
def test_wrong_shape_is_a_defect_not_a_crash(engine: Engine, small: Exercise, key: str) -> None:
    assert engine.prove({**small, key: None})
    assert engine.prove({**small, key: ["?"]})


def test_unknown_app(engine: Engine, small: Exercise) -> None:
    assert paths(engine.prove({**small, "app": "tableur"})) == [("app",)]


def test_step_is_lost_only_after_a_mistake(engine: Engine, small: Exercise) -> None:
    small["steps"][0]["done"] = {"reading": "atelier"}
    open_back: list[dict[str, Any]] = [{"open": "atelier"}, {"back": True}]
    assert engine.replay(small, open_back).done == ("ouvrir",)
    wrong = engine.replay(small, [{"open": "atelier"}, {"delete": "atelier"}])
    assert (wrong.fired, wrong.done) == (("mis-a-la-corbeille",), ())


def test_mistake_fires_again_each_time(engine: Engine, small: Exercise) -> None:
    twice: list[dict[str, Any]] = [{"open": "petanque"}, {"back": True}, {"open": "eau"}]
    assert engine.replay(small, twice).fired == ("autre-message", "autre-message")


@pytest.mark.parametrize("text", ["<b>x</b>", "\u202eabc", "x" * 100_000, "😀", ""])
def test_hostile_text_is_kept_as_it_is(engine: Engine, small: Exercise, text: str) -> None:
    actions = [{"compose": True}, {"fill": {"field": "body", "text": text}}]
    assert engine.replay(small, actions).app["draft"]["body"] == text
