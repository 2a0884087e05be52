"""What the templates of a kit see: the workshop, with every key turned into words."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from trousse.catalogue import Catalogue, Term, Workshop
from trousse.kits.personal import Personalisation
from trousse.kits.sources import Texts
from trousse.kits.texts import same_title

_BOXED = same_title("Faire avec, faire pour")
_LICENCES = {
    "etalab-2.0": (
        "Licence Ouverte 2.0 (Etalab)",
        "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    ),
    "CC-BY-SA-4.0": (
        "Creative Commons BY-SA 4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/deed.fr",
    ),
}


class Part(NamedTuple):
    """A part of a text as the templates lay it out."""

    title: str
    body: str
    boxed: bool = False
    lines: int = 0


class Slot(NamedTuple):
    """A step of the running order; `clock` when `begin` and `end` are times of day."""

    title: str
    minutes: int
    begin: str
    end: str
    clock: bool


class Skill(NamedTuple):
    """A competency in words."""

    framework: str
    code: str
    label: str


@dataclass(frozen=True)
class KitView:
    """One kit, ready for the templates. All texts are Markdown."""

    workshop: Workshop
    catalogue: Catalogue
    texts: Texts
    personal: Personalisation
    version: str

    @property
    def minutes(self) -> int:
        """Length of the workshop: the sum of its steps."""
        return self.workshop.minutes

    @property
    def logo_file(self) -> str:
        """Name of the logo among the files of the documents, or an empty text."""
        logo = self.personal.logo
        return f"logo{logo.suffix.lower()}" if logo else ""

    @property
    def licence(self) -> str:
        """Name of the licence."""
        return _LICENCES[self.workshop.licence][0]

    @property
    def licence_url(self) -> str:
        """Where the licence can be read."""
        return _LICENCES[self.workshop.licence][1]

    @property
    def credit(self) -> str:
        """How to cite the kit."""
        authors = ", ".join(self.workshop.authors)
        return f"{authors}, {self.workshop.title}, {self.version}"

    @property
    def level(self) -> str:
        """The level in words."""
        return self.term("cra", "niveaux", self.workshop.level).label

    @cached_property
    def schedule(self) -> tuple[Slot, ...]:
        """The running order with running times: times of day when the hour is known."""
        start = self.personal.start
        begin, slots = start or 0, []
        for step in self.workshop.steps:
            end = begin + step.minutes
            slots.append(
                Slot(step.title, step.minutes, _time(begin), _time(end), start is not None)
            )
            begin = end
        return tuple(slots)

    @property
    def guide(self) -> tuple[Part, ...]:
        """The adviser's parts, each step with its time."""
        return tuple(
            Part(part.title, self._timed(part.body), same_title(part.title) == _BOXED)
            for part in self.texts.animation.sections
        )

    @property
    def learner(self) -> tuple[Part, ...]:
        """The parts of the learner's sheet, with how many lines for notes: none for the last."""
        parts = self.texts.fiche.sections
        room = [3] * (len(parts) - 2) + [2, 0]
        return tuple(
            Part(part.title, part.body, lines=lines)
            for part, lines in zip(parts, room, strict=True)
        )

    @property
    def slides(self) -> str:
        """The deck's Markdown; its first slide bears the workshop's title, in every form."""
        written = self.texts.diaporama.sections
        title = self.workshop.title
        slides = [f"## {part.title}\n\n{part.body}" for part in written]
        if same_title(written[0].title) != same_title(title):
            slides.insert(0, f"## {title}\n\n{self.workshop.summary}")
        return "\n\n".join(slides)

    @property
    def competencies(self) -> tuple[Skill, ...]:
        """What the workshop trains, in words."""
        found = []
        for framework, codes in self.workshop.competencies.items():
            for code in codes:
                skill = self.catalogue.competency(framework, code)
                if skill:
                    found.append(Skill(skill.framework.title, code, skill.term.label))
        return tuple(found)

    @property
    def prerequisites(self) -> tuple[str, ...]:
        """Titles of the workshops to follow before."""
        known = self.catalogue.workshops
        return tuple(
            known[slug].title if slug in known else slug for slug in self.workshop.prerequisites
        )

    @property
    def counts(self) -> dict[str, tuple[Term, ...]]:
        """The lists by which the activity report counts people."""
        lists = self.catalogue.frameworks["cra"].lists
        names = {"genre": "genres", "age": "tranches_age", "statut": "statuts"}
        return {name: lists[key].items for name, key in names.items()}

    @property
    def series(self) -> tuple[Workshop, ...]:
        """The workshops of the same series, in order; empty when there is none."""
        mine = self.workshop.series
        if mine is None:
            return ()
        others = [
            (one.series.position, one)
            for one in self.catalogue.workshops.values()
            if one.series and one.series.slug == mine.slug and one.slug != self.workshop.slug
        ]
        ordered = sorted([*others, (mine.position, self.workshop)], key=lambda pair: pair[0])
        return tuple(one for _, one in ordered)

    @property
    def cra(self) -> dict[str, Term | tuple[Term, ...]]:
        """The activity report's values with their labels."""
        cra = self.workshop.report.cra
        return {
            "type": self.term("cra", "types", cra.type),
            "niveau": self.term("cra", "niveaux", cra.niveau),
            "materiel": tuple(self.term("cra", "materiel", key) for key in cra.materiel),
            "thematiques": tuple(self._theme(key) for key in cra.thematiques),
        }

    def term(self, framework: str, name: str, key: str) -> Term:
        """Return the value `key` of a list; an unknown key stands for itself."""
        home = self.catalogue.frameworks.get(framework)
        terms = home.lists[name].terms if home and name in home.lists else {}
        return terms.get(key) or Term(key=key, label=key)

    def _theme(self, key: str) -> Term:
        found = self.term("cra", "thematiques", key)
        return found if found.label != key else self.term("cra", "thematiques_administratives", key)

    def _timed(self, body: str) -> str:
        """Add to each « ### step » when it starts and how long it lasts."""
        slots = {same_title(slot.title): slot for slot in self.schedule}
        lines = []
        for line in body.splitlines():
            slot = slots.get(same_title(line[4:])) if line.startswith("### ") else None
            lines.append(f"### {slot.begin} · {slot.title} ({slot.minutes} min)" if slot else line)
        return "\n".join(lines)


def _time(minutes: int) -> str:
    """Return « 1 h 05 » for 65."""
    return f"{minutes // 60} h {minutes % 60:02d}"
