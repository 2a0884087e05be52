"""Take the README's pictures from the real pages: `make pictures`."""

import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from chromium import FLAGS, installed  # noqa: E402 -- a script of the tests' folder

PORT = 8017
HOME = f"http://127.0.0.1:{PORT}"
PICTURES = ROOT / "site" / "pictures"


def main() -> None:
    """Serve the project, photograph it, stop."""
    server = subprocess.Popen(
        [sys.executable, "-m", "trousse.cli", "start", "--port", str(PORT)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=installed(), args=list(FLAGS))
            page = browser.new_page(viewport={"width": 1120, "height": 760})
            _centre(page)
            _exercise(page)
            browser.close()
    finally:
        server.terminate()
        server.wait()


def _wait() -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(HOME, timeout=1)
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit("Le serveur ne répond pas.")


def _centre(page: Page) -> None:
    page.goto(HOME)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / "centre-de-ressources.png")


def _exercise(page: Page) -> None:
    page.goto(f"{HOME}/exercices/email/lire-un-message")
    page.get_by_role("button", name="Commencer").click()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / "exercice.png")


if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    main()
