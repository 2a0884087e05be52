"""Build the site of 60 modules and 32 kits, against stock Material on the very same pages.

CPU seconds of each build in a process of its own, interleaved, without the kits' files.
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
    _report([a for a, _ in times], [b for _, b in times])


def _cpu(command: list[str]) -> float:
    before = os.times()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "tools")}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    after = os.times()
    spent = after.children_user + after.children_system
    return spent - before.children_user - before.children_system


def _report(ours: list[float], peer: list[float]) -> None:
    mine, theirs = statistics.median(ours), statistics.median(peer)
    print(f"site: ours {mine:.1f} peer {theirs:.1f} ratio {theirs / mine:.2f}")
    target = ROOT / "build/bench/site.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    figures = {
        "name": "site", "ours": mine, "peer": theirs, "ratio": theirs / mine,
        "unit": "CPU s (60 modules, 32 kits)", "runs": RUNS,
    }  # fmt: skip
    target.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
