from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from serving_fixtures import served, server  # noqa: F401


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 375, "height": 700})
    yield page
    page.close()
