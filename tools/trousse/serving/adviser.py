"""/salle/: what the adviser sees and does. A code opens it, for one browser at a time."""

import hmac
import secrets
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from tornado.web import HTTPError

from trousse.serving import memory, pages, summary
from trousse.serving.evaluation import Ballots
from trousse.serving.link import Gathered, Line
from trousse.serving.pace import PaceEach
from trousse.serving.pages import CalmErrors
from trousse.serving.room import Room

_COOKIE = "trousse_salle"


class Desk:
    """The adviser's door: a code for the room, and the browser that gave it last."""

    def __init__(self, code: str | None = None) -> None:
        """Choose the code (six digits, easy to read aloud) unless one is given."""
        self.code = code or f"{secrets.randbelow(10**6):06d}"
        self._key = ""
        # Ten tries, then one every ten seconds: six digits would take a device months.
        self._tries = PaceEach(per_second=0.1, burst=10)

    def open(self, code: str, address: str) -> str | None:
        """Return a new key when `code` is right; the browser that had one before loses it.

        Raises:
            HTTPError: 429 when too many codes were tried from `address`.
        """
        if not self._tries.allows(address):
            raise HTTPError(HTTPStatus.TOO_MANY_REQUESTS)
        if not hmac.compare_digest(code.encode(), self.code.encode()):
            return None
        self._key = secrets.token_urlsafe(32)
        return self._key

    def knows(self, key: str) -> bool:
        """Tell whether `key` is the one given last."""
        return bool(self._key) and hmac.compare_digest(key.encode(), self._key.encode())


class AdviserOnly(CalmErrors):
    """A page for the browser that gave the room's code."""

    def initialize(self, room: Room, desk: Desk, ballots: Ballots) -> None:
        """Keep the room, its door and the boxes of its questions."""
        self.room = room
        self.desk = desk
        self.ballots = ballots

    def allowed(self) -> bool:
        """Tell whether this browser may see the room."""
        return self.desk.knows(self.get_cookie(_COOKIE, "") or "")


class RoomPage(AdviserOnly):
    """Show the room, or ask for its code."""

    def get(self) -> None:
        """Answer with the room, or with the form."""
        self.set_header("Cache-Control", "no-store")
        if self.allowed():
            self.finish_page(pages.room_page(self.room.exercises, self.room.kits))
        else:
            self.finish_page(pages.room_door(again="apres-arret" in self.request.query))

    def post(self) -> None:
        """Take the code, and give this browser the key of the room."""
        code = self.get_body_argument("code", "").replace(" ", "")
        key = self.desk.open(code, str(self.request.remote_ip))
        if key is None:
            self.set_status(HTTPStatus.FORBIDDEN)
            self.finish_page(pages.room_door(wrong=True))
            return
        self.set_cookie(_COOKIE, key, path="/salle/", httponly=True, samesite="Strict")
        self.redirect("/salle/", status=HTTPStatus.SEE_OTHER)


class RoomLine(AdviserOnly, Line):
    """The adviser's line: the whole room whenever it changes, and what the adviser decides."""

    longest = 512 * 1024  # The whole memory of a room comes back along it.

    async def get(self, *args: Any, **kwargs: Any) -> None:
        """Open the line to the adviser's browser only.

        Raises:
            HTTPError: 403 to anybody else.
        """
        if not self.allowed():
            raise HTTPError(HTTPStatus.FORBIDDEN)
        await super().get(*args, **kwargs)

    def open(self) -> None:
        """Show the room at once, then at each change."""
        super().open()
        self._watch = Gathered(self._show)
        self.room.watchers.add(self._watch)
        self._show()

    def on_close(self) -> None:
        """Stop watching."""
        self.room.watchers.discard(self._watch)

    def hear(self, told: dict[str, Any]) -> None:
        """Do what the adviser decided."""
        number = told.get("number") if isinstance(told.get("number"), int) else -1
        decisions: dict[str, Callable[[], Any]] = {
            "free": lambda: self.room.free(int(number or 0)),
            "answer": lambda: self.room.answer(int(number or 0)),
            "gather": lambda: self.room.gather(on=told.get("on") is True),
            "propose": lambda: self.room.propose(str(told.get("slug", ""))),
            "kit": lambda: self.room.choose_kit(str(told.get("slug", ""))),
            "evaluate": lambda: self.room.evaluate(on=told.get("on") is True),
            "restore": lambda: self._restore(told),
        }
        decisions.get(str(told.get("type")), lambda: None)()

    def _restore(self, kept: dict[str, Any]) -> None:
        try:
            memory.restore(self.room, self.ballots, kept)
        except (AttributeError, KeyError, TypeError, ValueError):
            self.close(1008, "message refusé")

    def _show(self) -> None:
        kept = None if self.room.ended else memory.told(self.room, self.ballots)
        self.tell("room", **self.room.snapshot(), memory=kept)


class Summary(AdviserOnly):
    """The end of the workshop in counts: a page to copy from, or a file for a spreadsheet."""

    def get(self, form: str | None = None) -> None:
        """Answer with the page, or with the form asked for (csv, ods).

        Raises:
            HTTPError: 403 to anybody but the adviser's browser.
        """
        if not self.allowed():
            raise HTTPError(HTTPStatus.FORBIDDEN)
        self.set_header("Cache-Control", "no-store")
        lines = list(summary.rows(self.room, self.ballots))
        if form is None:
            self.finish_page(pages.summary_page(summary.HEAD, lines))
            return
        kind, write = summary.FORMS[form]
        self.set_header("Content-Type", kind)
        self.set_header("Content-Disposition", f'attachment; filename="bilan-atelier.{form}"')
        self.finish(write(lines))
