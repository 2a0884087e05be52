"""The marking screen: nbgrader's rows but quicker, no names, rubric, two readers and their gaps."""

import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from trousse.grading.batch import run
from trousse.grading.ledger import connect
from trousse.grading.marking.sheet import sheet
from trousse.grading.readings import Gap, Reading, Readings, gaps_of, summary, told, wide
from trousse.paths import Project
from unit.grading.promotion import change, submit

pytestmark = pytest.mark.slow  # loads nbgrader, starts servers

PROGRAM = """
import sys
from pathlib import Path
from trousse.grading.marking.server import Screen, open_screen
open_screen(Path(sys.argv[1]), "exemple", Screen(second=sys.argv[2] == "2"),
            lambda text: print(text, flush=True))
"""


@pytest.fixture
def marked(promotion: Project) -> Project:
    for number in range(6):
        who = f"stagiaire-{number}"
        answers = {} if number == 5 else {"s1": {"value": "<script>alert(1)</script> Bonjour"}}
        submit(promotion, who, **({"answers": answers} if number > 3 else {}))
    run(promotion, "exemple", jobs=1)
    task = "(SELECT id FROM base_cell WHERE type = 'TaskCell')"
    change(
        promotion,
        "UPDATE grade SET manual_score = 1.5, extra_credit = 0.5, needs_manual_grade = 0 "  # noqa: S608
        f"WHERE cell_id IN {task} AND notebook_id IN (SELECT id FROM submitted_notebook LIMIT 2)",
    )
    change(promotion, "UPDATE submitted_assignment SET timestamp = '2026-11-22 10:00:00.000000'")
    for number in range(6):
        folder = promotion.build / f"nbgrader/submitted/stagiaire-{number}/exemple"
        (folder / "timestamp.txt").write_text("2026-11-22 10:00:00.000000 UTC")
    submit(promotion, "en-attente")
    return promotion


def test_the_lists_are_nbgrader_s(marked: Project) -> None:
    from nbgrader.apps.api import NbGraderAPI

    from trousse.grading.gradebook import configuration
    from trousse.grading.marking.lists import PromotionAPI

    config = configuration(marked.build / "nbgrader")
    stock, quick = (
        kind(config=config, log_level="CRITICAL") for kind in (NbGraderAPI, PromotionAPI)
    )
    for name, given in {
        "get_submissions": ["exemple"],
        "get_notebook_submissions": ["exemple", "evaluation"],
        "get_students": [],
        "get_assignments": [],
        "get_notebooks": ["exemple"],
        "get_submitted_students": ["exemple"],
        "get_autograded_students": ["exemple"],
        "get_student_submissions": ["stagiaire-1"],
    }.items():
        assert getattr(quick, name)(*given) == getattr(stock, name)(*given), name


def test_the_totals_follow_whoever_changes_a_mark(marked: Project) -> None:
    from nbgrader.api import Gradebook

    from trousse.grading.marking.lists import PromotionGradebook

    url = f"sqlite:///{marked.build / 'nbgrader/gradebook.db'}"
    with PromotionGradebook(url) as book:
        before = {row["student"]: row["score"] for row in book.submission_dicts("exemple")}
    with Gradebook(url) as stock:
        stock.find_grade("q1-points", "evaluation", "exemple", "stagiaire-2").manual_score = 0
        stock.db.commit()
        stock.remove_submission("exemple", "stagiaire-3")
    with PromotionGradebook(url) as book:
        after = {row["student"]: row["score"] for row in book.submission_dicts("exemple")}
    assert set(before) - set(after) == {"stagiaire-3"}
    assert after["stagiaire-2"] < before["stagiaire-2"]
    assert {who for who in after if after[who] != before[who]} == {"stagiaire-2"}


class Server:
    """A marking screen in a process of its own."""

    def __init__(self, project: Project, reader: str) -> None:
        tools = str(Path(sys.modules["trousse"].__file__ or "").parents[1])
        env = {**os.environ, "PYTHONPATH": tools, "BROWSER": "true"}
        command = [sys.executable, "-c", PROGRAM, str(project.build / "nbgrader"), reader]
        self.process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)

    def listen(self) -> None:
        assert self.process.stdout
        line = self.process.stdout.readline()
        found = re.search(r"(http://127\.0\.0\.1:\d+)(\S+)\?token=(\S+)", line)
        assert found, line
        self.origin, self.page, self.token = found.groups()

    def ask(self, path: str, data: dict[str, Any] | None = None) -> str:
        body = json.dumps(data).encode() if data is not None else None
        request = urllib.request.Request(  # noqa: S310 (our own address)
            self.origin + path,
            body,
            {"Authorization": f"token {self.token}"},
            method="PUT" if data is not None else "GET",
        )
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
            text: str = answer.read().decode()
        return text


@pytest.fixture
def screens(marked: Project) -> Iterator[list[Server]]:
    """Open the first reader's screen and the second's, at once."""
    found = [Server(marked, reader) for reader in "12"]
    for one in found:
        one.listen()
    yield found
    for one in found:
        one.process.terminate()
        one.process.communicate(timeout=20)


def test_two_readers_mark_without_names_and_the_gap_is_shown(
    marked: Project, screens: list[Server]
) -> None:
    first, second = screens
    page = first.ask(first.page)
    assert page.count("Copie ") == 6
    assert "6 copies, 4 à lire" in page
    copies = re.findall(r"submissions/(\w+)/", page)
    every = "".join(first.ask(f"/formgrader/submissions/{one}/") for one in copies)
    assert "stagiaire-" not in page + every
    assert "<script>alert" not in every
    assert "&lt;script&gt;alert" in every
    marks = json.loads(first.ask(f"/formgrader/api/grades?submission_id={copies[-1]}"))
    assert {mark["student"] for mark in marks} == {None}
    task = next(mark for mark in marks if mark["name"] == "s1-points")
    address = f"/formgrader/api/grade/{task['id']}"
    assert json.loads(second.ask(address, {"manual_score": 1, "criteria": [1, 0]}))["other"] is None
    own = json.loads(first.ask(address, {"manual_score": 3, "criteria": [2, 1]}))
    assert (own["manual_score"], own["criteria"], own["other"]) == (3, [2, 1], 1)
    seen = json.loads(second.ask(f"/formgrader/api/grades?submission_id={copies[-1]}"))
    blind = next(mark for mark in seen if mark["name"] == "s1-points")
    assert (blind["manual_score"], blind["criteria"], blind["other"]) == (1, [1, 0], None)
    (gap,) = gaps_of(marked, "exemple")
    assert (gap.copy, gap.item, gap.first, gap.second) == (6, "s1-points", 3, 1)
    assert told(gap).startswith("copie 6, s1-points")


def test_the_gaps_are_told(promotion: Project) -> None:
    gaps = [Gap(1, "a", "s1", 3, 1, 4), Gap(2, "b", "s1", 2, 2, 4), Gap(3, "c", "s1", None, 2, 4)]
    lines = " ".join(summary(gaps)).replace("\u00a0", " ")
    assert "lues deux fois : 2" in lines
    assert "Écart moyen : 1" in lines
    assert [gap.copy for gap in wide(gaps, 0.5)] == [1]
    with closing(connect(promotion.build / "nbgrader")) as base:
        readings = Readings(base)
        readings.put(2, "x", Reading(1.5, (1, None), "Bien"))
        assert readings.get(2, "x") == Reading(1.5, (1, None), "Bien")
        assert readings.get(1, "x") == Reading()


def test_the_sheet_holds_criteria_and_advice(tmp_path: Path) -> None:
    source = Path(__file__).parents[3] / "curriculum/modules/courriel/evaluation.ipynb"
    shutil.copy(source, tmp_path)
    found = sheet(tmp_path)
    assert sorted(found) == ["s1-points", "s2-points"]
    assert sum(one.points for one in found["s1-points"].criteria) == 4
    assert "fuite d’abord" in found["s1-points"].advice
    assert "façon précise" in found["s2-points"].criteria[0].guide
