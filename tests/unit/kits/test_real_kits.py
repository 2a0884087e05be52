"""The kits of this project, built once: readable by everybody, on so many sheets, no slide cut."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from trousse.catalogue import Workshop, load
from trousse.kits import Personalisation, build
from trousse.paths import Project
from unit.kits.pdfs import PDFS, by_libreoffice, check_pdf, pages

pytestmark = pytest.mark.slow

# What is printed on one leaf, or for the wall, keeps to so many pages.
_PAGES = {
    "2-distribuer/fiche-participant": 2,
    "2-distribuer/fiche-participant-notes": 4,
    "4-annoncer/affiche": 1,
    "5-suivre/presence-sans-noms": 1,
    "5-suivre/feuille-emargement": 1,
    "5-suivre/evaluation": 2,
    "5-suivre/bilan": 2,
}
_ON_ONE_LEAF = (
    "2-distribuer/fiche-participant.odt",
    "2-distribuer/fiche-participant.docx",
    "5-suivre/bilan.odt",
)
# How much each slide, in turn, is taller or wider than the screen that shows it.
_OVERFLOWS = """() => [...document.querySelectorAll(".slide")].map((slide) => {
  const { scrollHeight, clientHeight, scrollWidth, clientWidth } = slide;
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
  return clientHeight ? Math.max(scrollHeight - clientHeight, scrollWidth - clientWidth) : -1;
})"""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Build every kit and return their folders."""
    project, home = Project(Path(__file__).parents[3]), tmp_path_factory.mktemp("kits")
    catalogue, made = load(project), []
    for workshop in catalogue.workshops.values():
        target = build(workshop, catalogue, Project(home), renderer=lambda _: "")
        made.append(target.with_name(target.name.removesuffix(".zip")))
    return made


def test_every_pdf_can_be_read_by_everybody(folders: list[Path]) -> None:
    for folder in folders:
        for name in PDFS:
            check_pdf(folder / f"{name}.pdf")


def test_what_is_printed_keeps_to_its_sheets(folders: list[Path]) -> None:
    for folder in folders:
        for name, sheets in _PAGES.items():
            assert pages(folder / f"{name}.pdf") <= sheets, f"{folder.name}, {name}"


def test_a_place_and_a_logo_take_no_leaf_more(tmp_path: Path) -> None:
    project = Project(Path(__file__).parents[3])
    logo = tmp_path / "logo.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80"/>')
    contact = "01 99 00 30 02 ou tilleuls@mediatheque.example"
    place = Personalisation("Médiathèque Les Tilleuls", "jeudi 14/01/2027", "14 h", contact, logo)
    catalogue = load(project)
    workshops = sorted(catalogue.workshops.values(), key=_sheet_length, reverse=True)
    for workshop in workshops[:3]:
        target = build(workshop, catalogue, Project(tmp_path), place, renderer=lambda _: "")
        folder = target.with_name(target.name.removesuffix(".zip"))
        assert pages(folder / "2-distribuer/fiche-participant.pdf") == 2, workshop.slug


def _sheet_length(workshop: Workshop) -> int:
    return (workshop.folder / "fiche.md").stat().st_size


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice absent")
def test_what_is_edited_keeps_to_its_sheets(folders: list[Path], tmp_path: Path) -> None:
    files = {
        f"{folder.name} {name.replace('/', ' ')}": folder / name
        for folder in folders
        for name in _ON_ONE_LEAF
    }
    made = by_libreoffice(files, tmp_path)
    assert made.keys() == files.keys()
    counts = {name: pages(path) for name, path in made.items()}
    assert {name: count for name, count in counts.items() if count > 2} == {}


@pytest.mark.browser
def test_no_slide_is_cut_on_screen(folders: list[Path], browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    for folder in folders:
        page.goto((folder / "3-projeter/diaporama.html").as_uri())
        overflows = page.evaluate(_OVERFLOWS)
        assert overflows == [0] * len(overflows), folder.name
    page.close()
