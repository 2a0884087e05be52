"""Grade the same code, ours against otter-grader: `bench_grading_otter.py [submissions] [runs]`.

otter-grader lives in an environment of its own (`build/bench/otter`, made at first use): it is no
dependency of the project. It runs here as on a trainer's machine: local, without Docker.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
from grading_course import ROOT, course, ours, report, timed

VERSION = "7.0.0"
HOME = ROOT / "build/bench/otter"
SOURCE = ROOT / "tests/unit/grading/code/evaluation.ipynb"
QUESTIONS = {"total": 4, "lieux": 3, "moyenne": 4, "plein": 2, "inscrire": 3}
GRADE = """
import sys
from pathlib import Path
from otter.api import grade_submission
for path in sorted(Path(sys.argv[2]).glob("*.ipynb")):
    results = grade_submission(str(path), sys.argv[1], quiet=True)
    print(path.stem, results.total)
"""


def python() -> Path:
    """Return the Python that has otter-grader, installed if it is not there yet."""
    found = HOME / "bin/python"
    if not found.exists():
        subprocess.run([sys.executable, "-m", "venv", str(HOME)], check=True)
        wanted = [f"otter-grader=={VERSION}", "ipykernel"]
        subprocess.run([str(found), "-m", "pip", "install", "--quiet", *wanted], check=True)
    return found


def cells() -> dict[str, str]:
    """Return the sources of the evaluation's cells."""
    raw = json.loads(SOURCE.read_text("utf-8"))["cells"]
    return {one["id"]: "".join(one["source"]) for one in raw}


def notebook(source: dict[str, str]) -> Any:
    """Write the evaluation as otter wants it: questions between raw cells."""
    raw, code = nbformat.v4.new_raw_cell, nbformat.v4.new_code_cell
    found = [
        raw(
            "# ASSIGNMENT CONFIG\nname: code\nrun_tests: false\nexport_cell: false\ngenerate: true"
        ),
        code("import statistics"),
        code(source["donnees"]),
    ]
    for name, points in QUESTIONS.items():
        solution = source[name].replace("### ", "# ").removeprefix("# BEGIN SOLUTION\n")
        test = [line for line in source[f"{name}-points"].splitlines() if "###" not in line]
        found += [
            raw(f"# BEGIN QUESTION\nname: {name}\npoints: {points}"),
            raw("# BEGIN SOLUTION"),
            code(solution.replace("\n# END SOLUTION", "") if name == "plein" else solution),
            raw("# END SOLUTION"),
            raw("# BEGIN TESTS"),
            code("# HIDDEN\n" + "\n".join(test)),
            raw("# END TESTS"),
            raw("# END QUESTION"),
        ]
    return nbformat.v4.new_notebook(
        cells=found, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    )


def prepare(root: Path) -> tuple[Path, Path]:
    """Make otter's grader and the same submissions as its notebooks; return both places."""
    place = root / "otter"
    place.mkdir()
    nbformat.write(notebook(cells()), place / "code.ipynb")
    command = [str(python().with_name("otter")), "assign", "code.ipynb", "dist"]
    subprocess.run(command, cwd=place, check=True, capture_output=True)
    (grader,) = (place / "dist/autograder").glob("*autograder*.zip")
    (place / "rendus").mkdir()
    for folder in sorted((root / "build/nbgrader/submitted").iterdir()):
        book = json.loads((folder / "code/evaluation.ipynb").read_text("utf-8"))
        answers = {one["id"]: "".join(one["source"]) for one in book["cells"]}
        student = nbformat.read(place / "dist/student/code.ipynb", 4)
        fill(student, answers)
        nbformat.write(student, place / "rendus" / f"{folder.name}.ipynb")
    return grader, place / "rendus"


def fill(student: Any, answers: dict[str, str]) -> None:
    """Put one trainee's code where otter left room for it: the cell that defines the name."""
    for cell in student.cells:
        for name in QUESTIONS:
            if cell.source.startswith((f"def {name}(", f"{name} =")):
                cell.source = answers[name]


def theirs(root: Path, _kind: str) -> None:
    """Grade with otter, start-up included, in the copy of the project."""
    (grader,) = (root / "otter/dist/autograder").glob("*autograder*.zip")
    command = [str(python()), "-c", GRADE, str(grader), str(root / "otter/rendus")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    (ROOT / "build/bench/otter-scores.txt").write_text(done.stdout)


def main() -> None:
    """Grade the same promotion both ways, interleaved, and report."""
    given = [int(one) for one in sys.argv[1:3]]
    count, runs = (given + [20, 1][len(given) :])[:2]
    root = course("code", count)
    try:
        prepare(root)
        pairs = [(timed(ours, root, "code"), timed(theirs, root, "code")) for _ in range(runs)]
    finally:
        shutil.rmtree(root)
    mine, peer = [a for a, _ in pairs], [b for _, b in pairs]
    report("grading-otter", mine, peer, f"({count} dépôts, {runs} passages)")


if __name__ == "__main__":
    main()
