"""The warm process trainees' processes are forked from: it holds Python's libraries, no secret.

Started by the grader with an empty environment. For each submission it receives a socket and
forks; the child is set apart before any of the trainee's code runs.
"""

import contextlib
import os
import shutil
import signal
import socket
import sys
import tempfile

from trousse.grading.isolated import kernel
from trousse.grading.isolated.executor import serve
from trousse.grading.isolated.wire import send

LIBRARIES = (
    "collections",
    "csv",
    "dataclasses",
    "datetime",
    "json",
    "math",
    "random",
    "statistics",
    "trousse.grading.forms",
)


def main(handle: int, isolated: bool) -> None:
    """Serve the grader on socket `handle`: `start` with a socket, then `end`."""
    for name in LIBRARIES:
        __import__(name)
    if isolated:
        kernel.enter_world(kernel.python_folders())
    grader = socket.socket(fileno=handle)
    child = None
    while True:
        data, handles, _, _ = socket.recv_fds(grader, 1, 1)
        if not data:
            break
        if child:
            child.end()
        child = Child(grader, handles[0], isolated) if handles else None
        grader.sendall(b".")
    if child:
        child.end()


class Child:
    """The process of one submission, and the first process of the world it lives in."""

    def __init__(self, grader: socket.socket, handle: int, isolated: bool) -> None:
        """Fork it; a namespace's first process tells its number before any trainee's code runs."""
        news, told = os.pipe()
        self.scratch = "" if isolated else tempfile.mkdtemp(prefix="trousse-")
        self.pid = os.fork()
        if self.pid == 0:
            grader.close()
            os.close(news)
            _become(handle, told, self.scratch)
        os.close(handle)
        os.close(told)
        first = os.read(news, 20)
        os.close(news)
        self.first = None
        with contextlib.suppress(ProcessLookupError):
            self.first = os.pidfd_open(int(first)) if first else None

    def end(self) -> None:
        """End it and all it has started: a namespace dies with its first process."""
        if self.first is not None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.first, signal.SIGKILL)
            os.close(self.first)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        if self.scratch:
            shutil.rmtree(self.scratch, ignore_errors=True)


def _become(handle: int, told: int, scratch: str) -> None:
    """Turn this fork into the trainee's process, apart unless given a scratch; never returns."""
    try:
        os.setsid()
        os.dup2(os.open(os.devnull, os.O_RDWR), 0)
        os.dup2(0, 1)
        os.dup2(0, 2)
        channel, told = os.dup(handle), os.dup(told)
        os.dup2(channel, 3)
        os.dup2(told, 4)
        os.closerange(5, 256)
        if scratch:
            os.close(4)
            os.chdir(scratch)
        else:
            kernel.enter_cell(told=4)
        serve(socket.socket(fileno=3))
    except OSError as error:
        send(socket.socket(fileno=3), {"failed": f"{error.strerror} ({error.filename or '-'})"})
    finally:
        os._exit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2] == "isolated")
