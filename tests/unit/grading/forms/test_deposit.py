"""Handing in: what is missing is said, one whole file is made, and the trainer's side takes it."""

import errno
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import trousse.grading.forms as forms
from trousse.grading.archive import collect
from trousse.grading.forms import deposit, display, session
from trousse.grading.forms.store import Store
from trousse.paths import Project


@pytest.fixture
def items(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[forms.Item]]:
    """Return two questions of a trainee's notebook, opened in its folder."""
    folder = tmp_path / "courriel"
    folder.mkdir()
    (folder / "evaluation.ipynb").write_text('{"cells": []}')
    monkeypatch.chdir(folder)
    session.use(session.Session(Store(folder, "courriel", "fatou.kone"), live=True))
    yield [forms.short_text("q1", "Quel champ ?"), forms.long_text("s1", "Que faites-vous ?")]
    session.use(None)


def made(folder: Path) -> list[Path]:
    return sorted(folder.glob("courriel/remis/*"))


def test_what_is_missing_is_said_before_handing_in(items: Any, tmp_path: Path) -> None:
    session.current().store.save("q1", "Cci")
    said = display.submit(items, confirmed=False)
    assert said["incomplete"] is True
    assert "Sans réponse\u00a0: Situation 1." in str(said["message"])
    assert made(tmp_path) == []
    assert "Remis le" in str(display.submit(items, confirmed=True)["message"])
    assert len(made(tmp_path)) == 1


def test_the_trainer_s_command_takes_exactly_this_file(items: Any, tmp_path: Path) -> None:
    store = session.current().store
    store.save("q1", "Cci")
    store.save("s1", "Je reformule.")
    said = str(display.submit(items, confirmed=False)["message"])
    (archive,) = made(tmp_path)
    assert said.endswith(f"courriel/remis/{archive.name}")
    project = Project(tmp_path / "projet")
    found = collect(project, "courriel", archive)
    assert found.files == {"fatou.kone": ["evaluation.ipynb", "reponses.json"]}
    assert found.left == []
    kept = project.build / "nbgrader/submitted/fatou.kone/courriel"
    answers = json.loads((kept / "reponses.json").read_text())["answers"]
    assert {key: one["value"] for key, one in answers.items()} == {
        "q1": "Cci",
        "s1": "Je reformule.",
    }


def test_handing_in_again_says_what_changed(
    items: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = deposit.now().replace(year=2031, microsecond=0)
    monkeypatch.setattr(deposit, "now", lambda: moment)
    display.submit(items, confirmed=True)
    assert display.handed_in()["message"] == (
        f"Remis le {moment:%d/%m} à {moment:%H:%M}. Fichier à envoyer\u00a0: "
        f"courriel/remis/fatou.kone_courriel_{moment:%Y%m%d-%H%M%S}.zip"
    )
    monkeypatch.setattr("trousse.grading.forms.store.now", lambda: moment.replace(year=2032))
    session.current().store.save("q1", "Cci")
    assert "remettez de nouveau" in str(display.handed_in()["message"])
    monkeypatch.setattr(deposit, "now", lambda: moment.replace(year=2033))
    display.submit(items, confirmed=True)
    assert "remettez" not in str(display.handed_in()["message"])
    assert len(made(tmp_path)) == 2


def test_a_full_disk_is_said_and_nothing_is_half_written(
    items: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    display.submit(items, confirmed=True)
    before = made(tmp_path)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    monkeypatch.setattr(deposit, "now", lambda: before_end)
    before_end = display.now().replace(year=2031)
    said = display.submit(items, confirmed=True)
    assert said["error"] is True
    assert "NON remis\u00a0: le disque est plein." in str(said["message"])
    assert made(tmp_path) == before
    assert zipfile.ZipFile(before[0]).testzip() is None


def test_a_kill_in_the_middle_leaves_the_last_whole_file(items: Any, tmp_path: Path) -> None:
    display.submit(items, confirmed=True)
    (whole,) = made(tmp_path)
    child = os.fork()
    if child == 0:  # the writing of a second hand-in stops dead before its last gesture
        Path.replace = lambda *_: os._exit(9)  # type: ignore[assignment,method-assign]
        deposit.now = lambda: display.now().replace(year=2031)  # type: ignore[attr-defined]
        display.submit(items, confirmed=True)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    found = deposit.last_deposit(tmp_path / "courriel", "courriel")
    assert found
    assert found.path == whole


def test_nobody_hands_in_without_a_name(items: Any, tmp_path: Path) -> None:
    session.current().store.record.trainee = None
    session.current().store.save("q1", "Cci")
    said = display.submit(items, confirmed=True)
    assert "identifiant" in str(said["message"])
    assert made(tmp_path) == []
