"""The CV builder in Chromium: every state, by keyboard, on paper, taken away and opened again."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Locator, Page

from trousse.practice.documents import FORMS, make

pytestmark = pytest.mark.browser
Exercise = dict[str, Any]
FILES = sorted((Path(__file__).parents[3] / "exercises/cv").glob("*/exercise.yml"))


def read(path: Path) -> Exercise:
    data: Exercise = yaml.safe_load(path.read_text("utf-8"))
    return data | {"slug": f"cv/{path.parent.name}"}


CVS = [one for one in map(read, FILES) if one["app"] == "cv"]
WIDE = """() => [...document.querySelectorAll('body *')]
  .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .filter(one => getComputedStyle(one.parentElement).clipPath === 'none')
  .filter(one => getComputedStyle(one).clipPath === 'none')
  .map(one => one.outerHTML.slice(0, 120))"""
SMALL = """() => [...document.querySelectorAll('button, input, textarea, select, summary')]
  .filter(one => one.offsetParent)
  .map(one => (['radio', 'checkbox'].includes(one.type) ? one.parentElement : one))
  .filter(one => [one.getBoundingClientRect().height, one.getBoundingClientRect().width]
    .some(size => size < 43.5))
  .map(one => one.outerHTML.slice(0, 120))"""


@pytest.fixture(params=CVS, ids=[one["slug"] for one in CVS])
def cv(request: pytest.FixtureRequest) -> Exercise:
    return json.loads(json.dumps(request.param, default=str))


@pytest.fixture
def own() -> Exercise:
    return next(one for one in CVS if one["slug"] == "cv/mon-premier-cv")


def check(host: Any, where: str) -> None:
    assert host.violations() == [], where
    assert host.page.evaluate(SMALL) == [], where
    assert host.page.evaluate(WIDE) == [], where


def at(page: Page, width: int, theme: str = "light") -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")


def bigger(page: Page) -> None:
    page.get_by_text("Confort de lecture").click()
    for _ in range(4):
        page.get_by_role("button", name="Texte plus grand").click()


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (320, "dark")])
def test_example_states(host: Any, cv: Exercise, width: int, theme: str) -> None:
    page = host.open(cv)
    at(page, width, theme)
    check(host, "start")
    for line in cv["example"]:
        host.do(line["do"])
        if "fill" not in line["do"]:
            check(host, str(line["do"]))
    assert page.get_by_role("heading", name="Vous avez réussi").is_visible()
    assert host.errors == []
    assert [url for url in host.requests if not url.startswith(("file:", "blob:"))] == []


@pytest.mark.parametrize("width", [1280, 320])
def test_mistake_and_hint_states(host: Any, cv: Exercise, width: int) -> None:
    for mistake in cv["mistakes"]:
        page = host.open(cv)
        at(page, width)
        for action in mistake["example"]:
            host.do(action)
        assert " ".join(mistake["message"].split()) in host.status(), mistake["id"]
        page.locator(".tr-hints .tr-warm").click()
        check(host, mistake["id"])


def test_every_part_at_double_size(host: Any, own: Exercise) -> None:
    page = host.open(own)
    at(page, 320)
    bigger(page)
    for part in ("jobs", "life", "training", "skills", "languages", "mobility", "look"):
        host.do({"next": True})
        check(host, part)
    host.do({"go": "life"})
    host.do({"live": "caring"})
    check(host, "entry")
    host.do({"close": True})
    host.do({"prev": True})
    host.do({"prev": True})
    host.do({"show": "file"})
    host.do({"show": "parts"})
    check(host, "panels")


def press(page: Page, action: dict[str, Any], tab_to: Callable[[Page, Locator], None]) -> None:
    verb, argument = next(iter(action.items()))
    rest = argument if not isinstance(argument, dict) else argument["field"]
    key = f"{verb}:{'true' if rest is True else rest}"
    target = page.locator(f'.tr-app [data-act="{key}"]')
    tab_to(page, target)
    if verb == "fill":
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(argument["text"])
    else:
        page.keyboard.press("Space")


def test_example_by_keyboard_only(host: Any, cv: Exercise, tab_to: Any) -> None:
    page = host.open(cv, begin=False)
    tab_to(page, page.get_by_role("button", name="Commencer"))
    page.keyboard.press("Enter")
    for line in cv["example"]:
        press(page, line["do"], tab_to)
        assert page.evaluate("document.activeElement !== document.body")
    assert page.get_by_role("heading", name="Vous avez réussi").is_visible()
    kept = "[localStorage.length, sessionStorage.length, document.cookie.length]"
    assert page.evaluate(kept) == [0, 0, 0]
    assert page.evaluate("indexedDB.databases().then(found => found.length)") == 0


def test_demonstration_points_at_one_control_each_time(host: Any, cv: Exercise) -> None:
    page = host.open(cv, begin=False)
    page.get_by_role("button", name="Voir d’abord un exemple").click()
    for line in cv["example"]:
        assert page.locator(".tr-app [data-shown]").count() == 1, line
        page.get_by_role("button", name="Suivant", exact=True).click()


def fill_own(host: Any, own: Exercise) -> None:
    for line in own["example"][:-1]:
        host.do(line["do"])


def test_the_file_leaves_and_comes_back(host: Any, own: Exercise, tmp_path: Path) -> None:
    page = host.open(own)
    fill_own(host, own)
    with page.expect_download() as waited:
        host.do({"take": "file"})
    assert waited.value.suggested_filename == "cv-karim-belkacem.json"
    kept = tmp_path / "cv.json"
    waited.value.save_as(kept)
    page.get_by_role("button", name="Effacer et quitter").click()
    assert "Karim" not in page.locator(".tr").inner_text()
    reopen(host, own, kept)
    assert "Cariste dans un entrepôt" in page.locator(".cv-paper").inner_text()
    assert host.errors == []


def reopen(host: Any, own: Exercise, file: Path) -> None:
    page = host.open(own)
    host.do({"show": "file"})
    page.locator("input[type=file]").set_input_files(file)
    page.locator(".tr-status p").first.wait_for()


@pytest.mark.parametrize("form", FORMS)
def test_documents_come_back_without_a_kernel(
    host: Any, own: Exercise, tmp_path: Path, form: str
) -> None:
    resume = {"basics": {"name": "Oksana <b>é</b>"}, "work": [{"position": "Ingénieure"}] * 40}
    file = tmp_path / f"cv.{form}"
    file.write_bytes(make(form, json.dumps(resume, ensure_ascii=False)))
    reopen(host, own, file)
    assert host.page.locator(".cv-paper h4").inner_text() == "Oksana <b>é</b>"
    assert host.page.locator(".cv-paper .cv-entry").count() == 40


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"PK\x03\x04x", b"%PDF-1.7", b"\xff" * 99, b"[" * 999]
)
def test_a_strange_file_is_told_kindly(
    host: Any, own: Exercise, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "cv.odt"
    file.write_bytes(content)
    reopen(host, own, file)
    assert "n’est pas un CV fait ici" in host.status()
    assert host.errors == []


def test_only_the_page_is_printed(host: Any, own: Exercise, tmp_path: Path) -> None:
    page = host.open(own)
    fill_own(host, own)
    page.evaluate("window.print = () => { window.printed = true }")
    host.do({"take": "print"})
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    seen = page.evaluate("document.body.innerText")
    assert re.sub(r"\s+", " ", seen).startswith(
        "Karim Belkacem 06 39 98 55 08 Villebrume Expériences"
    )
    assert "Étape" not in seen
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert "Mon premier CV" in page.evaluate("document.body.innerText")


MODEL = """answer => {
  const heard = new Set();
  window.asked = [];
  window.trousseHost = { model: {
    on: (_, f) => heard.add(f), off: (_, f) => heard.delete(f),
    send: (message) => { asked.push(message); setTimeout(() =>
      heard.forEach(f => f({ ...answer, ticket: message.ticket }, [new Uint8Array([1, 2, 3])]))); },
  } };
  window.dispatchEvent(new CustomEvent('trousse:kernel', { detail: window.trousseHost }));
}"""


def test_the_kernel_is_asked_only_for_a_document(host: Any, own: Exercise) -> None:
    page = host.open(own)
    fill_own(host, own)
    assert page.get_by_role("button", name="Enregistrer en PDF").count() == 0
    page.evaluate(MODEL, {"kind": "document"})
    assert page.evaluate("asked") == []
    check(host, "with a kernel")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Enregistrer en PDF").click()
    assert waited.value.suggested_filename == "cv-karim-belkacem.pdf"
    page.get_by_text("Votre CV en PDF est enregistré").wait_for()
    asked = page.evaluate("asked")
    assert [one["form"] for one in asked] == ["pdf"]
    assert json.loads(asked[0]["resume"])["basics"]["name"] == "Karim Belkacem"


def test_a_kernel_that_cannot_is_told_calmly(host: Any, own: Exercise) -> None:
    page = host.open(own)
    fill_own(host, own)
    page.evaluate(MODEL, {"kind": "refused"})
    page.get_by_role("button", name="Enregistrer pour Word").click()
    page.get_by_text("n’a pas pu être fait").wait_for()


HOSTILE = [
    "<img src=x onerror=alert(1)><script>alert(2)</script>",
    "\u202egauche\u202c",
    "😀👩🏽‍🌾",
]
HOSTILE += ["x" * 100_000, ""]


@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "rtl", "emoji", "long", "empty"])
def test_hostile_text_is_only_text(host: Any, own: Exercise, text: str) -> None:
    page = host.open(own)
    at(page, 320)
    for field in ("name", "title", "phone", "email", "town"):
        host.do({"fill": {"field": field, "text": text}})
    host.do({"next": True})
    host.do({"add": "jobs"})
    for field in ("what", "where", "when", "tasks"):
        host.do({"fill": {"field": field, "text": text}})
    host.do({"close": True})
    host.do({"show": "parts"})
    host.do({"go": "look"})
    host.do({"take": "file"})
    assert page.locator("img, script:not([type])").count() == 0
    assert page.evaluate(WIDE) == []
    assert host.errors == []


def test_private_information_is_met_kindly(host: Any, own: Exercise) -> None:
    page = host.open(own)
    host.do({"fill": {"field": "town", "text": "3 rue du Moulin, Pont-Merle"}})
    assert "La ville suffit" in host.status()
    note = page.locator(".cv-care")
    assert "F33336" in note.inner_text()
    host.do({"fill": {"field": "town", "text": "Pont-Merle"}})
    assert note.count() == 0
