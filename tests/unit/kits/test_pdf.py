"""Every PDF of the sample kit can be read by everybody."""

from pathlib import Path

import pytest

from unit.kits.pdfs import PDFS, check_pdf

pytestmark = pytest.mark.slow

_WITH_TABLES = ("fiche-animateur", "presence-sans-noms", "feuille-emargement", "bilan")


@pytest.mark.parametrize("name", PDFS)
def test_sample(built: Path, name: str) -> None:
    found = check_pdf(built / f"{name}.pdf")
    assert ("/Table" in found) == name.endswith(_WITH_TABLES)


def test_figures_say_what_they_are_for(built: Path) -> None:
    found = check_pdf(built / "2-distribuer/fiche-participant.pdf")
    assert [alternative for alternative, _ in found["/Figure"]] == [
        "L’enveloppe à toucher pour ouvrir l’application"
    ]
