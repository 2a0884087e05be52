"""Build the site of 60 modules and 32 kits, against stock Material on the very same pages.

CPU seconds of each build in a process of its own, interleaved, without the kits' files; then of
what `trousse start --suivi` does when one page of that site is saved.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from site_at_scale import ROOT, make_project

RUNS = 3
OURS = """
from pathlib import Path
from trousse.catalogue import load
from trousse.paths import Project
from trousse.publishing import build_site
project = Project(Path({folder!r}))
build_site(project, load(project))
"""
SAVED = """
import time
from pathlib import Path
from trousse.catalogue import load
from trousse.paths import Project
from trousse.publishing import refresh_preview
project = Project(Path({folder!r}))
refresh_preview(project, load(project))
sheet = project.workshops / "premier-courriel/fiche.md"
for number in range({runs}):
    sheet.write_text(sheet.read_text(encoding="utf-8") + f"\\nAjout {{number}}.\\n", "utf-8")
    start = time.process_time()
    refresh_preview(project, load(project))
    print(time.process_time() - start)
"""
STOCK = """
site_name: Stock
docs_dir: {folder}/build/site-src
site_dir: {folder}/build/stock
theme: {{name: material, language: fr, features: [navigation.prune]}}
markdown_extensions:
  [admonition, attr_list, def_list, footnotes, md_in_html, tables, pymdownx.superfences]
"""


def main() -> None:
    """Print the medians and write build/bench/site.json."""
    with tempfile.TemporaryDirectory() as name:
        folder = make_project(Path(name) / "projet")
        config = Path(name) / "stock.yml"
        config.write_text(STOCK.format(folder=folder), encoding="utf-8")
        ours = [sys.executable, "-c", OURS.format(folder=str(folder))]
        peer = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config)]
        times = [(_cpu(ours), _cpu(peer)) for _ in range(RUNS)]
        saved = _saved(folder)
    _report([a for a, _ in times], [b for _, b in times], saved)


def _cpu(command: list[str]) -> float:
    before = os.times()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "tools")}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    after = os.times()
    spent = after.children_user + after.children_system
    return spent - before.children_user - before.children_system


def _saved(folder: Path) -> float:
    """Return the median CPU seconds of a preview renewed after one page was saved."""
    script = SAVED.format(folder=str(folder), runs=RUNS)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "tools")}
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, env=environment
    )
    return statistics.median(map(float, done.stdout.split()))


def _report(ours: list[float], peer: list[float], saved: float) -> None:
    mine, theirs = statistics.median(ours), statistics.median(peer)
    print(
        f"site: ours {mine:.1f} peer {theirs:.1f} ratio {theirs / mine:.2f}, one page {saved:.2f}"
    )
    target = ROOT / "build/bench/site.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    figures = {
        "name": "site", "ours": mine, "peer": theirs, "ratio": theirs / mine,
        "unit": "CPU s (60 modules, 32 kits)", "runs": RUNS, "one_page": saved,
    }  # fmt: skip
    target.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
