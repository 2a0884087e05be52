"""Weigh the first view of a kit page, against stock Material showing the very same page.

Kilobytes as a server that compresses would send them, with every file the page asks for.
"""

import functools
import gzip
import http.server
import importlib.util
import json
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench_site import STOCK
from site_at_scale import ROOT, make_project

from trousse.catalogue import load
from trousse.paths import Project
from trousse.publishing import build_site


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def main() -> None:
    """Print the weights and write build/bench/page-weight.json."""
    with tempfile.TemporaryDirectory() as name:
        folder = make_project(Path(name) / "projet")
        project = Project(folder)
        ours = build_site(project, load(project))
        config = Path(name) / "stock.yml"
        config.write_text(STOCK.format(folder=folder) + "plugins: [search]\n", encoding="utf-8")
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config)]
        subprocess.run(command, check=True, capture_output=True)
        kit = next(path.name for path in sorted(project.workshops.iterdir()) if path.is_dir())
        mine = _weight(ours, f"ateliers/{kit}/")
        theirs = _weight(folder / "build/stock", f"ateliers/{kit}/")
    _report(mine, theirs)


def _weight(site: Path, address: str) -> tuple[float, int]:
    """Return (kilobytes, requests) of the first view of the page at `address`."""
    from playwright.sync_api import sync_playwright

    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"http://127.0.0.1:{server.server_port}/{address}", wait_until="networkidle")
        browser.close()
    server.shutdown()
    local = [url for url in asked if urlsplit(url).hostname == "127.0.0.1"]
    return sum(_octets(site, url) for url in local) / 1000, len(asked)


def _octets(site: Path, url: str) -> int:
    path = site / urlsplit(url).path.lstrip("/")
    data = (path / "index.html" if path.is_dir() else path).read_bytes()
    return len(data) if path.suffix == ".woff2" else len(gzip.compress(data))


def _chromium() -> str | None:
    spec = importlib.util.spec_from_file_location("ensure", ROOT / "tests/chromium.py")
    assert spec and spec.loader  # noqa: PT018
    ensure = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(ensure)
    found: str | None = ensure.installed()
    return found


def _report(ours: tuple[float, int], peer: tuple[float, int]) -> None:
    ratio = peer[0] / ours[0]
    print(f"page-weight: ours {ours[0]:.0f} peer {peer[0]:.0f} ratio {ratio:.1f}")
    figures = {
        "name": "page-weight", "ours": ours[0], "peer": peer[0], "ratio": ratio,
        "unit": f"ko (first view; {ours[1]} and {peer[1]} requests)", "runs": 1,
    }  # fmt: skip
    target = ROOT / "build/bench/page-weight.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
