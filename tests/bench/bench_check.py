"""Check 60 modules, 32 kits and 54 exercises: cold, warm, after one edit; and `trousse --help`.

The peer is what stock tools do of the same work: PyYAML reads each sidecar and jsonschema
compares it with its schema, without places, texts, notebooks, references or exercises.
CPU seconds of each command in a process of its own, interleaved.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from site_at_scale import ROOT, make_project

RUNS = 3
EXERCISES = 54
TROUSSE = [sys.executable, "-c", "from trousse.cli import main; main()"]
PEER = """
import json, sys
from pathlib import Path
import jsonschema, yaml
root = Path(sys.argv[1])
for line in json.loads(sys.argv[2]):
    name, pattern = line
    schema = json.loads((root / "build/schemas" / f"{name}.schema.json").read_text())
    validator = jsonschema.Draft202012Validator(schema)
    for path in root.glob(pattern):
        data = json.loads(json.dumps(yaml.safe_load(path.read_text()), default=str))
        assert not list(validator.iter_errors(data)), path
"""
FILES = [
    ("module", "curriculum/modules/*/module.yml"), ("workshop", "workshops/*/workshop.yml"),
    ("bilan", "workshops/*/bilan.yml"), ("exercise", "exercises/*/*/exercise.yml"),
    ("track", "curriculum/tracks/*.yml"), ("framework", "curriculum/frameworks/*.yml"),
]  # fmt: skip


def main() -> None:
    """Print the medians and write build/bench/check.json."""
    with tempfile.TemporaryDirectory() as name:
        folder = make_project(Path(name) / "projet")
        _fill_exercises(folder / "exercises")
        _distinct_titles(folder)
        check = [*TROUSSE, "--root", str(folder), "check"]
        peer = [sys.executable, "-c", PEER, str(folder), json.dumps(FILES)]
        _cpu(check)  # writes the schemas, compiles the code
        rows = [_run(folder, check, peer) for _ in range(RUNS)]
    _report({key: [row[key] for row in rows] for key in rows[0]})


def _run(folder: Path, check: list[str], peer: list[str]) -> dict[str, tuple[float, float]]:
    shutil.rmtree(folder / "build" / "check")
    found = {"cold": _cpu(check), "peer": _cpu(peer), "warm": _cpu(check)}
    page = next((folder / "workshops").glob("*/fiche.md"))
    page.write_text(page.read_text("utf-8") + "\nMerci à vous.\n", "utf-8")
    return found | {"edit": _cpu(check), "help": _cpu([*TROUSSE, "--help"])}


def _fill_exercises(room: Path) -> None:
    """Copy real exercises under other names until there are enough."""
    real = sorted(path for path in room.glob("*/*") if path.is_dir())
    for number in range(EXERCISES - len(real)):
        source = real[number % len(real)]
        shutil.copytree(source, source.with_name(f"{source.name}-copie{'x' * number}"))


def _distinct_titles(folder: Path) -> None:
    """Give each copy a title of its own, as a real unit has."""
    for number, path in enumerate(sorted(folder.rglob("*.yml"))):
        text = path.read_text(encoding="utf-8")
        if "-copie" in path.parent.name:
            text = re.sub(r"^title: .*$", f'title: "Copie {number}"', text, flags=re.MULTILINE)
            path.write_text(text, encoding="utf-8")


def _cpu(command: list[str]) -> tuple[float, float]:
    """Return the CPU and wall seconds of a command."""
    before, start = os.times(), time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tools")}
    done = subprocess.run(command, check=False, capture_output=True, env=environment)
    assert done.returncode < 2, done.stderr.decode()
    wall, after = time.perf_counter() - start, os.times()
    spent = after.children_user + after.children_system
    return spent - before.children_user - before.children_system, wall


def _report(rows: dict[str, list[tuple[float, float]]]) -> None:
    cpu = {key: statistics.median(one[0] for one in row) for key, row in rows.items()}
    wall = {key: statistics.median(one[1] for one in row) for key, row in rows.items()}
    ratio = cpu["peer"] / cpu["cold"]
    print(f"check: ours {cpu['cold']:.2f} peer {cpu['peer']:.2f} ratio {ratio:.2f}")
    for key in rows:
        print(f"  {key:5} {cpu[key]:.2f} s CPU, {wall[key]:.2f} s wall")
    target = ROOT / "build/bench/check.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    figures = {
        "name": "check", "ours": cpu["cold"], "peer": cpu["peer"], "ratio": ratio,
        "unit": "CPU s, cold (60 modules, 32 kits, 54 exercises)", "runs": RUNS,
        "cpu": cpu, "wall": wall,
    }  # fmt: skip
    target.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
