"""The CV builder in Chromium: every state, by keyboard, on paper, taken away and opened again."""

import json
import re
from pathlib import Path

import pytest

from browser.practice.host import WIDE, Exercise, Host, one_exercise
from trousse.practice.documents import FORMS, make

pytestmark = pytest.mark.browser


@pytest.fixture
def own() -> Exercise:
    return one_exercise("cv/mon-premier-cv")


def test_every_part_at_double_size(host: Host, own: Exercise) -> None:
    host.open(own)
    host.look(320)
    host.enlarge()
    for part in ("jobs", "life", "training", "skills", "languages", "mobility", "look"):
        host.do({"next": True})
        host.check_as_shown(part)
    host.do({"go": "life"})
    host.do({"live": "caring"})
    host.check_as_shown("entry")
    host.do({"close": True})
    host.do({"prev": True})
    host.do({"prev": True})
    host.do({"show": "file"})
    host.do({"show": "parts"})
    host.check_as_shown("panels")


def fill_own(host: Host, own: Exercise) -> None:
    for line in own["example"][:-1]:
        host.do(line["do"])


def test_the_file_leaves_and_comes_back(host: Host, own: Exercise, tmp_path: Path) -> None:
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


def reopen(host: Host, own: Exercise, file: Path) -> None:
    page = host.open(own)
    host.do({"show": "file"})
    page.locator("input[type=file]").set_input_files(file)
    page.locator(".tr-status p").first.wait_for()


@pytest.mark.parametrize("form", FORMS)
def test_documents_come_back_without_a_kernel(
    host: Host, own: Exercise, tmp_path: Path, form: str
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
    host: Host, own: Exercise, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "cv.odt"
    file.write_bytes(content)
    reopen(host, own, file)
    assert "n’est pas un CV fait ici" in host.status()
    assert host.errors == []


def test_only_the_page_is_printed(host: Host, own: Exercise, tmp_path: Path) -> None:
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
  window.tell = (told) => heard.forEach(f => f(told));
  window.trousseHost = { model: {
    on: (_, f) => heard.add(f), off: (_, f) => heard.delete(f),
    send: (message) => { asked.push(message); setTimeout(() =>
      heard.forEach(f => f({ ...answer, ticket: message.ticket }, [new Uint8Array([1, 2, 3])]))); },
  } };
  window.dispatchEvent(new CustomEvent('trousse:kernel', { detail: window.trousseHost }));
}"""


def test_the_kernel_is_asked_only_for_a_document(host: Host, own: Exercise) -> None:
    page = host.open(own)
    fill_own(host, own)
    assert page.get_by_role("button", name="Enregistrer en PDF").count() == 0
    page.evaluate(MODEL, {"kind": "document"})
    assert page.evaluate("asked") == []
    host.check_as_shown("with a kernel")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Enregistrer en PDF").click()
    assert waited.value.suggested_filename == "cv-karim-belkacem.pdf"
    page.get_by_text("Votre CV en PDF est enregistré").wait_for()
    asked = page.evaluate("asked")
    assert [one["form"] for one in asked] == ["pdf"]
    assert json.loads(asked[0]["resume"])["basics"]["name"] == "Karim Belkacem"


def test_a_kernel_that_cannot_is_told_calmly(host: Host, own: Exercise) -> None:
    page = host.open(own)
    fill_own(host, own)
    page.evaluate(MODEL, {"kind": "refused"})
    page.get_by_role("button", name="Enregistrer pour Word").click()
    page.get_by_text("n’a pas pu être fait").wait_for()


def test_a_document_that_waits_its_turn_is_not_given_up(host: Host, own: Exercise) -> None:
    page = host.open(own)
    fill_own(host, own)
    page.evaluate(MODEL, {"kind": "wait"})
    page.clock.install()
    page.get_by_role("button", name="Enregistrer en PDF").click()
    for _ in range(4):
        page.clock.run_for(25_000)
        page.evaluate("tell({ kind: 'wait' })")
    assert "se prépare" in host.status()
    page.clock.run_for(31_000)
    page.get_by_text("n’a pas pu être fait").wait_for()


HOSTILE = [
    "<img src=x onerror=alert(1)><script>alert(2)</script>",
    "\u202egauche\u202c",
    "😀👩🏽‍🌾",
]
HOSTILE += ["x" * 100_000, ""]


@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "rtl", "emoji", "long", "empty"])
def test_hostile_text_is_only_text(host: Host, own: Exercise, text: str) -> None:
    page = host.open(own)
    host.look(320)
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


def test_private_information_is_met_kindly(host: Host, own: Exercise) -> None:
    page = host.open(own)
    host.do({"fill": {"field": "town", "text": "3 rue du Moulin, Pont-Merle"}})
    assert "La ville suffit" in host.status()
    note = page.locator(".cv-care")
    assert "F33336" in note.inner_text()
    host.do({"fill": {"field": "town", "text": "Pont-Merle"}})
    assert note.count() == 0
