"""The contribution desk as a person uses it, on a phone-wide screen and with the keyboard."""

import shutil
import zipfile
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

BASE = Path(__file__).resolve().parents[2] / "cases" / "base"


@pytest.fixture(scope="module")
def desk(served, tmp_path_factory):
    root = tmp_path_factory.mktemp("projet")
    served.make_project(root)
    shutil.rmtree(root / "exercises")  # its exercise has no sidecar
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    with served.running(root) as running:
        yield running


def sound(page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_kit_is_written_mended_and_taken_away(browser, desk, tmp_path):
    # axe is injected by evaluation, which our own policy rightly forbids.
    context = browser.new_context(bypass_csp=True, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{desk.url}/contribuer/")
    sound(page)
    page.get_by_label("Partir de").first.select_option("premier-courriel")
    page.get_by_role("button", name="Commencer").first.click()
    page.get_by_label("Titre court").fill("Mon deuxième courriel")
    page.get_by_label("Résumé").fill("")
    page.get_by_label("Résumé").press("Enter")  # the first button of a form checks
    report = page.get_by_role("alert")
    expect(report).to_be_focused()
    sound(page)
    report.get_by_role("link", name="est vide").press("Enter")
    page.keyboard.type("Vous saurez lire un message.")
    expect(page.get_by_label("Résumé")).to_have_value("Vous saurez lire un message.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger le ZIP").click()
    download.value.save_as(tmp_path / "contribution.zip")
    with zipfile.ZipFile(tmp_path / "contribution.zip") as archive:
        assert "workshops/mon-deuxieme-courriel/workshop.yml" in archive.namelist()
    page.goto(f"{desk.url}/contribuer/")
    page.get_by_label("Le ZIP téléchargé d’ici").set_input_files(tmp_path / "contribution.zip")
    page.get_by_role("button", name="Reprendre").click()
    expect(page.get_by_label("Résumé")).to_have_value("Vous saurez lire un message.")
    sound(page)
    context.close()


def test_a_long_module_is_checked_and_a_longer_one_is_not_taken(browser, desk):
    """A course of 3,000 words is longer than anything that learners may send."""
    page = browser.new_page()
    page.goto(f"{desk.url}/contribuer/module?depuis=courriel")
    page.get_by_label("Titre court").fill("Un long module")
    page.get_by_label("cours.md").fill("# Un long module\n" + "Éèà êëé à çà là où. " * 3000)
    page.get_by_role("button", name="Vérifier").last.click()
    expect(page.get_by_role("status")).to_contain_text("Tout est en ordre")
    refused = page.request.post(f"{desk.url}/contribuer/kit", data="a" * 2_500_000)
    assert refused.status == 400
    elsewhere = page.request.post(f"{desk.url}/exercices/", data="a" * 100_000)
    assert elsewhere.status == 400
    page.close()
