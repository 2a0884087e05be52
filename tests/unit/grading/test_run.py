"""A promotion graded by ours: restart, failures, manual marks, feedback, export, intake."""

import contextlib
import csv
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from trousse.errors import TrousseError
from trousse.grading.batch import run
from trousse.grading.forms.store import seed_of
from trousse.grading.ledger import connect
from trousse.grading.mark import when
from trousse.grading.readings import FIRST, Reading, Readings
from trousse.grading.replies import feedback
from trousse.grading.tables import export
from trousse.grading.told import Aim
from trousse.paths import Project
from unit.grading.promotion import change, scores, solve, state, submit

pytestmark = pytest.mark.slow  # the release loads nbgrader


def test_only_what_changed_is_graded_again(promotion: Project) -> None:
    for trainee in ("fatou", "mehdi"):
        submit(promotion, trainee)
    assert run(promotion, "exemple", jobs=1).graded == 2
    assert scores(promotion) == {"fatou": 16, "mehdi": 16}
    submit(promotion, "mehdi", answers={})
    again = run(promotion, "exemple", jobs=1)
    assert (again.graded, again.unchanged) == (1, 1)
    assert scores(promotion) == {"fatou": 16, "mehdi": 0}


def test_manual_marks_are_kept(promotion: Project) -> None:
    submit(promotion, "fatou")
    run(promotion, "exemple", jobs=1)
    change(
        promotion,
        "UPDATE grade SET manual_score = 3, needs_manual_grade = 0 WHERE auto_score IS NULL",
    )
    run(promotion, "exemple", jobs=1, again=True)
    assert scores(promotion) == {"fatou": 19}


def test_one_failure_stops_nobody(promotion: Project) -> None:
    submit(promotion, "fatou")
    submit(promotion, "karim", notebook="autre")
    broken = submit(promotion, "linh")
    for one in broken.iterdir():
        one.write_bytes(b"\xff\x00")
    report = run(promotion, "exemple", jobs=2)
    assert sorted(report.failures) == ["karim", "linh"]
    assert scores(promotion) == {"fatou": 16}
    assert any("À reprendre" in line for line in report.lines())


def test_a_link_to_somebody_s_file_is_not_followed(promotion: Project) -> None:
    victim = submit(promotion, "fatou")
    thief = submit(promotion, "mehdi")
    (thief / "reponses.json").unlink()
    (thief / "reponses.json").symlink_to(victim / "reponses.json")
    report = run(promotion, "exemple", jobs=1)
    assert scores(promotion)["mehdi"] == 0
    assert "mehdi" in report.flagged


def test_another_s_answers_are_flagged_and_one_s_own_other_name_is_not(promotion: Project) -> None:
    submit(promotion, "fatou")
    his = {"trainee": "fatou", "seed": seed_of("exemple", "fatou")}
    submit(promotion, "mehdi", nonce="x", **his)
    submit(promotion, "Linh-Tran", trainee="linh", seed=seed_of("exemple", "linh"))
    submit(promotion, "zoe", trainee="../zoe", seed=seed_of("exemple", "../zoe"))
    report = run(promotion, "exemple", jobs=1)
    assert sorted({*report.flagged}) == ["mehdi"]
    assert report.twins == [["fatou", "mehdi"]]
    assert "sur sa machine" in report.notes["Linh-Tran"][0]


def test_a_forged_seed_is_flagged(promotion: Project) -> None:
    submit(promotion, "fatou")
    submit(promotion, "mehdi", seed=seed_of("exemple", "fatou"))
    report = run(promotion, "exemple", jobs=1)
    assert report.flagged == ["mehdi"]
    assert "identifiant" in report.notes["mehdi"][0]


def test_the_same_file_handed_in_twice_is_flagged(promotion: Project) -> None:
    submit(promotion, "fatou")
    # No name: a machine without accounts. Whoever forges the rest needs the seed for the answers.
    submit(promotion, "mehdi", nonce="x", trainee=None, seed=seed_of("exemple", "fatou"))
    report = run(promotion, "exemple", jobs=1)
    assert report.twins == [["fatou", "mehdi"]]
    base = sqlite3.connect(promotion.build / "nbgrader/gradebook.db")
    assert base.execute("SELECT sum(flagged) FROM submitted_notebook").fetchone() == (2,)
    base.close()


def test_killed_at_any_moment_and_run_again_it_ends_in_the_same_state(promotion: Project) -> None:
    """Kill the whole group of processes at seeded moments; compare with a run left in peace."""
    for number in range(40):
        solve(promotion, f"code-{number:02d}", {"total": "pass"} if number % 3 else {})
    peace = Project(promotion.root / "paix")
    shutil.copytree(promotion.build, peace.build)
    run(peace, "code", jobs=2)
    program = (
        "import sys; from pathlib import Path; from trousse.paths import Project; "
        "from trousse.grading import batch; batch.BATCH = 3; "
        "batch.run(Project(Path(sys.argv[1])), 'code', jobs=2)"
    )
    tools = str(Path(sys.modules["trousse"].__file__ or "").parents[1])
    command = [sys.executable, "-c", program, str(promotion.root)]
    chance, kept = random.Random(7), []  # noqa: S311
    for _ in range(6):
        one = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": tools}, process_group=0)
        with contextlib.suppress(subprocess.TimeoutExpired):
            one.wait(chance.uniform(0.2, 1.2))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(one.pid, signal.SIGKILL)
        one.wait()
        kept.append(len(scores(promotion)))
    run(promotion, "code", jobs=2)
    assert kept == sorted(kept)
    assert state(promotion) == state(peace)


def test_feedback_shows_answers_and_no_key(promotion: Project) -> None:
    submit(promotion, "fatou", answers={"q1": {"value": "a"}, "s1": {"value": "<b>Bonjour</b>"}})
    run(promotion, "exemple", jobs=1)
    aims = {"q1": Aim("Le geste d’abord", ("C3 Orienter",)), "q2": Aim("Les signes")}
    (path,) = feedback(promotion, "exemple", "Évaluation d’exemple", aims)
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
    mark_by_criteria(promotion, "s1-points", (1.0, 2.0))
    (path,) = feedback(promotion, "exemple", "Évaluation d’exemple", aims)
    html = path.read_text()
    assert "Situation 1\u00a0: 3 sur 4" in html
    assert "<p>Distingue faire avec et faire pour\u00a0: 1 sur 2.</p>" in html


def mark_by_criteria(project: Project, cell: str, given: tuple[float, ...]) -> None:
    """Mark a situation of everybody's as the marking screen does."""
    found = "SELECT g.id FROM grade g JOIN base_cell c ON c.id = g.cell_id WHERE c.name = ?"
    with contextlib.closing(connect(project.build / "nbgrader")) as base:
        for (id,) in base.execute(found, [cell]).fetchall():
            change = "UPDATE grade SET manual_score = ?, needs_manual_grade = 0 WHERE id = ?"
            base.execute(change, [sum(given), id])
            Readings(base).put(FIRST, id, Reading(sum(given), given))


def test_export_keeps_names_apart(promotion: Project, tmp_path: Path) -> None:
    submit(promotion, "fatou")
    submit(promotion, "=HYPER")
    run(promotion, "exemple", jobs=1)
    change(
        promotion,
        "UPDATE grade SET manual_score = 2.5, needs_manual_grade = 0 WHERE auto_score IS NULL",
    )
    change(promotion, "UPDATE student SET last_name = 'Sarr' WHERE id = 'fatou'")
    export(promotion, tmp_path / "sortie", {"exemple": ["C3"]})
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


def test_times_are_read_as_nbgrader_writes_them() -> None:
    assert str(when("2026-11-22 10:00:00.000000 UTC")) == "2026-11-22 10:00:00"
    assert str(when("2026-11-22 10:00:00 +0100")) == "2026-11-22 09:00:00"
    assert str(when("2026-11-22T10:00:00+01:00")) == "2026-11-22 09:00:00"
    assert when("hier") is None


def test_nobody_and_nothing_ready_are_said(promotion: Project) -> None:
    with pytest.raises(TrousseError, match="aucun dépôt"):
        run(promotion, "exemple")
    with pytest.raises(TrousseError, match="n’est pas prête"):
        run(promotion, "inconnue")
