"""The JSON Schemas editors use accept the real files and refuse what `check` refuses."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from trousse.catalogue.schema import SCHEMAS, json_schema

ROOT = Path(__file__).resolve().parents[2]
FILES = {
    "bilan": "workshops/*/bilan.yml",
    "cast": "curriculum/cast.yml",
    "exercise": "exercises/*/*/exercise.yml",
    "framework": "curriculum/frameworks/*.yml",
    "module": "curriculum/modules/*/module.yml",
    "track": "curriculum/tracks/*.yml",
    "workshop": "workshops/*/workshop.yml",
}


def data(path: Path) -> Any:
    """Return the content as an editor sees it: dates are text."""
    return json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=str))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_accepts_every_real_file(name: str) -> None:
    validator = jsonschema.Draft202012Validator(json_schema(name))
    paths = sorted(ROOT.glob(FILES[name]))
    assert paths
    for path in paths:
        assert [e.message for e in validator.iter_errors(data(path))] == [], path


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_refuses_an_unknown_key(name: str) -> None:
    validator = jsonschema.Draft202012Validator(json_schema(name))
    path = sorted(ROOT.glob(FILES[name]))[0]
    assert list(validator.iter_errors(data(path) | {"inconnue": 1}))
