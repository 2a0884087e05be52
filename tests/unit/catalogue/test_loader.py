"""The catalogue holds the whole content, and mistakes never stop it."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from trousse.catalogue import load, read_exercise
from trousse.catalogue.schema import json_schema
from trousse.errors import TrousseError
from trousse.paths import Project

BASE = Path(__file__).resolve().parents[2] / "cases" / "base"


def test_units_come_with_their_values() -> None:
    catalogue = load(Project(BASE))
    module = catalogue.modules["courriel"]
    assert module.minutes == 420
    assert module.reviewed_on == date(2026, 11, 22)
    assert module.folder == BASE / "curriculum" / "modules" / "courriel"
    assert catalogue.workshops["premier-courriel"].report.cra.thematiques == ("email",)
    assert catalogue.exercises["email/lire-un-message"].family == "email"
    assert catalogue.tracks["parcours-court"].modules == ("courriel",)
    assert catalogue.problems == []


def test_a_value_knows_its_place_even_in_bilan() -> None:
    catalogue = load(Project(BASE))
    workshop = catalogue.workshops["premier-courriel"]
    place = catalogue.location(workshop, "report", "cra", "thematiques", 0)
    assert (place.path.name, place.line, place.column) == ("bilan.yml", 2, 38)


def test_competencies_are_found_by_framework_and_code() -> None:
    catalogue = load(Project(BASE))
    found = catalogue.competency("crcn", "2.1")
    assert found is not None
    assert found.term.label == "Interagir"
    assert catalogue.competency("crcn", "9.9") is None
    assert catalogue.competency("inconnu", "2.1") is None


def test_a_broken_unit_does_not_hide_the_others(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "curriculum/modules/courriel/module.yml").write_text("title: [", encoding="utf-8")
    catalogue = load(Project(tmp_path))
    assert catalogue.modules == {}
    assert list(catalogue.workshops) == ["premier-courriel"]
    assert [problem.kind for problem in catalogue.problems] == ["yaml-syntax"]


def test_a_slug_is_not_written_in_the_file(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "curriculum/modules/courriel/module.yml"
    path.write_text(path.read_text(encoding="utf-8") + "slug: autre\n", encoding="utf-8")
    assert [problem.kind for problem in load(Project(tmp_path)).problems] == ["key-unknown"]


def test_an_empty_project_is_an_empty_catalogue(tmp_path: Path) -> None:
    catalogue = load(Project(tmp_path))
    assert list(catalogue.units) == []


def test_reading_one_exercise_says_what_is_wrong(tmp_path: Path) -> None:
    assert read_exercise(BASE / "exercises/email/lire-un-message/exercise.yml")["minutes"] == 10
    broken = tmp_path / "exercise.yml"
    broken.write_text("a: [", encoding="utf-8")
    with pytest.raises(TrousseError, match="YAML"):
        read_exercise(broken)


def test_an_exercise_knows_its_slug_from_any_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Notebooks name the file beside them."""
    monkeypatch.chdir(BASE / "exercises/email/lire-un-message")
    assert read_exercise("exercise.yml")["slug"] == "email/lire-un-message"


def test_scenes_have_their_shape_in_the_schema_too() -> None:
    validator = Draft202012Validator(json_schema("exercise"))
    path = BASE / "exercises/email/lire-un-message/exercise.yml"
    data = json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=str))
    assert list(validator.iter_errors(data)) == []
    data["scene"]["messages"][0]["objet"] = "Atelier"
    assert [list(error.path)[:2] for error in validator.iter_errors(data)] == [
        ["scene", "messages"]
    ]


@pytest.mark.parametrize("name", ["bilan", "exercise", "module", "track", "workshop"])
def test_schemas_speak_french_to_authors(name: str) -> None:
    """What editors show is what fields say; the docstrings of classes are for developers."""
    schema = json_schema(name)
    parts = {"": schema, **schema.get("$defs", {})}
    assert [part for part, told in parts.items() if "description" in told] == []
    told = [key for part in parts.values() for key, one in part.get("properties", {}).items()
            if not one.get("description")]  # fmt: skip
    assert told == [] or name == "exercise"
