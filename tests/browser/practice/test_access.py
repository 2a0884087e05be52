"""Zero axe violation in every state of every exercise; targets, reflow and text size."""

import pytest

from browser.practice.host import Exercise, Host

pytestmark = pytest.mark.browser


def test_example_states(host: Host, exercise: Exercise) -> None:
    page = host.open(exercise, begin=False)
    host.check("welcome")
    page.get_by_role("button", name="Commencer").click()
    host.check("start")
    seen: set[str] = set()
    for line in exercise["example"]:
        host.do(line["do"])
        verb = next(iter(line["do"]))
        # The same screen with other words needs no second look.
        if verb not in seen or line is exercise["example"][-1]:
            host.check(line["do"])
        seen.add(verb)
    assert page.get_by_role("heading", name="Vous avez réussi").is_visible()
    assert host.errors == []
    assert host.sent() == []


def test_mistake_and_hint_states(host: Host, exercise: Exercise) -> None:
    page = host.open(exercise)
    for mistake in exercise["mistakes"]:
        for action in mistake["example"]:
            host.do(action)
        assert " ".join(mistake["message"].split()) in host.status(), mistake["id"]
        assert page.locator("[role=status][aria-live=polite]").count() == 1
        page.locator(".tr-hints .tr-warm").click()
        host.check(mistake["id"])
        host.again()
    assert host.errors == []


def test_example_at_double_size_on_a_phone(host: Host, exercise: Exercise) -> None:
    host.open(exercise)
    host.look(320)
    host.enlarge()
    for line in exercise["example"]:
        host.do(line["do"])
        host.check_sizes(line["do"])
    host.check_as_shown("end")


@pytest.mark.parametrize("theme", ["Couleurs claires", "Couleurs sombres", "Contraste fort"])
def test_big_text_themes_card_and_demonstration(host: Host, small: Exercise, theme: str) -> None:
    page = host.open(small)
    host.look(320)
    host.enlarge()
    page.get_by_role("button", name=theme).click()
    page.get_by_text("Voir ma fiche et mon code").click()
    page.get_by_text("Toutes les étapes").click()
    host.check_as_shown("open")
    page.get_by_role("button", name="Voir l’exemple").click()
    host.check_as_shown("demo")
    page.get_by_role("button", name="Revenir à mon exercice").click()
    page.get_by_role("button", name="Effacer et quitter").click()
    host.check_as_shown("erased")


def test_resume_form_state(host: Host, small: Exercise) -> None:
    page = host.open(small, begin=False)
    page.get_by_role("button", name="Reprendre avec mon code").click()
    host.check("resume")
    page.get_by_role("button", name="Reprendre", exact=True).click()
    host.check("wrong code")
