"""Workshop kits and what they tell the national tools."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from trousse.catalogue.base import Strict, TaughtUnit, Text, Whole

Connection = Literal["aucune", "utile", "necessaire"]


@dataclass(frozen=True, kw_only=True)
class Equipment(Strict):
    """Something the room needs, and what to do without it."""

    name: Annotated[Text, Field(description="Matériel")]
    fallback: Annotated[Text, Field(description="Que faire s’il manque")]


@dataclass(frozen=True, kw_only=True)
class Step(Strict):
    """A timed step of a workshop."""

    title: Annotated[Text, Field(description="Titre, repris en titre dans animation.md")]
    minutes: Annotated[Whole, Field(ge=5, le=40, description="Durée en minutes (5 à 40)")]


@dataclass(frozen=True, kw_only=True)
class Series(Strict):
    """The place of a workshop in a series."""

    slug: Annotated[Text, Field(description="Nom de la série")]
    position: Annotated[Whole, Field(ge=1, description="Place dans la série, à partir de 1")]


@dataclass(frozen=True, kw_only=True)
class ShortVersion(Strict):
    """The same workshop in a shorter slot: the steps that are kept for another day."""

    without: Annotated[
        tuple[Text, ...], Field(min_length=1, description="Titres des étapes que l’on retire")
    ]
    said: Annotated[Text, Field(description="Ce que l’on remet à une autre fois")]


@dataclass(frozen=True, kw_only=True)
class Question(Strict):
    """A question to the learner at the end of a workshop."""

    question: Annotated[Text, Field(description="La question")]
    options: Annotated[
        tuple[Text, ...], Field(min_length=2, max_length=5, description="Réponses proposées")
    ]
    answer: Annotated[Whole, Field(ge=1, description="Numéro de la bonne réponse, à partir de 1")]
    explain: Annotated[Text, Field(description="Ce que l’on dit après la réponse")]


@dataclass(frozen=True, kw_only=True)
class ActivityReport(Strict):
    """The keys of the national activity report (CRA); the duration is computed."""

    type: Annotated[Text, Field(description="Sorte d’activité : individuel ou collectif")]
    thematiques: Annotated[tuple[Text, ...], Field(min_length=1, description="Thèmes du CRA")]
    niveau: Annotated[Text, Field(description="Niveau du CRA : debutant, intermediaire ou avance")]
    materiel: Annotated[tuple[Text, ...], Field(min_length=1, description="Matériel du CRA")]


@dataclass(frozen=True, kw_only=True)
class Deposit(Strict):
    """What Les Bases asks when a resource is deposited."""

    themes: Annotated[tuple[Text, ...], Field(min_length=1, description="Thèmes des Bases")]
    types: Annotated[tuple[Text, ...], Field(min_length=1, description="Types de support")]
    beneficiaires: Annotated[tuple[Text, ...], Field(min_length=1, description="Bénéficiaires")]
    secteurs: Annotated[tuple[Text, ...], Field(min_length=1, description="Secteurs")]
    licence: Annotated[Text, Field(description="Licence, telle que Les Bases la nomme")]


@dataclass(frozen=True, kw_only=True)
class Report(Strict):
    """bilan.yml: how the workshop is told to the national tools."""

    cra: Annotated[ActivityReport, Field(description="Le compte rendu d’activité, pour La Coop")]
    les_bases: Annotated[Deposit, Field(description="Le dépôt du kit sur Les Bases")]
    services: Annotated[
        tuple[Text, ...], Field(min_length=1, description="Services de la cartographie nationale")
    ]
    data_inclusion: Annotated[
        tuple[Text, ...], Field(min_length=1, description="Thématiques de data.inclusion")
    ]


@dataclass(frozen=True, kw_only=True)
class Workshop(TaughtUnit):
    """A workshop kit: what an adviser prints, edits, projects and runs."""

    objectives: Annotated[
        tuple[Text, ...], Field(min_length=3, max_length=5, description="Objectifs observables")
    ]
    max_participants: Annotated[Whole, Field(ge=1, le=30, description="Participants au plus")]
    preparation_minutes: Annotated[Whole, Field(ge=0, le=240, description="Préparation en minutes")]
    connection: Annotated[Connection, Field(description="Connexion : aucune, utile ou necessaire")]
    equipment: Annotated[tuple[Equipment, ...], Field(min_length=1, description="Matériel")]
    steps: Annotated[tuple[Step, ...], Field(min_length=3, description="Le déroulé minuté")]
    evaluation: Annotated[
        tuple[Question, ...], Field(min_length=3, max_length=5, description="Questions de fin")
    ]
    announcement: Annotated[Text, Field(description="Annonce courte pour la commune")]
    report: Report
    exercises: Annotated[tuple[Text, ...], Field(description="Exercices utilisés")] = ()
    series: Annotated[Series | None, Field(description="Place dans une série")] = None
    languages: Annotated[tuple[Text, ...], Field(description="Langues")] = ("fr",)
    short_version: Annotated[
        ShortVersion | None, Field(description="Le même atelier dans un créneau plus court")
    ] = None

    @property
    def minutes(self) -> int:
        """Total length in minutes."""
        return sum(step.minutes for step in self.steps)

    @property
    def short_minutes(self) -> int:
        """Length in minutes of the short version, or the total when there is none."""
        without = self.short_version.without if self.short_version else ()
        return sum(step.minutes for step in self.steps if step.title not in without)
