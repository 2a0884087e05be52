"""The small kit and its server, for the unit tests, the browser tests and the benchmarks."""

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

_TESTS = Path(__file__).resolve().parent


def load_served() -> ModuleType:
    """Load `unit/serving/served.py`, whose servers run the code of this checkout."""
    os.environ["PYTHONPATH"] = str(_TESTS.parent / "tools")
    path = _TESTS / "unit" / "serving" / "served.py"
    spec = importlib.util.spec_from_file_location("served", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def served() -> ModuleType:
    return load_served()


@pytest.fixture(scope="module")
def server(served: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    root = tmp_path_factory.mktemp("projet")
    served.make_project(root)
    with served.running(root) as running:
        yield running
