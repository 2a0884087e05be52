"""Every PDF of the sample kit, and of the kits of this project, can be read by everybody."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from trousse.catalogue import load
from trousse.kits import build
from trousse.paths import Project

pytestmark = pytest.mark.slow

_PDFS = (
    "1-animer/fiche-animateur",
    "2-distribuer/fiche-participant",
    "2-distribuer/fiche-participant-notes",
    "3-projeter/diaporama",
    "4-annoncer/affiche",
    "5-suivre/presence-sans-noms",
    "5-suivre/feuille-emargement",
    "5-suivre/evaluation",
    "5-suivre/bilan",
)
_WITH_TABLES = ("fiche-animateur", "presence-sans-noms", "feuille-emargement", "bilan")


def _elements(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from _elements(node.get("/K"))


def _check(path: Path) -> dict[str, list[Any]]:
    """Assert what every PDF must have, and return its structure elements by type."""
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == "fr-FR"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"]
        assert "/Outlines" in root
        assert all("/StructParents" in page for page in pdf.pages)
        found: dict[str, list[Any]] = {}
        for element in _elements(root.StructTreeRoot.K):
            found.setdefault(str(element.S), []).append(
                (str(element.get("/Alt", "")), len(list(_elements(element.get("/K")))))
            )
        assert len(found["/H1"]) == 1
        assert all(alternative for alternative, _ in found.get("/Figure", []))
        assert len(found.get("/TH", [])) >= 2 * len(found.get("/Table", []))
    return found


@pytest.mark.parametrize("name", _PDFS)
def test_sample(built: Path, name: str) -> None:
    found = _check(built / f"{name}.pdf")
    assert ("/Table" in found) == name.endswith(_WITH_TABLES)


def test_figures_say_what_they_are_for(built: Path) -> None:
    found = _check(built / "2-distribuer/fiche-participant.pdf")
    assert [alternative for alternative, _ in found["/Figure"]] == [
        "L’enveloppe à toucher pour ouvrir l’application"
    ]


def test_kits_of_this_project(tmp_path: Path) -> None:
    project = Project(Path(__file__).parents[3])
    catalogue = load(project)
    elsewhere = Project(tmp_path)
    for workshop in catalogue.workshops.values():
        target = build(workshop, catalogue, elsewhere, renderer=lambda _: "")
        folder = target.with_name(target.name.removesuffix(".zip"))
        for name in _PDFS:
            _check(folder / f"{name}.pdf")
        with pikepdf.open(folder / "4-annoncer/affiche.pdf") as poster:
            assert len(poster.pages) == 1
