"""The only file that knows on which system the server runs."""

import asyncio
import contextlib
import ctypes
import os
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

WINDOWS = sys.platform == "win32"
MACOS = sys.platform == "darwin"
LINUX = sys.platform.startswith("linux")
CAN_FORK = hasattr(os, "fork") and not WINDOWS
DIES_WITH_PARENT = LINUX  # The system ends a forked kernel; elsewhere it must watch for itself.

_MEGABYTE = 2**20
_KERNEL_MEMORY = 1024 * _MEGABYTE  # Address space one kernel may add to its own data.
_KERNEL_CPU_SECONDS = 600
_MOST_FILES, _FILES_FOR_KERNELS = 2400, 400

# Linux: include/uapi/linux/{prctl,sched,landlock}.h
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446
_FS_ALL = (1 << 13) - 1  # The thirteen file rights of the first version.
_FS_READ = (1 << 0) | (1 << 2) | (1 << 3)  # Execute, read a file, read a folder.
_FS_OF_A_FILE = (1 << 0) | (1 << 1) | (1 << 2)  # Execute, write, read: all a file can give.
_FS_BIND = (1 << 5) | (1 << 9)  # Remove a file, make a socket: no look at what is there.

# Browser → its programs: a command (Linux), an application (macOS), an entry (Windows).
_BROWSERS = {
    "Firefox": ("firefox", "firefox-esr", "Firefox.app", "firefox.exe"),
    "Chromium": ("chromium", "chromium-browser", "Chromium.app"),
    "Chrome": ("google-chrome", "google-chrome-stable", "Google Chrome.app", "chrome.exe"),
    "Edge": ("microsoft-edge", "Microsoft Edge.app", "msedge.exe"),
    "Safari": ("Safari.app",),
}
_SECONDS_TO_ANSWER = 10


def choose_event_loop() -> None:
    """Use the loop tornado needs (Windows' default one cannot watch sockets)."""
    if sys.platform == "win32":
        asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())


def on_stop_signal(loop: asyncio.AbstractEventLoop, stop: Callable[[], None]) -> None:
    """Call `stop` in `loop` when the user presses Ctrl-C or the system ends the program."""
    signals = [signal.SIGINT, signal.SIGTERM]
    if not WINDOWS:
        signals.append(signal.SIGHUP)
    for number in signals:
        if WINDOWS:
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop))
        else:
            loop.add_signal_handler(number, stop)


def private_folder() -> str:
    """Make a folder only this account can open, with a name short enough for Unix sockets."""
    return tempfile.mkdtemp(prefix="trousse-", dir=None if WINDOWS else "/tmp")  # noqa: S108


def kernel_transport() -> str:
    """Name how kernels talk to the server: by files where that works, so that no port opens."""
    return "ipc" if CAN_FORK else "tcp"


def most_connections() -> int:
    """Return how many connections the server may hold, after asking the system for room.

    Windows watches 512 at once. Elsewhere each is an open file, and kernels need theirs.
    """
    if sys.platform == "win32":
        return 300
    import resource

    own, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MOST_FILES if most == resource.RLIM_INFINITY else min(_MOST_FILES, most)
    if own < wanted:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
            own = wanted
    return max(64, min(own, _MOST_FILES) - _FILES_FOR_KERNELS)


class ProcessWatch:
    """Know whether a process that is not our child still runs."""

    def __init__(self, pid: int) -> None:
        """Hold the process by a descriptor where there is one, so that a reused pid is not it."""
        self._pid = pid
        self._descriptor = -1
        if hasattr(os, "pidfd_open"):
            with contextlib.suppress(OSError):
                self._descriptor = os.pidfd_open(pid)

    def __del__(self) -> None:
        """Give the descriptor back."""
        if self._descriptor >= 0:
            os.close(self._descriptor)

    def alive(self) -> bool:
        """Tell whether the process runs."""
        if self._descriptor >= 0:
            return not select.select([self._descriptor], [], [], 0)[0]
        try:
            os.kill(self._pid, 0)
        except OSError:
            return False
        return True

    def wait(self) -> None:
        """Return once the process has ended."""
        if self._descriptor >= 0:
            select.select([self._descriptor], [], [])


def leave_parent() -> None:
    """Make a forked child its own process: quiet, default signals, gone when its parent goes."""
    os.setsid()
    for number in (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    silence = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(silence, descriptor)
    if LINUX:
        _libc().prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def confine(*, readable: Iterable[str], writable: Iterable[str], sockets: str) -> None:
    """Take from this process the network, the home folder and endless memory, where possible.

    Linux: no network (own network namespace), files only of Python, the system, `readable`
    and `writable` (Landlock), limits of memory and CPU. macOS: limits only. Elsewhere:
    nothing. A system that refuses one of them keeps the others.

    `sockets` is the folder where it may make sockets but not look: its neighbours' are there.
    """
    if CAN_FORK:
        _limit_resources()
    if LINUX:
        _leave_network()
        _hide_files(readable, writable, sockets)


def browsers() -> list[str]:
    """Return the names of the browsers found on this machine."""
    return [name for name, programs in _BROWSERS.items() if any(map(_has_program, programs))]


def printers() -> list[str]:
    """Return the names of the printers this machine knows."""
    command = ["lpstat", "-e"]
    if WINDOWS:
        command = ["powershell", "-NoProfile", "-Command", "(Get-Printer).Name"]
    return [line.strip() for line in _answer(command).splitlines() if line.strip()]


def firewall(port: int) -> tuple[str, str] | None:
    """Return the active firewall's name and how to let `port` through; None if none is known."""
    if WINDOWS and "ON" in _answer(["netsh", "advfirewall", "show", "currentprofile", "state"]):
        how = "autorisez Python sur les réseaux privés, dans Sécurité Windows, Pare-feu."
        return "Le pare-feu de Windows", how
    asked = "/usr/libexec/ApplicationFirewall/socketfilterfw"
    if MACOS and "enabled" in _answer([asked, "--getglobalstate"]):
        return "Le pare-feu de macOS", "autorisez Python dans Réglages, Réseau, Coupe-feu."
    for name, how in (
        ("ufw", f"ufw allow {port}/tcp"),
        ("firewalld", f"firewall-cmd --add-port={port}/tcp"),
    ):
        if LINUX and _answer(["systemctl", "is-active", name]).strip() == "active":
            return name, f"lancez « sudo {how} »."
    return None


def _has_program(name: str) -> bool:
    if sys.platform == "win32":
        import winreg

        key = rf"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\{name}"
        try:
            winreg.QueryValue(winreg.HKEY_LOCAL_MACHINE, key)
        except OSError:
            return False
        return True
    return bool(shutil.which(name)) or (Path("/Applications") / name).is_dir()


def _answer(command: list[str]) -> str:
    """Return what a program of the system says; nothing when it is not there or is slow."""
    try:
        done = subprocess.run(  # noqa: S603 - commands of this file only
            command, capture_output=True, text=True, timeout=_SECONDS_TO_ANSWER, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout


def _limit_resources() -> None:
    import resource

    for kind, most in (
        (resource.RLIMIT_DATA, _KERNEL_MEMORY),
        (resource.RLIMIT_CPU, _KERNEL_CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, most))


def _leave_network() -> None:
    if _libc().unshare(_CLONE_NEWNET) != 0:
        _libc().unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def _hide_files(readable: Iterable[str], writable: Iterable[str], sockets: str) -> None:
    libc = _libc()
    rules = ctypes.create_string_buffer(struct.pack("Q", _FS_ALL))
    ruleset = libc.syscall(_LANDLOCK_CREATE, rules, ctypes.c_size_t(8), 0)
    if ruleset < 0:
        return
    for path in {*_system_folders(), *readable}:
        _allow(ruleset, path, _FS_READ)
    for path in {os.devnull, *writable}:
        _allow(ruleset, path, _FS_ALL)
    _allow(ruleset, sockets, _FS_BIND)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.syscall(_LANDLOCK_RESTRICT, ruleset, 0)
    os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    with contextlib.suppress(OSError):
        holder = os.open(path, os.O_PATH | os.O_CLOEXEC)
        if not os.path.isdir(path):  # noqa: PTH112
            rights &= _FS_OF_A_FILE
        rule = ctypes.create_string_buffer(struct.pack("=Qi", rights, holder))
        _libc().syscall(_LANDLOCK_ADD, ruleset, 1, rule, 0)
        os.close(holder)


def _system_folders() -> Iterable[str]:
    here = {sys.prefix, sys.base_prefix, *filter(None, sys.path)}
    return {*here, "/usr", "/lib", "/lib64", "/bin", "/etc", "/proc", "/dev/urandom"}


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
