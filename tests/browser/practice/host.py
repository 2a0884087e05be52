"""One exercise opened from file:// in Chromium: hands to use it, and what must hold of it."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
import yaml
from playwright.sync_api import Page

from trousse.practice.static_page import render

ROOT = Path(__file__).parents[3]
FILES = sorted((ROOT / "exercises").glob("*/*/exercise.yml"))
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
Exercise = dict[str, Any]
Action = dict[str, Any]
Look = tuple[int, Literal["light", "dark"]]


def read_exercise(path: Path) -> Exercise:
    data: Exercise = json.loads(json.dumps(yaml.safe_load(path.read_text("utf-8")), default=str))
    return data | {"slug": f"{path.parent.parent.name}/{path.parent.name}"}


# Each state is looked at wide and light, then narrow and dark, without doing it again.
LOOKS: tuple[Look, ...] = ((1280, "light"), (320, "dark"))
WIDE = """() => [...document.querySelectorAll('body *')]
  .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .filter(one => [one, one.parentElement].every(box => getComputedStyle(box).clipPath === 'none'))
  .map(one => one.outerHTML.slice(0, 120))"""
SMALL = """() => [...document.querySelectorAll('button, input, textarea, select, summary')]
  .filter(one => one.offsetParent)
  .map(one => (['radio', 'checkbox'].includes(one.type) ? one.parentElement : one))
  .map(one => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => box.height < 43.5 || box.width < 43.5)
  .map(([one]) => one.outerHTML.slice(0, 120))"""


def one_exercise(slug: str) -> Exercise:
    """Return a fresh copy of an exercise."""
    return read_exercise(ROOT / "exercises" / slug / "exercise.yml")


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

    def sent(self) -> list[str]:
        """Return the requests that left the page."""
        return [url for url in self.requests if not url.startswith(("file:", "blob:"))]

    def kept(self) -> int:
        """Return how many things the page left in the browser's stores."""
        return int(
            self.page.evaluate(
                """async () => localStorage.length + sessionStorage.length
                + document.cookie.length + (await indexedDB.databases()).length"""
            )
        )

    def look(self, width: int, theme: Literal["light", "dark"] = "light") -> None:
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.emulate_media(color_scheme=theme)

    def enlarge(self) -> None:
        """Ask for the largest text, as a learner does."""
        self.page.get_by_text("Confort de lecture").click()
        for _ in range(4):
            self.page.get_by_role("button", name="Texte plus grand").click()
        assert self.page.get_by_text("Taille du texte : 200 %").is_visible()

    def again(self) -> None:
        """Start again in the same page."""
        self.page.get_by_role("button", name="Recommencer").first.click()

    def status(self) -> str:
        return plain(self.page.locator(".tr-status").inner_text())

    def check(self, where: object, looks: Iterable[Look] = LOOKS) -> None:
        """Assert that this state is accessible and holds in the page, in each look."""
        for width, theme in looks:
            self.look(width, theme)
            self.check_as_shown(f"{where} at {width}, {theme}")

    def check_as_shown(self, where: object) -> None:
        assert self.violations() == [], where
        self.check_sizes(where)

    def check_sizes(self, where: object) -> None:
        assert self.page.evaluate(SMALL) == [], where
        assert self.page.evaluate(WIDE) == [], where

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
