"""Our server and stock Voilà, side by side on the same real exercise, for the benchmarks."""

import contextlib
import json
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

import psutil

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from serving_fixtures import load_served  # noqa: E402

SLUG = "cv/mon-premier-cv"  # The heaviest, and one whose documents need a kernel.


@dataclass
class Running:
    """A server: the address of its exercise, the address that starts a kernel, its pid."""

    page: str
    voila: str
    pid: int

    def kernels(self) -> list[psutil.Process]:
        """Return the server's descendants: kernels, and the warm process with its own."""
        return psutil.Process(self.pid).children(recursive=True)

    def memory(self) -> float:
        """Return the MB (PSS: shared pages are divided) of the server and its kernels."""
        everybody = [psutil.Process(self.pid), *self.kernels()]
        return float(sum(one.memory_full_info().pss for one in everybody)) / 2**20

    def cpu(self, *, kernels_only: bool = False) -> float:
        """Return the CPU seconds spent so far."""
        everybody = self.kernels() if kernels_only else [psutil.Process(self.pid), *self.kernels()]
        return float(sum(sum(one.cpu_times()[:2]) for one in everybody))


@contextlib.contextmanager
def ours() -> Iterator[Running]:
    """Start our server on the real exercises."""
    with load_served().running(ROOT) as server:
        page = f"{server.url}/exercices/{SLUG}"
        yield Running(page, f"{page}/voila", server.process.pid)


@contextlib.contextmanager
def room_server() -> Iterator[tuple[Running, str, str]]:
    """Start our server as a room; return it, its address and its code."""
    with load_served().running(ROOT, seated=True) as server:
        page = f"{server.url}/exercices/{SLUG}"
        yield Running(page, f"{page}/voila", server.process.pid), server.url, server.code


@contextlib.contextmanager
def stock(*, preheated: int = 0) -> Iterator[Running]:
    """Start stock Voilà on the same exercise (`preheated`: kernels it keeps ready)."""
    port = _free_port()
    notebook = ROOT / "exercises" / SLUG / "exercise.ipynb"
    command = [sys.executable, "-m", "voila", str(notebook), "--no-browser", f"--port={port}"]
    command += ["--Voila.log_level=50"]
    if preheated:
        command += ["--preheat_kernel=True", f"--pool_size={preheated}"]
    url = f"http://localhost:{port}/"
    with _program(command, f"{url}voila/static/voila.js") as pid:
        yield Running(url, url, pid)


@contextlib.contextmanager
def plain_file() -> Iterator[str]:
    """Serve the same exercise as a plain file, and return its address."""
    port = _free_port()
    folder = Path(tempfile.mkdtemp(prefix="trousse-bench-"))
    served = load_served().exercises(load_served().Project(ROOT))
    page = next(one for one in served if one.slug == SLUG).page()
    (folder / "index.html").write_text(page, encoding="utf-8")
    command = [sys.executable, "-m", "http.server", str(port), f"--directory={folder}"]
    url = f"http://localhost:{port}/"
    try:
        with _program([*command, "--bind=127.0.0.1"], url):
            yield url
    finally:
        shutil.rmtree(folder)


@contextlib.contextmanager
def _program(command: list[str], url: str) -> Iterator[int]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(url)
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


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
