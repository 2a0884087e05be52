"""Pages of every exercise, opened from file:// in Chromium."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.practice.host import FILES, Exercise, Host, one_exercise, read_exercise


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "exercise" in metafunc.fixturenames:
        exercises = [read_exercise(path) for path in FILES]
        metafunc.parametrize("exercise", exercises, ids=[one["slug"] for one in exercises])


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
    return one_exercise("email/lire-un-message")
