"""Mistakes, hints, demonstration, code, comfort and leaving: what the learner sees and hears."""

import pytest

from browser.practice.host import Exercise, Host

pytestmark = pytest.mark.browser


def plain(text: str) -> str:
    return " ".join(text.split())


def test_each_hint_takes_focus_then_the_demonstration(host: Host, exercise: Exercise) -> None:
    page = host.open(exercise)
    texts = {plain(text) for hint in exercise["hints"] for text in hint["levels"]}
    asking = page.get_by_role("button", name="indice")
    for number in range(1, 5):
        if asking.count() == 0:
            break
        asking.click()
        title, text = page.evaluate("document.activeElement.innerText").split("\n", 1)
        assert plain(title).startswith(f"Indice {number} sur ")
        assert plain(text) in texts
    page.get_by_role("button", name="Montrez-moi").click()
    assert page.evaluate("document.activeElement.textContent").startswith("Démonstration")


def test_demonstration_points_at_one_control_each_time(host: Host, exercise: Exercise) -> None:
    page = host.open(exercise, begin=False)
    page.get_by_role("button", name="Voir d’abord un exemple").click()
    for line in exercise["example"]:
        assert page.locator(".tr-app [data-shown]").count() == 1, line
        assert plain(line["say"]) in plain(page.locator(".tr-demo").inner_text())
        page.get_by_role("button", name="Suivant", exact=True).click()
    page.get_by_role("button", name="Revenir à mon exercice").click()
    assert page.locator(".tr-guide h2").inner_text().startswith("Étape 1")


def test_resume_code_brings_back_to_the_step(host: Host, exercise: Exercise) -> None:
    page = host.open(exercise)
    while page.locator(".tr-guide h2").inner_text().startswith("Étape 1"):
        host.do(exercise["example"].pop(0)["do"]) if exercise["example"] else pytest.fail("stuck")
    step = page.locator(".tr-guide h2").inner_text()
    if not step.startswith("Étape"):
        pytest.skip("one step only")
    page.get_by_text("Voir ma fiche et mon code").click()
    digits = page.locator(".tr-digit").all_inner_texts()
    page.reload()
    page.get_by_role("button", name="Reprendre avec mon code").click()
    for digit in digits:
        page.get_by_role("button", name=f"{digit}, ").click()
    page.get_by_role("button", name="Reprendre", exact=True).click()
    assert page.locator(".tr-guide h2").inner_text() == step


def test_wrong_code_is_told(host: Host, small: Exercise) -> None:
    page = host.open(small, begin=False)
    page.get_by_role("button", name="Reprendre avec mon code").click()
    page.get_by_label("Mon code, trois chiffres").fill("9 9 9")
    page.get_by_role("button", name="Reprendre", exact=True).click()
    assert "Ce code" in host.status()


def test_leaving_wipes_the_page(host: Host, small: Exercise) -> None:
    page = host.open(small)
    host.do({"compose": True})
    host.do({"fill": {"field": "body", "text": "Secret de Mireille"}})
    page.get_by_role("button", name="Effacer et quitter").click()
    assert "Tout est effacé" in page.evaluate("document.activeElement.textContent")
    assert "Secret" not in page.content()
    page.get_by_role("button", name="Revenir au début").click()
    assert page.get_by_role("button", name="Commencer").is_visible()


def test_server_lost_is_a_calm_banner(host: Host, small: Exercise) -> None:
    page = host.open(small)
    banner = page.get_by_text("La connexion est coupée")
    assert banner.count() == 0
    page.evaluate("window.dispatchEvent(new CustomEvent('trousse:server-lost'))")
    assert banner.is_visible()
    page.evaluate("window.dispatchEvent(new CustomEvent('trousse:server-back'))")
    assert banner.count() == 0


def test_progress_says_the_step_and_nothing_else(host: Host, small: Exercise) -> None:
    page = host.open(small, begin=False)
    page.evaluate("addEventListener('trousse:progress', e => (window.heard ??= []).push(e.detail))")
    page.get_by_role("button", name="Commencer").click()
    page.get_by_role("button", name="Un indice").click()
    host.do({"open": "atelier"})
    heard = page.evaluate("window.heard")
    base = {"exercise": small["slug"], "total": 3}
    assert heard == [
        {**base, "step": "ouvrir", "index": 0, "stuckHint": 0},
        {**base, "step": "ouvrir", "index": 0, "stuckHint": 1},
        {**base, "step": "document", "index": 1, "stuckHint": 0},
    ]


HOSTILE = [
    "<img src=x onerror=alert(1)><script>alert(2)</script>",
    "\u202egauche\u202c",
    "😀👩🏽‍🌾",
    "x" * 100_000,
    "",
]


@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "rtl", "emoji", "long", "empty"])
def test_hostile_text_is_only_text(host: Host, small: Exercise, text: str) -> None:
    page = host.open(small)
    host.do({"compose": True})
    host.do({"show": "copies"})
    for field in ("to", "cc", "cci", "subject", "body"):
        host.do({"fill": {"field": field, "text": text}})
    host.do({"send": True})
    page.locator('[data-act="search"]').fill(text)
    page.locator('[data-act="search"]').press("Enter")
    assert page.locator("img, script:not([type])").count() == 0
    assert host.errors == []
    assert host.sent() == []


def test_title_with_markup_is_only_text(host: Host, small: Exercise) -> None:
    page = host.open({**small, "title": "</script><b>x</b>", "story": "<i>y</i>"}, begin=False)
    assert page.get_by_role("heading", level=1).inner_text() == "</script><b>x</b>"
    assert page.locator("b, i").count() == 0


def test_going_back_and_starting_again(host: Host, small: Exercise) -> None:
    page = host.open(small)
    host.do({"open": "petanque"})
    page.get_by_role("button", name="Recommencer").click()
    assert "Tout est revenu au début" in host.status()
    assert page.locator(".mb-unread").count() == 2
