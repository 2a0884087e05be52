"""Memory and CPU of a learner: ours against stock Voilà, N learners in the same exercise.

Memory is PSS (pages shared with others are divided among them) and counts everything a learner
adds: server, warm process, kernel. Ours is measured twice: learners who work, each with an open
line to the server; then the worst case, all of them with a kernel open for a document at once.
`python bench_learner_memory.py [learners] [runs]`
"""

import contextlib
import sys
import time
import urllib.request

import websocket
from learner_servers import Running, ours, report, stock


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
    visit(server.voila)
    memory, cpu, alone = server.memory(), server.cpu(), server.cpu(kernels_only=True)
    for _ in range(learners):
        visit(server.voila)
    time.sleep(1)
    after = (server.memory(), server.cpu(), server.cpu(kernels_only=True))
    return tuple((b - a) / learners for a, b in zip((memory, cpu, alone), after, strict=True))  # type: ignore[return-value]


def main() -> None:
    """Measure both, interleaved, each time on fresh servers."""
    learners, runs = (int(number) for number in (sys.argv[1:] + ["10", "3"][len(sys.argv) - 1 :]))
    light, mine, theirs = [], [], []
    for _ in range(runs):
        with ours() as server:
            light.append(working(server, learners))
            mine.append(with_kernels(server, learners))
        with stock() as server:
            theirs.append(with_kernels(server, learners))
    note = f"({learners} learners"
    peer = [memory for memory, _, _ in theirs]
    report("learner-memory", light, peer, "MB", f"{note} at work)")
    report("learner-memory-kernel", [m for m, _, _ in mine], peer, "MB", f"{note}, each a kernel)")
    report("learner-cpu", [c for _, c, _ in mine], [c for _, c, _ in theirs], "s", f"{note})")
    report("kernel-start", [k for _, _, k in mine], [k for _, _, k in theirs], "s", f"{note})")


if __name__ == "__main__":
    main()
