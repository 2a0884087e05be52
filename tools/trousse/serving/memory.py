"""What the adviser's page keeps of the room, so that a server that was killed finds it again.

We write nothing on a disk. Each learner's page holds its own step and call for help; the
adviser's holds this in its tab, and forgets it when Trousse is stopped.
"""

from typing import Any

from trousse.serving.evaluation import Ballots
from trousse.serving.room import Room, Seat

_KEPT = ("token", "number", "exercise", "index", "total", "help", "helped")


def told(room: Room, ballots: Ballots) -> dict[str, Any]:
    """Return all that a new server needs to be this one; JSON can carry it."""
    return {
        "room": room.identity,
        "seconds": room.seconds(),
        "seats": [_told(room, seat) for seat in room.seats()],
        "gone": [_told(room, seat) for seat in room.gone],
        "kit": room.kit,
        "proposed": room.proposed,
        "gathered": room.gathered,
        "evaluating": room.evaluating,
        "ballots": ballots.told(),
    }


def restore(room: Room, ballots: Ballots, kept: dict[str, Any]) -> None:
    """Add what was `told` before the server was killed, once; learners may be back already.

    `kept["age"]` is how many seconds ago it was told.

    Raises:
        KeyError, TypeError, ValueError: this is not what was told.
    """
    if not room.follows(str(kept["room"])):
        return
    age = float(kept["age"])
    room.open_since(float(kept["seconds"]) + age)
    for name in ("seats", "gone"):
        for one in kept[name]:
            room.bring_back(_seat(room, one, age), gone=name == "gone")
    room.choose_kit(str(kept["kit"]))
    room.propose(str(kept["proposed"]))
    room.gather(on=kept["gathered"] is True)
    room.evaluate(on=kept["evaluating"] is True)
    ballots.restore(kept["ballots"])


def _told(room: Room, seat: Seat) -> dict[str, Any]:
    return {
        **{name: getattr(seat, name) for name in _KEPT},
        "begun": sorted(seat.begun),
        "finished": sorted(seat.finished),
        "seconds": room.seconds_at_step(seat),
    }


def _seat(room: Room, one: dict[str, Any], age: float) -> Seat:
    return Seat(
        **{name: one[name] for name in _KEPT},
        since=room.now() - float(one["seconds"]) - age,
        begun=set(one["begun"]),
        finished=set(one["finished"]),
        online=False,
    )
