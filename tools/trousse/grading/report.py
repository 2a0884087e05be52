"""Tell in French what a grading run did: how many, who failed and why, what to look at."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from trousse.grading.ledger import Marked
from trousse.paths import write_atomically


@dataclass
class Report:
    """The outcome of a run on one assignment."""

    assignment: str
    total: int = 0
    graded: int = 0
    unchanged: int = 0
    seconds: float = 0.0
    failures: dict[str, str] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    flagged: list[str] = field(default_factory=list)
    twins: list[list[str]] = field(default_factory=list)

    def add(self, marked: Marked) -> None:
        """Count one submission."""
        if marked.failure:
            self.failures[marked.trainee] = marked.failure
        else:
            self.graded += 1
        self.note(marked)

    def note(self, marked: Marked) -> None:
        """Keep what was odd about one submission."""
        if marked.notes:
            self.notes[marked.trainee] = [note.text for note in marked.notes]
        if any(note.flag for note in marked.notes):
            self.flagged.append(marked.trainee)

    def lines(self) -> list[str]:
        """Write the summary, one line a fact."""
        said = [
            f"{self.assignment} : {self.graded} dépôts notés, {self.unchanged} déjà notés, "
            f"{len(self.failures)} à reprendre, en {self.seconds:.1f} s."
        ]
        said += [f"  À reprendre : {who} : {why}" for who, why in sorted(self.failures.items())]
        said += [
            f"  Mêmes données tirées (fichier copié, ou même identifiant) : {', '.join(group)}."
            for group in self.twins
        ]
        repaired = {*self.notes} - {*self.flagged} - {*self.failures}
        said += [self._noted("À regarder", who) for who in sorted(self.flagged)]
        said += [self._noted("Réparé", who) for who in sorted(repaired)]
        return said

    def _noted(self, what: str, who: str) -> str:
        notes = " ; ".join(text.rstrip(".") for text in self.notes[who])
        return f"  {what} : {who} : {notes}."

    def write(self, course: Path) -> Path:
        """Keep the report as data beside the course."""
        path = course / "rapports" / f"{self.assignment}.json"
        write_atomically(path, json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n")
        return path
