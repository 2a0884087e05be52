"""Every worked example, done with the keyboard only; a mailbox through the names one hears."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from browser.practice.host import Host, action_key

pytestmark = pytest.mark.browser

LABELS = {
    "back": r"Revenir",
    "compose": "Nouveau message",
    "reply": "Répondre$",
    "reply_all": "Répondre à tous",
    "forward": "Transférer",
    "send": "Envoyer$",
    "discard": "Jeter ce message",
    "save_draft": "Garder en brouillon",
    "delete": "Supprimer",
    "restore": "Remettre dans Réception",
    "report": "Signaler ce message",
    "unsubscribe": "Ne plus recevoir",
    "judge": "Donner mon avis",
}
PANELS = {
    "move": "Ranger dans un dossier",
    "documents": "Joindre un document",
    "copies": "Ajouter une copie",
    "to_book": "adresses pour À",
    "cc_book": "adresses pour Cc$",
    "cci_book": "adresses pour Cci",
}
FIELDS = {"to": "À (", "cc": "Cc (", "cci": "Cci (", "subject": "Objet", "body": "Votre message"}
VERDICTS = {"vrai": "Je lui fais confiance", "faux": "Je me méfie"}
LEVELS = {"sur": "Oui", "plutot": "Plutôt", "non": "Pas du tout"}
FOLDERS = {"reception": "Réception", "corbeille": "Corbeille", "envoyes": "Envoyés"}


def named(scene: dict[str, Any], kind: str, key: str) -> dict[str, Any]:
    return next(one for one in scene[kind] if one["key"] == key)


def button_name(scene: dict[str, Any], verb: str, argument: Any) -> str:
    if verb in LABELS:
        return LABELS[verb]
    if verb == "show":
        return PANELS[argument]
    if verb == "open":
        return re.escape(named(scene, "messages", argument)["subject"])
    if verb == "folder":
        return f"^{FOLDERS[argument]}"
    if verb == "pick":
        return "Mettre " + named(scene, "people", argument)["name"]
    if verb in ("look", "attach"):
        stem = "(Ouvrir|Voir) " if verb == "look" else "Joindre "
        return stem + re.escape(named(scene, "documents", argument)["name"])
    if verb == "move":
        return "^Ranger dans " + named(scene, "folders", argument["folder"])["name"]
    return "^" + re.escape(named(scene, "channels", argument["channel"])["name"])


def radio(page: Page, label: str, tab_to: Callable[[Page, Locator], None]) -> None:
    target = page.get_by_role("radio", name=label, exact=True)
    group = target.evaluate("one => one.name")
    first = page.locator(f'input[name="{group}"]').first
    tab_to(page, first)
    for _ in range(4):
        if target.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    assert target.is_checked()


def type_in(
    page: Page, target: Locator, text: str, tab_to: Callable[[Page, Locator], None]
) -> None:
    tab_to(page, target)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def press(page: Page, exercise: dict[str, Any], action: dict[str, Any], tab_to: Any) -> None:
    """Do an action of any app, its control reached by Tab."""
    verb, argument = next(iter(action.items()))
    target = page.locator(f'.tr-app [data-act="{action_key(action)}"]')
    if verb == "fill":
        type_in(page, target, argument["text"], tab_to)
    else:
        tab_to(page, target)
        page.keyboard.press("Space")


def press_heard(page: Page, exercise: dict[str, Any], action: dict[str, Any], tab_to: Any) -> None:
    """Do an action of the mailbox, its control found by the name it says."""
    verb, argument = next(iter(action.items()))
    app = page.locator(".tr-app")
    if verb == "fill":
        type_in(page, app.get_by_label(FIELDS[argument["field"]]), argument["text"], tab_to)
    elif verb == "search":
        type_in(page, app.get_by_label("Chercher dans mes messages"), argument, tab_to)
        page.keyboard.press("Enter")
    elif verb in ("lean", "sure"):
        radio(
            page,
            VERDICTS[argument["verdict"]] if verb == "lean" else LEVELS[argument["level"]],
            tab_to,
        )
    else:
        # Names are heard, and compared, with plain spaces.
        heard = re.sub(r"\\?[\u00a0\u202f]", " ", button_name(exercise["scene"], verb, argument))
        name = re.compile(heard)
        tab_to(page, app.get_by_role("button", name=name))
        page.keyboard.press("Enter")


def test_example_by_keyboard_only(host: Host, exercise: dict[str, Any], tab_to: Any) -> None:
    page = host.open(exercise, begin=False)
    tab_to(page, page.get_by_role("button", name="Commencer"))
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent").startswith("Étape 1")
    act = press_heard if exercise["app"] == "mailbox" else press
    for line in exercise["example"]:
        act(page, exercise, line["do"], tab_to)
        assert page.evaluate("document.activeElement !== document.body"), line
    assert page.get_by_role("heading", name="Vous avez réussi").is_visible()
    assert host.errors == []
    assert host.sent() == []
    assert host.kept() == 0
