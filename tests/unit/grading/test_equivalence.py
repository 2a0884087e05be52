"""The same submissions through stock nbgrader and through ours: same rows, or a written reason."""

import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from trousse.grading.forms.store import Record, dump, seed_of
from trousse.grading.rehearsal import model_answers
from trousse.paths import Project
from unit.grading.promotion import release, solve

Book = dict[str, Any]
HONEST = 26
DIFFERENCES = {
    "copie-du-corrige": "answer() typed in a cell is not run: only what the form saved counts.",
    "triche-fonction": "code that replaces the scoring is not run.",
    "triche-transformateur": "code that empties every later cell is not run.",
    "triche-sortie": "os._exit() is not run; stock loses the whole submission.",
    "cellule-de-points-retiree": "a deleted points cell is put back; stock leaves it unmarked.",
    "carnet-renomme": "a renamed notebook is recognised; stock finds none.",
    "carnet-casse": "the answers are marked although the notebook is not JSON; stock stops.",
    "carnet-absent": "the answers are marked without a notebook; stock finds none.",
    "cellule-double": "the last copy counts and the rest is marked; stock refuses the notebook.",
    "code-avertit": "a word on stderr is no fault; stock gives the question 0.",
    "triche-code-transformateur": "the test runs elsewhere, untouched; stock gives all the points.",
    "triche-code-egal": "only plain values are compared; stock believes the overloaded equality.",
    "triche-code-vide": "data a function empties are whole for the next test; stock marks it 0.",
    "triche-code-sortie": "only the trainee's process ends; stock loses the whole submission.",
    "autre-evaluation": "answers to another evaluation are refused and said; stock marks 0.",
}


def find(book: Book, id: str) -> Book:
    return next(cell for cell in book["cells"] if cell["id"] == id)


def code(id: str, source: str) -> Book:
    empty: Book = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
    return {**empty, "id": id, "source": source}


def adding(source: str) -> Callable[[Book], None]:
    return lambda book: book["cells"].insert(2, code("ajout", source))


def solving(source: str) -> Callable[[Book], None]:
    return lambda book: find(book, "corrige").update(source=source)


def removing(id: str) -> Callable[[Book], None]:
    return lambda book: book["cells"].remove(find(book, id))


def duplicate(book: Book) -> None:
    copy = json.loads(json.dumps(find(book, "q1-points")))
    book["cells"].insert(3, {**copy, "id": "copie"})


def retype(book: Book) -> None:
    cell = find(book, "q1-points")
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]


def edit_locked(book: Book) -> None:
    find(book, "q2")["source"] = "q2 = None"
    find(book, "q2-points")["source"] = "2.0"


def line_ends(book: Book) -> None:
    for cell in book["cells"]:
        cell["source"] = [line.replace("\n", "\r\n") for line in cell["source"]]


def big_output(book: Book) -> None:
    text = "ligne\n" * 500_000
    find(book, "q1")["outputs"] = [{"name": "stdout", "output_type": "stream", "text": text}]


BOOKS: dict[str, Callable[[Book], None]] = {
    "code-ajoute": adding("2 + 2"),
    "code-faux": adding("1 / 0"),
    "avertissement": adding("import warnings; warnings.warn('attention')"),
    "nom-pris": adding("q1 = single('q1', 'Autre', {'a': 'x', 'b': 'y'})"),
    "copie-du-corrige": solving("answer(q1='b', q2=['a', 'c'], q7='cci')"),
    "triche-fonction": solving("type(q1).points = type(q2).points = lambda *a, **k: 2.0"),
    "triche-transformateur": solving(
        "get_ipython().input_transformers_cleanup.append(lambda lines: ['pass\\n'])"
    ),
    "triche-sortie": solving("import os; os._exit(0)"),
    "cellule-double": duplicate,
    "cellule-retypee": retype,
    "cellule-modifiee": edit_locked,
    "cellule-de-points-retiree": removing("q1-points"),
    "cellule-libre-retiree": removing("titre"),
    "fins-de-ligne": line_ends,
    "grosse-sortie": big_output,
}


def answers_of(notebook: Path, trainee: str, number: int) -> dict[str, object]:
    """Return a plausible trainee's answers: most right, some wrong, some missing."""
    chance = random.Random(number)  # noqa: S311
    answers = model_answers(notebook, seed_of("exemple", trainee))
    for key in list(answers):
        draw = chance.random()
        if draw < 0.15:
            del answers[key]
        elif draw < 0.45:
            answers[key] = chance.choice(["a", ["a", "b"], "12", {"1": "c"}, list("dbac"), None])
    return answers


class Promotion:
    """A staged course whose submissions are made by hand."""

    def __init__(self, course: Path, released: Path, source: Path) -> None:
        self.course, self.released, self.source = course, released, source
        self.book = released.read_text()

    def submit(self, trainee: str, answers: dict[str, object] | None, notebook: str = "") -> Path:
        folder = self.course / "submitted" / trainee / "exemple"
        folder.mkdir(parents=True)
        (folder / "evaluation.ipynb").write_text(notebook or self.book)
        if answers is not None:
            kept = {key: {"value": one} for key, one in answers.items()}
            record = Record("exemple", trainee, seed_of("exemple", trainee), trainee, 2, [], kept)
            (folder / "reponses.json").write_text(dump(record))
        return folder

    def fill(self) -> None:
        """Hand in every kind of submission, honest and messy."""
        for number in range(HONEST):
            trainee = f"honnete-{number:02d}"
            self.submit(trainee, answers_of(self.source, trainee, number))
        for number, (kind, change) in enumerate(BOOKS.items()):
            book = json.loads(self.book)
            change(book)
            cheat = kind.startswith(("triche", "copie"))
            answers = {} if cheat else answers_of(self.source, kind, 100 + number)
            self.submit(kind, answers, json.dumps(book))
        self.files()

    def files(self) -> None:
        answers = {kind: answers_of(self.source, kind, 7) for kind in FILES}
        self.submit("sans-reponses", None)
        (self.submit("reponses-cassees", {}) / "reponses.json").write_text('{"answers": {')
        self.submit("carnet-casse", answers["carnet-casse"], '{"cells": [')
        (self.submit("carnet-absent", answers["carnet-absent"]) / "evaluation.ipynb").unlink()
        renamed = self.submit("carnet-renomme", answers["carnet-renomme"]) / "evaluation.ipynb"
        renamed.rename(renamed.with_name("evaluation (1).ipynb"))
        accents = self.submit("nom-accentue", answers["nom-accentue"])
        (accents / "pièce jointe à côté.txt").write_text("Bonjour")
        other = self.submit("autre-evaluation", {"q1": "b"}) / "reponses.json"
        other.write_text(other.read_text().replace('"notebook": "exemple"', '"notebook": "autre"'))
        hostile = self.submit("valeurs-hostiles", {}) / "reponses.json"
        values = {f"q{i}": {"value": one} for i, one in enumerate([{}, [[]], 1e308, "x" * 999, {}])}
        hostile.write_text(json.dumps({"notebook": "exemple", "seed": 3, "answers": values}))
        late = self.submit("en-retard", answers["en-retard"])
        (late / "timestamp.txt").write_text("2026-11-22 10:00:00.000000 UTC")


FILES = ["carnet-casse", "carnet-absent", "carnet-renomme", "nom-accentue", "en-retard"]


RIGHT = "    return sum(un['inscrits'] for un in ateliers)"
CODE: dict[str, dict[str, str]] = {
    "code-juste": {},
    "code-inexact": {"total": "def total(ateliers):\n    return len(ateliers)"},
    "code-syntaxe": {"plein": "plein = 3 +"},
    "code-exception": {"lieux": "raise ValueError('non')"},
    "code-bavard": {"total": f"def total(ateliers):\n    print(ateliers)\n{RIGHT}"},
    "code-avertit": {
        "total": f"import sys\ndef total(ateliers):\n    print('lent', file=sys.stderr)\n{RIGHT}"
    },
    "triche-code-transformateur": {
        "total": "get_ipython().input_transformers_cleanup.append(lambda lines: ['pass\\n'])"
    },
    "triche-code-egal": {
        "plein": "class P(str):\n    __eq__ = lambda s, o: True\n    __hash__ = str.__hash__\n"
        "plein = P()"
    },
    "triche-code-vide": {
        "total": "def total(ateliers):\n    ateliers.clear()\n    return 0",
    },
    "triche-code-sortie": {"total": "import os; os._exit(0)"},
}


def rows(course: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Read everything nbgrader keeps on each trainee: grades, comments, times, penalties."""
    base = sqlite3.connect(course / "gradebook.db")
    grades = (
        "SELECT s.student_id, c.name, g.auto_score, g.manual_score, g.extra_credit, "
        "g.needs_manual_grade FROM grade g JOIN base_cell c ON c.id = g.cell_id "
        "JOIN submitted_notebook n ON n.id = g.notebook_id "
        "JOIN submitted_assignment s ON s.id = n.assignment_id ORDER BY 1, 2"
    )
    comments = (
        "SELECT s.student_id, c.name, g.auto_comment, g.manual_comment "
        "FROM comment g JOIN base_cell c ON c.id = g.cell_id "
        "JOIN submitted_notebook n ON n.id = g.notebook_id "
        "JOIN submitted_assignment s ON s.id = n.assignment_id ORDER BY 1, 2"
    )
    times = (
        "SELECT s.student_id, s.timestamp, n.late_submission_penalty FROM submitted_assignment s "
        "JOIN submitted_notebook n ON n.assignment_id = s.id ORDER BY 1"
    )
    found: dict[str, list[tuple[Any, ...]]] = {}
    for query in (grades, comments, times):
        for who, *row in base.execute(query):
            found.setdefault(who, []).append(tuple(row))
    base.close()
    return found


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Grade one promotion twice, from the same released course."""
    from trousse.errors import TrousseError
    from trousse.grading import gradebook
    from trousse.grading.batch import run

    root = tmp_path_factory.mktemp("projet")
    course, stock = root / "build/nbgrader", root / "stock"
    source = Path(__file__).parent / "sample/evaluation.ipynb"
    release(course)
    released = course / "release/exemple/evaluation.ipynb"
    with sqlite3.connect(course / "gradebook.db") as base:
        base.execute("UPDATE assignment SET duedate = '2026-11-22 09:00:00.000000'")
    config = course / "nbgrader_config.py"
    plugin = "c.LateSubmissionPlugin.penalty_method = 'zero'\n"
    config.write_text(config.read_text() + plugin)
    Promotion(course, released, source).fill()
    for kind, changed in CODE.items():
        solve(Project(root), kind, changed)
    shutil.copytree(course, stock)
    failed = []
    for trainee in sorted(one.name for one in (stock / "submitted").iterdir()):
        assignment = "code" if trainee in CODE else "exemple"
        try:
            gradebook.autograde(stock, assignment, trainee)
        except TrousseError:
            failed.append(trainee)
    report = run(Project(root), "exemple", jobs=2)
    code = run(Project(root), "code", jobs=2)
    gradebook.autograde(course, "exemple", "honnete-00")  # stock takes over half way
    gradebook.feedback(course, "exemple", "honnete-01")
    return {
        "stock": rows(stock),
        "ours": rows(course),
        "failed": failed,
        "report": report,
        "code": code,
    }


@pytest.mark.slow
def test_every_row_is_the_same_but_for_the_written_differences(graded: dict[str, Any]) -> None:
    stock, ours = graded["stock"], graded["ours"]
    for failed in graded["failed"]:
        stock[failed] = [("échec",)]
    different = {who for who in {*stock, *ours} if stock.get(who) != ours.get(who)}
    shown = {who: {*stock.get(who, [])} ^ {*ours.get(who, [])} for who in different}
    assert sorted(different) == sorted(DIFFERENCES), shown
    assert len(ours) >= 60 - len(graded["failed"])


@pytest.mark.slow
def test_cheating_gains_nothing_and_is_flagged(graded: dict[str, Any]) -> None:
    report = graded["report"]
    for kind in ("triche-fonction", "triche-transformateur", "triche-sortie", "copie-du-corrige"):
        assert kind in report.flagged
        assert any("ni exécuté" in text for text in report.notes[kind])
    cheats = {kind for kind in CODE if kind.startswith("triche")}
    assert cheats - {*graded["code"].flagged} <= {"triche-code-vide"}


@pytest.mark.slow
def test_the_report_says_who_must_hand_in_again(graded: dict[str, Any]) -> None:
    report = graded["report"]
    assert list(report.failures) == ["autre-evaluation"]
    assert "demandez le dépôt du bon dossier" in report.failures["autre-evaluation"]
    assert report.total == report.graded + 1
