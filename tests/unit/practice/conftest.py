import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from trousse.practice.engine import Engine

ROOT = Path(__file__).parents[3]
FILES = sorted((ROOT / "exercises").glob("email/*/exercise.yml"))


def read_exercise(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return data | {"slug": f"{path.parent.parent.name}/{path.parent.name}"}


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine()


@pytest.fixture(scope="session")
def small_file() -> dict[str, Any]:
    return read_exercise(ROOT / "exercises/email/lire-un-message/exercise.yml")


@pytest.fixture
def small(small_file: dict[str, Any]) -> dict[str, Any]:
    return copy.deepcopy(small_file)
