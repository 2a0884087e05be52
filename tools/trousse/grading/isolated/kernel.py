"""The Linux calls that set a process apart: namespaces, a bare root, no rights, limits.

A grader that runs as root gives the trainee's process a user who owns nothing; anybody else gets a
user namespace of their own. What either sees is a new root that holds Python and a scratch folder.
"""

import ctypes
import os
import platform
import resource
import sys
from collections.abc import Iterable
from pathlib import Path

from trousse.grading.isolated import seccomp

UNUSED = 60578
"""The first of 600 user numbers that systems give to nobody."""
SCRATCH_BYTES = 16_000_000
_NEWNS, _NEWUTS, _NEWIPC, _NEWUSER = 0x20000, 0x4000000, 0x8000000, 0x10000000
_NEWPID, _NEWNET = 0x20000000, 0x40000000
_RDONLY, _NOSUID, _NODEV, _REMOUNT, _BIND, _REC = 1, 2, 4, 32, 4096, 16384
_PRIVATE, _DETACH = 1 << 18, 2
_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_PDEATHSIG, _NO_NEW_PRIVS, _CAPBSET_DROP = 1, 38, 24
_LIMITS = {
    "RLIMIT_AS": 1_500_000_000,
    "RLIMIT_CPU": 120,
    "RLIMIT_FSIZE": SCRATCH_BYTES,
    "RLIMIT_NOFILE": 64,
    "RLIMIT_NPROC": 64,
    "RLIMIT_CORE": 0,
}


def supported() -> bool:
    """Tell whether this system can set a process apart (tried in a child)."""
    if sys.platform != "linux" or platform.machine() not in _PIVOT_ROOT:
        return False
    child = os.fork()
    if child == 0:
        try:
            enter_world(python_folders())
            _check(_libc().unshare(_NEWPID | _NEWNS | _NEWIPC))
            _mount("tmpfs", "/scratch", "tmpfs")
            os._exit(0)
        except BaseException:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def enter_world(visible: Iterable[Path]) -> None:
    """Leave this system for one that holds only `visible`, read-only: no network, no other file.

    For the process every trainee's process is forked from; it keeps the rights to divide again.

    Raises:
        OSError: the system refuses.
    """
    user, group = os.getuid(), os.getgid()
    alone = 0 if user == 0 else _NEWUSER
    _check(_libc().unshare(alone | _NEWNS | _NEWNET | _NEWIPC | _NEWUTS))
    _map_user(user, group)
    _bare_root([path for path in visible if path.exists()])
    os.environ.clear()
    os.environ |= {"HOME": "/scratch", "TMPDIR": "/scratch", "LANG": "C.UTF-8"}


def enter_cell(told: int) -> None:
    """Set this process apart inside that world, for ever, without rights and with limits.

    The caller goes on as the first process of its own namespace, whose number outside is written
    to the descriptor `told`, which is closed. It lands in an empty scratch folder.

    Raises:
        OSError: the system refuses.
    """
    _check(_libc().unshare(_NEWPID | _NEWNS | _NEWIPC))
    user = UNUSED + os.getpid() % 600
    _follow_parent()
    _into_child(told)
    size = f"size={SCRATCH_BYTES},mode=777"
    _mount("tmpfs", "/scratch", "tmpfs", _NOSUID | _NODEV, size)
    os.chdir("/scratch")
    _without_rights(user)
    for name, limit in _LIMITS.items():
        resource.setrlimit(getattr(resource, name), (limit, limit))
    seccomp.install()


def _map_user(user: int, group: int) -> None:
    if user == 0:
        return
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1")


def _follow_parent() -> None:
    """Die with the process that started this one."""
    _check(_libc().prctl(_PDEATHSIG, 9, 0, 0, 0))
    if os.getppid() == 1:
        os._exit(1)


def _into_child(told: int) -> None:
    """Go on as the first process of the new namespace; the former tells its number and waits."""
    child = os.fork()
    if child:
        os.write(told, str(child).encode())
        os.close(told)
        os.close(3)
        os._exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) & 0xFF)
    os.close(told)
    _check(_libc().prctl(_PDEATHSIG, 9, 0, 0, 0))


def _bare_root(visible: list[Path]) -> None:
    """Leave the real file system for one that holds only `visible`, read-only."""
    _mount("none", "/", "", _REC | _PRIVATE)
    root = Path("/tmp")  # noqa: S108 (covered by a file system of its own)
    held = [(path, os.open(path, os.O_RDONLY)) for path in visible]
    _mount("tmpfs", str(root), "tmpfs", _NOSUID | _NODEV, "size=1m,mode=755")
    for path, handle in held:
        place = root / path.relative_to("/")
        place.mkdir(parents=True, exist_ok=True)
        _mount(f"/proc/self/fd/{handle}", str(place), "", _BIND | _REC)
        fixed = _BIND | _REMOUNT | _RDONLY | _NOSUID | _NODEV
        _mount("none", str(place), "", fixed | _kept_flags(place))
        os.close(handle)
    for name in ("lib", "lib64"):
        if Path("/", name).is_symlink():
            (root / name).symlink_to(Path("/", name).readlink())
    _devices(root)
    for name in ("scratch", "old"):
        (root / name).mkdir()
    _pivot(root)


def _kept_flags(place: Path) -> int:
    """Return the mount's own flags that an unprivileged user may not take away."""
    have = os.statvfs(place).f_flag
    pairs = {os.ST_NOEXEC: 8, os.ST_NOATIME: 1 << 10, os.ST_NODIRATIME: 1 << 11}
    pairs[os.ST_RELATIME] = 1 << 21
    return sum(flag for seen, flag in pairs.items() if have & seen)


def _devices(root: Path) -> None:
    (root / "dev").mkdir()
    for name in ("null", "zero", "urandom"):
        (root / "dev" / name).touch()
        _mount(f"/dev/{name}", str(root / "dev" / name), "", _BIND)


def _pivot(root: Path) -> None:
    number = _PIVOT_ROOT[platform.machine()]
    _check(_libc().syscall(number, os.fsencode(root), os.fsencode(root / "old")))
    os.chdir("/")
    _check(_libc().umount2(b"/old", _DETACH))
    _mount("none", "/", "", _BIND | _REMOUNT | _RDONLY | _NOSUID | _NODEV)


def _without_rights(user: int) -> None:
    """Drop every capability, and root for `user`; nothing started later can gain any.

    The limit on processes counts a user's: each submission has its own, or the threads of one
    would be refused for the processes of another.
    """
    libc = _libc()
    for capability in range(64):
        libc.prctl(_CAPBSET_DROP, capability, 0, 0, 0)
    if os.getuid() == 0:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    _check(libc.capset(header, (ctypes.c_uint32 * 6)()))
    _check(libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0))
    _check(libc.prctl(_PDEATHSIG, 9, 0, 0, 0))


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _mount(source: str, target: str, kind: str, flags: int = 0, data: str = "") -> None:
    arguments = [os.fsencode(one) for one in (source, target, kind)]
    _check(_libc().mount(*arguments, ctypes.c_ulong(flags), os.fsencode(data)))


def _check(result: int) -> None:
    if result != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


def python_folders() -> list[Path]:
    """Return the folders Python needs to import anything, resolved and without doubles."""
    named = [sys.prefix, sys.base_prefix, "/usr", "/lib", "/lib64", *sys.path]
    found = {Path(one).resolve() for one in named if one and Path(one).is_dir()}
    kept = sorted(found - {Path("/")}, key=lambda path: len(path.parts))
    return [p for p in kept if not any(q in p.parents for q in kept)]
