import errno
import http.client
import json
import re
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import websocket

from trousse.errors import TrousseError
from trousse.paths import Project
from trousse.serving import network, serve
from trousse.serving.server import _load_voila

pytestmark = pytest.mark.slow


def ask(server, path, method="GET", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    body = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer, body


@pytest.mark.parametrize(
    ("path", "kind", "text"),
    [
        ("/", "text/html; charset=utf-8", "Centre de ressources"),
        ("/kits/essai/", "text/html; charset=utf-8", "Un kit"),
        ("/exercices/", "text/html; charset=utf-8", "Lire un message"),
        ("/exercices/email/essai", "text/html; charset=utf-8", "trousse-strip"),
        ("/kits/essai.zip", "application/zip", "PK"),
        ("/main.0123456789ab.min.js", "text/javascript; charset=utf-8", "void 0"),
        ("/exercices/voila/static/voila.js", "text/javascript; charset=utf-8", "_JUPYTERLAB"),
    ],
)
def test_serves_what_the_kit_holds(server, path, kind, text):
    answer, body = ask(server, path)
    assert (answer.status, answer.getheader("Content-Type")) == (200, kind)
    assert text in body


@pytest.mark.parametrize("path", ["/rien", "/exercices/rien/ici", "/kits/rien.zip", "/.secret"])
def test_says_calmly_what_is_not_there(server, path):
    answer, body = ask(server, path)
    assert answer.status == 404
    assert 'lang="fr"' in body
    assert "Traceback" not in body


def test_voila_renders_the_named_exercise_without_its_source(server):
    answer, body = ask(server, "/exercices/email/essai/voila")
    assert answer.status == 200
    assert '<html lang="fr">' in body
    assert '"kernelId"' in body
    assert "model_id" in body
    assert "import anywidget" not in body


def test_pages_name_no_other_host(server):
    paths = ["/exercices/", "/exercices/email/essai", "/exercices/email/essai/voila", "/rien"]
    for path in paths:
        assert not re.findall(r"(?:https?:)?//[a-z0-9-]+\.[a-z]", ask(server, path)[1]), path


def test_an_exercise_asks_for_no_icon(server):
    head = ask(server, "/exercices/email/essai")[1].partition("</head>")[0]
    assert '<link rel="icon" href="data:,">' in head


def test_a_file_whose_name_changes_is_kept_and_a_page_is_asked_again(server):
    assert "immutable" in ask(server, "/main.0123456789ab.min.js")[0].getheader("Cache-Control")
    assert ask(server, "/")[0].getheader("Cache-Control") == "no-cache"


def test_stops_when_asked_and_takes_its_kernels_along(served, tmp_path):
    served.make_project(tmp_path)
    with served.running(tmp_path) as server:
        ask(server, "/exercices/email/essai/voila")
        assert server.stop() == 0
    assert server.lines[-1] == "Trousse est arrêtée."
    assert not _kernels_of(tmp_path)


def test_a_full_disk_takes_the_documents_away_and_nothing_else(run):
    class Full:
        class gate:  # noqa: N801
            @staticmethod
            async def load(_application):
                raise OSError(errno.ENOSPC, "No space left on device")

    said: list[str] = []
    run(_load_voila(Full, said.append))
    assert "le disque est plein" in said[0]
    assert "Les exercices marchent" in said[0]


def test_thirty_tabs_that_reload_at_once_find_their_seats_again(served, tmp_path):
    served.make_project(tmp_path)
    with served.running(tmp_path, seated=True) as room, ThreadPoolExecutor(30) as tabs:
        tokens = list(tabs.map(lambda _: _seated(room, {}), range(30)))
        again = list(tabs.map(lambda seat: _seated(room, seat), tokens))
        assert again == tokens
        assert len({seat["number"] for seat in again}) == 30


def _seated(room, seat):
    """Open a page and its line, and return the seat given."""
    assert ask(room, "/exercices/email/essai")[0].status == 200
    line = websocket.create_connection(f"ws://127.0.0.1:{room.port}/trousse/lien", timeout=30)
    line.send(json.dumps({"type": "join", **seat}))
    told = {"type": ""}
    while told["type"] != "seat":
        told = json.loads(line.recv())
    line.close()
    return {"token": told["token"], "number": told["number"]}


def _kernels_of(root: Path) -> list[str]:
    import psutil

    folder = str(root)
    alive = []
    for process in psutil.process_iter(["cwd"]):
        if (process.info["cwd"] or "").startswith(folder):
            alive.append(str(process))
    return alive


def test_a_site_that_is_not_built_is_said_in_french(tmp_path):
    with pytest.raises(TrousseError, match="trousse build site"):
        serve(Project(tmp_path))


def test_a_port_in_use_is_said_in_french():
    taken = pytest.raises(TrousseError, match="utilise déjà ce port")
    with socket.create_server(("127.0.0.1", 0)) as other, taken:
        network.listen(other.getsockname()[1], room=False)


def test_a_second_copy_is_recognised(server):
    with pytest.raises(TrousseError, match="tourne déjà"):
        network.listen(server.port, room=False)


def test_offline_refuses_every_other_machine():
    program = """
import socket
from trousse.serving import network
network.stay_home()
with socket.create_server(("127.0.0.1", 0)) as server:
    socket.create_connection(("localhost", server.getsockname()[1]), 5).close()
for ask in (lambda: socket.create_connection(("192.0.2.1", 80), 5),
            lambda: socket.getaddrinfo("ailleurs.example", 80)):
    try:
        ask()
    except OSError as error:
        assert error.strerror == "hors ligne", error
    else:
        raise AssertionError("went out")
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("localhost:8000", True),
        ("127.0.0.1:8000", True),
        ("192.0.2.7", True),
        ("[::1]:8000", True),
        ("::1", True),
        ("ailleurs.example", False),
        ("localhost.ailleurs.example:8000", False),
        ("", False),
    ],
)
def test_knows_its_own_names(host, known):
    assert network.known_host(host) is known


def test_draws_a_code_that_a_phone_can_read():
    drawing = network.qr_code("http://192.0.2.7:8000/exercices/")
    assert len(drawing.splitlines()) > 10
