"""What a trainee's code can and cannot do; what the tests learn from it."""

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from trousse.errors import TrousseError
from trousse.grading.code import missing_names, untouched
from trousse.grading.isolated import kernel, remote
from trousse.grading.isolated.remote import Gone, Nursery, Trainee
from trousse.grading.isolated.wire import NotPlainError, decode, encode

pytestmark = pytest.mark.skipif(not kernel.supported(), reason="no Linux namespaces here")


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    warm = Nursery()
    yield warm
    warm.close()


@pytest.fixture
def trainee(nursery: Nursery) -> Iterator[Trainee]:
    one = nursery.start()
    yield one
    one.close()


def outcome(trainee: Trainee, source: str) -> str:
    """Run a cell and return what it showed, or its error."""
    pending = trainee.run("cellule", source)
    trainee.settle()
    result = pending.outcome
    return result.error or result.printed or repr(result.value)


@pytest.mark.parametrize("value", [None, 1, 1.5, "é\ud800", [1, (2, {3}), {"a": b"x"[:0] or 4}]])
def test_plain_data_crosses(value: object) -> None:
    assert decode(json.loads(json.dumps(encode(value)))) == value


class Equal(int):
    def __eq__(self, _other: object) -> bool:
        return True

    __hash__ = int.__hash__


def test_nothing_else_crosses() -> None:
    for value in (Equal(3), object(), [Equal(3)], {1: print}):
        with pytest.raises(NotPlainError):
            encode(value)


def test_values_and_functions_are_reached(trainee: Trainee) -> None:
    trainee.run("a", "total = 3\ndef double(x):\n    print('vu')\n    return 2 * x")
    found = trainee.look(["total", "double", "rien"])
    assert found["total"] == 3
    assert found["double"](21) == 42
    assert "rien" not in found


def test_changes_in_place_and_errors_come_back(trainee: Trainee) -> None:
    trainee.run("a", "def ranger(x):\n    x.sort()\ndef refuser():\n    raise ValueError('non')")
    found = trainee.look(["ranger", "refuser"])
    numbers = [3, 1, 2]
    found["ranger"](numbers)
    assert numbers == [1, 2, 3]
    with pytest.raises(ValueError, match="non"):
        found["refuser"]()


def test_the_tests_own_data_and_loops_are_out_of_reach(trainee: Trainee) -> None:
    source = "def vider(x):\n    x.clear()\n    return 0\ndef fin(x):\n    raise StopIteration"
    trainee.run("a", source)
    found = trainee.look(["vider", "fin"])
    space: dict[str, object] = {"shared": [1, 2]}
    with untouched(space) as trainee.shared:
        assert found["vider"](space["shared"]) == 0
        assert space["shared"] == [1, 2]
    with pytest.raises(RuntimeError):
        list(map(found["fin"], [1]))


def test_only_what_the_author_left_open_is_asked_for() -> None:
    test = "def verifie(x):\n    return total(x) == aide\nassert verifie([one for one in [1]])"
    assert missing_names(test, {"aide": 1}) == {"total"}


FORBIDDEN = {
    "read a password file": "open('/etc/passwd').read()",
    "read this test": f"open({str(Path(__file__).resolve())!r}).read()",
    "read the processes": "open('/proc/1/environ').read()",
    "list the home folder": f"import os; os.listdir({str(Path.home())!r} + '/..')[40:] or 1 / 0",
    "write where Python lives": "open('/usr/essai', 'w')",
    "write at the root": "open('/essai', 'w')",
    "reach the network": "import socket; socket.create_connection(('127.0.0.1', 22), 1)",
    "mount": "import ctypes; assert not ctypes.CDLL(None).mount(b'x', b'/scratch', b'tmpfs', 0, 0)",
    "divide again": "import ctypes; assert not ctypes.CDLL(None).unshare(0x10000000)",
    "divide by cloning": "import ctypes\nassert ctypes.CDLL(None).syscall(56, 0x10000011, 0) >= 0",
    "open any socket": "import socket; socket.socket(socket.AF_UNIX)",
    "watch a process": "import ctypes; assert not ctypes.CDLL(None).ptrace(0, 0, 0, 0)",
    "see the grader": f"import os; os.kill({os.getpid()}, 0)",
    "kill everybody": "import os, signal; os.kill(2, 9)",
    "write a big file": "open('gros', 'wb').write(bytes(32_000_000))",
    "fill the memory": "bytes(3_000_000_000)",
    "become root": "import os; os.setuid(0)",
}


@pytest.mark.parametrize("source", FORBIDDEN.values(), ids=FORBIDDEN)
def test_trainees_code_cannot(trainee: Trainee, source: str) -> None:
    assert "Error" in outcome(trainee, source)


def test_the_environment_is_bare(trainee: Trainee) -> None:
    shown = outcome(trainee, "import os; sorted(os.environ)")
    assert shown == "['HOME', 'LANG', 'TMPDIR']"
    assert outcome(trainee, "import os; (os.getuid() == 0, os.getpid())") == "(False, 1)"
    read = "import ctypes\nsets = (ctypes.c_uint32 * 6)()\n"
    read += "ctypes.CDLL(None).capget((ctypes.c_uint32 * 2)(0x20080522, 0), sets)\nlist(sets)"
    assert outcome(trainee, read) == "[0, 0, 0, 0, 0, 0]"


def test_a_small_scratch_folder_is_given_with_the_files(trainee: Trainee) -> None:
    trainee.put("données.csv", b"a;b")
    assert outcome(trainee, "open('données.csv').read()") == "'a;b'"
    assert outcome(trainee, "open('note', 'w').write('x')") == "1"


def test_honest_code_is_not_hindered(trainee: Trainee) -> None:
    source = "import threading\nseen = []\none = threading.Thread(target=seen.append, args=(1,))\n"
    assert outcome(trainee, source + "one.start()\none.join()\nseen") == "[1]"
    assert outcome(trainee, "import decimal, csv, sqlite3, hashlib; 'prêt'") == "'prêt'"


def test_each_submission_starts_afresh(nursery: Nursery) -> None:
    first = nursery.start()
    outcome(first, "import math; math.pi = 3; open('/scratch/laisse', 'w').write('x')")
    first.close()
    second = nursery.start()
    assert outcome(second, "import math, os; (math.pi > 3, os.listdir('/scratch'))") == "(True, [])"
    second.close()


@pytest.mark.parametrize(
    "source",
    [
        "import os; os._exit(0)",
        "import os; os.kill(os.getpid(), 9)",
        "import os; os.close(3)",
        "import socket; socket.socket(fileno=3).close()",
        "import sys; sys.exit()",
        "raise SystemExit",
    ],
)
def test_leaving_gains_nothing(nursery: Nursery, source: str) -> None:
    one = nursery.start()
    one.run("a", source)
    one.run("b", "total = 18")
    try:
        found = one.look(["total"])
    except Gone:
        found = {}
    assert found in ({}, {"total": 18})
    one.close()
    with contextlib.closing(nursery.start()) as after:
        assert outcome(after, "1 + 1") == "2"


def test_nothing_it_starts_survives(nursery: Nursery) -> None:
    one = nursery.start()
    shown = outcome(
        one,
        "import os, time\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    while True: time.sleep(1)\n"
        "import ctypes; ctypes.CDLL(None).prctl(1, 0, 0, 0, 0)",
    )
    assert "Error" not in shown
    before = survivors(nursery)
    assert before >= 2
    one.close()
    nursery.start().close()
    assert survivors(nursery) == 0


def survivors(nursery: Nursery) -> int:
    """Count the processes below the warm one (itself left out)."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if status[0] != "Z":
            parents[int(folder.name)] = int(status[1])
    below = {nursery.process.pid}
    for _ in range(5):
        below |= {pid for pid, parent in parents.items() if parent in below}
    return len(below) - 1


def test_an_endless_loop_is_stopped(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "PATIENCE", 1)
    one = nursery.start()
    one.run("a", "while True:\n    try:\n        while True: pass\n    except BaseException: pass")
    with pytest.raises(Gone, match="délai dépassé"):
        one.look(["x"])
    one.close()


def test_many_processes_share_one_limit_of_memory(nursery: Nursery) -> None:
    one = nursery.start()
    code = (
        "import os, time\n"
        "os.write(3, b'\\0')\n"  # an answer begun does not look away
        "for _ in range(40):\n"
        "    if os.fork() == 0:\n"
        "        x = b'x' * 150_000_000\n"
        "        time.sleep(60)\n"
        "time.sleep(8)"
    )
    one.run("a", code)
    with pytest.raises(Gone, match="trop de mémoire en tout"):
        one.look(["x"])
    one.close()
    assert survivors(nursery) == 0


def test_a_forged_answer_is_only_data(trainee: Trainee) -> None:
    """Code that writes on the channel itself can but spoil its own marks."""
    trainee.run(
        "a",
        "import struct, os\nos.write(3, struct.pack('>I', 2**32 - 1))",
    )
    with pytest.raises(Gone):
        trainee.look(["x"])


def test_where_isolation_is_impossible_it_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "supported", lambda: False)
    with pytest.raises(TrousseError, match="sans-isolement"):
        Nursery()
    anyway = Nursery(isolated=False)
    with contextlib.closing(anyway.start()) as one:
        assert outcome(one, "1 + 1") == "2"
    anyway.close()


def test_the_warm_process_dies_with_the_grader(nursery: Nursery) -> None:
    other = Nursery()
    one = other.start()
    other.channel.close()
    assert other.process.wait(timeout=10) == 0
    one.channel.close()
