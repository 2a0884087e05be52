"""Memory and CPU of a learner: ours against stock Voilà, N learners in the same exercise.

Memory is PSS (pages shared with others are divided among them) and counts everything a learner
adds: server, warm process, kernel. Learners at work have an open line to the server; some then
open a kernel each, for a document; at the worst, a room of thirty asks for a document at once.
`python bench_learner_memory.py [learners] [runs]`
"""

import contextlib
import sys
import time
import urllib.error
import urllib.request
from http import HTTPStatus

import websocket
from learner_servers import Running, ours, report, stock

from trousse.serving.kernels import MOST_KERNELS

ROOM = 30


def visit(url: str) -> None:
    """Read one page to its end."""
    urllib.request.urlopen(url, timeout=120).read()  # noqa: S310 - our own address


def working(server: Running, learners: int) -> float:
    """Return the MB a learner adds while all of them work."""
    visit(server.page)  # What the first learner makes the server read is there for all.
    before = server.memory()
    address = server.page.split("/")[2]
    with contextlib.ExitStack() as lines:
        for _ in range(learners):
            visit(server.page)
            line = websocket.create_connection(f"ws://{address}/trousse/lien", timeout=30)
            lines.callback(line.close)
            line.recv()
        return (server.memory() - before) / learners


def with_kernels(server: Running, learners: int) -> tuple[float, float, float]:
    """Open a kernel each; return MB, CPU seconds, and CPU seconds of the kernels alone."""
    learners = min(learners, MOST_KERNELS - 1)  # More would be asked to wait.
    visit(server.voila)
    memory, cpu, alone = server.memory(), server.cpu(), server.cpu(kernels_only=True)
    for _ in range(learners):
        visit(server.voila)
    time.sleep(1)
    after = (server.memory(), server.cpu(), server.cpu(kernels_only=True))
    return tuple((b - a) / learners for a, b in zip((memory, cpu, alone), after, strict=True))  # type: ignore[return-value]


def crowded(server: Running) -> tuple[float, int]:
    """Let a room of thirty ask for a document at once; return the MB it adds, and who is served.

    Ours opens `MOST_KERNELS` and tells the others to wait (503): both numbers are to be told.
    """
    visit(server.page)
    before, served = server.memory(), 0
    for _ in range(ROOM):
        try:
            visit(server.voila)
            served += 1
        except urllib.error.HTTPError as refusal:
            if refusal.code != HTTPStatus.SERVICE_UNAVAILABLE:
                raise
    time.sleep(1)
    return server.memory() - before, served


def main() -> None:
    """Measure both, interleaved, each time on fresh servers."""
    learners, runs = (int(number) for number in (sys.argv[1:] + ["10", "3"][len(sys.argv) - 1 :]))
    light, mine, theirs, room, their_room = [], [], [], [], []
    for _ in range(runs):
        with ours() as server:
            light.append(working(server, learners))
            mine.append(with_kernels(server, learners))
        with stock() as server:
            theirs.append(with_kernels(server, learners))
        with ours() as server:
            room.append(crowded(server))
        with stock() as server:
            their_room.append(crowded(server))
    note = f"({learners} learners"
    peer = [memory for memory, _, _ in theirs]
    report("learner-memory", light, peer, "MB", f"{note} at work)")
    report("learner-memory-kernel", [m for m, _, _ in mine], peer, "MB", f"{note}, each a kernel)")
    mine_at_once, theirs_at_once = ({served for _, served in one} for one in (room, their_room))
    told = f"(a room of {ROOM} asking at once; served at once: {mine_at_once}, {theirs_at_once})"
    report("room-memory", [m for m, _ in room], [m for m, _ in their_room], "MB", told)
    report("learner-cpu", [c for _, c, _ in mine], [c for _, c, _ in theirs], "s", f"{note})")
    report("kernel-start", [k for _, _, k in mine], [k for _, _, k in theirs], "s", f"{note})")


if __name__ == "__main__":
    main()
