"""Each evaluation that is ready: its author's answers earn every point, no answer earns none."""

import ast
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from trousse.grading.cells import read_cells
from trousse.grading.course import NOTEBOOK, leaks, stage_evaluation
from trousse.grading.forms.store import Record, dump
from trousse.grading.rehearsal import model_answers, rehearse
from trousse.paths import Project

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests/unit/grading/sample" / NOTEBOOK
SEEDS = ("essai", "autre", "encore", "fatou", "mehdi")


def ready() -> dict[str, Path]:
    """Return the evaluations of the modules whose status is `pret`, and the sample of all kinds."""
    modules = sorted((ROOT / "curriculum/modules").glob("*/module.yml"))
    found = [one.parent for one in modules if "\nstatus: pret" in one.read_text("utf-8")]
    return {"exemple": SAMPLE, **{one.name: one / NOTEBOOK for one in found}}


EVALUATIONS = ready()


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("slug", EVALUATIONS)
def test_full_points_with_the_author_s_answers_and_none_without(slug: str, seed: str) -> None:
    lines = rehearse(EVALUATIONS[slug], seed)
    assert [line for line in lines if not line.sound] == []


@pytest.mark.parametrize("slug", EVALUATIONS)
def test_an_evaluation_is_worth_20_points(slug: str) -> None:
    assert sum(cell.points for cell in read_cells(EVALUATIONS[slug])) == 20


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Stage, release, submit, grade and give feedback with stock nbgrader, in one course."""
    from trousse.grading import gradebook
    from trousse.grading.course import write_configuration
    from trousse.grading.replies import feedback

    project = Project(tmp_path_factory.mktemp("projet"))
    course, pages = project.build / "nbgrader", {}
    write_configuration(course)
    for slug, notebook in EVALUATIONS.items():
        stage_evaluation(notebook, slug, course)
        released = gradebook.release(course, slug)
        kinds = submissions(notebook)
        for trainee in kinds if slug == "exemple" else ("juste", "vide"):  # a second each
            answers = kinds[trainee]
            submit(course, slug, trainee, released, answers)
            gradebook.autograde(course, slug, trainee)
        gradebook.feedback(course, slug)
        stock = [one.read_text() for one in course.glob(f"feedback/*/{slug}/*.html")]
        pages[slug] = (stock, [one.read_text() for one in feedback(project, slug, slug)])
    marks = {slug: gradebook.scores(course, slug) for slug in EVALUATIONS}
    return {"course": course, "marks": marks, "pages": pages}


def submissions(notebook: Path) -> dict[str, str | None]:
    """Return the answer files of sample trainees: right, wrong, empty, broken, absent."""
    right = {key: {"value": one} for key, one in model_answers(notebook, "fatou").items()}
    wrong = {key: {"value": ["faux"]} for key in right}
    return {
        "juste": dump(Record(seed="fatou", answers=right)),
        "faux": dump(Record(seed="fatou", answers=wrong)),
        "vide": dump(Record(seed="fatou")),
        "casse": '{"answers": {"q1": ',
        "absent": None,
    }


def submit(course: Path, slug: str, trainee: str, released: Path, answers: str | None) -> None:
    folder = course / "submitted" / trainee / slug
    folder.mkdir(parents=True)
    shutil.copy(released, folder)
    if answers is not None:
        (folder / "reponses.json").write_text(answers)


@pytest.mark.slow
@pytest.mark.parametrize("slug", EVALUATIONS)
def test_stock_nbgrader_gives_every_automatic_point(graded: dict[str, Any], slug: str) -> None:
    marks = graded["marks"][slug]
    expected = {
        cell.id: cell.points for cell in read_cells(EVALUATIONS[slug]) if cell.role == "points"
    }
    cells = {key: one for key, one in marks["juste"]["cells"].items() if one is not None}
    assert cells == expected
    assert marks["juste"]["score"] == sum(expected.values())
    assert marks["juste"]["max"] == 20


@pytest.mark.slow
@pytest.mark.parametrize(
    ("slug", "trainee"),
    [(slug, "vide") for slug in EVALUATIONS]
    + [("exemple", kind) for kind in ("faux", "casse", "absent")],
)
def test_no_evidence_is_no_point(graded: dict[str, Any], slug: str, trainee: str) -> None:
    mark = graded["marks"][slug][trainee]
    assert mark["score"] == 0
    assert {one for one in mark["cells"].values() if one is not None} == {0.0}


@pytest.mark.slow
@pytest.mark.parametrize("slug", EVALUATIONS)
def test_long_answers_reach_the_marker(graded: dict[str, Any], slug: str) -> None:
    tasks = [cell.id for cell in read_cells(EVALUATIONS[slug]) if cell.role == "task"]
    mark = graded["marks"][slug]["juste"]
    assert [mark["cells"][task] for task in tasks] == [None] * len(tasks)
    assert mark["to_mark"] is bool(tasks)
    shown = (graded["course"] / "autograded/juste" / slug / NOTEBOOK).read_text()
    texts = [cell for cell in json.loads(shown)["cells"] if "to_mark()" in "".join(cell["source"])]
    assert all("mots)" in json.dumps(cell["outputs"]) for cell in texts)


@pytest.mark.slow
@pytest.mark.parametrize("slug", EVALUATIONS)
def test_neither_the_release_nor_the_feedback_shows_a_key(
    graded: dict[str, Any], slug: str
) -> None:
    released = graded["course"] / "release" / slug / NOTEBOOK
    assert leaks(released) == []
    text = "\n".join(cell.source for cell in read_cells(released))
    assert [one for one in secrets(EVALUATIONS[slug]) if one in text] == []
    stock, ours = graded["pages"][slug]
    assert len(ours) == len(stock) > 1
    for html in stock + ours:
        assert "HIDDEN TESTS" not in html
        assert "MARK SCHEME" not in html
        assert ".points(" not in html
    assert max(len(html.encode()) for html in ours) < 30_000


def secrets(notebook: Path) -> set[str]:
    """Return the texts of the hidden cells that are in no code trainees receive.

    What feedback is chosen by is left out: those are wrong answers.
    """
    cells = [cell for cell in read_cells(notebook) if cell.is_code]
    given = "\n".join(cell.source for cell in cells if cell.role == "locked")
    trees = [ast.parse(cell.source) for cell in cells if cell.role in ("points", "solution")]
    nodes = [one for tree in trees for one in ast.walk(tree)]
    wrong = {key for one in nodes if isinstance(one, ast.Dict) for key in one.keys}
    texts = [one.value for one in nodes if isinstance(one, ast.Constant) and one not in wrong]
    return {one for one in texts if isinstance(one, str) and len(one) > 11 and one not in given}
