"""The real site, built once and served on a local port."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kinds_of_pages import KINDS, addresses
from trousse.catalogue import load
from trousse.paths import Project
from trousse.publishing import build_site

ROOT = Path(__file__).parents[3]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: a test's output is its verdict."""


def _project(folder: Path) -> Project:
    """A project that reads the real content and builds elsewhere."""
    names = ("curriculum", "workshops", "exercises", "site", "mkdocs.yml", "CHANGELOG.md")
    for name in names:
        if (ROOT / name).exists():
            (folder / name).symlink_to(ROOT / name)
    return Project(folder)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = _project(tmp_path_factory.mktemp("centre"))
    return build_site(project, load(project))


@pytest.fixture(scope="session")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = _project(tmp_path_factory.mktemp("cle-usb"))
    return build_site(project, load(project), offline=True)


@pytest.fixture(scope="session")
def base(built: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(built))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def one_of_each(built: Path) -> list[str]:
    """The address of one page of each kind."""
    return [addresses(built, pattern)[0] for pattern in KINDS.values()]
