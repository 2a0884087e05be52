"""Watch how much memory a trainee's processes hold together: the kernel's limit is for each."""

from pathlib import Path

MAX_TOTAL = 2_000_000_000
"""Bytes that all the processes of one submission may hold at a time."""
_HELD = ("RssAnon:", "RssShmem:")


def held_below(root: int) -> int:
    """Return the bytes of memory that the descendants of process `root` hold (pages of files out).

    A page that a fork shares counts for each: the bound is only met sooner.
    """
    parents: dict[int, int] = {}
    held: dict[int, int] = {}
    for place in Path("/proc").glob("[0-9]*/status"):
        told = _status(place)
        number = int(place.parent.name)
        parents[number] = int(told.get("PPid:", "0"))
        held[number] = sum(int(told.get(key, "0")) for key in _HELD) * 1024
    return sum(held[one] for one in held if _descends(one, root, parents))


def _descends(one: int, root: int, parents: dict[int, int]) -> bool:
    while one := parents.get(one, 0):
        if one == root:
            return True
    return False


def _status(place: Path) -> dict[str, str]:
    try:
        lines = place.read_text("utf-8", "replace").splitlines()
    except OSError:  # ended since
        return {}
    words = (line.split() for line in lines)
    return {word[0]: word[1] for word in words if len(word) > 1}
