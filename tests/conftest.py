"""Options and fixtures shared by every test."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from chromium import FLAGS, installed
from trousse.paths import Project

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens", action="store_true", help="Rewrite expected files, then read the diff."
    )


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def project() -> Project:
    """The real content."""
    return Project(ROOT)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One Chromium a test process: Playwright allows no second one beside it."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=30_000)  # a slow machine is late, not wrong
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=installed(), args=list(FLAGS))
        yield found
        found.close()


@pytest.fixture(scope="session")
def run() -> Iterator[Callable[[Coroutine[Any, Any, Any]], Any]]:
    """Run a coroutine to its end, in a thread of its own.

    Once Playwright has started, the main thread of the test process keeps its running loop.
    """
    with ThreadPoolExecutor(1) as apart:
        yield lambda coroutine: apart.submit(asyncio.run, coroutine).result()
