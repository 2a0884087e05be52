"""Training: tracks, their modules and the sequences of a day."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from trousse.catalogue.base import Strict, TaughtUnit, Text, Unit, Whole

Modality = Literal["presentiel", "distanciel-synchrone", "distanciel-asynchrone", "terrain"]
SequenceKind = Literal["ouverture", "decouverte", "pratique", "cas", "evaluation", "cloture"]


@dataclass(frozen=True, kw_only=True)
class Sequence(Strict):
    """A timed part of a module's day.

    `objectives` are places, from 1, in the list of the module.
    """

    title: Annotated[Text, Field(description="Titre, repris en titre dans deroule.md")]
    minutes: Annotated[Whole, Field(ge=5, le=90, description="Durée en minutes (5 à 90)")]
    kind: Annotated[SequenceKind, Field(description="Sorte de séquence")]
    modality: Annotated[Modality, Field(description="Modalité")]
    objectives: Annotated[
        tuple[Whole, ...], Field(description="Objectifs travaillés : leurs places (1, 2…)")
    ] = ()


@dataclass(frozen=True, kw_only=True)
class Assessed(Strict):
    """What one question of an evaluation bears on.

    `objective` is a place, from 1, in the list of the module.
    """

    section: Annotated[Text, Field(description="Titre de la partie du cours qui l’explique")]
    objective: Annotated[
        Whole | None, Field(description="Objectif mesuré : sa place (1, 2…) dans « objectives »")
    ] = None
    competencies: Annotated[
        dict[str, tuple[Text, ...]],
        Field(min_length=1, description="Codes par référentiel, parmi ceux du module"),
    ]


@dataclass(frozen=True, kw_only=True)
class Module(TaughtUnit):
    """A day of training for advisers."""

    block: Annotated[Text, Field(description="Bloc (liste « blocs » de frameworks/trousse.yml)")]
    objectives: Annotated[
        tuple[Text, ...], Field(min_length=3, max_length=5, description="Objectifs observables")
    ]
    sequences: Annotated[tuple[Sequence, ...], Field(min_length=3, description="La journée")]
    kits: Annotated[tuple[Text, ...], Field(description="Kits d’atelier utilisés")] = ()
    exercises: Annotated[tuple[Text, ...], Field(description="Exercices utilisés")] = ()
    assessed: Annotated[
        dict[str, Assessed],
        Field(default_factory=dict, description="Ce que chaque question de l’évaluation mesure"),
    ]

    @property
    def minutes(self) -> int:
        """Total length in minutes."""
        return sum(sequence.minutes for sequence in self.sequences)


@dataclass(frozen=True, kw_only=True)
class Track(Unit):
    """A training track: modules in teaching order, and the hours it must reach."""

    target_hours: Annotated[Whole, Field(ge=7, le=420, description="Heures visées")]
    modules: Annotated[tuple[Text, ...], Field(description="Modules, dans l’ordre")]
