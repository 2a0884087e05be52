"""The Nu HTML checker has nothing to say of any kind of page (RGAA 8.2)."""

from pathlib import Path

import pytest

import nu

pytestmark = pytest.mark.slow


@pytest.mark.skipif(not nu.installed(), reason="the Nu HTML checker needs java: see tests/nu.py")
def test_every_kind_of_page_is_valid(built: Path, one_of_each: list[str]) -> None:
    pages = [built / address / "index.html" for address in one_of_each]
    assert nu.errors([*pages, built / "404.html"]) == []


@pytest.mark.skipif(not nu.installed(), reason="the Nu HTML checker needs java: see tests/nu.py")
def test_the_checker_sees_errors(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=fr><title>x</title><p></div>", encoding="utf-8")
    assert len(nu.errors([page])) == 1
