"""The kits this server knows: what the summary says of each, and the questions at its end."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trousse.paths import Project

if TYPE_CHECKING:
    from trousse.catalogue import Catalogue, Workshop
    from trousse.catalogue.workshop import Question

Row = tuple[str, str | int, str]  # heading, what to type, key of the national tool


@dataclass(frozen=True)
class ServedKit:
    """One kit: its title, the lines of its activity report (CRA), its questions."""

    slug: str
    title: str
    report: tuple[Row, ...]
    questions: "tuple[Question, ...]"


def published_kits(project: Project) -> list[ServedKit]:
    """List the kits that are ready, by title."""
    from trousse.catalogue import load

    catalogue = load(project)
    ready = (kit for kit in catalogue.workshops.values() if kit.status == "pret")
    served = [
        ServedKit(kit.slug, kit.title, tuple(_report(kit, catalogue)), kit.evaluation)
        for kit in ready
    ]
    return sorted(served, key=lambda kit: kit.title)


def _report(kit: "Workshop", catalogue: "Catalogue") -> Iterator[Row]:
    lists, cra = catalogue.frameworks["cra"].lists, kit.report.cra
    yield "Titre de l’atelier", kit.title, ""
    for key in cra.thematiques:
        administrative = key in lists["thematiques_administratives"].terms
        name = "thematiques_administratives" if administrative else "thematiques"
        yield "Thématique", lists[name].label(key), key
    if cra.niveau:
        yield "Niveau", lists["niveaux"].label(cra.niveau), cra.niveau
    for key in cra.materiel:
        yield "Matériel", lists["materiel"].label(key), key
