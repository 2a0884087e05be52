"""What a hostile tablet can do to the room: close its own line, nothing more."""

import http.client
import json
import urllib.parse

import pytest
import websocket

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def room(served, tmp_path_factory):
    root = tmp_path_factory.mktemp("salle")
    served.make_project(root)
    with served.running(root, seated=True) as running:
        yield running


def ask(room, method, path, body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", room.port, timeout=30)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer, text


def opened(room, path="/trousse/lien", **options):
    return websocket.create_connection(f"ws://127.0.0.1:{room.port}{path}", timeout=30, **options)


def seat(room):
    line = opened(room)
    line.send(json.dumps({"type": "join"}))
    while (told := json.loads(line.recv()))["type"] != "seat":
        pass
    return line, told


def key(room):
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    body = urllib.parse.urlencode({"code": room.code})
    return ask(room, "POST", "/salle/", body, **form)[0].getheader("Set-Cookie")


def test_the_key_of_the_room_stays_with_this_browser_and_this_site(room):
    cookie = key(room)
    assert {"HttpOnly", "SameSite=Strict", "Path=/salle/"} <= set(cookie.split("; "))


def test_without_the_key_the_room_is_closed(room):
    for path in ("/salle/fil", "/salle/bilan", "/salle/bilan.csv", "/salle/bilan.ods"):
        assert ask(room, "GET", path)[0].status == 403, path
    for cookie in (None, "trousse_salle=", "trousse_salle=invented"):
        with pytest.raises(websocket.WebSocketBadStatusException, match="403"):
            opened(room, "/salle/fil", cookie=cookie)


def test_the_last_browser_takes_the_room_over(room):
    first, second = key(room).split(";")[0], key(room).split(";")[0]
    assert ask(room, "GET", "/salle/bilan.csv", Cookie=first)[0].status == 403
    assert ask(room, "GET", "/salle/bilan.csv", Cookie=second)[0].status == 200


@pytest.mark.parametrize(
    "junk", ["", "[]", "3", "{", "[" * 900, "x" * 2000, b"\xff\x00", json.dumps({"type": ["x"]})]
)
def test_junk_closes_its_own_line_only(room, junk):
    line, _ = seat(room)
    line.send_binary(junk) if isinstance(junk, bytes) else line.send(junk)
    line.shutdown()
    other, told = seat(room)
    assert told["picture"]
    other.shutdown()


def flood(line):
    """Send without a pause, then read until the server closes the line, which raises."""
    for _ in range(2000):
        line.send('{"type": "beat"}')
    while line.recv():
        pass
    raise websocket.WebSocketConnectionClosedException


def test_a_flood_closes_its_own_line_only(room):
    line, _ = seat(room)
    other, _ = seat(room)
    with pytest.raises((websocket.WebSocketException, OSError)):
        flood(line)
    line.shutdown()
    other.send('{"type": "beat"}')
    while json.loads(other.recv())["type"] != "beat":
        pass
    other.shutdown()


def test_a_learner_is_never_told_of_another(room):
    line, mine = seat(room)
    other, theirs = seat(room)
    other.send(json.dumps({"type": "help", "asked": True}))
    line.send(json.dumps({"type": "free", "number": theirs["number"]}))
    line.send(json.dumps({"type": "beat"}))
    heard = []
    while not heard or heard[-1]["type"] != "beat":
        heard.append(json.loads(line.recv()))
    assert theirs["token"] not in json.dumps(heard)
    assert mine["token"] != theirs["token"]
    other.send('{"type": "beat"}')
    assert "freed" not in {json.loads(other.recv())["type"] for _ in range(2)}
    line.shutdown()
    other.shutdown()


def test_answers_are_refused_when_no_question_is_open(room):
    assert ask(room, "POST", "/evaluation", "bulletin=x&question-0=1")[0].status == 404
    evil = {"Origin": "http://ailleurs.example"}
    assert ask(room, "POST", "/evaluation", "bulletin=x", **evil)[0].status == 403
