"""A page of the resource centre that people write by hand, and when it was last read."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from trousse.catalogue.base import Strict, Text, Volatility
from trousse.catalogue.document import Document, parse_document
from trousse.catalogue.files import Files
from trousse.catalogue.location import Location, Problem

_FRONT = re.compile(r"\A---\n(?P<front>.*?^)---$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Step(Strict):
    """A page above this one; `url` is from the site's root."""

    title: Text
    url: str


@dataclass(frozen=True, kw_only=True)
class SitePage(Strict):
    """What the front matter of a page says.

    `slug` is the page's address without the last slash; `folder` is absolute.
    """

    slug: str
    folder: Path
    title: Annotated[Text, Field(description="Titre de la page")]
    description: Annotated[Text, Field(description="Ce que l’on y trouve, en une phrase")]
    kind: Annotated[Text, Field(description="Sorte de page : texte")]
    trail: Annotated[tuple[Step, ...], Field(min_length=1, description="Pages au-dessus")]
    reviewed_on: Annotated[date, Field(description="Date de la dernière relecture")]
    volatility: Annotated[Volatility, Field(description="concept, interface ou demarche")]
    authors: Annotated[tuple[Text, ...], Field(min_length=1, description="Qui en répond")]
    section: Annotated[Text | None, Field(description="Entrée du menu")] = None


def read_front(path: Path, files: Files) -> tuple[Document | None, list[Problem]]:
    """Read the front matter of the page at `path`, with the lines it has in the file."""
    if problem := files.problem(path):
        return None, [problem]
    found = _FRONT.match(files.text(path))
    if not found:
        return None, [_without_front(path)]
    # A comment stands for the line of dashes above it.
    document, problems = parse_document(path, f"#\n{found['front']}")
    return document, list(problems)


def _without_front(path: Path) -> Problem:
    return Problem(
        "key-missing",
        Location(path),
        "Cette page ne dit ni son titre, ni quand elle a été relue.",
        "Commencez-la par un bloc entre deux lignes « --- », comme une page voisine.",
    )
