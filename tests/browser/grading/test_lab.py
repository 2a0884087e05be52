"""`trousse lab` as a trainee lives it, keyboard only: from the list of modules to the feedback."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from trousse.grading.course import leaks

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("lab")]
TESTS = Path(__file__).parents[2]
SAMPLE = TESTS / "unit/grading/sample/evaluation.ipynb"
READY = 60_000
ENVIRONMENT = {**os.environ, "BROWSER": "true", "PYTHONUNBUFFERED": "1"}


@dataclass
class Lab:
    """A running `trousse lab`: its process, its project, its trainee's folder, its address."""

    pid: int
    root: Path
    desk: Path
    address: str

    def trousse(self, *words: str) -> str:
        """Run a command of the trainer's on the same project and return what it says."""
        command = [sys.executable, "-m", "trousse.cli", "--root", str(self.root), *words]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=ENVIRONMENT)
        return done.stdout


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Start `trousse lab` on a project whose evaluation holds every kind of question."""
    root, desk = tmp_path_factory.mktemp("projet"), tmp_path_factory.mktemp("bureau")
    shutil.copytree(TESTS / "cases/base", root, dirs_exist_ok=True)
    shutil.copy(SAMPLE, root / "curriculum/modules/courriel")
    command = [sys.executable, "-m", "trousse.cli", "--root", str(root), "lab"]
    with subprocess.Popen(
        [*command, "--dossier", str(desk)],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout
        told = ""
        for line in server.stdout:
            told += line
            if "Ctrl-C" in line:
                break
        yield Lab(server.pid, root, desk, told[told.index("http") :].split()[0])
        server.terminate()
        assert server.wait(20) == 0


@pytest.fixture
def page(lab: Lab, browser: Browser) -> Iterator[Page]:
    """Open the first page of the lab, and answer it the first time."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(lab.address)
    if page.get_by_label("Votre identifiant").count():
        page.keyboard.type("Fatou Koné")
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Mes modules")).to_be_visible()
    yield page
    context.close()
    elsewhere = [
        one for one in asked if not re.match(r"(http|ws)://127\.0\.0\.1:|data:|blob:", one)
    ]
    assert elsewhere == []


def tab_to(page: Page, name: str) -> None:
    """Press Tab until a link or a button with this in its name has the focus."""
    for _ in range(300):
        page.keyboard.press("Tab")
        held = page.locator(":is(a, button):focus")
        if held.count() and name in held.inner_text():
            return
    raise AssertionError(f"« {name} » is not reached with Tab")


def open_evaluation(page: Page) -> None:
    tab_to(page, "l’évaluation")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Remettre")).to_be_visible(timeout=READY)


def answer_everything(page: Page) -> None:
    """Go through the forms with Tab and answer whatever has the focus, until the last button."""
    gestures = {"radio": "ArrowDown", "checkbox": "Space", "select-one": "ArrowDown"}
    for _ in range(300):
        page.keyboard.press("Tab")
        kind, text = page.evaluate(
            "[document.activeElement.type ?? '', document.activeElement.textContent]"
        )
        if kind in gestures:
            page.keyboard.press(gestures[kind])
        elif kind in ("text", "textarea"):
            page.keyboard.type("12")
        elif text in ("Garder cet ordre", "Vérifier mes réponses"):
            page.keyboard.press("Enter")
            if text == "Vérifier mes réponses":
                return
    raise AssertionError("« Vérifier mes réponses » is not reached with Tab")


def values(lab: Lab) -> dict[str, Any]:
    raw = json.loads((lab.desk / "courriel/reponses.json").read_text())
    return {key: one["value"] for key, one in raw["answers"].items()}


def faults(page: Page) -> list[str]:
    """Return what axe finds; JupyterLab's own link to its content is outside of any landmark."""
    found = Axe().run(page, context={"exclude": [[".jp-skiplink-wrapper"]]}).response["violations"]
    return [one["id"] for one in found]


def test_from_the_list_of_modules_to_the_feedback(lab: Lab, page: Page) -> None:
    assert leaks(lab.desk / "courriel/evaluation.ipynb") == []
    assert faults(page) == []
    open_evaluation(page)
    assert page.title() == "Évaluation d’exemple"
    end = page.get_by_label("Vérification").get_by_role("status").first
    answer_everything(page)
    expect(end).to_contain_text("Tout est rempli et enregistré.")
    kept = values(lab)
    assert len(kept) == 9
    assert all(kept.values())
    assert faults(page) == []

    page.reload()
    field = page.get_by_role("form", name="Situation 1").get_by_role("textbox")
    expect(field).to_have_value("12", timeout=READY)
    tab_to(page, "Relancer")
    page.keyboard.press("Enter")
    expect(page.get_by_text("vos réponses ont été relues")).to_be_visible(timeout=READY)
    expect(field).to_have_value("12")
    subprocess.run(["pkill", "-KILL", "-P", str(lab.pid)], check=True)  # its kernel: a crash
    expect(page.get_by_text("vos réponses ont été relues")).not_to_be_visible(timeout=READY)
    expect(page.get_by_text("vos réponses ont été relues")).to_be_visible(timeout=READY)
    expect(field).to_have_value("12")
    assert values(lab) == kept

    tab_to(page, "Vérifier")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(end).to_contain_text(re.compile(r"Remis le \d\d/\d\d à \d\d:\d\d\."))
    (archive,) = (lab.desk / "courriel/remis").glob("*.zip")
    expect(end).to_contain_text(f"courriel/remis/{archive.name}")
    page.keyboard.press("Shift+Tab")
    tab_to(page, "← Mes modules")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile(r"^Remis le \d\d/\d\d à"))).to_be_visible()
    assert faults(page) == []
    with page.expect_download() as saved:
        page.get_by_role("link", name="Enregistrer le fichier").press("Enter")
    assert Path(saved.value.path()).read_bytes() == archive.read_bytes()

    assert "fatou-kone" in lab.trousse("grade", "collect", "courriel", str(archive))
    assert "1 dépôts notés" in lab.trousse("grade", "run", "courriel", "--jobs", "1")
    lab.trousse("grade", "feedback", "courriel")
    (feedback,) = lab.root.glob("build/nbgrader/feedback/fatou-kone/courriel/*.html")
    shutil.copy(feedback, lab.desk / "courriel")
    page.reload()
    tab_to(page, "Lire le retour")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("votre retour")
    assert faults(page) == []


def test_nothing_else_is_on_screen_or_at_the_door(lab: Lab, page: Page) -> None:
    open_evaluation(page)
    panels = ".jp-SideBar, #jp-MainMenu, .jp-Launcher, .jp-DirListing, .jp-NotebookPanel-toolbar"
    assert page.locator(panels).filter(visible=True).count() == 0
    expect(page.locator("html")).to_have_attribute("lang", re.compile("^fr"))
    server, _, token = lab.address.partition("/mes-modules?token=")
    assert server.startswith("http://127.0.0.1:")
    with urlopen(f"{server}/mes-modules") as answer:  # noqa: S310
        assert "Mes modules" not in answer.read().decode()
    terminals = Request(f"{server}/api/terminals", headers={"Authorization": f"token {token}"})  # noqa: S310
    with pytest.raises(OSError, match="404"):
        urlopen(terminals)  # noqa: S310


def test_opened_twice_it_leads_to_the_same_desk(lab: Lab, page: Page) -> None:
    assert lab.address in lab.trousse("lab", "--dossier", str(lab.desk))
    page.get_by_role("link", name="Ce n’est pas vous").click()
    expect(page.get_by_label("Votre identifiant")).to_be_focused()


def test_two_tabs_are_said_and_keep_each_other_s_answers(lab: Lab, page: Page) -> None:
    open_evaluation(page)
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_role("button", name="Remettre")).to_be_visible(timeout=READY)
    for one in (page, other):
        expect(one.get_by_text("ouvert dans deux onglets")).to_be_visible()
    page.get_by_role("radio").last.check()  # with a mouse: nothing of JupyterLab lies over it
    expect(other.get_by_role("radio").last).to_be_checked()
    short = {"name": "Question 7"}
    other.get_by_role("form", **short).get_by_role("textbox").fill("copie cachée")
    other.get_by_role("form", **short).get_by_role("textbox").blur()
    expect(page.get_by_role("form", **short).get_by_role("textbox")).to_have_value("copie cachée")
    assert values(lab)["q7"] == "copie cachée"


def test_what_is_typed_in_a_cell_is_saved_and_handed_in(lab: Lab, page: Page) -> None:
    page.goto(lab.address.replace("/mes-modules", "/doc/tree/courriel/activite.ipynb"))
    expect(page.get_by_role("button", name="Lancer la cellule")).to_be_visible(timeout=READY)
    page.locator(".jp-MarkdownCell").first.click()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+End")
    page.keyboard.type(" Ma note.")
    page.get_by_role("link", name="Mes modules").click()
    expect(page.get_by_role("heading", name="Mes modules")).to_be_visible()
    assert "Ma note." in (lab.desk / "courriel/activite.ipynb").read_text()


def test_what_the_disk_refuses_is_said(lab: Lab, page: Page) -> None:
    page.goto(lab.address.replace("/mes-modules", "/doc/tree/courriel/activite.ipynb"))
    expect(page.get_by_role("button", name="Lancer la cellule")).to_be_visible(timeout=READY)
    file = lab.desk / "courriel/activite.ipynb"
    kept = file.read_bytes()
    file.unlink()
    file.mkdir()
    page.locator(".jp-MarkdownCell").first.click()
    page.keyboard.press("Enter")
    page.keyboard.type("Perdu")
    expect(page.get_by_text("NON enregistré")).to_be_visible()
    file.rmdir()
    file.write_bytes(kept)
