"""Questions answered by writing: a number, a few words, a table, a long text."""

from collections.abc import Callable, Mapping

from trousse.grading.forms.item import (
    EVERY,
    Feedback,
    Item,
    Labels,
    MalformedError,
    Mark,
    MarkedItem,
    labels,
    require,
    say,
)
from trousse.grading.forms.text import printable, same_spelling, to_number

SHORT = 500
LONG = 20_000
Accepted = str | int | float | list[str | int | float]


def cleaned_text(value: object, limit: int) -> str | None:
    """Return typed text (or a number as text) without outer spaces; None when blank.

    Raises:
        MalformedError: not text, or longer than `limit`.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = repr(value)[:limit]
    if not isinstance(value, str):
        raise MalformedError("un texte est attendu")
    if len(value) > limit:
        raise MalformedError(f"texte trop long : {limit} signes au plus")
    return value.strip() or None


def close(value: object, expected: float, tolerance: float, relative: float = 0.0) -> bool:
    """Tell whether a typed number is `expected`, within the larger of the two tolerances."""
    number = to_number(value)
    slack = max(tolerance, abs(expected) * relative) + 1e-9 * max(1.0, abs(expected))
    return number is not None and abs(number - expected) <= slack


class Number(MarkedItem):
    """A number to write, with its unit shown beside."""

    kind = "number"

    def __init__(self, id: str, text: str, unit: str = "") -> None:
        """Declare the question and the unit shown after the field."""
        super().__init__(id, text)
        self.unit = unit

    def spec(self) -> dict[str, object]:
        """Give the unit."""
        return {"unit": self.unit, "limit": 60}

    def clean(self, value: object) -> object:
        """Accept a number or what was typed; it is read when marked."""
        return cleaned_text(value, 60)

    def remark(self, value: object) -> str:
        """Say at once that what was typed cannot be read as a number."""
        unread = value is not None and to_number(value) is None
        return "Attention : ce n’est pas un nombre. Écrivez par exemple 12,5." if unread else ""

    def points(
        self,
        points: float,
        *,
        key: float,
        tolerance: float = 0.0,
        relative: float = 0.0,
        feedback: Feedback | None = None,
    ) -> float:
        """Score the number: all or nothing, within an absolute or relative tolerance."""
        require(to_number(key) is not None, f"{self.id} : la clé {key!r} n’est pas un nombre")
        typical = [one for one in feedback or {} if one != EVERY]
        for one in typical:
            require(to_number(one) is not None, f"{self.id} : retour « {one} » : pas un nombre")

        def mark(value: object) -> Mark:
            if close(value, float(key), tolerance, relative):
                return Mark(1.0)
            found = [w for w in typical if close(value, to_number(w) or 0.0, tolerance, relative)]
            return Mark(0.0, [found])

        return self._award(points, feedback, mark)


class ShortText(MarkedItem):
    """A word or a few words to write."""

    kind = "short_text"

    def spec(self) -> dict[str, object]:
        """Give the longest text the field takes."""
        return {"limit": SHORT}

    def clean(self, value: object) -> object:
        """Accept a short text."""
        return cleaned_text(value, SHORT)

    def points(
        self,
        points: float,
        *,
        key: str | list[str],
        errors: int = 0,
        feedback: Feedback | None = None,
    ) -> float:
        """Score the words: all or nothing, whatever the case, accents, spaces and article."""
        accepted = [key] if isinstance(key, str) else list(key)
        require(all(isinstance(one, str) and one for one in accepted), f"{self.id} : clé vide")

        def mark(value: object) -> Mark:
            if any(same_spelling(str(value), one, errors) for one in accepted):
                return Mark(1.0)
            return Mark(0.0, [[w for w in feedback or {} if same_spelling(str(value), str(w))]])

        return self._award(points, feedback, mark)


class Table(MarkedItem):
    """A table whose cells are to be filled."""

    kind = "table"

    def __init__(self, id: str, text: str, rows: Labels, columns: Labels) -> None:
        """Declare rows and columns as `{key: label}`."""
        super().__init__(id, text)
        self.rows = labels(id, rows, least=1)
        self.columns = labels(id, columns, least=1)

    def spec(self) -> dict[str, object]:
        """Give rows, columns and the longest text a cell takes."""
        lines = [[key, label] for key, label in self.rows.items()]
        options = [[key, label] for key, label in self.columns.items()]
        return {"lines": lines, "options": options, "limit": SHORT}

    def clean(self, value: object) -> object:
        """Accept `{row: {column: text}}`; blank cells are left out, all blank is no answer."""
        if not isinstance(value, dict) or any(not isinstance(one, dict) for one in value.values()):
            raise MalformedError("un tableau est attendu")
        kept: dict[str, dict[str, str]] = {}
        for row, cells in value.items():
            for column, typed in cells.items():
                if row not in self.rows or column not in self.columns:
                    raise MalformedError("cette case n’existe pas")
                text = None if typed is None else cleaned_text(typed, SHORT)
                if text is not None:
                    kept.setdefault(row, {})[column] = text
        return kept or None

    def complete(self, value: object) -> bool:
        """Tell whether every cell is filled."""
        filled = sum(map(len, value.values())) if isinstance(value, dict) else 0
        return filled == len(self.rows) * len(self.columns)

    def told(self, value: object) -> str:
        """Write the filled cells, row by row."""
        given = value if isinstance(value, dict) else {}
        rows = [
            f"{self.rows[row]} ({', '.join(printable(text, 60) for text in cells.values())})"
            for row, cells in given.items()
        ]
        return " / ".join(rows)

    def points(
        self,
        points: float,
        *,
        key: Mapping[str, Mapping[str, Accepted]],
        tolerance: float = 0.0,
        errors: int = 0,
        feedback: Feedback | None = None,
    ) -> float:
        """Score the share of the key's cells that hold an accepted number or text."""
        expected = {(r, c): accept for r, cells in key.items() for c, accept in cells.items()}
        self._check(list(expected), feedback)

        def mark(value: object) -> Mark:
            given = value if isinstance(value, dict) else {}
            typed = {place: given.get(place[0], {}).get(place[1]) for place in expected}
            fits = _fits(tolerance, errors)
            wrong = [p for p, text in typed.items() if text is None or not fits(text, expected[p])]
            said = [[f"{r}:{c}", r] for r, c in wrong if typed[r, c] is not None]
            return Mark(1 - len(wrong) / len(expected), said)

        return self._award(points, feedback, mark)

    def _check(self, places: list[tuple[str, str]], feedback: Feedback | None) -> None:
        require(bool(places), f"{self.id} : clé vide")
        for row, column in places:
            known = row in self.rows and column in self.columns
            require(known, f"{self.id} : la case « {row}:{column} » de la clé n’existe pas")
        named = {*self.rows, *(f"{r}:{c}" for r in self.rows for c in self.columns), EVERY}
        for one in feedback or {}:
            require(one in named, f"{self.id} : retour « {one} » inconnu")


def _fits(tolerance: float, errors: int) -> Callable[[str, Accepted], bool]:
    def fits(text: str, accepted: Accepted) -> bool:
        if isinstance(accepted, list):
            return any(fits(text, one) for one in accepted)
        if isinstance(accepted, str):
            return same_spelling(text, accepted, errors)
        return close(text, float(accepted), tolerance)

    return fits


class LongText(Item):
    """A text that a person marks."""

    kind = "long_text"

    def spec(self) -> dict[str, object]:
        """Give the longest text the field takes."""
        return {"limit": LONG}

    def clean(self, value: object) -> object:
        """Accept a text."""
        return cleaned_text(value, LONG)

    def to_mark(self) -> None:
        """Print the trainee's text for the person who marks it; never raises."""
        try:
            value = self.answer()
        except MalformedError as error:
            say(f"{self.name} : réponse illisible ({error}).")
            return
        if value is None:
            say(f"{self.name} : pas de réponse.")
            return
        text = printable(str(value), LONG)
        say(f"{self.name} ({len(text.split())} mots) :\n\n{text}")
