"""The same marks from Dask: two machines, one of which is killed half way."""

import os
import signal
import threading
import time

import pytest

from trousse.errors import TrousseError
from trousse.grading.batch import run
from trousse.paths import Project
from unit.grading.promotion import scores, solve, state, submit

pytestmark = pytest.mark.slow  # starts a cluster


@pytest.mark.filterwarnings("ignore")  # Dask's own
def test_a_machine_killed_half_way_changes_no_mark(promotion: Project) -> None:
    from distributed import LocalCluster

    for number in range(100):
        solve(promotion, f"stagiaire-{number:03d}", {"total": "pass"} if number % 3 else {})
    with LocalCluster(n_workers=2, threads_per_worker=2, dashboard_address=None) as cluster:
        victim = next(iter(cluster.workers.values())).pid
        graded = promotion.build / "nbgrader/autograded"

        def kill() -> None:
            while not graded.is_dir() or sum(1 for _ in graded.iterdir()) < 10:
                time.sleep(0.01)
            os.kill(victim, signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        report = run(promotion, "code", scheduler=cluster.scheduler_address)
        killer.join()
    there = state(promotion)
    assert (report.graded, report.failures) == (100, {})
    assert set(scores(promotion).values()) == {14, 18}
    run(promotion, "code", jobs=2, again=True)
    assert state(promotion) == there


@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_does_not_answer_is_said(
    promotion: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trousse.grading.machines.PATIENCE", 1)
    submit(promotion, "fatou")
    with pytest.raises(TrousseError, match="ne répond pas"):
        run(promotion, "exemple", scheduler="tcp://127.0.0.1:1")
