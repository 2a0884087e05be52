"""What a hostile browser, or a program that plays one, can reach: its own exercise, no more."""

import http.client
import json
import re
import struct
import uuid
from contextlib import contextmanager, suppress

import pytest
import websocket

from trousse.serving.kernels import MOST_KERNELS

pytestmark = pytest.mark.slow

V1 = "v1.kernel.websocket.jupyter.org"
FORBIDDEN = [
    ("shell", "execute_request", {"code": "open('/tmp/x','w')", "silent": False}),
    ("control", "execute_request", {"code": "1", "silent": False}),
    ("shell", "complete_request", {"code": "imp", "cursor_pos": 3}),
    ("shell", "inspect_request", {"code": "open", "cursor_pos": 2, "detail_level": 1}),
    ("shell", "history_request", {"hist_access_type": "tail", "n": 10}),
    ("shell", "is_complete_request", {"code": "1"}),
    ("control", "debug_request", {"type": "request", "command": "initialize", "seq": 1}),
    ("control", "interrupt_request", {}),
    ("control", "usage_request", {}),
    ("control", "create_subshell_request", {}),
    ("stdin", "input_reply", {"value": "1"}),
    ("shell", "connect_request", {}),
]


def ask(server, path, method="GET", body=None, source=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, 60, source_address=source)
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request(method, path, body=body, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read().decode("utf-8", "replace")
    finally:
        connection.close()


def new_kernel(server):
    _, page = ask(server, "/exercices/email/essai/voila")
    return re.search(r'"kernelId": "([0-9a-f-]{36})"', page)[1]


def connect(server, kernel, session="page", subprotocols=(V1,), **options):
    where = f"ws://127.0.0.1:{server.port}/exercices/api/kernels/{kernel}/channels"
    options = {"timeout": 30, "subprotocols": list(subprotocols), **options}
    return websocket.create_connection(f"{where}?session_id={session}", **options)


@contextmanager
def joined(server, kernel, **options):
    line = connect(server, kernel, **options)
    try:
        yield line
    finally:
        line.shutdown()


def refusal(server, path, **headers):
    """Ask for a WebSocket and return the HTTP status of the answer."""
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13"}
    upgrade |= {"Sec_WebSocket_Key": "dHJvdXNzZS1ob3N0aWxlIQ==", "Sec_WebSocket_Protocol": V1}
    return ask(server, path, **{**upgrade, **headers})[0].status


def message(kind, content):
    header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "username": "", "session": "page"}
    return {"header": {**header, "version": "5.3"}, "parent_header": {}, "metadata": {},
            "content": content, "buffers": []}  # fmt: skip


def send(line, channel, kind, content, *buffers):
    whole = message(kind, content)
    parts = [json.dumps(whole[name]) for name in ("header", "parent_header", "metadata", "content")]
    parts = [channel.encode(), *(part.encode() for part in parts), *buffers]
    offsets, place = [], 8 * (len(parts) + 2)
    for part in parts:
        offsets.append(place)
        place += len(part)
    head = struct.pack(f"<{len(parts) + 2}Q", len(parts) + 1, *offsets, place)
    line.send_binary(head + b"".join(parts))


def receive(line):
    frame = line.recv()
    count = int.from_bytes(frame[:8], "little")
    offsets = struct.unpack(f"<{count}Q", frame[8 : 8 * (count + 1)])
    return json.loads(frame[offsets[1] : offsets[2]])["msg_type"]


def drain(line):
    """Read until the server closes the line, which raises."""
    while line.recv():
        pass
    raise websocket.WebSocketConnectionClosedException


def answers(line):
    """Return the types of all messages up to the answer to a last, allowed request."""
    send(line, "shell", "kernel_info_request", {})
    seen = []
    while "kernel_info_reply" not in seen:
        seen.append(receive(line))
    return seen


@pytest.fixture(scope="module")
def kernel(server):
    return new_kernel(server)


def test_only_the_allowed_messages_reach_the_kernel(server, kernel):
    with joined(server, kernel) as line:
        assert line.getsubprotocol() == V1
        for channel, kind, content in FORBIDDEN:
            send(line, channel, kind, content)
        seen = answers(line)
    allowed = {"kernel_info_reply", "status"}
    assert set(seen) <= allowed, set(seen) - allowed


def test_hostile_widgets_leave_the_kernel_standing(server, kernel):
    state = {"_model_module": "os", "_model_name": "system", "_view_name": ["x"] * 1000}
    told = [{"state": state}, {"state": 3}, None, {"method": "request_states"}]
    with joined(server, kernel) as line:
        for target in ("jupyter.widget", "jupyter.widget.control", "jupyter.widget.version", "x"):
            for data in told:
                comm = uuid.uuid4().hex
                opened = {"comm_id": comm, "target_name": target, "data": data}
                send(line, "shell", "comm_open", opened)
                update = {"method": "update", "state": state}
                send(line, "shell", "comm_msg", {"comm_id": comm, "data": update})
        assert "execute_reply" not in answers(line)


@pytest.mark.parametrize("junk", ["", "{}", "[]", "null", '{"header": 3}', "\x00\xff", b"\x00" * 9,
                                  b"\xff" * 64, struct.pack("<Q", 2**60),
                                  struct.pack("!i", 2**31 - 1), "[" * 500_000])  # fmt: skip
def test_junk_closes_its_own_line_only(server, kernel, junk):
    with joined(server, kernel) as line:
        line.send_binary(junk) if isinstance(junk, bytes) else line.send(junk)
    with joined(server, kernel) as again:
        assert "kernel_info_reply" in answers(again)


def test_another_page_or_another_machine_cannot_join_a_kernel(server):
    kernel = new_kernel(server)
    connect(server, kernel, session="mine").shutdown()
    for session in ("other", ""):
        path = f"/exercices/api/kernels/{kernel}/channels?session_id={session}"
        assert refusal(server, path) == 404
    elsewhere = ("127.0.0.2", 0)
    assert ask(server, f"/exercices/api/kernels/{kernel}", source=elsewhere)[0].status == 404
    path = f"/exercices/voila/api/shutdown/{kernel}"
    assert ask(server, path, "POST", source=elsewhere)[0].status == 404
    assert ask(server, f"/exercices/api/kernels/{kernel}")[0].status == 200


def test_the_former_protocol_is_refused(server, kernel):
    # There, a kernel's answer with a document in it made the whole server count for ever.
    path = f"/exercices/api/kernels/{kernel}/channels?session_id=page"
    for former in ("", "v0.kernel.websocket.jupyter.org", f"x{V1}"):
        assert refusal(server, path, Sec_WebSocket_Protocol=former) == 400


def test_a_guessed_kernel_is_not_there(server):
    guess = str(uuid.uuid4())
    assert refusal(server, f"/exercices/api/kernels/{guess}/channels?session_id=page") == 404
    assert ask(server, f"/exercices/api/kernels/{guess}")[0].status == 404


def test_another_site_is_refused(server, kernel):
    evil = "http://ailleurs.example"
    for path in (f"/exercices/api/kernels/{kernel}/channels?session_id=page", "/trousse/lien"):
        assert refusal(server, path, Origin=evil) == 403
    path = f"/exercices/voila/api/shutdown/{kernel}"
    assert ask(server, path, "POST", Origin=evil)[0].status == 403
    assert ask(server, "/", Host="ailleurs.example")[0].status == 403


@pytest.mark.parametrize(
    "path",
    [
        "/api/kernels", "/api/contents", "/api/sessions", "/api/terminals", "/api/kernelspecs",
        "/exercices/api/kernels", "/exercices/api/contents", "/exercices/api/sessions",
        "/exercices/api/terminals", "/exercices/api/kernelspecs", "/exercices/api/status",
        "/exercices/voila/api/contents/", "/exercices/voila/tree/", "/exercices/login",
        "/exercices/voila/render/email/essai/exercise.ipynb", "/exercices/voila/files/email",
        "/exercices/voila/query/x", "/exercices/voila/execution/x", "/metrics",
        "/exercices/email/", "/exercices/email/essai/exercise.ipynb",
        "/exercices/voila/static/../../../../../../etc/passwd",
        "/exercices/voila/static/%2e%2e/%2e%2e/page.html",
        "/exercices/voila/templates/lab/static/voila.js",
        "/exercices/voila/labextensions/@jupyter-notebook/lab-extension/package.json",
        "/exercices/voila/labextensions/anywidget/static/%2e%2e/package.json",
        "/trousse/../server.py", "/trousse/%2e%2e/server.py", "/trousse/..%2fserver.py",
        "/kits/..%2f..%2fsecret.zip", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/.secret",
        "/%00", "/kits/a%00.zip", "/trousse/line.js%00", "/exercices/voila/static/voila.js%00",
        "/%252e%252e/etc/passwd", "/..\\..\\x", "/exercices/email/essai/voila/x", "/" + "a" * 5000,
    ],
)  # fmt: skip
def test_nothing_else_is_served(server, path):
    answer, body = ask(server, path)
    assert answer.status in {400, 403, 404}, body[:200]
    assert "Traceback" not in body
    assert "/work" not in body
    assert "site-packages" not in body


@pytest.mark.parametrize("method", ["DELETE", "PATCH", "PUT", "POST"])
def test_a_kernel_obeys_no_other_verb(server, kernel, method):
    assert ask(server, f"/exercices/api/kernels/{kernel}", method)[0].status in {403, 405}
    assert ask(server, f"/exercices/api/kernels/{kernel}")[0].status == 200


def test_a_visitor_chooses_no_template_and_no_theme(server):
    answer, body = ask(server, "/exercices/email/essai/voila?template=../../x&theme=y")
    assert answer.status == 200
    assert '<html lang="fr">' in body


def test_too_large_is_refused_and_the_server_goes_on(server, kernel):
    refused = pytest.raises((websocket.WebSocketException, OSError))
    with joined(server, kernel) as line, refused:
        line.send("x" * 8 * 2**20)
        drain(line)
    try:
        answer, _ = ask(server, f"/exercices/voila/api/shutdown/{kernel}", "POST", b"x" * 2**20)
        assert answer.status in {400, 413}
    except OSError:
        pass  # Cut off while sending: as good a refusal.
    assert ask(server, "/")[0].status == 200


def test_a_flood_closes_its_own_line(server):
    kernel = new_kernel(server)
    refused = pytest.raises((websocket.WebSocketException, OSError))
    with joined(server, kernel) as line, refused:
        for _ in range(3000):
            send(line, "shell", "comm_info_request", {})
        drain(line)
    assert ask(server, "/")[0].status == 200


def test_a_document_that_comes_after_its_line_was_closed_harms_nobody(server):
    _, page = ask(server, "/exercices/email/essai/voila")
    kernel = re.search(r'"kernelId": "([0-9a-f-]{36})"', page)[1]
    widget = re.search(r'"model_id": "([0-9a-f]+)"', page)[1]
    asked = {"comm_id": widget, "data": {"method": "custom", "content": {}}}
    with joined(server, kernel) as line, suppress(OSError, websocket.WebSocketException):
        for _ in range(30):
            send(line, "shell", "comm_msg", asked, b"x" * 1000)
        for _ in range(3000):
            send(line, "shell", "comm_info_request", {})
        drain(line)
    assert ask(server, "/")[0].status == 200


def test_when_all_kernels_are_taken_a_page_says_to_wait(served, tmp_path):
    served.make_project(tmp_path)
    with served.running(tmp_path) as full:
        kernels = [new_kernel(full) for _ in range(MOST_KERNELS)]
        answer, body = ask(full, "/exercices/email/essai/voila")
        assert answer.status == 503
        assert "Réessayez dans une minute" in body
        ask(full, f"/exercices/voila/api/shutdown/{kernels[0]}", "POST")
        assert new_kernel(full)


def test_every_page_says_what_it_allows_and_sets_no_cookie(server):
    for path in ("/", "/rien", "/exercices/", "/exercices/email/essai", "/exercices/voila/x",
                 "/exercices/email/essai/voila", "/kits/essai.zip"):  # fmt: skip
        headers = dict(ask(server, path)[0].getheaders())
        assert "Set-Cookie" not in headers, path
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["X-Frame-Options"] == "SAMEORIGIN", path
        assert headers["Server"] == "Trousse", path
        policy = headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "http" not in policy
        unsafe = "unsafe-eval" in policy
        assert unsafe == path.endswith("/voila"), path
