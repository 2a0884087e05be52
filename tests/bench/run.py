"""Run the benchmarks, or one of them: `python tests/bench/run.py [name]`."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(names: list[str]) -> int:
    """Run each benchmark in a process of its own, so that none warms another."""
    wanted = [HERE / f"bench_{name.replace('-', '_')}.py" for name in names]
    for path in wanted or sorted(HERE.glob("bench_*.py")):
        if not path.is_file():
            known = ", ".join(sorted(p.stem.removeprefix("bench_") for p in HERE.glob("bench_*")))
            print(f"Mesure inconnue : {path.stem}. Au choix : {known}.", file=sys.stderr)
            return 2
        status = subprocess.run([sys.executable, str(path)], check=False).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
