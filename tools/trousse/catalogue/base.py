"""What every unit of content carries.

Attributes have the names of the YAML keys. Descriptions are in French: authors read them in
the generated JSON Schemas and in the help of shape errors.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, with_config

Status = Literal["brouillon", "pret", "retire"]
Level = Literal["debutant", "intermediaire", "avance"]
Volatility = Literal["concept", "interface", "demarche"]
Licence = Literal["etalab-2.0", "CC-BY-SA-4.0"]
Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Whole = Annotated[int, Field(strict=True)]
# Makes of a TypedDict what Strict makes of a dataclass.
closed = with_config(ConfigDict(extra="forbid"))


class Strict:
    """A value read from YAML: unknown keys and wrong types are mistakes to report."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")


@dataclass(frozen=True, kw_only=True)
class Source(Strict):
    """Where a fact comes from."""

    title: Annotated[Text, Field(description="Titre de la source")]
    read_on: Annotated[date, Field(description="Date de lecture (AAAA-MM-JJ)")]
    url: Annotated[Text | None, Field(description="Adresse de la page")] = None


@dataclass(frozen=True, kw_only=True)
class Origin(Strict):
    """The work a unit is adapted from, credited as its licence asks."""

    title: Annotated[Text, Field(description="Titre de l’œuvre adaptée")]
    authors: Annotated[tuple[Text, ...], Field(min_length=1, description="Ses auteurs et autrices")]
    licence: Annotated[Licence, Field(description="Sa licence")]
    unit: Annotated[Text | None, Field(description="Nom de l’unité, si elle est d’ici")] = None
    url: Annotated[Text | None, Field(description="Adresse, si elle est d’ailleurs")] = None


@dataclass(frozen=True, kw_only=True)
class Unit(Strict):
    """What every unit of content carries.

    `slug` is the folder's name (`<family>/<slug>` for an exercise); `folder` is absolute.
    """

    slug: str
    folder: Path
    title: Annotated[Text, Field(description="Titre court, sans numéro")]
    summary: Annotated[Text, Field(description="Résumé : ce que l’on saura faire, en une phrase")]
    status: Annotated[Status, Field(description="État : brouillon, pret ou retire")]
    audience: Annotated[tuple[Text, ...], Field(min_length=1, description="À qui l’on s’adresse")]
    sources: Annotated[tuple[Source, ...], Field(description="Sources datées")]
    reviewed_on: Annotated[date, Field(description="Date de la dernière relecture")]
    authors: Annotated[tuple[Text, ...], Field(min_length=1, description="Auteurs et autrices")]
    licence: Annotated[Licence, Field(description="Licence du contenu")]
    volatility: Annotated[
        Volatility,
        Field(
            description="Ce qui changera : concept (relu tous les 18 mois), interface ou demarche "
            "(relu tous les 6 mois)"
        ),
    ] = "concept"
    derived_from: Annotated[
        Origin | None, Field(description="L’œuvre que cette unité adapte, avec sa licence")
    ] = None
    former_slugs: Annotated[
        tuple[Text, ...], Field(description="Anciens noms de dossier, gardés pour les liens")
    ] = ()


@dataclass(frozen=True, kw_only=True)
class TaughtUnit(Unit):
    """A unit that makes somebody competent: module, workshop or exercise."""

    level: Annotated[Level, Field(description="Niveau : debutant, intermediaire ou avance")]
    competencies: Annotated[
        dict[str, tuple[Text, ...]],
        Field(min_length=1, description="Codes par référentiel (crcn, digcomp, ccp1)"),
    ]
    prerequisites: Annotated[
        tuple[Text, ...], Field(description="Unités de même sorte à voir avant")
    ] = ()
