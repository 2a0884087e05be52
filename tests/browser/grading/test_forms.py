"""Each kind of form: filled with the keyboard, saved, found again, accessible, narrow."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import trousse.grading.forms as forms

pytestmark = pytest.mark.browser

ABC = {"a": "Un choix assez long pour tenir sur deux lignes à l’écran", "b": "Deux", "c": "Trois"}
LINES = {"1": "Un impôt à déclarer", "2": "Un passeport à refaire"}


def every_kind() -> list[forms.Item]:
    return [
        forms.single("q1", "Que répondez-vous à Mireille\u202f?\nElle est pressée.", ABC),
        forms.multiple("q2", "Quels gestes sont possibles\u202f?", ABC),
        forms.order("q3", "Mettez les étapes dans l’ordre.", ABC),
        forms.match("q4", "Vers qui orientez-vous\u202f?", LINES, ABC),
        forms.classify("q5", "Classez chaque message.", LINES, {"sur": "Fiable", "faux": "Faux"}),
        forms.number("q6", "Combien coûte l’envoi\u202f?", unit="€"),
        forms.short_text("q7", "Quel champ cache les destinataires\u202f?"),
        forms.table("q8", "Complétez.", LINES, {"debut": "Début", "pers": "Personnes"}),
        forms.long_text("s1", "Que faites-vous, et que dites-vous à Bernard\u202f?"),
    ]


def violations(sheet: Any) -> list[Any]:
    found = Axe().run(sheet.page).response["violations"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


def test_a_trainee_fills_everything_with_the_keyboard(sheet: Any, tmp_path: Path) -> None:
    items = every_kind()
    sheet.show(*items)
    forms.check_answers(*items)
    keys = sheet.page.keyboard
    sheet.page.locator("input[type=radio]").first.focus()
    keys.press("ArrowDown")
    expect(sheet.page.get_by_role("status").first).to_contain_text("Enregistré à")
    chosen = sheet.page.locator("input[type=radio]:checked").get_attribute("value")
    keys.press("Tab")
    keys.press("Space")  # first checkbox
    for _ in ABC:
        keys.press("Tab")
    keys.press("Enter")  # first step: already first
    keys.press("Tab")
    moved = sheet.page.evaluate("document.activeElement.dataset.key")
    keys.press("Enter")  # goes down
    assert sheet.page.evaluate("document.activeElement.dataset.key") == moved
    expect(
        sheet.page.get_by_role("form", name="Question 3").get_by_role("status").first
    ).to_contain_text("place 2 sur 3. Enregistré à")
    for _ in range(100):
        if sheet.page.evaluate("document.activeElement.tagName") == "SELECT":
            break
        keys.press("Tab")
    for _ in range(4):
        keys.press("ArrowDown")
        keys.press("Tab")
    for text in ("12,5", "Cci", "9 h", "8", "14 h", "6", "Je reformule."):
        keys.type(text)
        keys.press("Tab")
    keys.press("Enter")
    done = sheet.page.get_by_label("Vérification").get_by_role("status").first
    expect(done).to_contain_text("Réponses complètes\u00a0: 9 sur 9")
    expect(done).to_contain_text("Tout est rempli et enregistré")
    answers = sheet.answers()
    assert answers["q1"] == chosen
    assert len(answers["q2"]) == 1
    assert sorted(answers["q3"]) == ["a", "b", "c"]
    assert answers["q3"][1] == moved
    assert set(answers["q4"]) == set(LINES)
    assert set(answers["q5"]) == set(LINES)
    assert (answers["q6"], answers["q7"], answers["s1"]) == ("12,5", "Cci", "Je reformule.")
    assert answers["q8"]["2"] == {"debut": "14 h", "pers": "6"}


def test_what_was_saved_is_shown_again(sheet: Any) -> None:
    sheet.show(*every_kind())
    sheet.page.get_by_label("Deux").first.check()
    sheet.page.get_by_label("Combien coûte l’envoi").fill("8")
    sheet.page.get_by_label("Combien coûte l’envoi").blur()
    expect(
        sheet.page.get_by_role("form", name="Question 6").get_by_role("status").first
    ).to_contain_text("Enregistré")
    sheet.open()
    sheet.show(*every_kind())
    expect(sheet.page.get_by_label("Deux").first).to_be_checked()
    expect(sheet.page.get_by_label("Combien coûte l’envoi")).to_have_value("8")
    expect(sheet.page.get_by_role("status").first).to_contain_text("Réponse déjà enregistrée le")


def test_missing_answers_are_named_and_nothing_is_judged(sheet: Any) -> None:
    items = every_kind()
    sheet.show(*items)
    forms.check_answers(*items)
    sheet.page.get_by_label("Deux").first.check()
    sheet.page.get_by_role("form", name="Question 4").get_by_role("combobox").first.select_option(
        "a"
    )
    sheet.page.get_by_role("button", name="Vérifier mes réponses").click()
    done = sheet.page.get_by_label("Vérification").get_by_role("status").first
    expect(done).to_contain_text("Réponses complètes\u00a0: 1 sur 9")
    expect(done).to_contain_text("8, situation 1")
    expect(done).to_contain_text("À compléter\u00a0: Question 4")


def test_no_form_has_an_accessibility_fault(sheet: Any) -> None:
    sheet.show(*every_kind())
    forms.check_answers(*every_kind())
    assert violations(sheet) == []
    sheet.page.get_by_label("Deux").first.check()
    sheet.page.evaluate("window.broken = true")
    sheet.page.get_by_label("Deux").nth(1).check()
    expect(sheet.page.get_by_text("NON enregistré")).to_have_count(1)
    assert violations(sheet) == []


def test_nothing_overflows_and_targets_are_large(sheet: Any) -> None:
    sheet.show(*every_kind())
    width = sheet.page.evaluate("document.documentElement.scrollWidth")
    assert width <= sheet.page.viewport_size["width"]
    for target in sheet.page.locator("button, select, input[type=text], textarea, .choice").all():
        box = target.bounding_box()
        assert box["height"] >= 44
        assert box["width"] >= 44


def test_an_answer_that_cannot_be_written_is_said(sheet: Any) -> None:
    sheet.show(*every_kind())
    file = sheet.folder / "reponses.json"
    file.unlink()
    file.mkdir()
    sheet.page.get_by_label("Deux").first.check()
    status = sheet.page.get_by_role("form", name="Question 1").get_by_role("status").first
    expect(status).to_contain_text("NON enregistré")
    file.rmdir()
    sheet.page.get_by_label("Trois").first.check()
    expect(status).to_contain_text("Enregistré à")


def test_a_dead_kernel_is_said(sheet: Any) -> None:
    sheet.page.clock.install()
    sheet.show(*every_kind())
    sheet.page.evaluate("window.mute = true")
    sheet.page.get_by_label("Deux").first.check()
    sheet.page.clock.run_for(9000)
    expect(sheet.page.get_by_text("NON enregistré")).to_have_count(1)


def test_a_neighbour_s_file_is_said(sheet: Any) -> None:
    sheet.open(trainee="fatou")
    sheet.open(trainee="mehdi")
    sheet.show(*every_kind()[:1])
    expect(sheet.page.get_by_text("commencé par une autre personne")).to_have_count(1)


def test_another_window_s_answers_appear(sheet: Any) -> None:
    from trousse.grading.forms.store import Store

    sheet.show(*every_kind())
    other = Store(sheet.folder, "exemple", None)
    other.open()
    other.save("q7", "Cci")
    sheet.page.get_by_label("Deux").first.check()
    expect(sheet.page.get_by_text("Une autre fenêtre")).to_have_count(1)
    assert sheet.answers()["q7"] == "Cci"
