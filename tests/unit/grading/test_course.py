import json
import shutil
from pathlib import Path

import pytest

from trousse.errors import TrousseError
from trousse.grading.cells import read_cells
from trousse.grading.course import faults, leaks, stage
from trousse.paths import Project


@pytest.fixture
def project(tmp_path: Path, sample: Path) -> Project:
    for room in ("curriculum/modules/exemple", "workshops", "exercises"):
        (tmp_path / room).mkdir(parents=True)
    shutil.copy(sample, tmp_path / "curriculum/modules/exemple")
    return Project(tmp_path)


def test_stage_writes_an_ordinary_course(project: Project) -> None:
    course = stage(project, ["exemple"])
    assert course == project.build / "nbgrader"
    source = course / "source/exemple/evaluation.ipynb"
    assert 'begin("exemple")' in read_cells(source)[1].source
    config = (course / "nbgrader_config.py").read_text()
    assert str(project.root) not in config
    compile(config, "nbgrader_config.py", "exec")


def test_staging_again_keeps_the_trainer_s_settings(project: Project) -> None:
    course = stage(project, ["exemple"])
    (course / "nbgrader_config.py").write_text("c = get_config()")
    stage(project, ["exemple"])
    assert (course / "nbgrader_config.py").read_text() == "c = get_config()"


def test_a_missing_evaluation_is_said(project: Project) -> None:
    with pytest.raises(TrousseError, match="illisible"):
        stage(project, ["absent"])


def test_answers_tried_by_the_author_are_never_staged(project: Project) -> None:
    (project.curriculum / "modules/exemple/reponses.json").write_text("{}")
    course = stage(project, ["exemple"])
    assert [one.name for one in (course / "source/exemple").iterdir()] == ["evaluation.ipynb"]


@pytest.mark.parametrize(
    ("cell", "change", "said"),
    [
        ("q1", {"locked": False}, "verrouillée"),
        ("s1-points", {"task": False, "grade": True, "solution": True}, "task"),
        ("q1-points", {"points": 0}, "points manque"),
        ("q1-points", {"grade_id": "q1"}, "deux fois"),
    ],
)
def test_faults_are_named(
    sample: Path, tmp_path: Path, cell: str, change: object, said: str
) -> None:
    raw = json.loads(sample.read_text())
    one = next(found for found in raw["cells"] if found["id"] == cell)
    one["metadata"]["nbgrader"] |= change
    (tmp_path / "evaluation.ipynb").write_text(json.dumps(raw))
    assert any(said in fault for fault in faults(read_cells(tmp_path / "evaluation.ipynb")))


def test_a_source_would_leak_and_is_seen_to(sample: Path) -> None:
    assert {"corrige", "q1-points", "s1-points"} <= set(leaks(sample))
