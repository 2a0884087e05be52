"""Others' checkers have nothing to say: Nu of the HTML (RGAA 8.2), lychee of links and anchors."""

import subprocess
import sys
from pathlib import Path

import pytest

import nu

pytestmark = pytest.mark.slow


@pytest.mark.skipif(not nu.installed(), reason="the Nu HTML checker needs java: see tests/nu.py")
def test_every_page_is_valid(built: Path) -> None:
    pages = sorted(built.rglob("*.html"))
    assert len(pages) > 200
    assert nu.errors(pages) == []


@pytest.mark.skipif(not nu.installed(), reason="the Nu HTML checker needs java: see tests/nu.py")
def test_the_checker_sees_errors(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=fr><title>x</title><p></div>", encoding="utf-8")
    assert len(nu.errors([page])) == 1


def test_lychee_finds_no_broken_link_or_anchor(built: Path) -> None:
    lychee = Path(sys.executable).with_name("lychee")
    options = ("--offline", "--include-fragments", "--index-files", "index.html", "--no-progress")
    done = subprocess.run(
        [str(lychee), *options, "--root-dir", str(built), f"{built}/**/*.html"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "0 Errors" in done.stdout
