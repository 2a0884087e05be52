"""The site as a whole: built, complete, self-contained, swapped in one go."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from trousse.catalogue import Catalogue
from trousse.errors import TrousseError
from trousse.paths import Project
from trousse.publishing import build_site
from trousse.publishing.links import broken_links

LOADED = re.compile(
    r"""<(?:script|img|iframe|source)[^>]+src=["'](?:https?:)?//"""
    r"""|<link[^>]+rel=["'](?:stylesheet|preload|icon)["'][^>]+href=["'](?:https?:)?//"""
    r"""|@import|url\(["']?(?:https?:)?//""",
)


def test_site_is_complete_and_self_contained(site: Path) -> None:
    expected = (
        "index.html", "ateliers/index.html", "ateliers/premier-courriel/index.html",
        "ateliers/premier-courriel/fiche/index.html", "exercices-autonomes/index.html",
        "parcours/court/index.html", "modules/courriel/cours/index.html",
        "modules/courriel/images/a.svg", "modules/courriel/evaluation/evaluation.ipynb",
        "competences/crcn/index.html", "accessibilite/index.html", "nouveautes/fil.xml",
        "decisions/pourquoi-anywidget/index.html", "api/catalogue.json", "404.html",
        "kits/premier-courriel-2026.11.0.zip", "kits/premier-courriel/1-imprimer/fiche.pdf",
    )  # fmt: skip
    missing = [name for name in expected if not (site / name).is_file()]
    assert not missing
    assert broken_links(site) == []
    assert not (site / "assets/javascripts").exists()
    texts = [p for p in site.rglob("*") if p.suffix in (".html", ".css", ".js", ".svg")]
    loaded = [p for p in texts if LOADED.search(p.read_text(encoding="utf-8"))]
    assert not loaded


def test_kit_page_says_what_an_adviser_needs(site: Path) -> None:
    page = (site / "ateliers/premier-courriel/index.html").read_text(encoding="utf-8")
    assert "Premier &lt;courriel&gt;" in page
    assert "1 h 30".replace(" ", "\u00a0") in page or "1 h 30" in page
    assert "/1-imprimer/fiche.pdf" in page
    assert "3\u00a0ko" in page
    assert 'href="../../kits/premier-courriel-2026.11.0.zip"' in page


def test_answers_are_never_published(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    assert not [path for path in files if b"cle-secrete" in path.read_bytes()]
    assert not [p for p in files if p.suffix == ".ipynb" and b"HIDDEN" in p.read_bytes()]


def test_hours_are_computed_and_missing_ones_said(site: Path) -> None:
    page = (site / "parcours/court/index.html").read_text(encoding="utf-8")
    assert "2\u00a0h prêtes" in page
    assert "Il manque 12\u00a0h" in page


def test_a_failure_leaves_the_previous_site(sample: Project, catalogue: Catalogue) -> None:
    before = build_site(sample, catalogue) / "index.html"
    page = sample.site / "pages/a-propos/index.md"
    page.write_text("# À propos\n\n[Rien](../nulle-part/index.md)\n", encoding="utf-8")
    with pytest.raises(TrousseError, match=r"site/pages/a-propos/index\.md:3 : le lien"):
        build_site(sample, catalogue)
    assert before.is_file()
    assert not list(sample.build.glob(".site-*"))


def test_offline_edition_names_every_file(sample: Project, catalogue: Catalogue) -> None:
    site = build_site(sample, catalogue, offline=True)
    pages = [p.read_text(encoding="utf-8") for p in site.rglob("index.html")]
    links = {link for page in pages for link in re.findall(r'<a [^>]*href="([^"]+)"', page)}
    folders = {link for link in links if link.split("#")[0].endswith("/") and "://" not in link}
    assert not folders
    assert broken_links(site) == []


def test_the_site_offers_the_stick_and_its_zip_is_reproducible(
    sample: Project, catalogue: Catalogue
) -> None:
    build_site(sample, catalogue, offline=True)
    archive = sample.build / "trousse-cle-usb.zip"
    first = archive.read_bytes()
    with zipfile.ZipFile(archive) as content:
        names = set(content.namelist())
    assert {"trousse-cle-usb/index.html", "trousse-cle-usb/LISEZ-MOI.txt"} <= names
    site = build_site(sample, catalogue)
    assert (site / "emporter/trousse-cle-usb.zip").read_bytes() == first
    assert "Extraire tout" in (site / "emporter/index.html").read_text(encoding="utf-8")
    build_site(sample, catalogue, offline=True)
    assert archive.read_bytes() == first


def test_folders_are_named_for_mkdocs() -> None:
    """MkDocs' default output folder is our source folder: it must never be the default."""
    config = (Path(__file__).parents[3] / "mkdocs.yml").read_text(encoding="utf-8")
    assert "\ndocs_dir: build/site-src\nsite_dir: build/site\n" in config
    assert "\nplugins: []\n" in config
    assert "hooks:" not in config


def test_a_broken_link_of_a_course_names_file_and_line(
    sample: Project, catalogue: Catalogue
) -> None:
    course = sample.curriculum / "modules/courriel/cours.md"
    course.write_text("# Cours\n\nTexte.\n\n![Dessin](images/absent.svg)\n", encoding="utf-8")
    with pytest.raises(TrousseError, match=r"modules/courriel/cours\.md:5"):
        build_site(sample, catalogue)


def test_former_addresses_lead_to_the_new_page(sample: Project, catalogue: Catalogue) -> None:
    kit = catalogue.workshops["premier-courriel"]
    catalogue.workshops[kit.slug] = replace(kit, former_slugs=("mon-courriel",))
    page = build_site(sample, catalogue) / "ateliers/mon-courriel/index.html"
    assert 'content="0; url=../premier-courriel/"' in page.read_text(encoding="utf-8")
