"""/evaluation: the kit's last questions, answered without a name; only counts are kept."""

import hashlib
import hmac
import secrets
from collections import Counter
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from trousse.serving import pages
from trousse.serving.workshops import ServedKit

if TYPE_CHECKING:
    from trousse.serving.room import Room

_MOST_BALLOTS = 500


class Ballots:
    """What was answered to each question of each kit, on ballots that only we hand out."""

    def __init__(self, kits: list[ServedKit]) -> None:
        """Open empty boxes."""
        self.kits = {kit.slug: kit for kit in kits}
        self._counts: dict[str, Counter[tuple[int, bool]]] = {kit.slug: Counter() for kit in kits}
        self._counted: set[str] = set()
        self._stamp = secrets.token_hex()

    def hand_out(self) -> str:
        """Return a new blank ballot: a number and our stamp, to be counted once."""
        number = secrets.token_hex(8)
        return number + self._stamped(number)

    def count(self, slug: str, ballot: str, answers: list[str]) -> None:
        """Count the answers (option numbers from 1, as text) of a ballot not counted yet."""
        ours = hmac.compare_digest(self._stamped(ballot[:16]).encode(), ballot[16:].encode())
        if not ours or ballot in self._counted or len(self._counted) >= _MOST_BALLOTS:
            return
        self._counted.add(ballot)
        for number, question in enumerate(self.kits[slug].questions):
            given = answers[number]
            if given in map(str, range(1, len(question.options) + 1)):
                self._counts[slug][number, given == str(question.answer)] += 1

    def results(self, slug: str) -> list[tuple[str, int, int]]:
        """Return each question answered, with its right answers and all its answers."""
        counts = self._counts[slug]
        told = []
        for number, question in enumerate(self.kits[slug].questions):
            right = counts[number, True]
            answered = right + counts[number, False]
            if answered:
                told.append((question.question, right, answered))
        return told

    def told(self) -> dict[str, Any]:
        """Return the counts and the stamp, for another server to go on with them."""
        counts = [
            [slug, number, right, count]
            for slug, answers in self._counts.items()
            for (number, right), count in answers.items()
        ]
        return {"counts": counts, "stamp": self._stamp}

    def restore(self, told: dict[str, Any]) -> None:
        """Add the counts of another server, and know the ballots it handed out."""
        self._stamp = str(told["stamp"])
        for slug, number, right, count in told["counts"]:
            if slug in self._counts:
                self._counts[slug][int(number), bool(right)] += int(count)

    def _stamped(self, number: str) -> str:
        return hmac.new(self._stamp.encode(), number.encode(), hashlib.sha256).hexdigest()[:24]


class Evaluation(pages.CalmErrors):
    """Ask the questions of the kit the adviser has chosen, then say what was right and why."""

    def initialize(self, room: "Room", ballots: Ballots) -> None:
        """Keep the room and the boxes."""
        self.room = room
        self.ballots = ballots

    def get(self) -> None:
        """Answer with the questions, if the adviser has opened them."""
        kit = self._kit()
        ballot = self.ballots.hand_out() if kit else ""
        self.set_header("Cache-Control", "no-store")
        self.finish_page(pages.evaluation_page(kit, ballot))

    def post(self) -> None:
        """Count the answers, and explain them."""
        kit = self._kit()
        if kit is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        numbers = range(len(kit.questions))
        answers = [self.get_body_argument(f"question-{number}", "") for number in numbers]
        self.ballots.count(kit.slug, self.get_body_argument("bulletin", ""), answers)
        self.finish_page(pages.evaluation_answers(kit, answers))

    def _kit(self) -> ServedKit | None:
        return self.ballots.kits.get(self.room.kit) if self.room.evaluating else None
