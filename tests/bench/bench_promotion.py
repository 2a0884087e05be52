"""A promotion of 4,000 on twenty evaluations: time, memory, look-ups, lists, export.

`bench_promotion.py [submissions] [evaluations] [forms|code]`. One evaluation is graded for real;
the others are copies of its rows in the gradebook.
"""

import json
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from grading_course import ROOT, course

from trousse.paths import Project

# Table → its columns that name a row of another copied table, or itself.
COPIED = {
    "assignment": ["id", "name"],
    "notebook": ["id", "assignment_id"],
    "base_cell": ["id", "notebook_id"],
    "source_cell": ["id", "notebook_id"],
    "grade_cells": ["id"],
    "solution_cells": ["id"],
    "task_cells": ["id"],
    "submitted_assignment": ["id", "assignment_id"],
    "submitted_notebook": ["id", "assignment_id", "notebook_id"],
    "grade": ["id", "notebook_id", "cell_id"],
    "comment": ["id", "notebook_id", "cell_id"],
}
RUN = """
import json, os, resource, sys, time
from pathlib import Path
from trousse.grading.batch import run
from trousse.paths import Project
page, seen, start = os.sysconf("SC_PAGE_SIZE"), [], time.perf_counter()
def progress(done, total):
    seen.append([done, int(Path("/proc/self/statm").read_text().split()[1]) * page // 1000000])
report = run(Project(Path(sys.argv[1])), sys.argv[2], jobs=2, progress=progress)
print(json.dumps({"seconds": time.perf_counter() - start, "memory": seen,
                  "graded": report.graded, "failed": len(report.failures)}))
"""


def graded(root: Path, kind: str) -> dict:  # type: ignore[type-arg]
    """Grade for real in a process of its own; return its time and memory."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(root), kind], capture_output=True, text=True, check=True
    )
    figures: dict = json.loads(done.stdout)  # type: ignore[type-arg]
    return figures


def multiply(base: sqlite3.Connection, kind: str, evaluations: int) -> None:
    """Copy the rows of the one evaluation until there are `evaluations`."""
    for number in range(1, evaluations):
        for table, named in COPIED.items():
            columns = [row[1] for row in base.execute(f"PRAGMA table_info({table})")]
            given = ", ".join(
                f"substr({one}, 1, 29) || '-{number:02d}'" if one in named else one
                for one in columns
            )
            only = "instr(id, '-') = 0"
            copy = f"INSERT INTO {table} SELECT {given} FROM {table} WHERE {only}"  # noqa: S608
            base.execute(copy)
    base.commit()
    base.execute("ANALYZE")
    base.commit()


def furnish(place: Path, kind: str, evaluations: int) -> None:
    """Make the folders that nbgrader looks for beside the copied rows."""
    for number in range(1, evaluations):
        shutil.copytree(place / "source" / kind, place / "source" / f"{kind}-{number:02d}")
    for step in ("submitted", "autograded"):
        for person in (place / step).iterdir():
            for number in range(1, evaluations):
                (person / f"{kind}-{number:02d}").mkdir()


def timed(what: Callable[[], object], times: int) -> float:
    """Return the median of several times, in seconds."""
    runs = []
    for _ in range(times):
        start = time.perf_counter()
        what()
        runs.append(time.perf_counter() - start)
    return statistics.median(runs)


def figures_of(root: Path, kind: str) -> dict[str, float]:
    """Time what a trainer's screen asks of the gradebook, and the export."""
    from trousse.grading.gradebook import configuration
    from trousse.grading.marking.lists import PromotionAPI
    from trousse.grading.tables import export

    place = root / "build/nbgrader"

    def fresh() -> PromotionAPI:  # one a request, as in the marking screen
        return PromotionAPI(config=configuration(place), log_level="CRITICAL")

    api = fresh()
    name, who = f"{kind}-01", "stagiaire-00017"
    with api.gradebook as book:
        lookups = {
            "find_grade": lambda: book.find_grade("q1-points", "evaluation", name, who),
            "score": lambda: book.find_submission(name, who).score,
        }
        found = {key: timed(one, 30) for key, one in lookups.items()}
    lists = {
        "manage_submissions": lambda: fresh().get_submissions(name),
        "manual_grading": lambda: fresh().get_notebook_submissions(name, "evaluation"),
        "students": lambda: fresh().get_students(),
        "assignments": lambda: fresh().get_assignments(),
        "notebooks": lambda: fresh().get_notebooks(name),
    }
    found |= {key: timed(one, 3) for key, one in lists.items()}
    with tempfile.TemporaryDirectory() as folder:
        found["export"] = timed(lambda: export(Project(root), Path(folder), {kind: ["1.1"]}), 1)
    return found


def main() -> None:
    """Grade, multiply, measure and print."""
    count, evaluations, kind = [*sys.argv[1:4], *["4000", "20", "forms"][len(sys.argv) - 1 :]]
    root = course(kind, int(count))
    try:
        run = graded(root, kind)
        print(f"notation : {run['graded']} dépôts en {run['seconds']:.1f} s, deux processus")
        memory = [run["memory"][at] for at in (0, len(run["memory"]) // 2, -1)]
        print("mémoire  : " + ", ".join(f"{mb} Mo après {done}" for done, mb in memory))
        total = run["seconds"] * int(evaluations)
        print(f"projeté  : {int(count) * int(evaluations)} dépôts en {total / 60:.1f} min")
        base = sqlite3.connect(root / "build/nbgrader/gradebook.db")
        multiply(base, kind, int(evaluations))
        base.close()
        furnish(root / "build/nbgrader", kind, int(evaluations))
        found = figures_of(root, kind)
        for key, seconds in found.items():
            print(f"{key:20} {seconds * 1000:10.1f} ms")
    finally:
        shutil.rmtree(root)
    folder = ROOT / "build/bench"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "promotion.json").write_text(json.dumps({"run": run, "seconds": found}, indent=1))


if __name__ == "__main__":
    main()
