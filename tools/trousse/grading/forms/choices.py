"""Questions answered by ticking: one choice, or several."""

from collections.abc import Collection

from trousse.grading.forms import session
from trousse.grading.forms.item import (
    EVERY,
    Feedback,
    Labels,
    MalformedError,
    Mark,
    MarkedItem,
    known,
    labels,
    require,
)


def check_feedback(id: str, feedback: Feedback | None, choices: Labels) -> None:
    """Check that an author's feedback speaks of real choices."""
    known(id, [key for key in feedback or {} if key != EVERY], choices, "retour")


def shuffled(id: str, given: dict[str, str]) -> list[list[str]]:
    """Return `[key, label]` pairs in the trainee's own order."""
    pairs = [[key, label] for key, label in given.items()]
    session.current().random(f"{id}/ordre").shuffle(pairs)
    return pairs


class Shuffled(MarkedItem):
    """Choices shown in the trainee's own order (the base of single, multiple and order)."""

    def __init__(self, id: str, text: str, options: Labels) -> None:
        """Declare the choices as `{key: label}`."""
        super().__init__(id, text)
        self.options = labels(id, options)

    def spec(self) -> dict[str, object]:
        """Give the choices in the trainee's order."""
        return {"options": shuffled(self.id, self.options)}


class Single(Shuffled):
    """One choice among several."""

    kind = "single"

    def clean(self, value: object) -> object:
        """Accept one key of the choices."""
        if not isinstance(value, str) or value not in self.options:
            raise MalformedError("ce choix n’existe pas")
        return value

    def told(self, value: object) -> str:
        """Write the label of the choice."""
        return self.options[str(value)]

    def points(self, points: float, *, key: str, feedback: Feedback | None = None) -> float:
        """Score the choice: all or nothing."""
        known(self.id, key, self.options, "clé")
        check_feedback(self.id, feedback, self.options)

        def mark(value: object) -> Mark:
            return Mark(1.0) if value == key else Mark(0.0, [[value]])

        return self._award(points, feedback, mark)


class Multiple(Shuffled):
    """Any number of choices among several."""

    kind = "multiple"

    def clean(self, value: object) -> object:
        """Accept a list of keys; an empty list is no answer."""
        if not isinstance(value, list | tuple | set | frozenset):
            raise MalformedError("une liste de choix est attendue")
        if any(not isinstance(one, str) or one not in self.options for one in value):
            raise MalformedError("un de ces choix n’existe pas")
        return [one for one in self.options if one in value] or None

    def told(self, value: object) -> str:
        """Write the labels of the choices."""
        chosen = value if isinstance(value, list) else []
        return " / ".join(self.options[one] for one in chosen)

    def points(
        self, points: float, *, key: Collection[str], feedback: Feedback | None = None
    ) -> float:
        """Score (right ticked - wrong ticked) / number of right ones, never below 0."""
        right = {key} if isinstance(key, str) else set(key)
        require(bool(right), f"{self.id} : clé vide")
        known(self.id, right, self.options, "clé")
        check_feedback(self.id, feedback, self.options)

        def mark(value: object) -> Mark:
            chosen = value if isinstance(value, list) else []
            wrong = [one for one in chosen if one not in right]
            share = max(0, len(chosen) - 2 * len(wrong)) / len(right)
            return Mark(share, [[one] for one in wrong])

        return self._award(points, feedback, mark)
