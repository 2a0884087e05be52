"""`python -m trousse.grading.forms evaluation.ipynb`: rehearse an evaluation while writing it."""

import sys
from pathlib import Path

from trousse.errors import TrousseError
from trousse.grading.rehearsal import Line, rehearse

SEEDS = ("essai", "autre", "encore")


def main(paths: list[str]) -> int:
    """Print each item of each notebook for several seeds; return 1 when one is not sound."""
    sound = True
    for path in paths:
        for seed in SEEDS:
            try:
                lines = rehearse(Path(path), seed)
            except (TrousseError, SyntaxError) as error:
                sys.stdout.write(f"{path} : {error}\n")
                return 1
            sound = _report(path, seed, lines) and sound
    return 0 if sound else 1


def _report(path: str, seed: str, lines: list[Line]) -> bool:
    for line in lines:
        word = "bon" if line.sound else "À REVOIR"
        sys.stdout.write(
            f"{path} [{seed}] {line.id} : {line.points:g} points ; avec le corrigé {line.solved}, "
            f"sans réponse {line.blank} : {word} {line.problem}\n"
        )
    total = sum(line.points for line in lines)
    sys.stdout.write(f"{path} [{seed}] total automatique : {total:g} points\n")
    return all(line.sound for line in lines)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
