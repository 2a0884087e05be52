"""The HTML deck and the front page in a browser, opened by double-click."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    yield page
    page.close()


@pytest.fixture
def deck(page: Page, built: Path) -> Page:
    page.goto("about:blank")
    page.goto((built / "3-projeter/diaporama.html").as_uri())
    return page


def _title(page: Page) -> str:
    return page.locator(".slide.current h2").inner_text()


def test_keys_move_through_the_deck(deck: Page) -> None:
    assert _title(deck) == "Écrire une carte postale"
    deck.keyboard.press("ArrowRight")
    deck.keyboard.press(" ")
    assert _title(deck) == "Trois zones"
    assert deck.locator("#place").inner_text() == "Diapo 3 sur 4"
    deck.keyboard.press("End")
    assert _title(deck) == "À vous\u202f!"
    deck.keyboard.press("PageDown")
    assert deck.locator("#place").inner_text() == "Diapo 4 sur 4"
    deck.keyboard.press("Home")
    assert deck.get_by_role("button", name="Précédente").is_disabled()


def test_notes_show_what_to_say(deck: Page) -> None:
    deck.keyboard.press("ArrowRight")
    assert not deck.locator("#spoken").is_visible()
    deck.keyboard.press("n")
    assert "Prenez votre temps" in deck.locator("#spoken").inner_text()
    assert deck.get_by_role("button", name="Notes").get_attribute("aria-pressed") == "true"


def test_focus_follows_the_slide(deck: Page) -> None:
    deck.keyboard.press("ArrowRight")
    assert deck.evaluate("document.activeElement.textContent") == "Bonjour\u202f!"


@pytest.mark.parametrize("name", ["LISEZ-MOI.html", "3-projeter/diaporama.html"])
@pytest.mark.parametrize("width", [1280, 375])
def test_no_accessibility_violation(page: Page, built: Path, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    page.goto((built / name).as_uri())
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
