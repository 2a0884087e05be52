"""Take in the ZIP of an LMS drop box: one trainee a folder, or a file, nothing lost."""

import re
import zipfile
from pathlib import Path, PurePosixPath

from trousse.errors import TrousseError
from trousse.paths import Project, write_atomically

MAX_FILE = 100_000_000
MAX_TOTAL = 20_000_000_000
_MOODLE = re.compile(r"_(\d+)_assignsubmission_file_?$")
_NAME = re.compile(r"[^\w.@-]+")


def collect(project: Project, assignment: str, archive: Path) -> dict[str, list[str]]:
    """Put an archive's files under `submitted/` and return what each trainee handed in.

    The first folder of each path names the trainee (Moodle's suffix left out); a file that is in
    no folder is named by what comes before its first underscore.

    Raises:
        TrousseError: not a ZIP, empty, or too big.
    """
    course = project.build / "nbgrader"
    found: dict[str, list[str]] = {}
    try:
        with zipfile.ZipFile(archive) as box:
            entries = [one for one in box.infolist() if _is_wanted(one)]
            _check_size(archive, entries)
            for entry in entries:
                trainee, name = whose(entry.filename)
                target = course / "submitted" / trainee / assignment / name
                write_atomically(target, box.read(entry))
                found.setdefault(trainee, []).append(name)
    except (zipfile.BadZipFile, RuntimeError, OSError) as error:
        raise TrousseError(
            str(archive), f"archive illisible ({error}).", "Téléchargez-la de nouveau."
        ) from error
    return found


def whose(path: str) -> tuple[str, str]:
    """Return the trainee and the file name an archive's path stands for."""
    parts = [
        part for part in PurePosixPath(path.replace("\\", "/")).parts if part not in ("..", "/")
    ]
    name = parts[-1]
    if len(parts) > 1:
        first = _MOODLE.sub("", parts[0])
    else:
        first, _, rest = name.partition("_")
        name = rest or name
    return _NAME.sub("-", first).strip("-.") or "sans-nom", name


def _is_wanted(entry: zipfile.ZipInfo) -> bool:
    """Leave out folders, links, and what systems and Jupyter add of their own."""
    kind = (entry.external_attr >> 16) & 0o170000
    name = PurePosixPath(entry.filename).name
    own = "__MACOSX" in entry.filename or ".ipynb_checkpoints" in entry.filename
    return not entry.is_dir() and kind in (0, 0o100000) and not own and not name.startswith(".")


def _check_size(archive: Path, entries: list[zipfile.ZipInfo]) -> None:
    big = [one.filename for one in entries if one.file_size > MAX_FILE]
    if not entries or big or sum(one.file_size for one in entries) > MAX_TOTAL:
        why = f"fichier trop gros : {big[0]}" if big else "rien à prendre, ou trop gros"
        raise TrousseError(str(archive), f"{why}.", "Vérifiez ce que contient l’archive.")
