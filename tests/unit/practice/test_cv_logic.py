import copy
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from trousse.practice.engine import Engine

ROOT = Path(__file__).parents[3]
FILES = sorted((ROOT / "exercises/cv").glob("*/exercise.yml"))
OWN = ROOT / "exercises/cv/mon-premier-cv/exercise.yml"
Exercise = dict[str, Any]
HOSTILE = ["<b onload=alert(1)>x</b>", "\u202eabc", "x" * 100_000, "😀", ""]
PART = [{"show": "parts"}, {"go": "look"}]


def read(path: Path) -> Exercise:
    data: Exercise = yaml.safe_load(path.read_text("utf-8"))
    return data | {"slug": f"cv/{path.parent.name}"}


@pytest.fixture
def own() -> Exercise:
    return read(OWN)


def call(engine: Engine, script: str) -> Any:
    return json.loads(str(engine._context.eval(f"JSON.stringify({script})")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_each_exercise_keeps_its_promises(engine: Engine, path: Path) -> None:
    exercise = read(path)
    assert engine.prove(exercise) == []
    assert len(exercise["mistakes"]) >= 3
    assert exercise["sources"]


def test_three_levels() -> None:
    levels = {read(path)["level"] for path in FILES}
    assert levels == {"debutant", "intermediaire", "avance"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("né le 4 mars 1992", "birth"),
        ("Née en 1980", "birth"),
        ("58 ans", "age"),
        ("mariée, trois enfants à charge", "family"),
        ("mère de famille", "family"),
        ("J’ai une RQTH", "health"),
        ("de nationalité belge", "origin"),
        ("12 bis rue des Lilas", "address"),
        ("1 84 12 76 451 089 46", "number"),
        ("voir ma photo", "photo"),
    ],
)
def test_private_information_is_seen(engine: Engine, text: str, kind: str) -> None:
    assert kind in call(engine, f"privateIn({json.dumps(text)})")


@pytest.mark.parametrize(
    "text",
    [
        "Marie Morel",
        "Garde de deux enfants",
        "25 ans de maçonnerie",
        "Accompagnement d’une personne âgée",
        "Aide à une personne handicapée",
        "06 39 98 55 08",
        "12 routes livrées",
        "Photographe de mariage",
        "Travail de nuit, rue et place propres",
        "x" * 100_000,
        "né" * 50_000,
    ],
)
def test_ordinary_work_is_not_taken_for_private(engine: Engine, text: str) -> None:
    assert call(engine, f"privateIn({json.dumps(text)})") == []


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", "missing"),
        ("06 39 98 55 08", "good"),
        ("06.39.98.55.08", "good"),
        ("+33 6 39 98 55 08", "good"),
        ("+33 (0)6 39 98 55 08", "good"),
        ("0033639985508", "good"),
        ("+380 44 123 45 67", "good"),
        ("06 39 98 55 0", "short"),
        ("06 39 98 55 088", "long"),
    ],
)
def test_phone_numbers(engine: Engine, text: str, state: str) -> None:
    assert call(engine, f"phoneState({json.dumps(text)})") == state


def test_a_resume_read_back_is_the_same_cv(engine: Engine, own: Exercise) -> None:
    actions = [line["do"] for line in own["example"]]
    extra = [{"go": "who"}, {"fill": {"field": "email", "text": "k@courriel.example"}}]
    more = [{"show": "parts"}, {"go": "mobility"}, {"can": "licence_b"}]
    cv = engine.replay(own, [*actions, *extra, *more]).app["cv"]
    resume = call(engine, f"cvToResume({json.dumps(cv)})")
    assert resume["work"][0]["startDate"] == "2019"
    assert resume["work"][0]["endDate"] == "2023"
    assert resume["meta"]["x-trousse"]["mobility"] == ["Permis B (voiture)"]
    again = call(engine, f"cvToResume(resumeToCv({json.dumps(resume)}))")
    assert again == resume


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", "{", '{"work": 3}', '"x"', "[" * 10_000])
def test_a_strange_file_is_refused_or_emptied(engine: Engine, own: Exercise, text: str) -> None:
    opened: list[Exercise] = [{"show": "file"}, {"reopen": {"text": text}}]
    played = engine.replay(own, opened)
    assert played.blocked is None
    assert played.app["cv"]["entries"] == []


def test_a_foreign_resume_keeps_texts_only(engine: Engine, own: Exercise) -> None:
    work = [
        {"position": {"x": 1}, "name": 12, "startDate": "2020-01", "highlights": ["a", 2, None]}
    ]
    resume = {"basics": {"name": "A", "image": "https://a.example/x.png"}, "work": work * 500}
    played = engine.replay(own, [{"show": "file"}, {"reopen": {"text": json.dumps(resume)}}])
    assert len(played.app["cv"]["entries"]) == 60
    assert played.app["cv"]["entries"][0]["when"] == "2020-01"
    assert "image" not in json.dumps(played.app["cv"])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_as_it_is(engine: Engine, own: Exercise, text: str) -> None:
    actions: list[Exercise] = [{"fill": {"field": "town", "text": text}}, *PART]
    assert engine.replay(own, actions).app["cv"]["town"] == text


def test_an_unknown_date_never_blocks(engine: Engine, own: Exercise) -> None:
    start = [{"fill": {"field": "name", "text": "A"}}, {"next": True}, {"add": "jobs"}]
    job = [{"unsure": True}, {"fill": {"field": "what", "text": "Ménage"}}, {"close": True}]
    end = [*PART, {"take": "file"}]
    played = engine.replay(own, [*start, *job, *end])
    assert played.status == "reached"
    assert played.fired == ()


def test_nothing_leaves_without_a_name_and_an_experience(engine: Engine, own: Exercise) -> None:
    played = engine.replay(own, [*PART, {"take": "file"}])
    assert played.app["refused"] == "name"
    assert played.app["taken"] == []


def test_unknown_names_are_told(engine: Engine, own: Exercise) -> None:
    broken = copy.deepcopy(own)
    broken["goal"] = {"part": "nulle-part"}
    broken["scene"]["parts"] = ["who", "photo"]
    broken["mistakes"][0]["example"] = [{"live": "rien"}]
    found = [one.path for one in engine.prove(broken)]
    assert ("goal", "part") in found
    assert ("scene", "parts", 1) in found
    assert ("mistakes", 0, "example", 0, "live") in found
