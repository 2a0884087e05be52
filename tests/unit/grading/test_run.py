"""A promotion graded by ours: restart, failures, manual marks, feedback, export, intake."""

import csv
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from trousse.errors import TrousseError
from trousse.grading.archive import collect, whose
from trousse.grading.batch import run
from trousse.grading.forms.store import Record, dump
from trousse.grading.mark import when
from trousse.grading.rehearsal import model_answers
from trousse.grading.replies import feedback
from trousse.grading.tables import export
from trousse.grading.told import Aim
from trousse.paths import Project

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Release both evaluations once: answered by forms, and by code."""
    from trousse.grading import gradebook
    from trousse.grading.course import stage_evaluation, write_configuration

    course = tmp_path_factory.mktemp("cours")
    write_configuration(course)
    for slug, folder in (("exemple", "sample"), ("code", "code")):
        stage_evaluation(HERE / folder / "evaluation.ipynb", slug, course)
        gradebook.release(course, slug)
    return course


@pytest.fixture
def project(released: Path, tmp_path: Path) -> Project:
    shutil.copytree(released, tmp_path / "build/nbgrader")
    return Project(tmp_path)


def submit(project: Project, who: str, assignment: str = "exemple", **more: Any) -> Path:
    """Hand in the author's answers, for a seed and a nonce of the trainee's own."""
    course = project.build / "nbgrader"
    folder = course / "submitted" / who / assignment
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(course / "release" / assignment / "evaluation.ipynb", folder)
    source = HERE / ("sample" if assignment == "exemple" else "code") / "evaluation.ipynb"
    answers = {k: {"value": v} for k, v in model_answers(source, who).items()}
    shape = {"notebook": assignment, "trainee": who, "seed": who, "nonce": who}
    record = Record(**{**shape, "revision": 1, "answers": answers, **more})
    (folder / "reponses.json").write_text(dump(record))
    return folder


def scores(project: Project) -> dict[str, float]:
    base = sqlite3.connect(project.build / "nbgrader/gradebook.db")
    query = (
        "SELECT s.student_id, sum(coalesce(g.manual_score, g.auto_score, 0)) FROM grade g "
        "JOIN submitted_notebook n ON n.id = g.notebook_id "
        "JOIN submitted_assignment s ON s.id = n.assignment_id GROUP BY 1"
    )
    found = dict(base.execute(query).fetchall())
    base.close()
    return found


def change(project: Project, query: str) -> None:
    base = sqlite3.connect(project.build / "nbgrader/gradebook.db")
    base.execute(query)
    base.commit()
    base.close()


pytestmark = pytest.mark.slow  # the release loads nbgrader


def test_only_what_changed_is_graded_again(project: Project) -> None:
    for trainee in ("fatou", "mehdi"):
        submit(project, trainee)
    assert run(project, "exemple", jobs=1).graded == 2
    assert scores(project) == {"fatou": 16, "mehdi": 16}
    submit(project, "mehdi", answers={})
    again = run(project, "exemple", jobs=1)
    assert (again.graded, again.unchanged) == (1, 1)
    assert scores(project) == {"fatou": 16, "mehdi": 0}


def test_manual_marks_are_kept(project: Project) -> None:
    submit(project, "fatou")
    run(project, "exemple", jobs=1)
    change(
        project,
        "UPDATE grade SET manual_score = 3, needs_manual_grade = 0 WHERE auto_score IS NULL",
    )
    run(project, "exemple", jobs=1, again=True)
    assert scores(project) == {"fatou": 19}


def test_one_failure_stops_nobody(project: Project) -> None:
    submit(project, "fatou")
    submit(project, "karim", notebook="autre")
    broken = submit(project, "linh")
    for one in broken.iterdir():
        one.write_bytes(b"\xff\x00")
    report = run(project, "exemple", jobs=2)
    assert sorted(report.failures) == ["karim", "linh"]
    assert scores(project) == {"fatou": 16}
    assert any("À reprendre" in line for line in report.lines())


def test_a_link_to_somebody_s_file_is_not_followed(project: Project) -> None:
    victim = submit(project, "fatou")
    thief = submit(project, "mehdi")
    (thief / "reponses.json").unlink()
    (thief / "reponses.json").symlink_to(victim / "reponses.json")
    report = run(project, "exemple", jobs=1)
    assert scores(project)["mehdi"] == 0
    assert "mehdi" in report.flagged


def test_the_same_file_handed_in_twice_is_flagged(project: Project) -> None:
    submit(project, "fatou")
    submit(project, "mehdi", nonce="fatou", trainee=None)  # no name: a machine without accounts
    report = run(project, "exemple", jobs=1)
    assert report.twins == [["fatou", "mehdi"]]
    base = sqlite3.connect(project.build / "nbgrader/gradebook.db")
    assert base.execute("SELECT sum(flagged) FROM submitted_notebook").fetchone() == (2,)
    base.close()


def test_killed_and_run_again_it_ends_in_the_same_state(project: Project) -> None:
    for number in range(120):
        submit(project, f"stagiaire-{number:03d}")
    code = (
        "import os, sys; from pathlib import Path; from trousse.paths import Project; "
        "from trousse.grading.batch import run; "
        "run(Project(Path(sys.argv[1])), 'exemple', jobs=1, "
        "progress=lambda done, total: os.kill(os.getpid(), 9))"
    )
    tools = str(Path(sys.modules["trousse"].__file__ or "").parents[1])
    killed = subprocess.run(
        [sys.executable, "-c", code, str(project.root)],
        env={**os.environ, "PYTHONPATH": tools},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    report = run(project, "exemple", jobs=2)
    assert 0 < report.unchanged < 120
    assert report.graded == 120 - report.unchanged
    assert set(scores(project).values()) == {16}
    assert len(scores(project)) == 120


def test_code_is_run_apart_and_cheats_gain_nothing(project: Project) -> None:
    right = solved(project, "fatou", {})
    assert right.is_dir()
    cheats = {
        "egal": "class P(int):\n    __eq__ = lambda s, o: True\n    __hash__ = int.__hash__\n"
        "def total(a):\n    return P(0)",
        "sortie": "import os\nos._exit(0)",
        "secret": "import gc, sys\ndef total(a):\n"
        "    return max((o for o in gc.get_objects() if o == 18), default=0)",
        "lecture": "def total(a):\n    return open('../../../source/code/evaluation.ipynb').read()",
    }
    for name, source in cheats.items():
        solved(project, name, {"total": source})
    report = run(project, "code", jobs=2)
    assert report.failures == {}
    marks = scores(project)
    assert marks["fatou"] == 18
    assert all(marks[name] <= 14 for name in cheats)
    assert "sortie" in report.flagged


def solved(project: Project, trainee: str, changed: dict[str, str]) -> Path:
    """Hand in the author's code, but for the cells `changed`."""
    folder = submit(project, trainee, "code")
    source = json.loads((HERE / "code/evaluation.ipynb").read_text())
    model = {cell["id"]: cell["source"] for cell in source["cells"]}
    book = json.loads((folder / "evaluation.ipynb").read_text())
    for cell in book["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] = changed.get(cell["id"], model[cell["id"]])
    (folder / "evaluation.ipynb").write_text(json.dumps(book))
    return folder


def test_feedback_shows_answers_and_no_key(project: Project) -> None:
    submit(project, "fatou", answers={"q1": {"value": "a"}, "s1": {"value": "<b>Bonjour</b>"}})
    run(project, "exemple", jobs=1)
    aims = {"q1": Aim("Le geste d’abord", ("C3 Orienter",)), "q2": Aim("Les signes")}
    (path,) = feedback(project, "exemple", "Évaluation d’exemple", aims)
    html = path.read_text()
    assert "C3 Orienter</th><td>Question 1</td><td>0 sur 2</td>" in html
    assert "<li><strong>Le geste d’abord</strong> (Question 1)</li>" in html
    assert len(html) < 30_000
    assert "Je l’envoie, elle regarde." in html
    assert "&lt;b&gt;Bonjour&lt;/b&gt;" in html
    assert "montrer où elle en est" not in html
    assert "points attendent une lecture" in html
    assert html.count("Pas de réponse.") == 7
    assert "http" not in html


def test_export_keeps_names_apart(project: Project, tmp_path: Path) -> None:
    submit(project, "fatou")
    submit(project, "=HYPER")
    run(project, "exemple", jobs=1)
    change(
        project,
        "UPDATE grade SET manual_score = 2.5, needs_manual_grade = 0 WHERE auto_score IS NULL",
    )
    change(project, "UPDATE student SET last_name = 'Sarr' WHERE id = 'fatou'")
    export(project, tmp_path / "sortie", {"exemple": ["C3"]})
    text = (tmp_path / "sortie/notes.csv").read_text("utf-8-sig")
    rows = {row["identifiant"]: row for row in csv.DictReader(text.splitlines(), delimiter=";")}
    assert rows["fatou"]["note"] == "18,5"
    with zipfile.ZipFile(tmp_path / "sortie/notes.xlsx") as box:
        data = box.read("xl/worksheets/sheet1.xml")
    sheet = ElementTree.fromstring(data)  # noqa: S314 (our own file)
    cells = [["".join(cell.itertext()) for cell in row] for row in sheet[-1]]
    assert cells[0][:4] == ["identifiant", "évaluation", "rendu le", "note"]
    assert [row[3] for row in cells[1:]] == ["18.5", "18.5"]
    assert "'=HYPER" in rows
    assert "Sarr" not in text
    assert "Sarr" in (tmp_path / "sortie/personnes.csv").read_text("utf-8-sig")
    assert "fatou,18.5" in (tmp_path / "sortie/moodle.csv").read_text()
    matrix = json.loads((tmp_path / "sortie/competences.json").read_text())
    assert matrix["fatou"]["C3"][0]["score"] == 18.5


def test_a_drop_box_archive_is_taken_in(project: Project, tmp_path: Path) -> None:
    folder = submit(project, "modele")
    archive = tmp_path / "depot.zip"
    with zipfile.ZipFile(archive, "w") as box:
        for place in ("Fatou Sarr_123_assignsubmission_file_", "../../mehdi"):
            for name in ("evaluation.ipynb", "reponses.json"):
                box.write(folder / name, f"{place}/{name}")
        box.writestr("__MACOSX/._x", "")
        box.writestr("linh_evaluation.ipynb", "{}")
    shutil.rmtree(project.build / "nbgrader/submitted")
    assert sorted(collect(project, "exemple", archive)) == ["Fatou-Sarr", "linh", "mehdi"]
    report = run(project, "exemple", jobs=1)
    assert report.graded == 2
    assert list(report.failures) == ["linh"]


def test_what_is_not_an_archive_is_said(project: Project, tmp_path: Path) -> None:
    (tmp_path / "depot.zip").write_text("bonjour")
    with pytest.raises(TrousseError, match="archive illisible"):
        collect(project, "exemple", tmp_path / "depot.zip")


@pytest.mark.parametrize(
    ("path", "trainee"),
    [
        ("Fatou Sarr_99_assignsubmission_file_/evaluation.ipynb", "Fatou-Sarr"),
        ("..\\..\\mehdi\\evaluation.ipynb", "mehdi"),
        ("/etc/evaluation.ipynb", "etc"),
        ("../evaluation.ipynb", "evaluation.ipynb"),
        ("linh_evaluation.ipynb", "linh"),
    ],
)
def test_paths_name_trainees_and_never_leave(path: str, trainee: str) -> None:
    assert whose(path) == (trainee, "evaluation.ipynb")


def test_times_are_read_as_nbgrader_writes_them() -> None:
    assert str(when("2026-11-22 10:00:00.000000 UTC")) == "2026-11-22 10:00:00"
    assert str(when("2026-11-22 10:00:00 +0100")) == "2026-11-22 09:00:00"
    assert str(when("2026-11-22T10:00:00+01:00")) == "2026-11-22 09:00:00"
    assert when("hier") is None


def test_nobody_and_nothing_ready_are_said(project: Project) -> None:
    with pytest.raises(TrousseError, match="aucun dépôt"):
        run(project, "exemple")
    with pytest.raises(TrousseError, match="n’est pas prête"):
        run(project, "inconnue")
