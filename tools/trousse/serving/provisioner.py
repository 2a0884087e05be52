"""Starts a learner's kernel by a fork of the warm process, through jupyter_client's own door."""

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from trousse.serving import platform

NAME = "trousse-warm"


class WarmProcess:
    """Our end of the warm process: started with the server, ended with it."""

    def __init__(self) -> None:
        """Start the process; it warms up beside us."""
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-m", "trousse.serving.warm", str(theirs.fileno())]
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C in the terminal is for the server alone.
        )
        theirs.close()
        self._socket = ours
        self._stream = ours.makefile("rwb")
        self._turn = asyncio.Lock()
        self._ready = False

    async def fork(self, request: dict[str, Any]) -> int:
        """Return the pid of a new kernel for `request` (see `trousse.serving.warm`).

        Raises:
            OSError: the warm process is gone, or could not fork.
        """
        async with self._turn:
            return await asyncio.to_thread(self._ask, request)

    def close(self) -> None:
        """End the warm process, and with it the kernels that are left."""
        self._stream.close()
        self._socket.close()
        self._process.terminate()
        self._process.wait(10)

    def _ask(self, request: dict[str, Any]) -> int:
        if not self._ready:
            self._read()
            self._ready = True
        self._stream.write(json.dumps(request).encode() + b"\n")
        self._stream.flush()
        return int(self._read()["pid"])

    def _read(self) -> dict[str, Any]:
        line = self._stream.readline()
        if not line:
            raise ConnectionError("the warm process has ended")
        answer: dict[str, Any] = json.loads(line)
        return answer


class ForkedKernel:
    """A kernel that is not our child, seen as `subprocess.Popen` shows one."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        """Watch `pid`."""
        self.pid = pid
        self._watch = platform.ProcessWatch(pid)

    def poll(self) -> int | None:
        """Return None while the kernel runs, else 0 (its status is not ours to read)."""
        return None if self._watch.alive() else 0

    def wait(self) -> int:
        """Return once the kernel has ended."""
        self._watch.wait()
        return 0

    def send_signal(self, number: int) -> None:
        """Send a signal to the kernel, if it still runs."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the kernel."""
        self.send_signal(signal.SIGKILL)


class WarmProvisioner(LocalProvisioner):
    """Fork the warm process where there is one; otherwise start a program, as usual."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Start the kernel and return its connection information."""
        learners: Any = self.parent.parent  # type: ignore[union-attr]
        warm: WarmProcess | None = learners.warm
        if warm is None:
            return await super().launch_kernel(cmd, **kwargs)
        try:
            pid = await warm.fork(self._request(**kwargs))
        except OSError:  # The warm process is gone: slower kernels are better than none.
            learners.warm = None
            return await super().launch_kernel(cmd, **kwargs)
        self.process = ForkedKernel(pid)  # type: ignore[assignment]
        self.pid = self.pgid = pid
        return self.connection_info

    def _request(self, **kwargs: Any) -> dict[str, Any]:
        connection_file = str(self.parent.connection_file)  # type: ignore[union-attr]
        home = kwargs["env"]["HOME"]
        return {
            "connection_file": connection_file,
            "cwd": kwargs["cwd"],
            "env": kwargs["env"],
            "confine": {
                "readable": [kwargs["cwd"]],
                "writable": [home, connection_file],
                "sockets": str(Path(connection_file).parent),
            },
        }


def register() -> None:
    """Make the provisioner known to jupyter_client for this program."""
    door = EntryPoint(NAME, f"{__name__}:WarmProvisioner", KernelProvisionerFactory.GROUP_NAME)
    KernelProvisionerFactory.provisioners[NAME] = door
