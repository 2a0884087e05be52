"""What a rule says: a finding."""

from dataclasses import dataclass
from typing import Literal

from trousse.catalogue import Location

Level = Literal["erreur", "avertissement"]


@dataclass(frozen=True)
class Finding:
    """One thing to mend: where, what, and what to do, in French."""

    rule: str
    level: Level
    location: Location
    message: str
    help: str
