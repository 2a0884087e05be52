"""Memory and CPU of one learner's kernel: ours against stock Voilà, N pages open at once.

Memory is PSS: pages shared with others are divided among them; our warm process is counted
with the learners. CPU is what the kernels and the server spent to render the N pages.
"""

import sys
import urllib.request

import psutil
from learner_servers import Running, report, servers


def cost(server: Running, learners: int) -> tuple[float, float]:
    """Open `learners` pages; return MB and CPU seconds for each."""
    before = _cpu(server)
    for _ in range(learners):
        urllib.request.urlopen(server.voila, timeout=120).read()  # noqa: S310 - our own address
    memory = sum(process.memory_full_info().pss for process in server.processes()) / 2**20
    return memory / learners, (_cpu(server) - before) / learners


def _cpu(server: Running) -> float:
    times = [psutil.Process(server.pid), *server.processes()]
    return sum(sum(process.cpu_times()[:2]) for process in times)


def main() -> None:
    """Measure both, interleaved, each time on fresh servers."""
    learners = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    mine, theirs = [], []
    for _ in range(3):
        with servers() as (ours, peer):
            mine.append(cost(ours, learners))
            theirs.append(cost(peer, learners))
    note = f"({learners} learners)"
    report("learner-memory", [m for m, _ in mine], [m for m, _ in theirs], "MB", note)
    report("learner-cpu", [c for _, c in mine], [c for _, c in theirs], "s", note)


if __name__ == "__main__":
    main()
