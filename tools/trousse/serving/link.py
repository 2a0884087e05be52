"""The one open line between an exercise page and the server."""

import json
from collections.abc import Callable
from typing import Any

from tornado.ioloop import IOLoop
from tornado.websocket import WebSocketHandler

from trousse.serving.pace import Pace
from trousse.serving.pages import CalmErrors
from trousse.serving.room import Room, Seat


class Line(CalmErrors, WebSocketHandler):
    """A WebSocket that speaks short JSON objects, at a walking pace."""

    longest = 1024  # Bytes of one message.

    def open(self) -> None:
        """Start at a walking pace."""
        self.pace = Pace(per_second=10, burst=60)

    def on_message(self, message: str | bytes) -> None:
        """Hear one object, or close the line on anything else."""
        try:
            told = json.loads(message) if len(message) <= self.longest else None
        except (ValueError, RecursionError):
            told = None
        if not isinstance(told, dict) or not self.pace.allows():
            self.close(1008, "message refusé")
            return
        if told.get("type") == "beat":
            self.tell("beat")
        else:
            self.hear(told)

    def hear(self, told: dict[str, Any]) -> None:
        """Act on one object."""
        raise NotImplementedError

    def tell(self, kind: str, **content: Any) -> None:
        """Send one object, if the page is still there."""
        if self.ws_connection and not self.ws_connection.is_closing():
            self.write_message({"type": kind, **content})


class LearnerLine(Line):
    """A learner's page: by staying open the line says that the server is there."""

    def initialize(self, room: Room, *, seated: bool) -> None:
        """Keep the room; `seated` when pages get a seat in it."""
        self.room = room
        self.seated = seated
        self.seat: Seat | None = None

    def open(self) -> None:
        """Greet the page."""
        super().open()
        self._heard: dict[str, Any] = {}
        self.tell("hello", seated=self.seated)

    def hear(self, told: dict[str, Any]) -> None:
        """Take a seat, tell progress, ask for help: the three things a page can say."""
        kind = told.get("type")
        if kind == "join" and self.seated and self.seat is None:
            self._join(told)
        elif self.seat is None:
            return
        elif kind == "progress":
            self.room.report(self.seat, told)
        elif kind == "help":
            self.room.call(self.seat, asked=told.get("asked") is True)

    def on_close(self) -> None:
        """Keep the seat for the page's return."""
        self.room.watchers.discard(self._room_changed)
        if self.seat is not None and self.seat.online:
            self.room.leave(self.seat)

    def _join(self, told: dict[str, Any]) -> None:
        seat = self.room.join(
            str(told.get("token", ""))[:64],
            told.get("number"),
            address=str(self.request.remote_ip),
            asks=told.get("help") is True,
        )
        if seat is None:
            return
        self.seat = seat
        self.room.watchers.add(self._room_changed)
        shown = {"picture": seat.picture, "colour": seat.colour, "number": seat.number}
        self.tell("seat", token=seat.token, **shown)
        self._room_changed()

    def _room_changed(self) -> None:
        if self.seat is None:
            return
        if self.room.holder(self.seat.number) is not self.seat:
            self.seat = None
            self.room.watchers.discard(self._room_changed)
            self.tell("freed")
            return
        room = self.room
        proposed = {"slug": room.proposed, "title": room.exercises.get(room.proposed, "")}
        heard = {
            "gathered": room.gathered,
            "proposed": proposed,
            "evaluating": room.evaluating,
            "help": self.seat.help,
        }
        if heard != self._heard:
            self._heard = heard
            self.tell("room", **heard)


class Gathered:
    """Call `work` as soon as something happened, but not more often than every `seconds`."""

    def __init__(self, work: Callable[[], None], seconds: float = 0.05) -> None:
        """Nothing has happened yet."""
        self._work = work
        self._seconds = seconds
        self._waiting = False
        self._last = 0.0

    def __call__(self) -> None:
        """Note that something happened; many happenings close together are told once."""
        if self._waiting:
            return
        self._waiting = True
        loop = IOLoop.current()
        loop.call_at(max(loop.time(), self._last + self._seconds), self._run)

    def _run(self) -> None:
        self._waiting = False
        self._last = IOLoop.current().time()
        self._work()
