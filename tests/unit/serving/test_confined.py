"""What a kernel can still do once it is confined, tried in a process of its own."""

import ctypes
import json
import os
import shutil
import socket
import subprocess
import sys

import pytest

from trousse.serving import platform

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not platform.LINUX, reason="elsewhere only limits hold (see the docs)"),
]

PROGRAM = """
import json, resource, socket, sys
from pathlib import Path
from trousse.serving import platform
mine, secret, port = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
platform.confine(readable=[], writable=[str(mine)], sockets=str(mine))
def tried(what):
    try:
        what()
    except BaseException as error:
        return type(error).__name__
    return "done"
print(json.dumps({
    "own file": tried(lambda: (mine / "x").write_text("x")),
    "hidden": tried(secret.read_text),
    "listing": tried(lambda: list(secret.parent.iterdir())),
    "writing": tried(lambda: (secret.parent / "y").write_text("y")),
    "network": tried(lambda: socket.create_connection(("127.0.0.1", port), 2)),
    "memory": tried(lambda: bytearray(3 * 2**30)),
    "cpu": resource.getrlimit(resource.RLIMIT_CPU)[1],
    "core": resource.getrlimit(resource.RLIMIT_CORE)[1],
}))
"""


@pytest.fixture(scope="module")
def tried(tmp_path_factory):
    mine, home = tmp_path_factory.mktemp("mine"), tmp_path_factory.mktemp("home")
    (home / "secret").write_text("secret")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(mine), str(home / "secret"), port],
            capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": "tools"},
        )  # fmt: skip
    return json.loads(done.stdout)


def test_it_keeps_its_own_folder(tried):
    assert tried["own file"] == "done"


def test_it_has_limits(tried):
    assert tried["memory"] == "MemoryError"
    assert 0 < tried["cpu"] <= 600
    assert tried["core"] == 0


def has_landlock():
    return platform.LINUX and ctypes.CDLL(None).syscall(444, None, 0, 1) >= 1


def has_namespaces():
    asked = ["unshare", "--map-root-user", "--net", "true"]
    return (
        bool(shutil.which("unshare")) and not subprocess.run(asked, capture_output=True).returncode
    )


@pytest.mark.skipif(not has_landlock(), reason="this Linux has no Landlock")
def test_it_sees_nothing_of_the_home_folder(tried):
    assert [tried[name] for name in ("hidden", "listing", "writing")] == ["PermissionError"] * 3


@pytest.mark.skipif(not has_namespaces(), reason="this system has no network namespaces")
def test_it_reaches_no_network(tried):
    assert tried["network"] == "OSError"
