import http.client
import socket

import pytest

pytestmark = pytest.mark.slow

FILES = 500  # What the system allows the server: a hundred connections, and its own files.


@pytest.fixture
def small(served, tmp_path):
    pytest.importorskip("resource")
    served.make_project(tmp_path)
    with served.running(tmp_path, files=FILES) as server:
        yield server


def connect(server, source):
    return socket.create_connection(("127.0.0.1", server.port), 5, source_address=(source, 0))


def status(server):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("GET", "/exercices/")
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def test_a_crowd_of_connections_leaves_the_door_open_to_others(small):
    crowd = [connect(small, "127.0.0.2") for _ in range(FILES * 2)]
    assert [status(small) for _ in range(5)] == [200] * 5
    assert not any("Traceback" in line for line in small.lines)
    for one in crowd:
        one.close()
