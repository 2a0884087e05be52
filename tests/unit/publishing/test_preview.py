"""The author's preview: drafts shown, only what changed rebuilt, never refused."""

from pathlib import Path

import pytest

from trousse.catalogue import load
from trousse.paths import Project
from trousse.publishing import page_of, preview_folder, refresh_preview


def test_a_preview_rewrites_only_what_changed(sample: Project) -> None:
    assert "ateliers/premier-courriel/" in refresh_preview(sample, load(sample))
    assert refresh_preview(sample, load(sample)) == []
    sheet = sample.workshops / "premier-courriel/fiche.md"
    sheet.write_text("# Ma fiche\n\n## Autre chose\n\n[Rien](rien.md).\n", encoding="utf-8")
    changed = refresh_preview(sample, load(sample))
    assert set(changed) == {"ateliers/premier-courriel/fiche/", "assets/recherche-index.js"}
    page = preview_folder(sample) / "ateliers/premier-courriel/fiche/index.html"
    assert "Autre chose" in page.read_text(encoding="utf-8")
    assert not (preview_folder(sample) / "assets/javascripts").exists()


def test_a_preview_shows_drafts_and_the_site_does_not_change(sample: Project) -> None:
    sidecar = sample.workshops / "premier-courriel/workshop.yml"
    text = sidecar.read_text(encoding="utf-8")
    sidecar.write_text(text.replace("status: pret", "status: brouillon"), encoding="utf-8")
    refresh_preview(sample, load(sample))
    page = preview_folder(sample) / "ateliers/premier-courriel/index.html"
    assert "Brouillon" in page.read_text(encoding="utf-8")
    assert not (sample.build / "site").exists()
    assert not list(sample.build.glob(".apercu-*"))


def test_a_unit_that_cannot_be_read_keeps_its_last_page(sample: Project) -> None:
    refresh_preview(sample, load(sample))
    (sample.workshops / "premier-courriel/workshop.yml").write_text("title: [", encoding="utf-8")
    refresh_preview(sample, load(sample))
    assert (preview_folder(sample) / "ateliers/premier-courriel/index.html").is_file()


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("workshops/x/workshop.yml", "ateliers/x/"),
        ("workshops/x/fiche.md", "ateliers/x/fiche/"),
        ("workshops/x/affiche.md", "ateliers/x/"),
        ("workshops/x/images/a.svg", "ateliers/x/"),
        ("curriculum/modules/x/activite.ipynb", "modules/x/activite/"),
        ("curriculum/modules/x/module.yml", "modules/x/"),
        ("exercises/email/x/exercise.yml", "exercices-autonomes/email/x/"),
        ("curriculum/tracks/court.yml", "parcours/court/"),
        ("site/pages/a-propos/index.md", "a-propos/"),
        ("curriculum/cast.yml", None),
    ],
)
def test_each_file_has_its_page(source: str, page: str | None) -> None:
    assert page_of(Project(Path("/p")), Path("/p") / source) == page
