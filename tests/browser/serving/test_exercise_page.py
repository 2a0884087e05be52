import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_an_exercise_works_at_once_then_meets_its_kernel_through_voila(page, server):
    hosts = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.goto(f"{server.url}/exercices/email/essai")
    page.click("#act")
    expect(page.locator("#said")).to_have_text("Bravo")
    expect(page.locator("#said")).to_contain_text("noyau", timeout=30_000)
    assert hosts - {""} == {f"localhost:{server.port}"}


def test_voila_alone_shows_the_exercise(page, server):
    page.goto(f"{server.url}/exercices/email/essai/voila")
    expect(page.get_by_role("button", name="Cliquer")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("main")).to_contain_text("Essai dans Voilà")


def test_the_exercise_goes_on_when_the_server_dies_and_finds_it_again(page, served, tmp_path):
    served.make_project(tmp_path)
    server = served.Server(tmp_path)
    page.goto(f"{server.url}/exercices/email/essai")
    expect(page.locator("#said")).to_contain_text("noyau", timeout=30_000)
    server.kill()
    strip = page.locator("#trousse-strip")
    expect(strip).to_have_text(re.compile("rien n’est perdu"), timeout=15_000)
    page.click("#act")
    expect(page.locator("#said")).to_have_text("Bravo")
    again = served.Server(tmp_path, server.port)
    expect(page.locator("#said")).to_contain_text("noyau", timeout=45_000)
    again.stop()
