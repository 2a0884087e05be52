"""Take in the ZIP of an LMS drop box: one trainee a folder, or a file, nothing lost."""

import io
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from trousse.errors import TrousseError
from trousse.grading.forms.text import printable
from trousse.grading.places import (
    file_name,
    free,
    namesakes,
    parts_of,
    trainees,
    whose,
    wrapping,
)
from trousse.paths import Project, write_atomically

MAX_FILE = 100_000_000
MAX_PERSON = 300_000_000
REPLACED = "anciens-depots"
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
_Entry = tuple[str, zipfile.ZipInfo]


@dataclass
class Intake:
    """What an archive gave: the files of each trainee, and what could not be taken, with why."""

    files: dict[str, list[str]] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    """Trainees whose earlier files were put aside."""
    namesakes: list[str] = field(default_factory=list)
    """Trainees told apart by Moodle's number, which is another one in the next assignment."""


def collect(project: Project, assignment: str, archive: Path) -> Intake:
    """Put an archive's files under `submitted/` and return what each trainee handed in.

    The first folder of each path names the trainee (Moodle's suffix left out, unless two people
    bear one name); a file that is in no folder is named by what comes before its first underscore.
    A file that cannot be read is said and stops nobody. What a trainee had handed in before is
    kept under `anciens-depots/`.

    Raises:
        TrousseError: not a ZIP, nothing in it to take, or a full disk.
    """
    intake = Intake()
    try:
        with zipfile.ZipFile(archive) as box:
            places = _places(box)
            named = trainees(set(places))
            intake.namesakes = namesakes(named)
            for place, trainee in sorted(named.items()):
                contents = _contents(box, places[place], intake)
                intake.files[trainee] = sorted(contents)
                _keep(project.build / "nbgrader", trainee, assignment, contents, intake)
    except (zipfile.BadZipFile, OSError) as error:
        raise TrousseError(
            str(archive), f"archive illisible ({error}).", "Téléchargez-la de nouveau."
        ) from error
    if not intake.files:
        raise TrousseError(str(archive), "rien à prendre.", "Vérifiez ce que contient l’archive.")
    return intake


def _places(box: zipfile.ZipFile) -> dict[str, list[_Entry]]:
    """Return the wanted files of each folder: name and entry."""
    entries = [one for one in box.infolist() if _is_wanted(one)]
    depth = wrapping([one.filename for one in entries])
    places: dict[str, list[_Entry]] = {}
    for entry in entries:
        place, name = whose(entry.filename, depth)
        places.setdefault(place, []).append((name, entry))
    return places


def _contents(box: zipfile.ZipFile, entries: list[_Entry], intake: Intake) -> dict[str, bytes]:
    """Read one trainee's files; two files of one name are both kept."""
    contents: dict[str, bytes] = {}
    for name, entry in entries:
        try:
            read = _read(box, name, entry, MAX_PERSON - sum(map(len, contents.values())))
        except _UNREADABLE as error:
            why = f"{printable(str(error))} : demandez un nouveau dépôt."
            intake.left.append(f"{printable(entry.filename)} : {why}")
            continue
        for inner, data in read:
            wanted = file_name(inner)
            if contents.get(wanted) != data:
                contents[free(wanted, {one.casefold() for one in contents})] = data
    return contents


def _read(
    box: zipfile.ZipFile, name: str, entry: zipfile.ZipInfo, room: int
) -> list[tuple[str, bytes]]:
    """Read an entry, or what the ZIP that a trainee made of their folder holds.

    `room` is what their folder may still take, in bytes.

    Raises:
        ValueError: too big; other errors when the data are spoilt.
    """
    if entry.file_size > min(MAX_FILE, room):
        raise ValueError(f"fichier trop gros ({entry.file_size // 1_000_000} Mo)")
    data = box.read(entry)
    if not name.lower().endswith(".zip"):
        return [(name, data)]
    with zipfile.ZipFile(io.BytesIO(data)) as inner:
        return list(_unpacked(inner, room))


def _unpacked(box: zipfile.ZipFile, room: int) -> Iterator[tuple[str, bytes]]:
    entries = [one for one in box.infolist() if _is_wanted(one)]
    if sum(one.file_size for one in entries) > room:
        raise ValueError("contenu trop gros")
    for one in entries:
        yield parts_of(one.filename)[-1], box.read(one)


def _keep(
    course: Path, trainee: str, assignment: str, contents: dict[str, bytes], intake: Intake
) -> None:
    """Write one trainee's files; what was there before and differs is put aside."""
    target = course / "submitted" / trainee / assignment
    if contents and target.is_dir() and _differs(target, contents):
        _put_aside(course / REPLACED / trainee, target)
        intake.replaced.append(trainee)
    target.mkdir(parents=True, exist_ok=True)  # an empty hand-in is one, and is told when graded
    for name, data in contents.items():
        write_atomically(target / name, data)


def _differs(target: Path, contents: dict[str, bytes]) -> bool:
    own = {one.name: one for one in target.iterdir() if one.is_file()}
    if set(own) != set(contents):
        return bool(own)
    return any(own[name].read_bytes() != data for name, data in contents.items())


def _put_aside(folder: Path, target: Path) -> None:
    number = 1
    while (place := folder / f"{target.name}-{number}").exists():
        number += 1
    folder.mkdir(parents=True, exist_ok=True)
    shutil.move(target, place)


def _is_wanted(entry: zipfile.ZipInfo) -> bool:
    """Leave out folders, links, and what systems and Jupyter add of their own."""
    kind = (entry.external_attr >> 16) & 0o170000
    own = "__MACOSX" in entry.filename or ".ipynb_checkpoints" in entry.filename
    plain = not entry.is_dir() and kind in (0, 0o100000)
    return plain and not own and not parts_of(entry.filename)[-1].startswith(".")
