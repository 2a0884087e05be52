import re
import time
from urllib.request import urlopen

import psutil
import pytest
from playwright.sync_api import expect

from trousse.serving.kernels import MOST_KERNELS

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
    with page.expect_request("**/voila/api/shutdown/*", timeout=3_000) as ended:
        expect(page.locator("#trousse-voila")).to_have_count(0, timeout=3_000)
    assert ended.value.response().status == 204
    asks_a_document(page)
    page.close()
    assert _only_the_warm_process_is_left(server)


def test_a_document_waits_its_turn_when_all_kernels_are_taken(page, served, tmp_path):
    served.make_project(tmp_path)
    with served.running(tmp_path) as full:
        voila = f"{full.url}/exercices/email/essai/voila"
        taken = [urlopen(voila).read().decode() for _ in range(MOST_KERNELS)]  # noqa: S310
        page.goto(f"{full.url}/exercices/email/essai")
        page.click("#document", timeout=30_000)
        expect(page.locator("#trousse-strip")).to_contain_text("attend son tour")
        kernel = re.search(r'"kernelId": "([0-9a-f-]{36})"', taken[0])[1]
        urlopen(f"{full.url}/exercices/voila/api/shutdown/{kernel}", b"").close()  # noqa: S310
        expect(page.locator("#said")).to_contain_text("noyau", timeout=30_000)
        expect(page.locator("#trousse-strip")).to_be_hidden()


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
