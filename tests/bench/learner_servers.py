"""Our server and stock Voilà, side by side on the same exercise, for the learner benchmarks."""

import contextlib
import importlib.util
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import psutil

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Running:
    """A server: the address of its exercise, of Voilà's page in it, of the plain file, its pid."""

    page: str
    voila: str
    static: str
    pid: int

    def processes(self) -> list[psutil.Process]:
        """Return the server's descendants: kernels, and the warm process with its own."""
        return psutil.Process(self.pid).children(recursive=True)


def _served() -> ModuleType:
    path = ROOT / "tests" / "unit" / "serving" / "served.py"
    spec = importlib.util.spec_from_file_location("served", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@contextlib.contextmanager
def servers(*, preheated: int = 0) -> Iterator[tuple[Running, Running]]:
    """Start ours and the peer (`preheated`: kernels the peer keeps ready), then end both."""
    os.environ["PYTHONPATH"] = str(ROOT / "tools")
    served = _served()
    folder = Path(tempfile.mkdtemp(prefix="trousse-bench-"))
    served.make_project(folder)
    (folder / "build" / "site" / "essai.html").write_text(served.PAGE, "utf-8")
    try:
        with served.running(folder) as ours, _stock(folder, served.SLUG, preheated) as peer:
            page = f"{ours.url}/exercices/{served.SLUG}"
            yield Running(page, f"{page}/voila", f"{ours.url}/essai.html", ours.process.pid), peer
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _stock(folder: Path, slug: str, preheated: int) -> Iterator[Running]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    notebook = folder / "exercises" / slug / "exercise.ipynb"
    command = [sys.executable, "-m", "voila", str(notebook), "--no-browser", f"--port={port}"]
    command += ["--Voila.log_level=50"]
    if preheated:
        command += ["--preheat_kernel=True", f"--pool_size={preheated}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://localhost:{port}/"
    try:
        _wait(f"{url}voila/static/voila.js")
        yield Running(url, url, url, process.pid)
    finally:
        process.terminate()
        process.wait(30)


def _wait(url: str) -> None:
    for _ in range(600):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 - our own address
            return
        time.sleep(0.1)
    raise TimeoutError(url)


def report(name: str, ours: list[float], peer: list[float], unit: str, note: str) -> None:
    """Print one line of medians and write build/bench/<name>.json."""
    mine, theirs = statistics.median(ours), statistics.median(peer)
    ratio = theirs / mine
    print(f"{name}: ours {mine:.3g} {unit} peer {theirs:.3g} {unit} ratio {ratio:.2f} {note}")
    result = {"name": name, "ours": mine, "peer": theirs, "ratio": ratio, "unit": unit}
    path = ROOT / "build" / "bench" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({**result, "runs": len(ours), "note": note}, indent=1), "utf-8")
