import io
import json
import zipfile
from xml.etree import ElementTree

import pytest
from tornado.web import HTTPError

from trousse.serving import memory, summary
from trousse.serving.adviser import Desk
from trousse.serving.evaluation import Ballots
from trousse.serving.pace import Pace
from trousse.serving.room import Room


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def room(clock):
    return Room({"email/lire": "Lire un message", "cv/creer": "Créer son CV"}, clock)


def told(index, total=3, exercise="email/lire", hint=0):
    return {"exercise": exercise, "index": index, "total": total, "stuckHint": hint}


def test_no_two_seats_look_alike(room):
    seats = [room.join("", None) for _ in range(room.size)]
    assert len({(seat.picture, seat.colour) for seat in seats}) == room.size == 48
    assert room.join("", None) is None


def test_a_page_finds_its_seat_again(room):
    seat = room.join("", None)
    room.leave(seat)
    assert room.join(seat.token, None) is seat
    assert seat.online


def test_a_seat_survives_a_restart_of_the_server(clock):
    before = Room({}, clock)
    before.join("", None)
    seat = before.join("", None)
    after = Room({}, clock).join(seat.token, seat.number)
    assert (after.picture, after.colour) == (seat.picture, seat.colour)


def test_a_crowd_on_one_machine_leaves_a_seat_for_others(room):
    crowd = [room.join("", None, address="tablet") for _ in range(room.size)]
    assert room.join("", None, address="tablet") is None
    newcomer = room.join("", None, address="phone")
    assert sum(room.holder(seat.number) is seat for seat in crowd) == room.size - 1
    assert room.join(newcomer.token, None, address="phone") is newcomer


def test_an_absent_learner_gives_a_seat_before_anybody_and_still_counts(room):
    seats = [room.join("", None) for _ in range(room.size)]
    for seat in seats[:3]:
        room.report(seat, told(1))
    room.leave(seats[2])
    room.join("", None)
    assert room.holder(2) is not seats[2]
    assert seats[2] in room.worked()


def test_time_counts_from_the_last_step(room, clock):
    seat = room.join("", None)
    room.report(seat, told(0))
    clock.now = 100
    room.report(seat, told(0, hint=1))
    assert room.snapshot()["seats"][0]["seconds"] == 100
    room.report(seat, told(1))
    assert room.snapshot()["seats"][0]["seconds"] == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        told(0, exercise="<script>"),
        told(4),
        told(-1),
        told("1"),
        told(0, total=10**9),
        told(0, total=0),
        told(None),
    ],
)
def test_what_is_not_a_place_is_dropped(room, wrong):
    seat = room.join("", None)
    room.report(seat, wrong)
    assert (seat.exercise, seat.index, seat.total) == ("", 0, 0)


def test_who_asks_for_help_comes_first_then_the_longest_at_a_step(room, clock):
    first, second, third = (room.join("", None) for _ in range(3))
    room.report(second, told(0))
    clock.now = 60
    room.report(first, told(0))
    room.report(third, told(0))
    room.call(third, asked=True)
    assert [seat.number for seat in room.seats()] == [third.number, second.number, first.number]
    room.answer(third.number)
    assert not third.help


@pytest.fixture
def ballots(served, tmp_path):
    return Ballots(served.kits(served.Project(tmp_path)))


def test_the_summary_holds_counts_keys_and_no_seat(clock, ballots):
    room = Room({"email/lire": "Lire un message"}, clock, kits={"essai": "Un kit"})
    first, second = room.join("", None), room.join("", None)
    room.join("", None)
    for index in range(4):
        room.report(first, told(index))
    room.report(second, told(1))
    room.call(second, asked=True)
    room.choose_kit("essai")
    ballots.count("essai", ballots.hand_out(), ["2"])
    room.free(second.number)  # gone home early, and there all the same
    clock.now = 5400
    lines = list(summary.rows(room, ballots))
    assert ("Participants", 2, "participants") in lines
    assert ("Durée (minutes)", 90, "duree") in lines
    assert ("Demandes d’aide", 1, "") in lines
    assert ("Thématique", "E-mail", "email") in lines
    assert [n for what, n, key in lines if key == "email/lire"] == [2, 1]
    assert [n for what, n, _ in lines if what.startswith("Réponses justes sur 1")] == [1]
    assert first.token not in str(lines)


def test_a_ballot_counts_once_and_only_what_was_asked(ballots):
    ballot = ballots.hand_out()
    ballots.count("essai", ballot, ["1"])
    ballots.count("essai", ballot, ["2"])
    ballots.count("essai", "invented", ["2"])
    for junk in ("", "0", "3", "²", "<b>"):
        ballots.count("essai", ballots.hand_out(), [junk])
    ((_, right, answered),) = ballots.results("essai")
    assert (right, answered) == (0, 1)


def test_a_killed_server_is_found_again_with_its_counts(clock, ballots):
    def new_room():
        return Room({"email/lire": "Lire", "cv/creer": "CV"}, clock, kits={"essai": "Un kit"})

    before = new_room()
    stays, leaves = before.join("", None), before.join("", None)
    home = before.join("", None)
    for seat in (stays, leaves, home):
        before.report(seat, told(3))
    before.free(home.number)
    before.report(stays, told(1, exercise="cv/creer"))
    for asked in (True, False, True):
        before.call(stays, asked=asked)
    before.choose_kit("essai")
    before.evaluate(on=True)
    blank = ballots.hand_out()
    ballots.count("essai", ballots.hand_out(), ["2"])
    kept = json.loads(json.dumps(memory.told(before, ballots)))

    clock.now = 600
    after, box = new_room(), Ballots(list(ballots.kits.values()))
    back = after.join(stays.token, stays.number, asks=True)  # before the adviser is
    after.report(back, told(1, exercise="cv/creer"))
    for _ in range(2):
        memory.restore(after, box, {**kept, "age": 60})
    box.count("essai", blank, ["1"])
    assert after.join(leaves.token, None).finished == {"email/lire"}
    assert len(after.seats()) == 2
    assert back.help
    assert after.seconds_at_step(back) == 60
    assert (after.kit, after.evaluating) == ("essai", True)
    assert box.results("essai")[0][1:] == (1, 2)
    lines = list(summary.rows(after, box))
    assert ("Participants", 3, "participants") in lines
    assert ("Demandes d’aide", 2, "") in lines
    assert ("Durée (minutes)", 1, "duree") in lines
    assert [n for _, n, key in lines if key == "email/lire"] == [3, 3]


def test_questions_need_a_kit(room, ballots):
    room.evaluate(on=True)
    assert not room.evaluating
    room.choose_kit("inconnu")
    assert not room.kit


def test_the_summary_opens_in_spreadsheets():
    lines = [("Titre", "Lire ; écrire & <dire>", "email"), ("Participants", 8, "participants")]
    assert summary.to_csv(lines).startswith(b"\xef\xbb\xbfRubrique;")
    with zipfile.ZipFile(io.BytesIO(summary.to_ods(lines))) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        sheet = ElementTree.fromstring(archive.read("content.xml"))  # noqa: S314 - our own
    cells = [list(row) for row in sheet.iter() if row.tag.endswith("}table-row")]
    assert sum(one.tag.endswith("}table-column") for one in sheet.iter()) == len(cells[0])
    assert ["".join(cell.itertext()) for cell in cells[1]] == list(map(str, lines[0]))
    assert "8" in cells[2][1].attrib.values()


def test_a_wrong_code_opens_nothing_and_a_second_browser_takes_over():
    desk = Desk("123456")
    assert desk.open("000000", "here") is None
    assert not desk.knows("")
    first = desk.open("123456", "here")
    second = desk.open("123456", "there")
    assert not desk.knows(first)
    assert desk.knows(second)


def test_codes_cannot_be_tried_for_long_and_who_tries_keeps_nobody_else_out():
    desk = Desk("123456")
    for number in range(10):
        desk.open(f"{number:06d}", "tablet")
    with pytest.raises(HTTPError, match="429"):
        desk.open("123456", "tablet")
    assert desk.open("123456", "laptop")


def test_a_pace_lets_a_burst_pass_then_a_steady_rate(clock):
    pace = Pace(2, 3, clock)
    assert [pace.allows() for _ in range(4)] == [True, True, True, False]
    clock.now = 0.5
    assert [pace.allows() for _ in range(2)] == [True, False]
