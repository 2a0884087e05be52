"""Refuse a trainee's process the system calls it has no use for and an attacker has.

A small seccomp filter: the calls that divide or rebuild namespaces, watch other processes, load
code in the kernel or are known doors into it answer « not permitted ».
"""

import ctypes
import errno
import os
import platform
import struct

_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_REFUSED = {  # call: (x86_64, aarch64)
    "socket": (41, 198),  # pairs stay allowed: asyncio needs one
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_getfd": (438, 438),
    "memfd_create": (319, 279),  # memory no process is seen to hold
    "shmget": (29, 194),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "open_by_handle_at": (304, 265),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "kexec_load": (246, 104),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsmount": (432, 432),
    "mount_setattr": (442, 442),
}
_CLONE = {"x86_64": 56, "aarch64": 220}
_CLONE3 = 435
_NEWUSER, _X32 = 0x10000000, 0x40000000
_LOAD, _EQUAL, _ABOVE, _ANY, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_NUMBER, _ARCHITECTURE, _FIRST = 0, 4, 16
_SET_SECCOMP, _FILTER = 22, 2


def program(machine: str) -> bytes:
    """Return the filter for a machine, as the kernel's small programs are written."""
    place = 0 if machine == "x86_64" else 1
    refuse, absent = _ERRNO | errno.EPERM, _ERRNO | errno.ENOSYS
    steps = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, _ARCHITECTURES[machine]),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_ABOVE, 0, 1, _X32),
        (_RETURN, 0, 0, refuse),
    ]
    for numbers in _REFUSED.values():
        steps += [(_EQUAL, 0, 1, numbers[place]), (_RETURN, 0, 0, refuse)]
    # clone3 hides its flags in memory: said to be absent, the C library then calls clone.
    steps += [(_EQUAL, 0, 1, _CLONE3), (_RETURN, 0, 0, absent)]
    steps += [(_EQUAL, 0, 3, _CLONE[machine]), (_LOAD, 0, 0, _FIRST), (_ANY, 0, 1, _NEWUSER)]
    steps += [(_RETURN, 0, 0, refuse), (_RETURN, 0, 0, _ALLOW)]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)


def install() -> None:
    """Put the filter on this process and all it will start, for ever.

    Raises:
        OSError: the system refuses.
    """
    code = program(platform.machine())
    held = ctypes.create_string_buffer(code, len(code))

    class Filter(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("steps", ctypes.c_void_p)]

    described = Filter(len(code) // 8, ctypes.addressof(held))
    libc = ctypes.CDLL(None, use_errno=True)
    arguments = [ctypes.c_ulong(_FILTER), ctypes.byref(described), ctypes.c_ulong(0)]
    if libc.prctl(_SET_SECCOMP, *arguments, ctypes.c_ulong(0)) != 0:
        code_ = ctypes.get_errno()
        raise OSError(code_, os.strerror(code_))
