"""What every kind of question shares: its identity, its display, how its points are given."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from trousse.grading.forms import session
from trousse.grading.forms.text import french, printable

Labels = Mapping[str, str]
Feedback = Mapping[object, str]
ANSWER = "Votre réponse : "
"""What the line that repeats an answer begins with, so that feedback finds it."""
EVERY = "*"
"""Feedback key of the message said whenever the score is not full."""


@dataclass
class Mark:
    """The share of the points earned (0 to 1) and the mistakes made.

    A mistake is a sequence of feedback keys, the most precise first.
    """

    share: float
    mistakes: Sequence[Sequence[object]] = field(default_factory=list)


Marker = Callable[[object], Mark]
"""Compares a cleaned answer with the key."""


class MalformedError(ValueError):
    """The answer does not have the shape of the question; the message (French) says why."""


class Item:
    """One question of an evaluation; subclasses give its kind, shape and scoring."""

    kind = ""

    def __init__(self, id: str, text: str) -> None:
        """Declare the question; nothing is read or shown yet."""
        require(isinstance(id, str) and id.isidentifier(), f"identifiant de question : {id!r}")
        require(isinstance(text, str) and bool(text.strip()), f"{id} : le texte manque")
        self.id = id
        self.text = text

    @property
    def name(self) -> str:
        """Name the question for people: `Question 1`, `Situation 1`."""
        word = {"q": "Question", "s": "Situation"}.get(self.id[0])
        return f"{word} {self.id[1:]}" if word and self.id[1:].isdigit() else f"Question {self.id}"

    # What a subclass says about itself

    def clean(self, value: object) -> object:
        """Return the answer in its own shape, or None for no answer.

        Raises:
            MalformedError: the value cannot come from this form.
        """
        raise NotImplementedError

    def spec(self) -> dict[str, object]:
        """Describe the form for the page (JSON), beyond kind, id and text."""
        return {}

    def remark(self, value: object) -> str:
        """Say what is odd in a well-formed answer while it can still be changed."""
        return ""

    def complete(self, value: object) -> bool:
        """Tell whether a cleaned answer leaves nothing blank."""
        return value is not None

    def told(self, value: object) -> str:
        """Write a cleaned answer in words, for the feedback."""
        return printable(str(value))

    # What the notebook and the graders use

    def answer(self) -> object:
        """Return the trainee's cleaned answer; None without answer.

        Raises:
            MalformedError: what was found cannot come from this form.
        """
        value = session.current().value(self.id)
        return None if value is None else self.clean(value)

    def _ipython_display_(self) -> None:
        if session.current().live:
            from trousse.grading.forms.display import show

            show(self)

    def __repr__(self) -> str:
        """Name the kind and the question: what a notebook shows without a front end."""
        return f"<{self.kind} {self.id}>"


class MarkedItem(Item):
    """A question that is scored by comparison with a key."""

    def _award(self, points: float, feedback: Feedback | None, mark: Marker) -> float:
        """Give the points of the answer found and print its feedback, in French."""
        require(points > 0, f"{self.id} : points doit être positif")
        try:
            value = self.answer()
        except MalformedError as error:
            say(f"{self.name} : 0 point sur {french(points)}. Réponse illisible ({error}).")
            return 0.0
        if value is None:
            say(f"{self.name} : 0 point sur {french(points)}. Pas de réponse.")
            return 0.0
        result = mark(value)
        return self._report(points, value, result, feedback or {})

    def _report(self, points: float, value: object, mark: Mark, feedback: Feedback) -> float:
        score = min(float(points), round(points * mark.share, 2))
        verdict = _VERDICTS[0 if mark.share >= 1 else 1 if score > 0 else 2]
        say(f"{self.name} : {french(score)} sur {french(points)}. {verdict}")
        say(f"{ANSWER}{self.told(value)}")
        for line in messages(mark, feedback):
            say(line)
        return score


_VERDICTS = ("Réponse juste.", "Réponse en partie juste.", "Réponse à revoir.")


def messages(mark: Mark, feedback: Feedback) -> list[str]:
    """Choose the feedback of the mistakes made: for each the most precise, then the general one."""
    lines = []
    for keys in mark.mistakes:
        lines += [feedback[key] for key in keys if key in feedback][:1]
    if mark.share < 1 and EVERY in feedback:
        lines.append(feedback[EVERY])
    return list(dict.fromkeys(lines))


def say(line: str) -> None:
    """Print one line of feedback: the notebook's output is where nbgrader looks for it."""
    print(line)  # noqa: T201


def require(sound: bool, what: str) -> None:
    """Refuse an author's mistake at once (a trainee's never comes here).

    Raises:
        ValueError: `sound` is false.
    """
    if not sound:
        raise ValueError(f"Erreur dans l’évaluation : {what}")


def labels(id: str, given: Labels, least: int = 2) -> dict[str, str]:
    """Check and copy a dictionary of labels."""
    sound = isinstance(given, Mapping) and len(given) >= least
    require(sound, f"{id} : il faut au moins {least} éléments")
    for key, label in given.items():
        require(isinstance(key, str) and isinstance(label, str), f"{id} : {key!r} : {label!r}")
    return dict(given)


def known(id: str, keys: object, choices: Labels, what: str) -> None:
    """Check that an author's keys name real choices."""
    for key in keys if isinstance(keys, list | tuple | set | dict) else [keys]:
        require(key in choices, f"{id} : {what} « {key} » inconnu")
