"""What of the catalogue a reader may see, and what refers to what."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from trousse.catalogue import Catalogue, Exercise, Module, TaughtUnit, Term, Track, Unit, Workshop

U = TypeVar("U", bound=Unit)


@dataclass(frozen=True)
class Published:
    """The units that are ready (`status: pret`), with what refers to what.

    `drafts`: show the drafts too, to their author only.
    """

    catalogue: Catalogue
    drafts: bool = False

    @cached_property
    def workshops(self) -> dict[str, Workshop]:
        """Ready workshops by slug."""
        return self._shown(self.catalogue.workshops)

    @cached_property
    def modules(self) -> dict[str, Module]:
        """Ready modules by slug."""
        return self._shown(self.catalogue.modules)

    @cached_property
    def exercises(self) -> dict[str, Exercise]:
        """Ready exercises by slug."""
        return self._shown(self.catalogue.exercises)

    @cached_property
    def tracks(self) -> dict[str, Track]:
        """Tracks by slug, shortest first; drafts too: a page says which hours are missing."""
        known = {slug: t for slug, t in self.catalogue.tracks.items() if t.status != "retire"}
        return dict(sorted(known.items(), key=lambda item: item[1].target_hours))

    def terms(self, framework: str, name: str) -> dict[str, Term]:
        """Return the terms of a framework's list, empty when there is none."""
        home = self.catalogue.frameworks.get(framework)
        return home.lists[name].terms if home and name in home.lists else {}

    def label(self, framework: str, name: str, key: str) -> str:
        """Return what people read for `key`, or the key itself when the list lacks it."""
        term = self.terms(framework, name).get(key)
        return term.label if term else key

    def exercises_of(self, unit: Workshop | Module) -> list[Exercise]:
        """Return the ready exercises that `unit` uses."""
        return [self.exercises[slug] for slug in unit.exercises if slug in self.exercises]

    def workshops_of(self, unit: Module | Exercise) -> list[Workshop]:
        """Return the ready workshops a module names, or that use an exercise."""
        if isinstance(unit, Module):
            return [self.workshops[slug] for slug in unit.kits if slug in self.workshops]
        return [kit for kit in self.workshops.values() if unit.slug in kit.exercises]

    def modules_of(self, unit: Workshop | Exercise) -> list[Module]:
        """Return the ready modules that use `unit`."""
        return [m for m in self.modules.values() if unit.slug in (*m.kits, *m.exercises)]

    def modules_about(self, kit: Workshop) -> list[Module]:
        """Return the modules that use `kit` and teach most of what it teaches, most first.

        Others use it as an example: planning a workshop, reporting on one.
        """
        codes = {(slug, code) for slug, found in kit.competencies.items() for code in found}

        def shared(module: Module) -> int:
            return sum(code in module.competencies.get(slug, ()) for slug, code in codes)

        about = [m for m in self.modules_of(kit) if 2 * shared(m) > len(codes)]
        return sorted(about, key=shared, reverse=True)

    def tracks_of(self, module: Module) -> list[Track]:
        """Return the tracks that hold `module`."""
        return [track for track in self.tracks.values() if module.slug in track.modules]

    def competencies_of(self, unit: TaughtUnit) -> list[tuple[str, list[Term]]]:
        """Return (framework slug, terms) pairs; a code without a term is left out."""
        return [
            (slug, [known[code] for code in codes if code in known])
            for slug, codes in unit.competencies.items()
            if (known := self.terms(slug, "competences"))
        ]

    def _shown(self, units: Mapping[str, U]) -> dict[str, U]:
        wanted = ("pret", "brouillon") if self.drafts else ("pret",)
        return {slug: unit for slug, unit in units.items() if unit.status in wanted}
