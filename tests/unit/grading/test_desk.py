"""A trainee's desk: what is put on it, what is never replaced, how far each module has got."""

import shutil
from pathlib import Path

import pytest

from trousse.errors import TrousseError
from trousse.grading.forms import deposit
from trousse.grading.forms.store import Store
from trousse.grading.lab.desk import Desk, hand_out, identifier
from trousse.grading.lab.settings import write_settings
from trousse.paths import Project

BASE = Path(__file__).parents[2] / "cases/base"
RELEASED = '{"cells": [{"cell_type": "code", "id": "q1", "metadata": {}, "source": "q1 = 1"}]}'


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project with one module, its evaluation already released by the trainer."""
    root = tmp_path / "projet"
    shutil.copytree(BASE, root)
    released = root / "build/nbgrader/release/courriel/evaluation.ipynb"
    released.parent.mkdir(parents=True)
    released.write_text(RELEASED)
    return Project(root)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "bureau")


def given(project: Project, desk: Desk) -> Path:
    hand_out(project, ["courriel"], desk, print)
    return desk.folder / "courriel"


def test_a_module_is_handed_out_without_its_running_order(project: Project, desk: Desk) -> None:
    folder = given(project, desk)
    assert {one.name for one in folder.iterdir() if one.is_file()} == {
        "cours.md",
        "activite.ipynb",
        "evaluation.ipynb",
    }
    assert (folder / "evaluation.ipynb").read_text() == RELEASED


def test_the_trainee_s_work_is_never_replaced_and_the_course_is(
    project: Project, desk: Desk
) -> None:
    folder = given(project, desk)
    for name in ("activite.ipynb", "evaluation.ipynb", "cours.md"):
        (folder / name).write_text("mon travail")
    given(project, desk)
    assert (folder / "activite.ipynb").read_text() == "mon travail"
    assert (folder / "evaluation.ipynb").read_text() == "mon travail"
    assert (folder / "cours.md").read_text() != "mon travail"


def test_a_desk_is_never_among_the_sources(project: Project) -> None:
    with pytest.raises(TrousseError, match="corrigés"):
        given(project, Desk(project.root / "curriculum"))


def test_states_go_from_to_do_to_handed_in(
    project: Project, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = given(project, desk)
    assert [(one.title, one.state) for one in desk.modules()] == [("Le courriel", "a-faire")]
    store = Store(folder, "courriel", "fatou")
    store.open()
    store.save("q1", "a")
    assert [(one.state, one.answered) for one in desk.modules()] == [("commence", 1)]
    made = deposit.deposit(store, folder / "evaluation.ipynb")
    assert [one.state for one in desk.modules()] == ["remis"]
    monkeypatch.setattr(
        "trousse.grading.forms.store.now", lambda: made.at.replace(year=made.at.year + 1)
    )
    store.save("q1", "b")
    assert [(one.state, one.changed) for one in desk.modules()] == [("commence", True)]


def test_whose_desk_it_is_is_kept(desk: Desk) -> None:
    assert desk.trainee == ""
    desk.belongs_to("  Fatou Koné ")
    assert Desk(desk.folder).trainee == "fatou-kone"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("Zoë d’Arc", "zoe-d-arc"), ("m.dupont@ex.example", "m.dupont@ex.example"), ("../..", "")],
)
def test_identifiers_are_safe_in_file_names(typed: str, kept: str) -> None:
    assert identifier(typed) == kept


def test_what_is_wanted_of_jupyterlab_is_a_short_list(tmp_path: Path) -> None:
    write_settings(tmp_path)
    page = (tmp_path / "settings/page_config.json").read_text()
    for name in ("terminal", "filebrowser", "launcher", "extensionmanager", "console", "mainmenu"):
        assert f'"@jupyterlab/{name}-extension": true' in page
    for name in ("@jupyter/nbgrader", "@voila-dashboards/jupyterlab-preview"):
        assert f'"{name}": true' in page
    for name in ("@jupyterlab/notebook-extension", "anywidget", "trousse-lab"):
        assert f'"{name}": true' not in page
