"""Write the feedback of a graded promotion: ours against `nbgrader generate_feedback`."""

import shutil
import sys
from pathlib import Path

from grading_course import asked, call, course, ours, report, timed


def stock(root: Path, kind: str) -> None:
    """Write the pages with the nbgrader command."""
    call([sys.executable, "-m", "nbgrader", "generate_feedback", kind], root / "build/nbgrader")


def mine(root: Path, kind: str) -> None:
    """Write the pages with ours."""
    code = (
        "import sys; from pathlib import Path; from trousse.paths import Project; "
        "from trousse.grading.replies import feedback; "
        "feedback(Project(Path(sys.argv[1])), sys.argv[2], 'Évaluation')"
    )
    call([sys.executable, "-c", code, str(root), kind], root)


def main() -> None:
    """Compare both ways on one graded promotion, interleaved."""
    count, runs = asked()
    root = course("forms", count)
    try:
        ours(root, "forms")
        pairs = [(timed(mine, root, "forms"), timed(stock, root, "forms")) for _ in range(runs)]
    finally:
        shutil.rmtree(root)
    report("feedback", [a for a, _ in pairs], [b for _, b in pairs], f"({count} pages)")


if __name__ == "__main__":
    main()
