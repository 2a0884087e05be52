"""From the click to an exercise that answers, in Chromium: ours against stock Voilà, cold.

Each run opens the page in a new browser context (nothing cached), waits for the exercise's
button and uses it. Ours is usable from its own module: the second line compares it with the same
page as a plain static file, the third says when the kernel, which comes afterwards, has answered.
"""

import sys
import time
from pathlib import Path

from learner_servers import report, servers
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from chromium import FLAGS, installed


def opened(browser: Browser, url: str, *, kernel: bool = False) -> float:
    """Return the seconds until the button can be used, or until the kernel has answered."""
    context = browser.new_context()
    page = context.new_page()
    start = time.perf_counter()
    page.goto(url, wait_until="commit")
    if kernel:
        page.locator("#said", has_text="noyau").wait_for(timeout=60_000)
    else:
        page.get_by_role("button").last.click(timeout=60_000)
    seconds = time.perf_counter() - start
    context.close()
    return seconds


def main() -> None:
    """Measure both, interleaved."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with servers() as (ours, peer), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=list(FLAGS))
        rows = []
        for _ in range(runs):
            row = [opened(browser, url) for url in (ours.page, peer.page, ours.static)]
            rows.append((*row, opened(browser, ours.page, kernel=True)))
        browser.close()
    usable, stock, static, kernel = (list(column) for column in zip(*rows, strict=True))
    report("learner-start", usable, stock, "s", "(click to usable, one learner)")
    report("learner-static", usable, static, "s", "(the same page as a plain static file)")
    report("learner-kernel", kernel, stock, "s", "(click to an answer of the kernel)")


if __name__ == "__main__":
    main()
