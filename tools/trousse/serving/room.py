"""The room: who sits where, at which step, and since when. In memory only, without a name."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from trousse.serving.door import greediest

PICTURES = ("etoile", "lune", "soleil", "maison", "arbre", "bateau", "poisson", "fleur")
COLOURS = ("bleu", "vert", "rouge", "violet", "orange", "marron")
_MOST_STEPS = 99
_MOST_GONE = 500


@dataclass
class Seat:
    """One learner's place: a picture and a colour, and what is needed to help them.

    `since` is the clock's time of the last step reached; `address` is the page's machine.
    """

    number: int
    token: str
    since: float
    address: str = ""
    online: bool = True
    help: bool = False
    helped: int = 0
    exercise: str = ""
    index: int = 0
    total: int = 0
    hint: int = 0
    begun: set[str] = field(default_factory=set)
    finished: set[str] = field(default_factory=set)

    @property
    def picture(self) -> str:
        """Name of the seat's picture."""
        return PICTURES[self.number % len(PICTURES)]

    @property
    def colour(self) -> str:
        """Name of the seat's colour."""
        return COLOURS[sum(divmod(self.number, len(PICTURES))) % len(COLOURS)]


class Room:
    """Seats, what the adviser said to all, and who wants to know when something changes."""

    size = len(PICTURES) * len(COLOURS)

    def __init__(
        self,
        exercises: dict[str, str],
        clock: Callable[[], float] = time.monotonic,
        *,
        kits: dict[str, str] | None = None,
    ) -> None:
        """Open an empty room for `exercises` and `kits` (slug → title)."""
        self.exercises = exercises
        self.kits = kits or {}
        self.gathered = False
        self.proposed = ""
        self.kit = ""
        self.evaluating = False
        self.watchers: set[Callable[[], None]] = set()
        self.identity = secrets.token_urlsafe(12)
        self.ended = False
        self.now = clock
        self._before = {self.identity}
        self._opened = clock()
        self._seats: dict[int, Seat] = {}
        self.gone: list[Seat] = []

    def join(
        self, token: str, number: int | None, *, address: str = "", asks: bool = False
    ) -> Seat | None:
        """Return the page's seat: its own, the one it had before a restart, or a free one.

        `asks`: the page was asking for help when it was last heard; told to a new server only.
        None when every seat is taken by others who have as good a right to it.
        """
        seat = self._of(token)
        if seat is None:
            place = self._free_place(number)
            if place is None:
                place = self._place_given_up(address)
            if place is None:
                return None
            seat = Seat(place, token or secrets.token_urlsafe(12), self.now())
            seat.help, seat.helped = asks, int(asks)
            self._seats[place] = seat
        seat.online, seat.address = True, address
        self._changed()
        return seat

    def holder(self, number: int) -> Seat | None:
        """Return who holds a place."""
        return self._seats.get(number)

    def leave(self, seat: Seat) -> None:
        """Keep the seat for the page's return, and show it empty."""
        seat.online = False
        self._changed()

    def report(self, seat: Seat, told: dict[str, Any]) -> None:
        """Note where the learner is; anything that is not a known place is dropped."""
        slug, index, total, hint = (
            told.get(key) for key in ("exercise", "index", "total", "stuckHint")
        )
        if slug not in self.exercises or not _steps(index, total):
            return
        if (slug, index) != (seat.exercise, seat.index):
            seat.since = self.now()
        seat.exercise, seat.index, seat.total = str(slug), int(index), int(total)  # type: ignore[arg-type]
        seat.hint = hint if isinstance(hint, int) and 0 <= hint <= _MOST_STEPS else 0
        seat.begun.add(seat.exercise)
        if seat.index == seat.total:
            seat.finished.add(seat.exercise)
        self._changed()

    def call(self, seat: Seat, *, asked: bool) -> None:
        """Note that the learner asks for help, or no longer does."""
        if asked and not seat.help:
            seat.helped += 1
        seat.help = asked
        self._changed()

    def answer(self, number: int) -> None:
        """Note that the adviser came."""
        if number in self._seats:
            self._seats[number].help = False
            self._changed()

    def free(self, number: int) -> Seat | None:
        """Give a seat back, and return what it was; who sat there still counts at the end."""
        seat = self._seats.pop(number, None)
        if seat is not None:
            self._count_as_gone(seat)
        self._changed()
        return seat

    def worked(self) -> list[Seat]:
        """Return the seats of all who began an exercise, those given back included."""
        return [seat for seat in (*self.gone, *self._seats.values()) if seat.begun]

    def bring_back(self, kept: Seat, *, gone: bool) -> None:
        """Add what a seat was before the server was killed to what its page has done since.

        `gone`: it had been given back.
        """
        seat = self._of(kept.token)
        if seat is None:
            place = None if gone else self._free_place(kept.number)
            if place is None:
                self._count_as_gone(kept)
            else:
                kept.number = place
                self._seats[place] = kept
            return
        if (seat.exercise, seat.index) == (kept.exercise, kept.index):
            seat.since = kept.since
        seat.begun |= kept.begun
        seat.finished |= kept.finished
        seat.helped += kept.helped - kept.help  # A call that lasts was told by the page too.

    def gather(self, *, on: bool) -> None:
        """Ask everybody to look up, or let them go on."""
        self.gathered = on
        self._changed()

    def propose(self, slug: str) -> None:
        """Propose one exercise to all; an empty slug takes it back."""
        if slug in self.exercises or not slug:
            self.proposed = slug
            self._changed()

    def choose_kit(self, slug: str) -> None:
        """Say which kit is played; an empty slug takes it back."""
        if slug in self.kits or not slug:
            self.kit = slug
            self.evaluating = self.evaluating and bool(slug)
            self._changed()

    def evaluate(self, *, on: bool) -> None:
        """Open the kit's questions to all, or close them."""
        self.evaluating = on and bool(self.kit)
        self._changed()

    def seats(self) -> list[Seat]:
        """Return the seats taken, those who ask for help first, then the longest at one step."""
        return sorted(self._seats.values(), key=lambda seat: (not seat.help, seat.since))

    def snapshot(self) -> dict[str, Any]:
        """Return what the adviser sees."""
        return {
            "seats": [self._shown(seat) for seat in self.seats()],
            "gathered": self.gathered,
            "proposed": self.proposed,
            "kit": self.kit,
            "evaluating": self.evaluating,
        }

    def seconds(self) -> float:
        """Return how long the room has been open."""
        return self.now() - self._opened

    def open_since(self, seconds: float) -> None:
        """Say that the room has been open for so long."""
        self._opened = self.now() - seconds

    def follows(self, identity: str) -> bool:
        """Note that this room goes on after another; False when it was noted already."""
        new = identity not in self._before
        self._before.add(identity)
        return new

    def seconds_at_step(self, seat: Seat) -> int:
        """Return how long ago the seat's last step was reached."""
        return round(self.now() - seat.since)

    def end(self) -> None:
        """Say that the room closes for good: nobody needs to remember it."""
        self.ended = True
        self._changed()

    def _shown(self, seat: Seat) -> dict[str, Any]:
        return {
            "number": seat.number,
            "picture": seat.picture,
            "colour": seat.colour,
            "online": seat.online,
            "help": seat.help,
            "title": self.exercises.get(seat.exercise, ""),
            "index": seat.index,
            "total": seat.total,
            "hint": seat.hint,
            "seconds": self.seconds_at_step(seat),
        }

    def _count_as_gone(self, seat: Seat) -> None:
        if seat.begun and len(self.gone) < _MOST_GONE:
            self.gone.append(seat)

    def _of(self, token: str) -> Seat | None:
        return next((seat for seat in self._seats.values() if seat.token == token), None)

    def _place_given_up(self, newcomer: str) -> int | None:
        """Return a place that an absent learner gives up, or else a machine that has many."""
        absent = [seat for seat in self._seats.values() if not seat.online]
        crowd = greediest(seat.address for seat in self._seats.values())
        crowded = [seat for seat in self._seats.values() if seat.address == crowd != newcomer]
        leaving = min(
            absent or crowded, key=lambda seat: (bool(seat.begun), seat.since), default=None
        )
        if leaving is None:
            return None
        self.free(leaving.number)
        return leaving.number

    def _free_place(self, wanted: int | None) -> int | None:
        free = [number for number in range(self.size) if number not in self._seats]
        if isinstance(wanted, int) and wanted in free:
            return wanted
        return free[0] if free else None

    def _changed(self) -> None:
        for watcher in tuple(self.watchers):
            watcher()


def _steps(index: object, total: object) -> bool:
    return (
        isinstance(index, int)
        and isinstance(total, int)
        and 0 <= index <= total <= _MOST_STEPS
        and total > 0
    )
