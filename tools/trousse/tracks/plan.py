"""A track resolved: its modules in order, their hours, and what is missing."""

from dataclasses import dataclass

from trousse.catalogue import Catalogue, Module, Track


@dataclass(frozen=True)
class Plan:
    """A track with its modules; `unknown` are slugs that no module bears."""

    track: Track
    modules: tuple[Module, ...]
    unknown: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """Minutes of all known modules."""
        return sum(module.minutes for module in self.modules)

    @property
    def ready_minutes(self) -> int:
        """Minutes of the modules one can teach today."""
        return sum(module.minutes for module in self.modules if module.status == "pret")

    @property
    def missing_minutes(self) -> int:
        """Minutes still to find to reach the target; negative if there are too many."""
        return self.track.target_hours * 60 - self.minutes


def plan(catalogue: Catalogue, track: Track) -> Plan:
    """Resolve the modules of `track` in teaching order."""
    known = tuple(catalogue.modules[slug] for slug in track.modules if slug in catalogue.modules)
    unknown = tuple(slug for slug in track.modules if slug not in catalogue.modules)
    return Plan(track, known, unknown)


def duration(minutes: int) -> str:
    """Write a duration as people say it: « 7 h », « 1 h 30 », « 45 min »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"
