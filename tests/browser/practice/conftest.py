"""Pages of every exercise, opened from file:// in Chromium, and hands to use them."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from trousse.practice.static_page import render

ROOT = Path(__file__).parents[3]
FILES = sorted((ROOT / "exercises").glob("*/*/exercise.yml"))
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
Exercise = dict[str, Any]
Action = dict[str, Any]


def read_exercise(path: Path) -> Exercise:
    data: Exercise = yaml.safe_load(path.read_text("utf-8"))
    return data | {"slug": f"{path.parent.parent.name}/{path.parent.name}"}


EXERCISES = [one for one in map(read_exercise, FILES) if one["app"] == "mailbox"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "exercise" in metafunc.fixturenames:
        metafunc.parametrize("exercise", EXERCISES, ids=[one["slug"] for one in EXERCISES])


class Host:
    """One page, what it asked for and what it complained of."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self.folder = folder
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda one: self.requests.append(one.url))
        page.on("pageerror", lambda one: self.errors.append(str(one)))
        page.on("console", lambda one: one.type == "error" and self.errors.append(one.text))

    def open(self, exercise: Exercise, begin: bool = True) -> Page:
        file = self.folder / f"{exercise['slug'].replace('/', '-')}.html"
        file.write_text(render(exercise), "utf-8")
        self.page.goto(file.as_uri())
        if begin:
            self.page.get_by_role("button", name="Commencer").click()
        return self.page

    def do(self, action: Action) -> None:
        """Do an action by pointing at its control."""
        key = action_key(action)
        verb, argument = next(iter(action.items()))
        if verb == "search":
            self.page.locator('[data-act="search"]').fill(argument)
            self.page.locator('[data-act="search"]').press("Enter")
            return
        target = self.page.locator(f'.tr-app [data-act="{key}"]')
        if verb == "fill":
            target.fill(argument["text"])
            target.blur()
        elif verb in ("lean", "sure"):
            target.check()
        else:
            target.click()

    def status(self) -> str:
        return plain(self.page.locator(".tr-status").inner_text())

    def violations(self) -> list[str]:
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE)
        found = self.page.evaluate(
            "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", AXE_TAGS
        )["violations"]
        return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def action_key(action: Action) -> str:
    verb, argument = next(iter(action.items()))
    if isinstance(argument, dict):
        return ":".join([verb, *(str(v) for k, v in argument.items() if k != "text")])
    return f"{verb}:{'true' if argument is True else argument}"


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.fixture
def host(browser: Browser, tmp_path: Path) -> Iterator[Host]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    found = Host(context.new_page(), tmp_path)
    yield found
    context.close()


@pytest.fixture
def tab_to() -> Callable[[Page, Locator], None]:
    """Press Tab, and nothing else, until the control has focus."""

    def walk(page: Page, target: Locator) -> None:
        expect(target).to_have_count(1)
        for _ in range(120):
            if target.evaluate("one => one === document.activeElement"):
                return
            page.keyboard.press("Tab")
        pytest.fail(f"Tab never reaches {target}")

    return walk


@pytest.fixture
def small() -> Exercise:
    return next(one for one in EXERCISES if one["slug"] == "email/lire-un-message")
