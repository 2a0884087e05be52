"""A promotion's submissions, seeded, and the two ways to grade them, timed start-up included."""

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from trousse.grading.forms.store import Record, dump, seed_of
from trousse.grading.rehearsal import model_answers

ROOT = Path(__file__).parents[2]
SAMPLES = {"forms": "sample", "code": "code"}
WRONG = {
    "total": "def total(ateliers):\n    return len(ateliers)",
    "lieux": "def lieux(ateliers):\n    return [un['lieu'] for un in ateliers]",
    "moyenne": "def moyenne(ateliers):\n    return sum(un['inscrits'] for un in ateliers) / 3",
    "plein": "plein = 3 +",
    "inscrire": "def inscrire(ateliers, lieu):\n    return ateliers",
}


def course(kind: str, count: int) -> Path:
    """Build a released course with `count` submissions in a temporary project; return its root."""
    from trousse.grading import gradebook
    from trousse.grading.course import stage_evaluation, write_configuration

    root = Path(tempfile.mkdtemp(prefix="promotion-"))
    source = ROOT / "tests/unit/grading" / SAMPLES[kind] / "evaluation.ipynb"
    place = root / "build/nbgrader"
    write_configuration(place)
    stage_evaluation(source, kind, place)
    released = json.loads(gradebook.release(place, kind).read_text("utf-8"))
    model = {one["id"]: one["source"] for one in json.loads(source.read_text("utf-8"))["cells"]}
    for number in range(count):
        submit(place / "submitted" / f"stagiaire-{number:05d}" / kind, released, model, number)
    return root


def submit(folder: Path, released: dict, model: dict, number: int) -> None:  # type: ignore[type-arg]
    """Write one submission: most of it right, some wrong, some missing."""
    chance = random.Random(number)  # noqa: S311
    book, kind, trainee = json.loads(json.dumps(released)), folder.name, folder.parent.name
    for cell in book["cells"]:
        if cell["id"] in WRONG and (draw := chance.random()) < 0.85:
            cell["source"] = model[cell["id"]] if draw < 0.6 else WRONG[cell["id"]]
    folder.mkdir(parents=True)
    (folder / "evaluation.ipynb").write_text(json.dumps(book))
    source = ROOT / "tests/unit/grading" / SAMPLES[kind] / "evaluation.ipynb"
    seed = seed_of(kind, trainee)
    answers = {"q1": "b"} if kind == "code" else model_answers(source, seed)
    kept = {k: {"value": v} for k, v in answers.items() if chance.random() < 0.85}
    record = Record(kind, trainee, seed, trainee, 2, [], kept)
    (folder / "reponses.json").write_text(dump(record))


def stock(root: Path, kind: str) -> None:
    """Grade with the nbgrader command."""
    call([sys.executable, "-m", "nbgrader", "autograde", kind], root / "build/nbgrader")


def ours(root: Path, kind: str) -> None:
    """Grade with ours, two processes, isolation on."""
    code = (
        "import sys; from pathlib import Path; from trousse.paths import Project; "
        "from trousse.grading.batch import run; "
        "report = run(Project(Path(sys.argv[1])), sys.argv[2], jobs=2); "
        "sys.exit(bool(report.failures))"
    )
    call([sys.executable, "-c", code, str(root), kind], root)


def call(command: list[str], folder: Path) -> None:
    """Run a command in a folder, with this environment and this checkout."""
    path = str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "tools"), "PATH": path}
    subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True)


def timed(way: Callable[[Path, str], None], root: Path, kind: str) -> float:
    """Time one way on a fresh copy of the course."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "projet"
        shutil.copytree(root, copy)
        start = time.perf_counter()
        way(copy, kind)
        return time.perf_counter() - start


def report(name: str, ours_runs: list[float], peer_runs: list[float], note: str = "") -> None:
    """Print the line of the bench and keep its figures."""
    mine, peer = statistics.median(ours_runs), statistics.median(peer_runs)
    print(f"{name}: ours {mine:.2f} s peer {peer:.2f} s ratio {peer / mine:.1f} {note}".strip())
    figures = {"name": name, "ours": mine, "peer": peer, "ratio": peer / mine, "unit": "s"}
    folder = ROOT / "build/bench"
    folder.mkdir(parents=True, exist_ok=True)
    runs = {"ours": ours_runs, "peer": peer_runs}
    (folder / f"{name}.json").write_text(json.dumps({**figures, "runs": runs}, indent=1) + "\n")


def compare(name: str, kind: str, count: int, runs: int) -> None:
    """Grade the same promotion both ways, interleaved, and report."""
    root = course(kind, count)
    mine, peer = [], []
    try:
        for _ in range(runs):
            mine.append(timed(ours, root, kind))
            peer.append(timed(stock, root, kind))
            mine.append(timed(ours, root, kind))
    finally:
        shutil.rmtree(root)
    report(name, mine, peer, f"({count} dépôts, {runs} passages)")


def asked() -> tuple[int, int]:
    """Return how many submissions and how many runs: `bench_….py [200] [3]`."""
    numbers = [int(one) for one in sys.argv[1:3]]
    return (numbers + [200, 3][len(numbers) :])[0], (numbers + [200, 3][len(numbers) :])[1]
