"""The search page finds what advisers type, online and from a stick."""

import gzip
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

LINES = (Path(__file__).parent / "requetes.tsv").read_text(encoding="utf-8").splitlines()
QUERIES = [line.split("\t") for line in LINES if not line.startswith("#")]


def _found(page: Page, address: str) -> list[str]:
    page.goto(address)
    page.wait_for_function("document.querySelector('.recherche [role=status]').textContent")
    links: list[str] = page.eval_on_selector_all(".trouvailles a", "es => es.map(e => e.href)")
    return links


def _said(page: Page) -> str:
    return page.locator(".recherche [role=status]").inner_text().replace("\u00a0", " ")


def test_forty_queries_find_their_page(browser: Browser, base: str) -> None:
    page = browser.new_page()
    missed = []
    for query, accepted in QUERIES:
        links = [
            link.removeprefix(base) for link in _found(page, f"{base}recherche/?q={quote(query)}")
        ]
        if not any(link.startswith(tuple(accepted.split())) for link in links[:3]):
            missed.append((query, links[:3]))
    page.close()
    assert len(QUERIES) >= 40
    assert len(missed) / len(QUERIES) <= 2 / 40, missed


@pytest.mark.parametrize("query", ["xylophone", "hamster", "girafe", "evangile"])
def test_nothing_is_invented(browser: Browser, base: str, query: str) -> None:
    page = browser.new_page()
    assert _found(page, f"{base}recherche/?q={query}") == []
    page.close()


def test_what_was_understood_is_said(browser: Browser, base: str) -> None:
    page = browser.new_page()
    _found(page, f"{base}recherche/?q=couriel")
    assert "pour « courriel ». Rien ne parle de « couriel »." in _said(page)
    _found(page, f"{base}recherche/?q={quote('arnaque xylophone')}")
    assert _said(page).endswith("pour « arnaque ». Rien ne parle de « xylophone ».")
    _found(page, f"{base}recherche/?q={quote('seniors 1h30')}")
    page.get_by_role("link", name="ateliers qui tiennent dans ce temps").click()
    page.wait_for_url("**/ateliers/**")
    assert 0 < page.locator(".kit:visible").count() < page.locator(".kit").count()
    page.close()


def test_first_results_are_light(browser: Browser, base: str, built: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _found(page, f"{base}recherche/?q=courriel")
    paths = [built / urlsplit(url).path.lstrip("/") for url in set(asked)]
    files = [path / "index.html" if path.is_dir() else path for path in paths]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) < 300_000
    page.close()


def test_the_stick_opens_searches_and_runs_an_exercise(browser: Browser, stick: Path) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda request: errors.append(f"{request.failure} {request.url}"))
    page.goto((stick / "index.html").as_uri())
    page.get_by_label("Quel atelier cherchez-vous").fill("courriel")
    page.keyboard.press("Enter")
    page.locator(".kit[hidden]").first.wait_for(state="attached")  # what does not answer has left
    page.locator(".kit:visible a").first.click()
    assert page.get_by_role("heading", level=1).inner_text()
    links = _found(page, (stick / "recherche/index.html").as_uri() + "?q=phishing")
    assert links
    assert all(Path(urlsplit(link).path).is_file() for link in links)
    exercise = next((stick / "exercices-autonomes").glob("*/*/index.html"), None)
    if exercise:
        page.goto(exercise.as_uri())
        page.locator("main button:visible").first.wait_for()
    # What a page left behind was still asking for is no failure.
    assert [error for error in errors if not error.startswith("net::ERR_ABORTED")] == []
    context.close()
