"""The privacy desk in Chromium: every state, keyboard only, small screens, hostile text."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
Exercise = dict[str, Any]
FILES = sorted((Path(__file__).parents[3] / "exercises").glob("vie-privee/*/exercise.yml"))
SLUGS = [path.parent.name for path in FILES]
WIDE = """() => [...document.querySelectorAll('body *')]
  .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .filter(one => getComputedStyle(one.parentElement).clipPath === 'none')
  .map(one => one.outerHTML.slice(0, 120))"""
SMALL = """() => [...document.querySelectorAll('button, input, textarea, summary')]
  .filter(one => one.offsetParent)
  .map(one => (one.type === 'checkbox' ? one.parentElement : one))
  .map(one => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => box.height < 43.5 || box.width < 43.5)
  .map(([one]) => one.outerHTML.slice(0, 120))"""
KEPT = "[localStorage.length, sessionStorage.length, document.cookie.length]"


@pytest.fixture(params=FILES, ids=SLUGS)
def desk(request: pytest.FixtureRequest) -> Exercise:
    path: Path = request.param
    data: Exercise = yaml.safe_load(path.read_text("utf-8"))
    return data | {"slug": f"vie-privee/{path.parent.name}"}


def check(host: Any, where: str) -> None:
    assert host.violations() == [], where
    assert host.page.evaluate(SMALL) == [], where
    assert host.page.evaluate(WIDE) == [], where


def act(page: Page, action: dict[str, Any]) -> None:
    """Do an action by pointing at its control."""
    verb, argument = next(iter(action.items()))
    target = page.locator(f'.tr-app [data-act="{key_of(action)}"]')
    if verb == "fill":
        target.fill(argument["text"])
        target.blur()
    else:
        target.click()


def key_of(action: dict[str, Any]) -> str:
    verb, argument = next(iter(action.items()))
    if isinstance(argument, dict):
        return ":".join([verb, *(str(v) for k, v in argument.items() if k != "text")])
    return f"{verb}:{'true' if argument is True else argument}"


def bigger(page: Page) -> None:
    page.get_by_text("Confort de lecture").click()
    for _ in range(4):
        page.get_by_role("button", name="Texte plus grand").click()
    page.get_by_text("Confort de lecture").click()


@pytest.mark.parametrize(("width", "big"), [(1280, False), (320, False), (1280, True)])
def test_every_state_is_accessible(host: Any, desk: Exercise, width: int, big: bool) -> None:
    page = host.open(desk)
    page.set_viewport_size({"width": width, "height": 800})
    if big:
        bigger(page)
    check(host, "start")
    for line in desk["example"]:
        act(page, line["do"])
        check(host, str(line["do"]))
    assert page.get_by_role("heading", name="Vous avez réussi").is_visible()


@pytest.mark.parametrize(("width", "theme"), [(1280, "dark"), (320, "light")])
def test_every_mistake_is_accessible(host: Any, desk: Exercise, width: int, theme: Any) -> None:
    for mistake in desk["mistakes"]:
        page = host.open(desk)
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=theme)
        for action in mistake["example"]:
            act(page, action)
        assert " ".join(mistake["message"].split()) in host.status(), mistake["id"]
        page.locator(".tr-hints .tr-warm").click()
        check(host, mistake["id"])


def test_example_by_keyboard_only(host: Any, desk: Exercise, tab_to: Any) -> None:
    page = host.open(desk, begin=False)
    tab_to(page, page.get_by_role("button", name="Commencer"))
    page.keyboard.press("Enter")
    for line in desk["example"]:
        verb, argument = next(iter(line["do"].items()))
        tab_to(page, page.locator(f'.tr-app [data-act="{key_of(line["do"])}"]'))
        if verb == "fill":
            page.keyboard.type(argument["text"])
        else:
            page.keyboard.press("Space")
        assert page.evaluate("document.activeElement !== document.body"), line
    assert page.get_by_role("heading", name="Vous avez réussi").is_visible()
    assert host.errors == []
    assert [url for url in host.requests if not url.startswith("file:")] == []
    assert page.evaluate(KEPT) == [0, 0, 0]
    assert page.evaluate("indexedDB.databases().then(found => found.length)") == 0


def test_demonstration_points_at_one_control_each_time(host: Any, desk: Exercise) -> None:
    page = host.open(desk, begin=False)
    page.get_by_role("button", name="Voir d’abord un exemple").click()
    for line in desk["example"]:
        assert page.locator(".tr-app [data-shown]").count() == 1, line
        page.get_by_role("button", name="Suivant").click()


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=alert(1)><script>alert(2)</script>",
        "\u202egauche",
        "😀",
        "x" * 100_000,
        "",
    ],
    ids=["markup", "rtl", "emoji", "long", "empty"],
)
@pytest.mark.parametrize(
    ("slug", "before", "field", "after"),
    [
        ("mot-de-passe-solide", [{"guess": "phrase"}, {"go_write": True}], "password", "save"),
        ("double-verification", [{"sign_in": True}], "code", "confirm"),
    ],
)
def test_hostile_text_is_only_text(
    host: Any, slug: str, before: list[dict[str, Any]], field: str, after: str, text: str
) -> None:
    path = FILES[SLUGS.index(slug)]
    page = host.open(yaml.safe_load(path.read_text("utf-8")) | {"slug": f"vie-privee/{slug}"})
    for action in [*before, {"fill": {"field": field, "text": text}}, {after: True}]:
        act(page, action)
    assert page.locator("img, script:not([type])").count() == 0
    assert host.errors == []
    assert [url for url in host.requests if not url.startswith("file:")] == []
