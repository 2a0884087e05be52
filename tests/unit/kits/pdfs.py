"""PDFs of a kit: what each must have, and those that LibreOffice makes of office files."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

PDFS = (
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


def _elements(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from _elements(node.get("/K"))


def check_pdf(path: Path) -> dict[str, list[Any]]:
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


def pages(path: Path) -> int:
    """Return how many pages a PDF has."""
    with pikepdf.open(path) as document:
        return len(document.pages)


def by_libreoffice(files: dict[str, Path], folder: Path, form: str = "pdf") -> dict[str, Path]:
    """Open each of `files` in one LibreOffice, and return what it could save as `form`, by name."""
    copies = [shutil.copy(path, folder / f"{name}{path.suffix}") for name, path in files.items()]
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    saved = folder / "enregistrés"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(saved)]
    subprocess.run([*command, *map(str, copies)], check=True, capture_output=True)
    made = {name: saved / f"{name}.{form}" for name in files}
    return {name: path for name, path in made.items() if path.exists()}
