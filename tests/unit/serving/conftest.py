import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

_TOOLS = Path(__file__).parents[3] / "tools"


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def served() -> ModuleType:
    os.environ["PYTHONPATH"] = str(_TOOLS)
    return _load("served")


@pytest.fixture(scope="module")
def server(served: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    root = tmp_path_factory.mktemp("projet")
    served.make_project(root)
    with served.running(root) as running:
        yield running
