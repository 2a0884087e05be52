"""`trousse start --suivi`, as an author lives it: save a file, look at the page."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[3]
KIT = "workshops/premier-courriel"


@pytest.fixture
def author(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A small project followed by the real command: its folder and the server's address."""
    shutil.copytree(ROOT / "tests/cases/base", tmp_path, dirs_exist_ok=True)
    shutil.copytree(ROOT / "site", tmp_path / "site")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    command = [sys.executable, "-m", "trousse.cli", "start", "--suivi", "--port", "0"]
    server = subprocess.Popen(
        command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT / "tools"), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert server.stdout
    told = (re.search(r"http://localhost:\d+/", line) for line in server.stdout)
    home = next(found[0] for found in told if found)
    yield tmp_path, home
    server.terminate()
    server.communicate(timeout=60)


def test_a_saved_page_shows_itself_and_its_mistakes(
    browser: Browser, author: tuple[Path, str]
) -> None:
    folder, home = author
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{home}ateliers/premier-courriel/fiche/")
    state = page.locator(".suivi__etat")
    expect(state).to_contain_text("rien à corriger ici")
    sheet = folder / KIT / "fiche.md"
    good = sheet.read_text(encoding="utf-8")
    sheet.write_text(f"{good}\n## Pour finir\n\nÀ COMPLÉTER plus tard.\n", encoding="utf-8")
    expect(page.get_by_role("heading", name="Pour finir")).to_be_visible()
    expect(state).to_contain_text("à corriger ici")
    beside = page.locator("p", has_text="À COMPLÉTER plus tard").locator(
        "xpath=following-sibling::*[1]"
    )
    expect(beside).to_have_class(re.compile("suivi-note"))
    sheet.write_text(good, encoding="utf-8")
    expect(page.get_by_role("heading", name="Pour finir")).to_have_count(0)
    expect(state).to_contain_text("rien à corriger ici")
    page.goto(f"{home}ateliers/premier-courriel/")
    sidecar = folder / KIT / "workshop.yml"
    sidecar.write_text(sidecar.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    expect(state).to_contain_text("à corriger ici")
    state.click()
    expect(page.locator(".suivi__liste")).to_contain_text(f"{KIT}/workshop.yml:2")
    page.close()
