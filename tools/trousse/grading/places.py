"""Name what an archive holds: whose each file is, and names that any system accepts."""

import re
import unicodedata
from pathlib import PurePosixPath

_MOODLE = re.compile(r"_(\d+)_assignsubmission_[a-z]+_?$")
_MOODLE_FILE = re.compile(r"(.+?)_(\d+)_assignsubmission_[a-z]+_(.+)$")
_NAME = re.compile(r"[^\w.@-]+")
_REFUSED = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def parts_of(path: str) -> tuple[str, ...]:
    """Return the folders and the name of an archive's path, none of which leads upwards."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    return tuple(part for part in parts if part not in ("..", "/")) or ("sans-nom",)


def whose(path: str, depth: int = 0) -> tuple[str, str]:
    """Return the folder of a trainee and the file name an archive's path stands for.

    `depth` counts the folders that wrap the whole archive.
    """
    parts = parts_of(path)[depth:]
    if len(parts) > 1:
        return parts[0], parts[-1]
    if found := _MOODLE_FILE.fullmatch(parts[-1]):
        return f"{found[1]}_{found[2]}_assignsubmission_file_", found[3]
    first, _, rest = parts[-1].partition("_")
    return first, rest or parts[-1]


def wrapping(paths: list[str]) -> int:
    """Count the folders around everything: an archive made again by hand has one more."""
    split = [parts_of(path) for path in paths]
    if not split or _MOODLE.search(split[0][0]):
        return 0
    wrapped = all(len(parts) > 2 and parts[0] == split[0][0] for parts in split)
    return 1 if wrapped and len({parts[:2] for parts in split}) > 1 else 0


def trainees(places: set[str]) -> dict[str, str]:
    """Name the trainee of each folder; two folders never become one person's."""
    short = {place: _safe(_MOODLE.sub("", place)) for place in places}
    folded = [name.casefold() for name in short.values()]
    long = {
        place: _safe(_MOODLE.sub(r"-\1", place)) if folded.count(name.casefold()) > 1 else name
        for place, name in short.items()
    }
    named: dict[str, str] = {}
    taken: set[str] = set()
    for place in sorted(long):
        named[place] = free(long[place], taken)
        taken.add(named[place].casefold())
    return named


def namesakes(named: dict[str, str]) -> list[str]:
    """Return the trainees whose folders bear the name of another's."""
    short = {place: _safe(_MOODLE.sub("", place)).casefold() for place in named}
    several = {name for name in short.values() if list(short.values()).count(name) > 1}
    return sorted(named[place] for place, name in short.items() if name in several)


def free(name: str, taken: set[str]) -> str:
    """Return `name`, or the same with a number when `taken` (case left out) holds it."""
    stem, dot, ending = name.rpartition(".")
    wanted, number = name, 1
    while wanted.casefold() in taken:
        number += 1
        wanted = f"{stem}-{number}{dot}{ending}" if stem else f"{name}-{number}"
    return wanted


def _safe(name: str) -> str:
    """Return a name any system accepts for a folder: letters, figures, no reserved word."""
    plain = unicodedata.normalize("NFC", name)
    clean = _NAME.sub("-", plain).strip("-.")[:80].rstrip("-.") or "sans-nom"
    return f"stagiaire-{clean}" if _RESERVED.match(clean) else clean


def file_name(name: str) -> str:
    """Return a file's name without what a system refuses, its extension kept.

    `timestamp.txt` is nbgrader's own word on when a folder came: an archive cannot speak for it.
    """
    stem, dot, ending = unicodedata.normalize("NFC", name).rpartition(".")
    if not stem:
        stem, dot, ending = ending, "", ""
    kept = _REFUSED.sub("-", stem).strip(" .")[-120:] or "fichier"
    kept += dot + re.sub(r"\W", "", ending)[:20]
    odd = _RESERVED.match(kept) or kept.casefold() == "timestamp.txt"
    return f"depot-{kept}" if odd else kept
