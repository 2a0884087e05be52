"""Every kind of page: accessible, light, self-contained, usable by keyboard and without script."""

import gzip
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, Route

from kinds_of_pages import KINDS, addresses

pytestmark = pytest.mark.browser

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def _open(browser: Browser, address: str, scheme: str = "light", width: int = 1280) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(address, wait_until="load")
    return page


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Browser, base: str, built: Path, scheme: str, width: int
) -> None:
    page = _open(browser, base, scheme, width)
    found: list[str] = []
    for kind, pattern in KINDS.items():
        address = addresses(built, pattern)[0]
        page.goto(base + address, wait_until="load")
        found += _defects(page, f"{kind} {address}", width)
    page.context.close()
    assert found == []


def _defects(page: Page, name: str, width: int) -> list[str]:
    page.evaluate(AXE)
    result: dict[str, Any] = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS
    )
    found = [f"{name}: {v['id']} {v['nodes'][0]['html'][:90]}" for v in result["violations"]]
    if page.evaluate("document.documentElement.scrollWidth") > width:
        found.append(f"{name}: wider than the screen")
    return found


@pytest.mark.parametrize(("width", "text"), [(320, "125%"), (1280, "250%"), (640, "125%")])
def test_nothing_is_lost_narrow_or_enlarged(
    browser: Browser, base: str, one_of_each: list[str], width: int, text: str
) -> None:
    """320 px wide; text twice as large (the root is 125 %); 1 280 px zoomed twice."""
    page = _open(browser, base, width=width)
    too_wide = []
    for address in one_of_each:
        page.goto(base + address, wait_until="load")
        page.evaluate("text => { document.documentElement.style.fontSize = text }", text)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            too_wide.append(address)
    page.context.close()
    assert too_wide == []


def test_first_view_is_light_and_asks_nobody_else(browser: Browser, base: str, built: Path) -> None:
    page = _open(browser, base)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for kind, pattern in KINDS.items():
        address = addresses(built, pattern)[0]
        asked.clear()
        page.goto(base + address, wait_until="networkidle")
        assert all(url.startswith(base) for url in asked), (kind, asked)
        kilobytes = sum(_transferred(built, url) for url in set(asked)) / 1000
        assert len(asked) <= 10, (kind, asked)
        assert kilobytes <= 100, (kind, kilobytes)
    page.context.close()


def _transferred(built: Path, url: str) -> int:
    """Return the octets of a file as a server that compresses would send it."""
    path = built / urlsplit(url).path.lstrip("/")
    data = (path / "index.html" if path.is_dir() else path).read_bytes()
    return len(data) if path.suffix == ".woff2" else len(gzip.compress(data))


SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""


@pytest.mark.parametrize("address", ["", "ateliers/", "ateliers/?q=seniors#resultats", "kit"])
def test_nothing_moves_when_what_is_late_arrives(
    browser: Browser, base: str, built: Path, address: str
) -> None:
    """The font and the scripts come long after the page, as on a poor connection."""
    context = browser.new_context(viewport={"width": 375, "height": 740})
    context.add_init_script(SHIFTS)
    page = context.new_page()

    def late(route: Route) -> None:
        page.wait_for_timeout(700)
        route.continue_()

    page.route(re.compile(r"\.(woff2|js)$"), late)
    page.goto(base + (addresses(built, KINDS["kit"])[0] if address == "kit" else address))
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(300)
    assert page.evaluate("document.fonts.check('16px \"Atkinson Hyperlegible Next\"')")
    assert page.evaluate("window.shifted") < 0.1
    context.close()


def test_pages_read_without_script(browser: Browser, base: str, built: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    address = addresses(built, KINDS["kit"])[0]
    page.goto(base + address)
    assert page.get_by_role("heading", level=1).inner_text()
    assert page.get_by_role("heading", name="Les fichiers du kit").is_visible()
    assert not page.get_by_role("button", name="Copier ce texte").is_visible()
    page.goto(base + "ateliers/")
    kits = page.locator(".resultats .kit")
    shown = kits.count()
    box = page.locator("input[name=theme]").first
    box.check()
    kept = sum(kits.nth(n).is_visible() for n in range(shown))
    assert 0 < kept < shown
    context.close()


def test_catalogue_filters_and_remembers(browser: Browser, base: str) -> None:
    page = _open(browser, base + "ateliers/")
    status = page.get_by_role("status").first
    every = page.locator(".resultats .kit").count()
    page.get_by_label("Ce que vous cherchez").fill("DONNEE")
    assert page.locator(".resultats .kit:visible").count() < every
    assert "sur" in status.inner_text()
    assert "q=DONNEE" in page.url
    page.get_by_role("button", name="Tout décocher").click()
    page.wait_for_function("document.querySelectorAll('.kit:not([hidden])').length > 1")
    first = page.locator("input[name=niveau]").first
    first.check()
    page.reload()
    assert page.locator("input[name=niveau]").first.is_checked()
    page.context.close()


def test_a_kit_is_found_in_three_clicks_on_a_phone(browser: Browser, base: str) -> None:
    """Said as an adviser says it; when no kit answers everything, the nearest say why."""
    page = _open(browser, base, width=375)
    said = "un atelier de {} pour des seniors sur tablette, sans internet"
    page.get_by_label("Quel atelier cherchez-vous").fill(said.format("90 minutes"))
    page.get_by_role("button", name="Trouver").click()
    page.wait_for_url("**/ateliers/**")
    kits = page.locator(".kit:visible")
    every = page.locator(".kit").count()
    assert 0 < kits.count() < every
    assert page.locator(".kit__ecart").count() == 0
    assert "Tablette" in kits.first.inner_text()
    page.get_by_label("Ce que vous cherchez").fill(said.format("10 minutes"))
    assert "s’en approche" in page.get_by_role("status").first.inner_text()
    assert kits.first.locator(".kit__ecart").inner_text().startswith("Presque\u00a0: dure")
    page.get_by_label("Ce que vous cherchez").fill("xylophone")
    page.locator(".facettes summary").click()
    page.locator("input[name=niveau]").first.check()
    assert "xylophone" in kits.first.locator(".kit__ecart").inner_text()
    kits.first.get_by_role("link").click()
    page.get_by_role("heading", name="Les fichiers du kit").wait_for()
    page.context.close()


@pytest.mark.parametrize("script", [True, False])
def test_a_kit_is_two_clicks_from_the_home_page(
    browser: Browser, base: str, *, script: bool
) -> None:
    """« 1 h 30 », then a kit whose card says seniors, tablet and no internet."""
    context = browser.new_context(
        viewport={"width": 375, "height": 740}, java_script_enabled=script
    )
    page = context.new_page()
    page.goto(base)
    page.get_by_role("link", name="1 h 30 au plus").click()
    page.locator(".kit:not(:visible)").first.wait_for(state="attached")
    kits = page.locator(".kit:visible")
    assert all("1 h 30" in text or "1 h 28" in text for text in kits.all_inner_texts())
    assert page.locator("#f-duree-90").is_checked() == script
    said = kits.first.inner_text()
    assert all(word in said for word in ("Seniors", "Tablette", "Sans internet"))
    kits.first.get_by_role("link").click()
    page.get_by_role("heading", name="Les fichiers du kit").wait_for()
    page.go_back()
    if not script:
        page.get_by_role("link", name="Voir tous les kits").click()
        assert page.locator(".kit:visible").count() == page.locator(".kit").count()
    context.close()


def test_contents_come_after_the_title(browser: Browser, base: str) -> None:
    page = _open(browser, base + "conseiller/", width=375)
    places = page.evaluate(
        "['h1', '.chapo', '.sommaire', 'h2'].map(s =>"
        " document.querySelector(`article ${s}`).getBoundingClientRect().top)"
    )
    assert places == sorted(places)
    assert not page.locator(".sommaire ol").is_visible()
    page.context.close()


def test_the_catalogue_hears_what_advisers_type(browser: Browser, base: str) -> None:
    page = _open(browser, base + "ateliers/", width=375)
    asked, kits = page.get_by_label("Ce que vous cherchez"), page.locator(".kit:visible")
    status = page.locator(".compte")
    for said in ("impots", "pour mamie", "arnaque téléphonique"):
        asked.fill(said)
        assert kits.count() > 0, said
        assert page.locator(".kit__ecart").count() == 0, said
    assert "arnaques" in kits.first.inner_text()
    asked.fill("moins d'une heure")
    notes = page.locator(".kit:visible .kit__ecart").all_inner_texts()
    assert notes
    assert all(note.startswith("Presque\u00a0: dure 1\u00a0h") for note in notes)
    asked.fill("couriel")
    assert "«\u00a0courriel\u00a0»" in status.inner_text()
    asked.fill("atelier de xylophone")
    assert kits.count() == 0
    asked.fill("xylophone")
    elsewhere = page.get_by_role("link", name="dans tout le site")
    elsewhere.click()
    page.wait_for_url("**/recherche/?q=xylophone")
    page.context.close()


def test_keyboard_reaches_everything(browser: Browser, base: str, built: Path) -> None:
    for kind in ("accueil", "catalogue", "kit", "competences", "cours"):
        page = _open(browser, base + addresses(built, KINDS[kind])[0], width=375)
        wanted = page.evaluate(
            "[...document.querySelectorAll('a[href],button,input,summary,[tabindex=\"0\"]')]"
            ".filter(e => e.checkVisibility()).length"
        )
        reached = 0
        for _ in range(wanted + 5):
            page.keyboard.press("Tab")
            visible = page.evaluate(
                "() => { const e = document.activeElement; if (e === document.body) return null;"
                " const seen = e.dataset.seen; e.dataset.seen = 1;"
                " const s = getComputedStyle(e);"
                " const p = getComputedStyle(e.closest('.carte--lien') || e);"
                " return seen ? null : s.outlineStyle !== 'none' || p.outlineStyle !== 'none'; }"
            )
            assert visible is not False, (kind, page.evaluate("document.activeElement.outerHTML"))
            reached += visible is True
        assert reached == wanted, kind
        page.context.close()


def test_menu_opens_by_keyboard_on_a_phone(browser: Browser, base: str) -> None:
    page = _open(browser, base, width=375)
    menu = page.locator(".menu__repli summary")
    menu.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Ateliers"
    page.keyboard.press("Enter")
    page.wait_for_url("**/ateliers/")
    page.context.close()


def test_an_exercise_opens_in_the_kit_page(browser: Browser, base: str, built: Path) -> None:
    address = next(
        address
        for address in addresses(built, KINDS["kit"])
        if "data-src" in (built / address / "index.html").read_text(encoding="utf-8")
    )
    page = _open(browser, base + address)
    page.locator(".essai summary").first.click()
    inside = page.frame_locator(".essai iframe").first
    inside.locator("main button:visible").first.wait_for()
    page.context.close()
