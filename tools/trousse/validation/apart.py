"""Run the rules in two processes, on the two processors that old laptops have.

Only for a first check, from a command, where a process can be copied at once (Linux): all
other runs find most of the answers in what was kept.
"""

import json
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from trousse.validation.corpus import Corpus
from trousse.validation.registry import Rule

Told = Callable[[Corpus, Iterable[Rule]], list[Any]]

# Taken first, so that neither process ends long after the other.
_LONGEST = ("exercise-proof", "learner-text-hard", "text-not-formatted")


def told_by(corpus: Corpus, rules: tuple[Rule, ...], told: Told) -> list[Any]:
    """Return what `told` says of all `rules`, this process and a copy of it taking them in turn.

    What `told` returns must be something JSON can hold.
    """
    if not _can_copy(corpus):
        return told(corpus, rules)
    queue = _queue(rules)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _work(corpus, _taken(rules, queue), told, reading, writing)
    os.close(writing)
    found = told(corpus, _taken(rules, queue))
    os.close(queue)
    with os.fdopen(reading, "rb") as stream:
        answer = stream.read()
    os.waitpid(child, 0)
    if not answer:  # the copy could not speak: work it all out here, mistakes included
        return told(corpus, rules)
    said = json.loads(answer)
    corpus.memo.learn(said["answers"])
    return [*found, *said["findings"]]


def _can_copy(corpus: Corpus) -> bool:
    several = (os.cpu_count() or 1) > 1 and threading.active_count() == 1
    return corpus.memo.is_new and several and sys.platform == "linux"


def _queue(rules: tuple[Rule, ...]) -> int:
    """Return a pipe that holds the number of each rule, one byte each, the longest first."""
    queue, filling = os.pipe()
    order = sorted(range(len(rules)), key=lambda number: rules[number].id not in _LONGEST)
    os.write(filling, bytes(order))
    os.close(filling)
    return queue


def _taken(rules: tuple[Rule, ...], queue: int) -> Iterator[Rule]:
    """Yield rules that the other process has not taken, until none is left."""
    while number := os.read(queue, 1):
        yield rules[number[0]]


def _work(corpus: Corpus, rules: Iterable[Rule], told: Told, reading: int, writing: int) -> None:
    """Do the child's part, then leave without running anything of the parent's."""
    try:
        os.close(reading)
        said = {"findings": told(corpus, rules), "answers": corpus.memo.answers}
        with os.fdopen(writing, "wb") as stream:
            stream.write(json.dumps(said, ensure_ascii=False).encode())
    finally:
        os._exit(0)
