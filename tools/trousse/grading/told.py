"""What one trainee is told of an evaluation: question by question, and by competency."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from trousse.grading.forms.text import french, together

_TEMPLATE = Path(__file__).with_name("feedback.typ")


@dataclass(frozen=True)
class Aim:
    """What a question bears on: a part of the course, and competencies as people read them."""

    section: str = ""
    competencies: tuple[str, ...] = ()


@dataclass
class Part:
    """One marked part of an evaluation; `score` is None while nobody has read it."""

    name: str
    question: str
    points: float
    score: float | None
    answer: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    comment: str = ""
    aim: Aim = field(default_factory=Aim)

    @property
    def told(self) -> str:
        """Write the score: `1,5 sur 2`, or that it is still to be read."""
        got = "à lire" if self.score is None else french(self.score)
        return f"{got} sur {french(self.points)}"


@dataclass
class Told:
    """What one trainee's page says."""

    title: str
    trainee: str
    parts: list[Part]
    penalty: float = 0.0

    @property
    def summary(self) -> list[str]:
        """Write the total, what is still to be read, and what was taken off."""
        lines = [f"{_sum(self.parts, self.penalty)}"]
        waiting = [part for part in self.parts if part.score is None]
        if waiting:
            more = french(sum(part.points for part in waiting))
            lines.append(f"Note à ce jour\N{NO-BREAK SPACE}: {more} points attendent une lecture.")
        if self.penalty:
            lines.append(f"Retrait pour retard\N{NO-BREAK SPACE}: {french(self.penalty)}.")
        return lines

    @property
    def competencies(self) -> list[tuple[str, str, str]]:
        """Return each competency with its questions and its points."""
        names = {name for part in self.parts for name in part.aim.competencies}
        order = sorted(names, key=lambda name: (name[:1].isdigit(), name))  # CCP1 before CRCN
        return [self._competency(name) for name in order]

    def _competency(self, name: str) -> tuple[str, str, str]:
        parts = [part for part in self.parts if name in part.aim.competencies]
        read = any(part.score is not None for part in parts)
        return name, together(part.name for part in parts), _sum(parts) if read else "à lire"

    @property
    def again(self) -> list[tuple[str, str]]:
        """Return the parts of the course to go back to, the most points lost first."""
        lost: dict[str, list[Part]] = {}
        for part in self.parts:
            if part.aim.section and part.score is not None and part.score < part.points:
                lost.setdefault(part.aim.section, []).append(part)
        order = sorted(lost.items(), key=lambda one: -_lost(one[1]))
        return [(section, together(part.name for part in parts)) for section, parts in order]


def _lost(parts: Iterable[Part]) -> float:
    return sum(part.points - (part.score or 0) for part in parts)


def _sum(parts: Iterable[Part], penalty: float = 0.0) -> str:
    known = [(part.score, part.points) for part in parts if part.score is not None]
    got = max(0.0, sum(score for score, _ in known) - penalty)
    return f"{french(got)} sur {french(sum(points for _, points in known))}"


def pdf(told: Told) -> bytes:
    """Return a trainee's feedback as a tagged PDF (PDF/UA-1)."""
    from trousse.practice.documents.typeset import typeset

    return typeset(_TEMPLATE, _data(told))


def _data(told: Told) -> dict[str, Any]:
    parts = [
        {
            "name": part.name,
            "told": part.told,
            "question": part.question.splitlines(),
            "answer": part.answer,
            "lines": part.lines,
            "comment": part.comment,
            "section": part.aim.section,
        }
        for part in told.parts
    ]
    return {
        "title": told.title,
        "trainee": told.trainee,
        "summary": told.summary,
        "competencies": told.competencies,
        "again": told.again,
        "parts": parts,
    }
