"""A trainee in JupyterLab itself: keys reach the form, answers reach the disk, both survive."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from trousse.grading import gradebook
from trousse.grading.course import stage_evaluation, write_configuration

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SAMPLE = Path(__file__).parents[2] / "unit/grading/sample/evaluation.ipynb"


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Start JupyterLab on 127.0.0.1 in a folder that holds a released evaluation."""
    course, desk = tmp_path / "cours", tmp_path / "bureau"
    desk.mkdir()
    write_configuration(course)
    stage_evaluation(SAMPLE, "exemple", course)
    shutil.copy(gradebook.release(course, "exemple"), desk)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {"JUPYTER_CONFIG_DIR": "c", "JUPYTER_DATA_DIR": "d", "JUPYTERLAB_SETTINGS_DIR": "s"}
    own = {key: str(tmp_path / name) for key, name in settings.items()}
    own["JUPYTERLAB_WORKSPACES_DIR"] = str(tmp_path / "w")
    options = f"--no-browser --allow-root --ip=127.0.0.1 --port={port}".split()
    token = ["--IdentityProvider.token=essai", f"--ServerApp.root_dir={desk}"]
    with subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *options, *token],
        env={**os.environ, **own},
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stderr
        for line in server.stderr:  # its own word that it is ready
            if "is running at" in line:
                break
        threading.Thread(target=server.stderr.read, daemon=True).start()
        yield f"http://127.0.0.1:{port}/lab/tree/evaluation.ipynb?token=essai", desk
        server.terminate()


def test_a_trainee_answers_in_jupyterlab_with_the_keyboard(
    lab: tuple[str, Path], browser: Browser
) -> None:
    address, desk = lab
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=60_000)
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=60_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells").first.click()
    first = page.get_by_role("form", name="Question 1", exact=True)
    expect(page.get_by_text("pas de réponse")).to_be_visible(timeout=60_000)  # the last cell
    page.get_by_role("heading", name="Évaluation d’exemple").scroll_into_view_if_needed()
    first.wait_for()
    cells = page.locator(".jp-Cell").count()
    first.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    expect(first.get_by_role("status").first).to_have_text(
        re.compile(r"^Enregistré à \d\d:\d\d\.$")
    )
    chosen = first.get_by_role("radio", checked=True).get_attribute("value")
    page.keyboard.press("Tab")
    for key in ("Space", "a", "b", "d", "d", "m", "y"):  # notebook shortcuts, elsewhere
        page.keyboard.press(key)
    second = page.get_by_role("form", name="Question 2", exact=True)
    expect(second.get_by_role("status").first).to_contain_text("Enregistré à")
    assert page.locator(".jp-Cell").count() == cells
    assert Axe().run(page, context={"include": [[".trousse-form"]]}).response["violations"] == []
    answers = json.loads((desk / "reponses.json").read_text())["answers"]
    assert answers["q1"]["value"] == chosen
    assert len(answers["q2"]["value"]) == 1
    page.close()
