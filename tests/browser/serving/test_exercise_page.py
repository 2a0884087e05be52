import re
import time

import psutil
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def asks_a_document(page):
    page.click("#document", timeout=30_000)
    expect(page.locator("#said")).to_contain_text("noyau", timeout=30_000)


def test_an_exercise_needs_no_kernel_until_a_document_is_asked(page, server):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server.url}/exercices/email/essai", wait_until="networkidle")
    page.click("#act")
    expect(page.locator("#said")).to_have_text("Bravo")
    assert not [url for url in asked if "voila" in url]
    asks_a_document(page)
    assert {url.split("/")[2] for url in asked} - {""} == {f"localhost:{server.port}"}


def test_a_kernel_goes_soon_after_the_document_and_comes_back(page, server):
    page.goto(f"{server.url}/exercices/email/essai")
    asks_a_document(page)
    with page.expect_request("**/voila/api/shutdown/*", timeout=20_000) as ended:
        expect(page.locator("#trousse-voila")).to_have_count(0, timeout=20_000)
    assert ended.value.response().status == 204
    asks_a_document(page)
    page.close()
    assert _only_the_warm_process_is_left(server)


def _only_the_warm_process_is_left(server):
    parent = psutil.Process(server.process.pid)
    for _ in range(100):
        if len(parent.children(recursive=True)) <= 1:
            return True
        time.sleep(0.1)
    return False


def test_voila_alone_shows_the_exercise(page, server):
    page.goto(f"{server.url}/exercices/email/essai/voila")
    expect(page.get_by_role("button", name="Cliquer")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("main")).to_contain_text("Essai dans Voilà")


def test_the_exercise_goes_on_when_the_server_dies_and_finds_it_again(page, served, tmp_path):
    served.make_project(tmp_path)
    server = served.Server(tmp_path)
    page.goto(f"{server.url}/exercices/email/essai")
    asks_a_document(page)
    server.kill()
    strip = page.locator("#trousse-strip")
    expect(strip).to_have_text(re.compile("rien n’est perdu"), timeout=15_000)
    page.click("#act")
    expect(page.locator("#said")).to_have_text("Bravo")
    again = served.Server(tmp_path, server.port)
    expect(strip).to_be_hidden(timeout=45_000)
    asks_a_document(page)
    again.stop()
