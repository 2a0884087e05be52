"""Learner exercises."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from trousse.catalogue.base import TaughtUnit, Text, Whole


@dataclass(frozen=True, kw_only=True)
class Exercise(TaughtUnit):
    """A guided exercise; `practice` gives scene, goal, steps, mistakes, hints their meaning."""

    minutes: Annotated[Whole, Field(ge=3, le=60, description="Durée en minutes")]
    objective: Annotated[Text, Field(description="Ce que l’on saura faire, en une phrase")]
    story: Annotated[Text, Field(description="Qui vous êtes, ce qui arrive ; une phrase par ligne")]
    app: Annotated[Literal["mailbox", "cv", "privacy"], Field(description="Application simulée")]
    scene: Annotated[dict[str, Any], Field(description="Ce que l’on trouve au départ")]
    goal: Annotated[dict[str, Any], Field(description="Ce qui doit être vrai à la fin")]
    steps: Annotated[tuple[dict[str, Any], ...], Field(min_length=1, description="Les étapes")]
    mistakes: Annotated[tuple[dict[str, Any], ...], Field(description="Erreurs prévues")]
    hints: Annotated[tuple[dict[str, Any], ...], Field(description="Aides, dans l’ordre")]
    example: Annotated[tuple[dict[str, Any], ...], Field(description="L’exemple rejouable")]
    success: Annotated[Text, Field(description="Ce que l’on dit quand le but est atteint")]
    card: Annotated[dict[str, Any], Field(description="La carte à emporter")]

    @property
    def family(self) -> str:
        """The family folder (email, cv, vie-privee…)."""
        return self.slug.split("/", maxsplit=1)[0]
