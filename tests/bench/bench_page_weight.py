"""Weigh the first view of every kind of page, and of a kit's against stock Material's.

Kilobytes as a server that compresses would send them, with every file the page asks for.
"""

import functools
import gzip
import http.server
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

sys.path.insert(0, str(ROOT / "tests"))

from chromium import FLAGS, installed
from kinds_of_pages import KINDS, addresses
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
        pages = {kind: addresses(ours, pattern)[0] for kind, pattern in KINDS.items()}
        mine = _weights(ours, pages)
        theirs = _weights(folder / "build/stock", {"kit": pages["kit"]})["kit"]
    _report(mine, theirs)


def _weights(site: Path, pages: dict[str, str]) -> dict[str, tuple[float, int]]:
    """Return (kilobytes, requests) of the first view of each page, by kind."""
    from playwright.sync_api import sync_playwright

    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_port}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=list(FLAGS))
        found = {kind: _first_view(browser, site, home, pages[kind]) for kind in pages}
        browser.close()
    server.shutdown()
    return found


def _first_view(browser: Any, site: Path, home: str, address: str) -> tuple[float, int]:
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(home + address, wait_until="networkidle")
    page.close()
    local = [url for url in asked if urlsplit(url).hostname == "127.0.0.1"]
    return sum(_octets(site, url) for url in local) / 1000, len(asked)


def _octets(site: Path, url: str) -> int:
    path = site / urlsplit(url).path.lstrip("/")
    data = (path / "index.html" if path.is_dir() else path).read_bytes()
    return len(data) if path.suffix == ".woff2" else len(gzip.compress(data))


def _report(ours: dict[str, tuple[float, int]], peer: tuple[float, int]) -> None:
    kit, ratio = ours["kit"], peer[0] / ours["kit"][0]
    heaviest = max(ours, key=lambda kind: ours[kind][0])
    print(
        f"page-weight: ours {kit[0]:.0f} peer {peer[0]:.0f} ratio {ratio:.1f}; heaviest of "
        f"{len(ours)} kinds: {heaviest} {ours[heaviest][0]:.0f} ko, "
        f"{max(requests for _, requests in ours.values())} requests at most"
    )
    figures = {
        "name": "page-weight", "ours": kit[0], "peer": peer[0], "ratio": ratio,
        "unit": f"ko (first view of a kit; {kit[1]} and {peer[1]} requests)", "runs": 1,
        "kinds": {kind: {"ko": round(ko, 1), "requests": n} for kind, (ko, n) in ours.items()},
    }  # fmt: skip
    target = ROOT / "build/bench/page-weight.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
