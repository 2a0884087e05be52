"""Learner exercises.

The parts of an exercise stay plain mappings (TypedDict): the exercise engine, which is written in
JavaScript, takes them as they are in the file. Predicates and actions belong to each simulated
app: `practice` gives them their meaning and proves them. Scenes have their shape in `scenes`.
"""

from dataclasses import dataclass
from typing import Annotated, Any, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from trousse.catalogue.base import TaughtUnit, Text, Whole, closed

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Action = Annotated[dict[str, Any], Field(min_length=1, max_length=1, description="Un geste")]
Predicate = Annotated[
    dict[str, Any], Field(min_length=1, max_length=1, description="Ce qui doit être vrai")
]


@closed
class ExerciseStep(TypedDict):
    """One thing to do."""

    id: Identifier
    do: Annotated[Text, Field(description="Ce qu’il faut faire")]
    where: Annotated[Text, Field(description="Où regarder")]
    why: Annotated[Text, Field(description="Pourquoi on le fait")]
    done: Predicate


@closed
class Mistake(TypedDict):
    """A mistake people make, and what is said to them."""

    id: Identifier
    when: Predicate
    example: Annotated[tuple[Action, ...], Field(description="Gestes qui mènent à l’erreur")]
    message: Annotated[Text, Field(description="Ce qui est arrivé, ce que l’on peut essayer")]
    misconception: Annotated[Text, Field(description="L’idée fausse derrière l’erreur")]


# « for » is a Python word: only this form of TypedDict can name it.
Hint = TypedDict(
    "Hint",
    {
        "for": Annotated[Identifier, Field(description="Étape aidée")],
        "when": NotRequired[Predicate],
        "levels": Annotated[
            tuple[Text, ...],
            Field(min_length=2, description="De « où regarder » à « comment faire »"),
        ],
    },
)
closed(Hint)


@closed
class ExampleLine(TypedDict):
    """One gesture of the worked example."""

    say: Annotated[Text, Field(description="La phrase qui accompagne le geste")]
    do: Action


@closed
class Card(TypedDict):
    """What one takes home on paper."""

    title: Annotated[Text, Field(description="Titre de la carte à emporter")]
    lines: Annotated[tuple[Text, ...], Field(min_length=1, description="Lignes de la carte")]


@dataclass(frozen=True, kw_only=True)
class Exercise(TaughtUnit):
    """A guided exercise in a simulated app."""

    minutes: Annotated[Whole, Field(ge=3, le=60, description="Durée en minutes")]
    objective: Annotated[Text, Field(description="Ce que l’on saura faire, en une phrase")]
    story: Annotated[Text, Field(description="Qui vous êtes, ce qui arrive ; une phrase par ligne")]
    app: Annotated[Literal["mailbox", "cv", "privacy"], Field(description="Application simulée")]
    scene: Annotated[dict[str, Any], Field(description="Ce que l’on trouve au départ")]
    goal: Annotated[Predicate, Field(description="Ce qui doit être vrai à la fin")]
    steps: Annotated[tuple[ExerciseStep, ...], Field(min_length=1, description="Les étapes")]
    mistakes: Annotated[tuple[Mistake, ...], Field(description="Erreurs prévues")]
    hints: Annotated[tuple[Hint, ...], Field(description="Aides, dans l’ordre")]
    example: Annotated[tuple[ExampleLine, ...], Field(description="L’exemple rejouable")]
    success: Annotated[Text, Field(description="Ce que l’on dit quand le but est atteint")]
    card: Annotated[Card, Field(description="La carte à emporter")]

    @property
    def family(self) -> str:
        """The family folder (email, cv, vie-privee…)."""
        return self.slug.split("/", maxsplit=1)[0]
