"""/evaluation: the kit's last questions, answered without a name; only counts are kept."""

import secrets
from collections import Counter
from http import HTTPStatus
from typing import TYPE_CHECKING

from trousse.serving import pages
from trousse.serving.workshops import ServedKit

if TYPE_CHECKING:
    from trousse.serving.room import Room

_MOST_BALLOTS = 500


class Ballots:
    """What was answered to each question of each kit, and the blank ballots handed out."""

    def __init__(self, kits: list[ServedKit]) -> None:
        """Open empty boxes."""
        self.kits = {kit.slug: kit for kit in kits}
        self._counts: dict[str, Counter[tuple[int, bool]]] = {kit.slug: Counter() for kit in kits}
        self._blank: dict[str, None] = {}

    def hand_out(self) -> str:
        """Return the number of a new blank ballot: each can be counted once."""
        ballot = secrets.token_urlsafe(12)
        self._blank[ballot] = None
        while len(self._blank) > _MOST_BALLOTS:
            del self._blank[next(iter(self._blank))]
        return ballot

    def count(self, slug: str, ballot: str, answers: list[str]) -> None:
        """Count the answers (option numbers from 1, as text) of a ballot not counted yet."""
        if ballot not in self._blank:
            return
        del self._blank[ballot]
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
