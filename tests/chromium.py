"""Find a Chromium for the browser tests, or install one: system's, Playwright's, then apt's."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def installed() -> str | None:
    """Return the path of a Chromium on this machine, or None."""
    named = os.environ.get("TROUSSE_CHROMIUM", "")
    found = [named] if named else [path for path in map(shutil.which, NAMES) if path]
    return next(iter(found), None) or _of_playwright()


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def main() -> int:
    """Make sure there is one; exit status 0 if so."""
    for attempt in (None, _install_playwright, _install_apt):
        if attempt:
            print(f"Chromium manque : {attempt.__doc__}", flush=True)  # noqa: T201
            attempt()
        path = installed()
        if path:
            print(f"Chromium : {path}")  # noqa: T201
            return 0
    print("Aucun Chromium. Installez le paquet « chromium » de votre système.", file=sys.stderr)  # noqa: T201
    return 2


def _install_playwright() -> None:
    """essai avec celui de Playwright…"""
    _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _install_apt() -> None:
    """essai avec celui du système…"""
    prefix = [] if not hasattr(os, "geteuid") or os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get"):
        _run([*prefix, "apt-get", "update", "-q"])
        _run([*prefix, "apt-get", "install", "-y", "-q", "chromium"])


def _run(command: list[str]) -> None:
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
