"""Where things live in a Trousse project, and how files are written safely."""

import errno
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from trousse.errors import TrousseError, explain

_ROOMS = ("curriculum", "workshops", "exercises")


@dataclass(frozen=True)
class Project:
    """A checkout: the root folder and the rooms inside it."""

    root: Path

    @property
    def curriculum(self) -> Path:
        """What is taught to advisers."""
        return self.root / "curriculum"

    @property
    def workshops(self) -> Path:
        """The workshop kits."""
        return self.root / "workshops"

    @property
    def exercises(self) -> Path:
        """The learner exercises."""
        return self.root / "exercises"

    @property
    def site(self) -> Path:
        """The resource centre's own pages and assets (source, never output)."""
        return self.root / "site"

    @property
    def build(self) -> Path:
        """Everything generated."""
        return self.root / "build"

    def relative(self, path: Path) -> str:
        """Return `path` as authors know it: from the root, with forward slashes."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()


def find_project(start: Path | None = None) -> Project:
    """Find the project that holds `start` (default: the current folder).

    Raises:
        TrousseError: no folder above holds curriculum/, workshops/ and exercises/.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if all((folder / room).is_dir() for room in _ROOMS):
            return Project(folder)
    raise TrousseError(
        str(here),
        "ce dossier n’est pas un projet Trousse (curriculum/, workshops/ et exercises/ manquent).",
        "Placez-vous dans le dossier du projet, ou donnez-le avec --root.",
    )


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write `content` so that a reader sees the old file or the new one, never half of it.

    Raises:
        TrousseError: the folder is read-only, the disk is full, or the path cannot be made.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as error:
        raise explain(error, str(path)) from error


def write_folder(folder: Path, contents: Mapping[Path, str | bytes]) -> None:
    """Write a whole new folder, or nothing: it appears at once, with all its files.

    `contents` maps absolute paths inside `folder` to what they hold.

    Raises:
        TrousseError: something bears this name already, or the disk refuses.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".nouveau-") as bench:
            made = Path(bench) / folder.name
            made.mkdir()
            for path, content in contents.items():
                write_atomically(made / path.relative_to(folder), content)
            if folder.exists():
                raise FileExistsError(errno.EEXIST, "exists", str(folder))
            made.rename(folder)
    except OSError as error:
        raise explain(error, str(folder)) from error


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    return 0o644
