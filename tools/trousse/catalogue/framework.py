"""Frameworks and the cast: data that units refer to."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from trousse.catalogue.base import Source, Strict, Text, Whole


@dataclass(frozen=True, kw_only=True)
class Term(Strict):
    """One value of a list: `key` is what tools use, `label` what people read."""

    key: Text
    label: Text
    translation: Annotated[
        Text | None, Field(description="Traduction par Trousse d’un libellé qui n’est pas français")
    ] = None
    parent: Text | None = None
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class TermList(Strict):
    """A list of values fixed by a framework."""

    title: Text
    items: Annotated[tuple[Term, ...], Field(min_length=1)]
    note: Text | None = None
    language: Annotated[Literal["fr", "en"], Field(description="Langue des libellés")] = "fr"

    def label(self, key: str) -> str:
        """Return the label of `key`.

        Raises:
            KeyError: the list has no such key.
        """
        return self.terms[key].label

    @property
    def terms(self) -> dict[str, Term]:
        """The items by key."""
        return {term.key: term for term in self.items}


@dataclass(frozen=True, kw_only=True)
class Framework(Strict):
    """A national or European framework, as dated data."""

    slug: str
    folder: Path
    title: Text
    publisher: Text
    version: Text
    dated: date
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    lists: dict[str, TermList]
    note: Text | None = None


@dataclass(frozen=True)
class Competency:
    """One competency of a framework, as units refer to it."""

    framework: Framework
    term: Term


@dataclass(frozen=True, kw_only=True)
class CastMember(Strict):
    """A person, place or body invented for the project."""

    key: Text
    name: Text
    story: Text | None = None
    age: Whole | None = None
    kind: Text | None = None
    role: Text | None = None
    place: Text | None = None
    domain: Text | None = None
    email: Text | None = None
    phone: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Cast(Strict):
    """curriculum/cast.yml: everybody and every place the fictions use."""

    people: tuple[CastMember, ...] = ()
    places: tuple[CastMember, ...] = ()
    bodies: tuple[CastMember, ...] = ()
