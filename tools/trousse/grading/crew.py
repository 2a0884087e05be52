"""Share the grading out between processes, here or on other machines; a lost one stops nobody."""

import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from trousse.grading.ledger import Marked
from trousse.grading.mark import Grader
from trousse.grading.plan import Plan

SHARE = 20
"""Submissions given at a time, so that handing them out costs nothing beside grading them."""


@dataclass(frozen=True)
class Order:
    """What a process must know to grade submissions of one assignment."""

    course: Path
    plan: Plan
    isolated: bool


_lock = threading.Lock()
_graders: dict[str, Grader] = {}


def grade(order: Order, trainees: list[str]) -> list[Marked]:
    """Grade a share of the submissions in this process, one grading at a time."""
    with _lock:  # a machine's worker may have several threads, and answers are read one by one
        grader = _graders.get(order.plan.digest)
        if grader is None or (grader.course, grader.isolated) != (order.course, order.isolated):
            stop()
            grader = Grader(order.course, order.plan, order.isolated)
            _graders[order.plan.digest] = grader
        return [grader.mark(one) for one in trainees]


def stop() -> None:
    """End what this process kept warm."""
    for one in _graders.values():
        one.close()
    _graders.clear()


def shares(todo: list[str], jobs: int) -> list[list[str]]:
    """Cut the work: twenty at a time, fewer when there would not be enough for everybody."""
    size = max(1, min(SHARE, len(todo) // (4 * jobs)))
    return [todo[at : at + size] for at in range(0, len(todo), size)]


def marks(order: Order, todo: list[str], jobs: int) -> Iterator[Marked]:
    """Give the marks as they come, from this process or from several."""
    if jobs == 1 or len(todo) < 2 * jobs:
        try:
            for one in todo:
                yield from grade(order, [one])
        finally:
            stop()
        return
    waiting = deque(shares(todo, jobs))
    while waiting:
        running: dict[Future[list[Marked]], list[str]] = {}
        try:
            yield from _from_pool(order, waiting, running, jobs)
        except BrokenProcessPool:
            for share in running.values():
                yield from one_by_one(order, share)


def _from_pool(
    order: Order,
    waiting: deque[list[str]],
    running: dict[Future[list[Marked]], list[str]],
    jobs: int,
) -> Iterator[Marked]:
    """Give the marks of several processes; `running` holds the shares not yet given back."""
    pool = ProcessPoolExecutor(jobs)
    try:
        while waiting or running:
            while waiting and len(running) < 2 * jobs:
                running[pool.submit(grade, order, waiting[0])] = waiting[0]
                waiting.popleft()
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                found = future.result()
                del running[future]
                yield from found
    finally:
        pool.shutdown(cancel_futures=True)


def one_by_one(order: Order, trainees: list[str]) -> Iterator[Marked]:
    """Grade the submissions of a process that was lost, each alone: one may have ended it."""
    for trainee in trainees:
        with ProcessPoolExecutor(1) as pool:
            try:
                yield from pool.submit(grade, order, [trainee]).result()
            except BrokenProcessPool:
                why = "sa notation arrête le programme (mémoire, peut-être) : notez-le à la main."
                yield Marked(trainee, "", failure=why)
