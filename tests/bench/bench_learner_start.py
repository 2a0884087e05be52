"""From the click to an exercise that answers, in Chromium: ours against stock Voilà.

A run opens the page in a new browser context (nothing cached), presses « Commencer » and waits
for the first field. First one learner: ours, stock cold, stock with a preheated kernel, and the
same page as a plain file. Then a whole room arriving within ten seconds, ours and stock cold;
the line says how many were served at all.
`python bench_learner_start.py [runs] [learners]`; zero leaves a part out.
"""

import asyncio
import sys
import time

from learner_servers import ours, plain_file, report, stock
from playwright.async_api import Browser, async_playwright

from chromium import FLAGS, installed

SECONDS_TO_ARRIVE = 10
PATIENCE = 120  # seconds; who waits longer leaves, and counts for as many


async def opened(browser: Browser, url: str, delay: float = 0) -> float:
    """Wait `delay`, then return the seconds until the exercise has answered, or PATIENCE."""
    await asyncio.sleep(delay)
    context = await browser.new_context()
    page = await context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    start = time.perf_counter()
    try:
        async with asyncio.timeout(PATIENCE):
            await page.goto(url, wait_until="commit")
            await page.get_by_role("button", name="Commencer").click()
            await page.get_by_role("textbox").first.wait_for()
    except TimeoutError:
        return PATIENCE
    seconds = time.perf_counter() - start
    if not delay:
        await context.close()
    return seconds


async def alone(browser: Browser, runs: int) -> None:
    """Report one learner at a time, interleaved."""
    with ours() as us, plain_file() as file, stock() as cold, stock(preheated=1) as warm:
        await opened(browser, us.page)
        rows = [
            [await opened(browser, url) for url in (us.page, file, cold.page, warm.page)]
            for _ in range(runs)
        ]
    mine, plain, peer, preheated = (list(column) for column in zip(*rows, strict=True))
    report("learner-start", mine, peer, "s", "(one learner, stock cold)")
    report("learner-start-preheated", mine, preheated, "s", "(one learner, stock preheated)")
    report("learner-start-file", mine, plain, "s", "(one learner, the same page as a plain file)")


async def room(browser: Browser, url: str, learners: int) -> list[float]:
    """Return everybody's seconds when all arrive within ten."""
    delays = [0.01 + SECONDS_TO_ARRIVE * number / learners for number in range(learners)]
    seconds = await asyncio.gather(*(opened(browser, url, delay) for delay in delays))
    for context in browser.contexts:
        await context.close()
    return list(seconds)


async def together(browser: Browser, learners: int) -> None:
    """Report a whole room arriving, ours then stock cold."""
    with ours() as us:
        mine = await room(browser, us.page, learners)
    with stock() as peer:
        theirs = await room(browser, peer.page, learners)
    served = [sum(one < PATIENCE for one in seconds) for seconds in (mine, theirs)]
    note = (
        f"({learners} learners within 10 s; served within {PATIENCE} s: {served[0]}, {served[1]})"
    )
    report("learner-start-room", mine, theirs, "s", note)


async def main() -> None:
    """Measure one learner, then the room."""
    runs, learners = (int(number) for number in (sys.argv[1:] + ["5", "30"][len(sys.argv) - 1 :]))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=installed(), args=list(FLAGS))
        if runs:
            await alone(browser, runs)
        if learners:
            await together(browser, learners)
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
