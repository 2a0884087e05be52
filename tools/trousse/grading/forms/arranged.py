"""Questions answered by arranging: put in order, match, classify."""

from collections.abc import Mapping, Sequence

from trousse.grading.forms.choices import Shuffled, check_feedback, shuffled
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


def longest_run(given: Sequence[str], key: Sequence[str]) -> list[str]:
    """Return a longest subsequence of `given` that is in the order of `key` (a permutation)."""
    rank = {one: place for place, one in enumerate(key)}
    best: list[list[str]] = []
    for one in given:
        before = [run for run in best if rank[run[-1]] < rank[one]]
        best.append([*max(before, key=len, default=[]), one])
    return max(best, key=len, default=[])


class Order(Shuffled):
    """Steps to put in order."""

    kind = "order"

    def clean(self, value: object) -> object:
        """Accept every key, once each."""
        if not isinstance(value, list | tuple) or any(not isinstance(one, str) for one in value):
            raise MalformedError("une liste d’étapes est attendue")
        if sorted(value) != sorted(self.options):
            raise MalformedError("il faut chaque étape une fois")
        return list(value)

    def told(self, value: object) -> str:
        """Write the steps as the trainee arranged them."""
        given = value if isinstance(value, list) else []
        return " → ".join(self.options[one] for one in given)

    def points(
        self, points: float, *, key: Sequence[str], feedback: Feedback | None = None
    ) -> float:
        """Score (longest run in the right relative order - 1) / (number of steps - 1)."""
        require(sorted(key) == sorted(self.options), f"{self.id} : la clé doit nommer chaque étape")
        check_feedback(self.id, feedback, self.options)

        def mark(value: object) -> Mark:
            given = value if isinstance(value, list) else []
            kept = longest_run(given, key)
            share = (len(kept) - 1) / (len(key) - 1)
            return Mark(share, [[one] for one in given if one not in kept])

        return self._award(points, feedback, mark)


class Pairs(MarkedItem):
    """Lines that each receive one choice (the base of match and classify)."""

    def __init__(self, id: str, text: str, lines: Labels, choices: Labels) -> None:
        """Declare the lines and the choices as `{key: label}`."""
        super().__init__(id, text)
        self.lines = labels(id, lines, least=1)
        self.choices = labels(id, choices)

    def spec(self) -> dict[str, object]:
        """Give the lines as declared and the choices."""
        pairs = [[key, label] for key, label in self.choices.items()]
        return {"lines": [[key, label] for key, label in self.lines.items()], "options": pairs}

    def clean(self, value: object) -> object:
        """Accept `{line: choice}`; blank lines are left out, all blank is no answer."""
        if not isinstance(value, dict):
            raise MalformedError("un choix par ligne est attendu")
        for line, choice in value.items():
            if line not in self.lines or not isinstance(choice, str | None):
                raise MalformedError("cette ligne n’existe pas")
            if choice and choice not in self.choices:
                raise MalformedError("ce choix n’existe pas")
        return {line: value[line] for line in self.lines if value.get(line)} or None

    def complete(self, value: object) -> bool:
        """Tell whether every line has its choice."""
        return isinstance(value, dict) and len(value) == len(self.lines)

    def told(self, value: object) -> str:
        """Write each line with its choice."""
        given = value if isinstance(value, dict) else {}
        return " / ".join(f"{self.lines[one]} → {self.choices[two]}" for one, two in given.items())

    def points(
        self, points: float, *, key: Mapping[str, str], feedback: Feedback | None = None
    ) -> float:
        """Score the share of lines that have the right choice."""
        require(set(key) == set(self.lines), f"{self.id} : la clé doit nommer chaque ligne")
        known(self.id, list(key.values()), self.choices, "clé")
        self._check_feedback(feedback)

        def mark(value: object) -> Mark:
            given = value if isinstance(value, dict) else {}
            wrong = [one for one, two in given.items() if key[one] != two]
            right = len(given) - len(wrong)
            return Mark(right / len(key), [[f"{one}:{given[one]}", one] for one in wrong])

        return self._award(points, feedback, mark)

    def _check_feedback(self, feedback: Feedback | None) -> None:
        exact = {f"{one}:{two}": "" for one in self.lines for two in self.choices}
        check_feedback(self.id, feedback, {**self.lines, **exact, EVERY: ""})


class Match(Pairs):
    """Lines to match with choices; choices come in the trainee's own order."""

    kind = "match"

    def spec(self) -> dict[str, object]:
        """Give the lines as declared and the choices shuffled."""
        return {**super().spec(), "options": shuffled(self.id, self.choices)}


class Classify(Pairs):
    """Items to put in categories."""

    kind = "classify"
